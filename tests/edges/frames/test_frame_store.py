"""The store of frames: found when whole, bounded, and never losing what is on air."""

from __future__ import annotations

import dataclasses
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.errors import StorageError
from player.frames.model import Clock, Drawn, DrawnPage
from player.frames.pixels import DamagedFrameError, Pixels
from player.frames.store import FrameStore, frame_name, names_of, strip_name

DAY_S = 86_400.0
NOISE = os.urandom(1024 * 4)


def drawn(key: str, pages: int = 1, strip: str = "") -> Drawn:
    clock = Clock(strip, (1, 1), ((0, 0),), ((0, 0),)) if strip else None
    made = tuple(
        DrawnPage(page, pages, 8.0, 10, 60, (), 20.0, None, frame_name(key, page), clock=clock)
        for page in range(1, pages + 1)
    )
    return Drawn(key, "notice", "playlist", "sv", made)


def keep(store: FrameStore, value: Drawn, days_ago: float = 0.0) -> None:
    """Saves a variant whose frames weigh 4 kB each, as if it had last been used so long ago."""
    for name in names_of(value):
        if not store.has(name):
            store.put(name, Pixels(32, 32, NOISE))
    store.save(value)
    then = time.time() - days_ago * DAY_S
    for path in store.folder.glob(f"{value.key}*"):
        os.utime(path, (then, then))


def test_what_was_saved_is_found_and_read(tmp_path: Path) -> None:
    store = FrameStore(tmp_path / "frames")
    keep(store, drawn("k1", pages=2, strip=strip_name("c")))
    assert store.find("k1") == drawn("k1", pages=2, strip=strip_name("c"))
    assert bytes(store.read("k1-2.frame").rows) == NOISE
    assert store.find("k2") is None


def test_a_variant_that_cannot_be_shown_is_remembered_with_its_problems(tmp_path: Path) -> None:
    store = FrameStore(tmp_path)
    store.save(dataclasses.replace(drawn("k1"), pages=()))
    found = store.find("k1")
    assert found is not None
    assert found.pages == ()


@pytest.mark.parametrize("name", ["k1-1.frame", "k1-2.frame", "clock_c.frame"])
def test_a_variant_with_a_frame_missing_is_not_found(tmp_path: Path, name: str) -> None:
    store = FrameStore(tmp_path)
    keep(store, drawn("k1", pages=2, strip=strip_name("c")))
    (tmp_path / name).unlink()
    assert store.find("k1") is None


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 100_000, '{"key": "k1"}', '{"key": "k2"}'])
def test_a_damaged_list_of_pages_is_not_found(tmp_path: Path, text: str) -> None:
    store = FrameStore(tmp_path)
    keep(store, drawn("k1"))
    (tmp_path / "k1.json").write_text(text)
    assert store.find("k1") is None


def test_a_damaged_frame_says_so_and_after_forgetting_it_the_variant_is_not_found(tmp_path: Path) -> None:
    store = FrameStore(tmp_path)
    keep(store, drawn("k1"))
    (tmp_path / "k1-1.frame").write_bytes(b"half a frame")
    with pytest.raises(DamagedFrameError, match=r"k1-1\.frame"):
        store.read("k1-1.frame")
    store.forget("k1")
    store.forget("k1")
    assert store.find("k1") is None


@pytest.mark.parametrize("name", ["../k1-1.frame", "/etc/passwd", "k1-1.frame/..", "", "k1.json", "a\nb.frame"])
def test_names_that_lead_out_of_the_store_are_refused(tmp_path: Path, name: str) -> None:
    store = FrameStore(tmp_path / "frames")
    (tmp_path / "k1-1.frame").write_bytes(b"")
    with pytest.raises(StorageError, match="no name of a frame"):
        store.read(name)
    assert not store.has(name)


