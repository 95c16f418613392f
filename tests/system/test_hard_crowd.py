"""Ten thousand files in a folder: nothing is lost on the way to the screen, and no program grows with them."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from player.cache.programme import load_programme
from player.publish.survey import RECEIPT
from tests.hard.commands import bytavla, command, environment
from tests.hard.crowd import write_archive, write_crowd
from tests.hard.entry import FOLDER, SITE
from tests.system.nginx import nginx

FILES = 10_000
VALID = 20
MOST_KB = 400_000
"""Of one process, at its highest. A board of 1 GB has room for two of them."""
SHOWN_WITHIN_S = 120
PICTURES = 4

_WITNESS = """
import pathlib, resource, subprocess, sys
code = subprocess.call(sys.argv[2:])
pathlib.Path(sys.argv[1]).write_text(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(code)
"""
"""A small program between: Linux counts to a program's peak what its starter held, and the tests hold much by then."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


@dataclass(frozen=True)
class Measured:
    """How a command ended, what it answered, and the most memory that it or a child of its held."""

    code: int
    answer: dict[str, Any]
    peak_kb: int


@dataclass(frozen=True)
class Crowd:
    home: Path
    published: Measured
    synced: Measured

    @property
    def root(self) -> Path:
        return self.home / "playlists"

    @property
    def public(self) -> Path:
        return self.home / "public"

    @property
    def cache(self) -> Path:
        return self.home / "cache-of-board"


def _measured(home: Path, *words: str | Path) -> Measured:
    answers, peak = home / "answer.json", home / "peak"
    with answers.open("wb") as out, (home / "errors").open("ab") as errors:
        watched = [sys.executable, "-c", _WITNESS, str(peak), *command(*words)]
        done = subprocess.run(watched, env=environment(home), stdout=out, stderr=errors, check=False)
    return Measured(done.returncode, json.loads(answers.read_bytes()), int(peak.read_text(encoding="ascii")))


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crowd]:
    home = tmp_path_factory.mktemp("crowd")
    write_crowd(home / "playlists", FILES)
    published = _measured(home, "publish", home / "playlists", home / "public", "--init", "--json")
    root = home / "public.private" / "root.json"
    with nginx(home / "public", home / "nginx") as server:
        words = ("sync", server.url, home / "cache-of-board", "--site", SITE, "--root", root, "--once", "--json")
        synced = _measured(home, *words)
    yield Crowd(home, published, synced)
    assert "Traceback" not in (home / "errors").read_text(encoding="utf-8")


def test_ten_thousand_notices_are_published_and_synced_and_none_is_lost(crowd: Crowd) -> None:
    assert crowd.published.code == 0
    assert len(crowd.published.answer["added"]) == FILES
    # Nothing is wrong but that no lap holds so many.
    assert {problem["code"] for problem in crowd.published.answer["problems"]} == {"crowded"}
    assert (crowd.synced.code, crowd.synced.answer["result"], crowd.synced.answer["missing"]) == (0, "updated", 0)
    assert {notice.id for notice in load_programme(crowd.cache, SITE).notices} == set(crowd.published.answer["added"])
    assert bytavla("verify", crowd.cache, home=crowd.home).code == 0
    assert max(crowd.published.peak_kb, crowd.synced.peak_kb) < MOST_KB


def test_one_more_among_ten_thousand_is_all_that_a_second_publish_brings(crowd: Crowd) -> None:
    (crowd.root / FOLDER / "En till.md").write_text("Hej.", encoding="utf-8")
    again = _measured(crowd.home, "publish", crowd.root, crowd.public, "--json")
    assert (again.answer["added"], again.answer["updated"], again.answer["removed"]) == (["blandat.en-till"], [], [])


def test_ten_thousand_notices_play(crowd: Crowd) -> None:
    """From an empty store of frames, so that every picture seen was drawn meanwhile."""
    lap = crowd.home / "lap"
    words = ("play", crowd.cache, "--site", SITE, "--offscreen", "--slides", lap)
    with subprocess.Popen(command(*words), env=environment(crowd.home), stderr=subprocess.PIPE, text=True) as player:
        try:
            ends = time.monotonic() + SHOWN_WITHIN_S
            while len(_shown(lap)) < PICTURES and time.monotonic() < ends:
                time.sleep(0.2)
            peak_kb = _peak_kb(player.pid)
        finally:
            player.send_signal(signal.SIGTERM)
            _, errors = player.communicate(timeout=60)
    assert len(_shown(lap)) >= PICTURES
    assert player.returncode == 0, errors
    assert "Traceback" not in errors
    assert peak_kb < MOST_KB


def _shown(lap: Path) -> list[str]:
    return [path.name for path in lap.glob("*.png") if "_standing" not in path.name]


def _peak_kb(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])


def test_an_archive_in_the_wrong_folder_is_told_of_file_by_file(tmp_path: Path) -> None:
    root = tmp_path / "playlists"
    wrong = write_archive(root, FILES, VALID)
    checked = _measured(tmp_path, "check", root, "--json")
    assert checked.code == 1
    assert checked.answer["notices"] == VALID
    of_files = [problem["file"] for problem in checked.answer["problems"] if problem["code"] != "crowded"]
    assert of_files == sorted(wrong)
    assert checked.peak_kb < MOST_KB


def test_an_archive_in_the_wrong_folder_keeps_nothing_good_off_the_board(tmp_path: Path) -> None:
    root, public = tmp_path / "playlists", tmp_path / "public"
    wrong = write_archive(root, FILES, VALID)
    published = _measured(tmp_path, "publish", root, public, "--init", "--json")
    assert (published.code, len(published.answer["added"])) == (1, VALID)
    receipt = (root / FOLDER / RECEIPT).read_text(encoding="utf-8")
    assert Path(wrong[0]).name in receipt
    assert published.peak_kb < MOST_KB
