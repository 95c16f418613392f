from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from player.notices.rotation import Rotation, Shown
from player.screen.memory import KEEP_EVERY_S, ROTATION_EVERY_S, Glass, Memory
from tests.edges.screen.pictures import RED, PictureStore


def glass(store: PictureStore, key: str = "a") -> Glass:
    return Glass((160, 90), 0, "Europe/Stockholm", page=store.page(key, RED))


def turned(turns: int) -> Rotation:
    return Rotation(turns=turns, shown=(Shown("p.n", turns - 1, "sv"),))


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def test_what_was_shown_is_known_to_the_next_player_even_after_a_kill(tmp_path: Path, store: PictureStore) -> None:
    Memory(tmp_path / "fast", tmp_path / "slow", "hamneda").note_glass(glass(store))
    assert Memory(tmp_path / "fast", tmp_path / "slow", "hamneda").glass() == glass(store)


def test_after_a_reboot_what_was_brought_to_the_card_is_known(tmp_path: Path, store: PictureStore) -> None:
    memory = Memory(tmp_path / "fast", tmp_path / "slow", "hamneda")
    memory.note_glass(glass(store))
    memory.note_rotation(turned(7), 0.0)
    memory.note_floor(datetime(2027, 3, 1, tzinfo=UTC))
    memory.close()
    after = Memory(tmp_path / "empty", tmp_path / "slow", "hamneda")
    assert after.glass() == glass(store)
    assert after.rotation() == turned(7)
    assert after.floor() == datetime(2027, 3, 1, tzinfo=UTC)


def test_sites_do_not_remember_each_other_s_pictures(tmp_path: Path, store: PictureStore) -> None:
    Memory(tmp_path / "fast", tmp_path / "slow", "hamneda").note_glass(glass(store))
    assert Memory(tmp_path / "fast", tmp_path / "slow", "lidhult").glass() is None


def test_the_card_is_written_to_no_more_often_than_it_may(tmp_path: Path, store: PictureStore) -> None:
    memory = Memory(tmp_path / "fast", tmp_path / "slow", "hamneda")
    versions = []
    for second in range(0, 7200, 5):
        memory.note_glass(glass(store, f"k{second}"))
        memory.keep(float(second))
        now = files(tmp_path / "slow")
        if now and (not versions or now != versions[-1]):
            versions.append(now)
    assert len(versions) == 7200 // KEEP_EVERY_S - 1


def test_what_has_not_changed_is_not_written_to_the_card_again(tmp_path: Path, store: PictureStore) -> None:
    memory = Memory(tmp_path / "fast", tmp_path / "slow", "hamneda")
    memory.note_glass(glass(store))
    memory.keep(0.0)
    memory.keep(KEEP_EVERY_S)
    (tmp_path / "slow" / "hamneda-memory.json").unlink()
    memory.keep(2 * KEEP_EVERY_S)
    assert not (tmp_path / "slow" / "hamneda-memory.json").exists()


def test_the_card_is_written_to_once_for_all_that_is_remembered(tmp_path: Path, store: PictureStore) -> None:
    memory = Memory(tmp_path / "fast", tmp_path / "slow", "hamneda")
    memory.note_glass(glass(store))
    memory.note_rotation(turned(7), 0.0)
    memory.note_floor(datetime(2027, 3, 1, tzinfo=UTC))
    memory.close()
    assert list(files(tmp_path / "slow")) == ["hamneda-memory.json"]


def test_what_was_not_noted_since_a_start_stays_on_the_card(tmp_path: Path, store: PictureStore) -> None:
    before = Memory(tmp_path / "fast", tmp_path / "slow", "hamneda")
    before.note_rotation(turned(7), 0.0)
    before.note_floor(datetime(2027, 3, 1, tzinfo=UTC))
    before.close()
    after = Memory(tmp_path / "after a reboot", tmp_path / "slow", "hamneda")
    after.note_glass(glass(store))
    after.close()
    last = Memory(tmp_path / "after another", tmp_path / "slow", "hamneda")
    assert (last.rotation(), last.floor()) == (turned(7), datetime(2027, 3, 1, tzinfo=UTC))


def test_the_rotation_is_noted_now_and_then(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "fast", tmp_path / "slow", "hamneda")
    memory.note_rotation(turned(1), 0.0)
    memory.note_rotation(turned(2), ROTATION_EVERY_S - 1)
    assert memory.rotation() == turned(1)
    memory.note_rotation(turned(3), ROTATION_EVERY_S)
    assert memory.rotation() == turned(3)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"page": 3}', b'{"glass": 3, "clock": []}', b"\xff\xfe", b"[" * 100_000]
)
def test_memory_that_cannot_be_read_is_no_memory(tmp_path: Path, content: bytes) -> None:
    for folder in ("fast", "slow"):
        (tmp_path / folder).mkdir()
        for name in ("glass", "rotation", "clock", "memory"):
            (tmp_path / folder / f"hamneda-{name}.json").write_bytes(content)
    memory = Memory(tmp_path / "fast", tmp_path / "slow", "hamneda")
    assert memory.glass() is None
    assert memory.rotation() == Rotation()
    assert memory.floor() is None


def test_a_disk_that_takes_nothing_costs_one_line_in_the_log(
    tmp_path: Path, store: PictureStore, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "fast").write_text("a file where the folder should be")
    memory = Memory(tmp_path / "fast", tmp_path / "fast", "hamneda")
    with caplog.at_level(logging.WARNING):
        memory.note_glass(glass(store))
        memory.note_glass(glass(store))
        memory.close()
    assert len(caplog.records) == 1