def test_a_list_that_names_frames_outside_the_store_is_not_found(tmp_path: Path) -> None:
    store = FrameStore(tmp_path / "frames")
    forged = dataclasses.replace(drawn("k1").pages[0], frame="../secret.frame")
    (tmp_path / "secret.frame").write_bytes(b"")
    store.save(dataclasses.replace(drawn("k1"), pages=(forged,)))
    assert store.find("k1") is None


def test_the_least_recently_used_go_first_and_what_is_on_air_never(tmp_path: Path) -> None:
    store = FrameStore(tmp_path, limit_bytes=14_000)
    for days, key in enumerate(["today", "yesterday", "before", "oldest"]):
        keep(store, drawn(key), days_ago=days)
    freed = store.trim({"oldest"})
    assert freed > 4096
    assert [key for key in ("today", "yesterday", "before", "oldest") if store.find(key)] == [
        "today",
        "yesterday",
        "oldest",
    ]
    assert not list(tmp_path.glob("before*"))


def test_being_found_counts_as_use(tmp_path: Path) -> None:
    store = FrameStore(tmp_path, limit_bytes=10_000)
    for key, days in (("old", 9), ("older", 10), ("new", 8)):
        keep(store, drawn(key), days_ago=days)
    assert store.find("older")
    store.trim(())
    assert store.find("older")
    assert store.find("old") is None


def test_a_second_look_on_the_same_day_writes_nothing(tmp_path: Path) -> None:
    store = FrameStore(tmp_path)
    keep(store, drawn("k1"), days_ago=0.5)
    before = (tmp_path / "k1.json").stat()
    store.find("k1")
    assert (tmp_path / "k1.json").stat().st_ctime_ns == before.st_ctime_ns


def test_the_clock_of_what_is_on_air_stays_too(tmp_path: Path) -> None:
    store = FrameStore(tmp_path, limit_bytes=1)
    keep(store, drawn("k1", strip=strip_name("used")))
    keep(store, drawn("k2", strip=strip_name("unused")))
    store.trim({"k1"})
    assert store.find("k1")
    assert {path.name for path in tmp_path.iterdir()} == {"k1.json", "k1-1.frame", "clock_used.frame"}


def test_the_leftovers_of_killed_writers_go_and_those_of_living_ones_stay(tmp_path: Path) -> None:
    store = FrameStore(tmp_path)
    for name, age_s in (("a.frame.1.tmp", 2 * 3600.0), ("b.frame.2.tmp", 1.0)):
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (time.time() - age_s,) * 2)
    assert store.trim(()) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["b.frame.2.tmp"]


def test_an_empty_and_a_missing_store_need_no_trimming(tmp_path: Path) -> None:
    assert FrameStore(tmp_path / "none").trim(()) == 0


def test_a_store_that_is_no_folder_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = FrameStore(tmp_path / "file")
    with pytest.raises(StorageError, match="cannot be made"):
        store.save(drawn("k1"))
    with pytest.raises(StorageError, match="cannot be listed"):
        store.trim(())


@given(st.lists(st.tuples(st.integers(0, 20), st.booleans()), max_size=6), st.integers(0, 30_000))
def test_trimming_ends_under_the_limit_or_with_only_what_is_on_air(
    tmp_path_factory: pytest.TempPathFactory, ages: list[tuple[int, bool]], limit_bytes: int
) -> None:
    store = FrameStore(tmp_path_factory.mktemp("frames"), limit_bytes)
    for index, (days, _) in enumerate(ages):
        keep(store, drawn(f"k{index}"), days_ago=days)
    on_air = {f"k{index}" for index, (_, kept) in enumerate(ages) if kept}
    store.trim(on_air)
    left = {path.stem for path in store.folder.glob("*.json")}
    assert on_air <= left
    if left > on_air:
        assert sum(path.stat().st_size for path in store.folder.iterdir()) <= limit_bytes
    going = {index for index in range(len(ages)) if f"k{index}" not in left}
    staying = {index for index in range(len(ages)) if f"k{index}" in left - on_air}
    assert all(ages[gone][0] >= ages[stayed][0] for gone in going for stayed in staying)
