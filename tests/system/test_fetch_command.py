"""`bytavla fetch` as a program of its own: what it fetches, what it says, and what it cannot reach."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.edges.feeds.village import document
from tests.edges.fetch.source import Source, source
from tests.edges.fetch.test_fetcher import BOARD

GOOD = document("vma_v3_alert.json")


@pytest.fixture
def here() -> Iterator[Source]:
    with source() as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path, here: Source) -> Path:
    for name in ("_board", "Kommunen", "Andra"):
        (tmp_path / "playlists" / name).mkdir(parents=True)
    (tmp_path / "playlists" / "_board" / "board.toml").write_text(BOARD)
    wanted = f'adress = "{here.url}?key=${{KEY}}"\nslag = "vma"\n'
    (tmp_path / "playlists" / "Kommunen" / "VMA.feed.toml").write_text(wanted.replace("?key=${KEY}", ""))
    return tmp_path / "playlists"


def fetch(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-m", "player", "fetch", str(folder), str(folder.parent / "feeds"), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env={"PATH": os.defpath})


def documents(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in (folder.parent / "feeds").glob("*.document")]


def test_it_fetches_what_is_due_within_its_limits(folder: Path, here: Source) -> None:
    here.answers(GOOD)
    done = fetch(folder, "--allow-inside", here.host)
    assert (done.returncode, documents(folder)) == (0, [GOOD]), done.stderr
    assert "not all its limits" not in done.stderr


def test_it_asks_nothing_of_its_own_network_unless_told_to(folder: Path, here: Source) -> None:
    here.answers(GOOD)
    done = fetch(folder)
    assert (done.returncode, documents(folder), here.asked) == (0, [], [])
    assert "127.0.0.1 (vma) cannot be fetched: inside" in done.stderr


def test_a_key_that_is_missing_is_named_and_nothing_of_an_address_is_logged(folder: Path, here: Source) -> None:
    wanted = f'adress = "{here.url}?key=${{TRAFIKLAB_KEY}}&token=hemligt"\nslag = "vma"\n'
    (folder / "Kommunen" / "VMA.feed.toml").write_text(wanted)
    done = fetch(folder, "--allow-inside", here.host)
    assert "cannot be fetched: no-secret TRAFIKLAB_KEY" in done.stderr
    assert "hemligt" not in done.stderr
    assert here.asked == []


def test_two_fetchers_do_not_work_in_one_folder(folder: Path, here: Source) -> None:
    here.answers(GOOD)
    words = [sys.executable, "-m", "player", "fetch", str(folder), str(folder.parent / "feeds"), "--watch"]
    with subprocess.Popen([*words, "--allow-inside", here.host], stderr=subprocess.DEVNULL) as first:
        try:
            while not documents(folder):
                assert first.poll() is None
            assert fetch(folder).returncode == 6
        finally:
            first.terminate()
            assert first.wait(15) == 0
