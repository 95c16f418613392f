"""The hard corpus published, synced and played: what is valid arrives, what is not is told of, and twice is as once."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from player.cache.programme import load_programme
from player.publish.survey import RECEIPT
from tests.hard.commands import Done, bytavla, command, environment
from tests.hard.corpus import entries
from tests.hard.entry import ALARM_PLAYLIST, FOLDER, FOLDERS, SITE, Entry, write
from tests.hard.names import hard_names
from tests.hard.places import Place, make_places
from tests.hard.recordings import odd_sounds
from tests.system.nginx import nginx

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

PAIRED = 3 + len(odd_sounds())
OVER = 5
"""Files in order whose day has passed: four calendars and a text."""
DRAWN_SOON_S = 300
QUIETLY = ("--json", "--no-fetch")
"""The feeds' servers do not exist, and their receipts would say since when."""


@dataclass(frozen=True)
class Published:
    """A published corpus, and what its first publish answered."""

    home: Path
    files: list[Entry]
    places: list[Place]
    first: Done

    @property
    def root(self) -> Path:
        return self.home / "playlists"

    @property
    def public(self) -> Path:
        return self.home / "public"

    def publish(self, *more: str) -> Done:
        return bytavla("publish", self.root, self.public, *QUIETLY, *more, home=self.home)

    def tree(self) -> dict[str, bytes]:
        return _files(self.public)

    def receipts(self) -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in self.root.rglob(RECEIPT)}

    def told(self) -> str:
        return "".join((self.root / folder / RECEIPT).read_text(encoding="utf-8") for folder in FOLDERS)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    home = tmp_path_factory.mktemp("hard")
    files = [*entries(), *hard_names()]
    write(home / "playlists", files)
    places = make_places(home / "playlists")
    first = bytavla("publish", home / "playlists", home / "public", "--init", *QUIETLY, home=home)
    yield Published(home, files, places, first)
    (home / "playlists" / FOLDER / "forbjuden-mapp").chmod(0o700)


def _files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_the_valid_ones_are_published_and_the_findings_are_the_exit_code(published: Published) -> None:
    assert published.first.code == 1, published.first.err
    assert "Traceback" not in published.first.err
    answer = published.first.answer
    valid = [entry for entry in published.files if entry.is_shown]
    whole = {entry.notice for entry in valid if "/hel-" in entry.path or "/udda-" in entry.path}
    assert whole <= set(answer["added"])
    assert len(whole) > 30
    assert len(answer["added"]) == len(valid) - PAIRED - OVER
    assert answer["held"] == []


def test_nothing_private_and_nothing_from_outside_is_in_the_tree(published: Published) -> None:
    tree = published.tree()
    assert not any(b"Hemligt." in data or b"root:x:" in data for data in tree.values())
    assert not any(b"Exif" in data[:100] for name, data in tree.items() if name.startswith("blobs/"))


def test_a_second_publish_changes_nothing(published: Published) -> None:
    tree, receipts = published.tree(), published.receipts()
    second = published.publish()
    assert second.code == 1, second.err
    answer = second.answer
    assert (answer["changed"], answer["version"]) == (False, published.first.answer["version"])
    assert answer["added"] == answer["updated"] == answer["removed"] == []
    assert published.tree() == tree
    assert published.receipts() == receipts


def test_the_receipts_name_every_bad_file_once_there_was_time_to_draw(published: Published) -> None:
    bad = [entry.path for entry in published.files if entry.is_told_of]
    bad += [place.path for place in published.places if place.playlist]
    names = {Path(path).name.partition("\ufffd")[0] for path in bad}
    words = command("publish", published.root, published.public, "--watch", *QUIETLY)
    # Into files: a pipe that nobody empties holds less than one answer, and the publisher would wait for its reader.
    answers, errors = published.home / "answers", published.home / "errors"
    with (
        answers.open("wb") as out,
        errors.open("wb") as err,
        subprocess.Popen(words, env=environment(published.home), stdout=out, stderr=err) as watching,
    ):
        ends = time.monotonic() + DRAWN_SOON_S
        while not answers.stat().st_size and time.monotonic() < ends:
            time.sleep(0.1)  # until it has begun to watch
        while (missing := _untold(names, published.told())) and time.monotonic() < ends:
            time.sleep(0.5)
        watching.send_signal(signal.SIGTERM)
        watching.wait(60)
    said = errors.read_text(encoding="utf-8")
    assert missing == []
    assert watching.returncode == 0, said
    assert "Traceback" not in said
    assert len(names) > 100


def _untold(names: set[str], receipts: str) -> list[str]:
    """Those that no line of what is to be done names."""
    lines = [line for line in receipts.splitlines() if line.startswith("- ") and "”" in line]
    return sorted(name for name in names if not any(name in line for line in lines))


def test_a_board_syncs_verifies_and_plays_all_of_it(published: Published) -> None:
    cache, root = published.home / "cache-of-board", Path(f"{published.public}.private") / "root.json"
    with nginx(published.public, published.home / "nginx") as server:
        words = ("sync", server.url, cache, "--site", SITE, "--root", root, "--once", "--json")
        first, second = (bytavla(*words, home=published.home) for _ in range(2))
    assert (first.code, first.answer["result"]) == (0, "updated"), first.err
    assert (second.code, second.answer["result"], second.answer["requests"]) == (0, "unchanged", 1), second.err
    assert bytavla("verify", cache, home=published.home).code == 0
    lap = published.home / "lap"
    played = bytavla("play", cache, "--site", SITE, "--offscreen", "--laps", "1", "--slides", lap, home=published.home)
    assert played.code == 0, played.err
    assert "Traceback" not in played.err
    valid = [entry for entry in published.files if entry.is_shown and entry.playlist != ALARM_PLAYLIST]
    assert len(list(lap.iterdir())) >= len(valid) - PAIRED
    here = {notice for notice in published.first.answer["added"] if not notice.startswith(f"{ALARM_PLAYLIST}.")}
    assert {notice.id for notice in load_programme(cache, SITE).notices} == here
