"""A file counts only when it has stopped changing: what was there before stays meanwhile."""

from __future__ import annotations

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest

from player.publish.settle import Patience, Settling, is_open_for_writing
from player.publish.survey import Stamp, Survey, survey
from tests.edges.publish.desk import EDITORS, NOW, Desk

PATIENT = Patience(ordinary_s=30.0, urgent_s=0.05)
LATER = NOW + timedelta(minutes=1)


def test_a_fresh_file_waits_and_a_fresh_version_leaves_the_old_one_up(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.publish()
    desk.patience = PATIENT
    desk.write(f"{EDITORS}/Loppis.md", "Våff")
    desk.write(f"{EDITORS}/Nytt.md", "Ha")
    report = desk.publish(LATER, wait_for_stillness=False)
    assert not report.changed
    assert list(desk.seen().blobs.values()) == ["Våfflor".encode()]
    assert "PÅ VÄG (2)" in desk.receipt()
    desk.patience = Patience(0.0, 0.0)
    report = desk.publish(LATER)
    assert report.updated == ("hembygdsforeningen.loppis",)
    assert report.added == ("hembygdsforeningen.nytt",)


def test_half_a_file_that_makes_no_notice_leaves_the_old_one_up(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Auktion.md", "Auktion på lördag")
    desk.publish()
    desk.patience = PATIENT
    desk.write(f"{EDITORS}/Auktion.md", "\n")
    report = desk.publish(LATER, wait_for_stillness=False)
    assert not report.changed
    assert report.problems == ()


def test_an_urgent_notice_waits_no_longer_than_it_must(desk: Desk) -> None:
    desk.patience = PATIENT
    desk.write(f"{EDITORS}/Vatten.md", "---\nprioritet: brådskande\ntill: 2026-12-01\n---\nKoka vattnet")
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    time.sleep(0.1)
    report = desk.publish(wait_for_stillness=False)
    assert report.added == ("hembygdsforeningen.vatten",)


def test_a_publish_asked_for_by_hand_waits_for_files_to_stand_still(desk: Desk) -> None:
    desk.patience = Patience(ordinary_s=0.3, urgent_s=0.1)
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    assert desk.publish().added == ("hembygdsforeningen.loppis",)


def test_the_agenda_says_when_to_look_again(desk: Desk) -> None:
    desk.patience = PATIENT
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    with desk.publisher() as publisher:
        publisher.publish(NOW, wait_for_stillness=False, draw_s=0.0)
        assert publisher.agenda.look_again_s is not None
        assert 0.0 < publisher.agenda.look_again_s <= 30.0


def test_a_file_that_somebody_has_open_for_writing_waits(desk: Desk) -> None:
    desk.patience = Patience(ordinary_s=0.05, urgent_s=0.05)
    with (desk.folder / EDITORS / "Loppis.md").open("wb") as writer:
        writer.write(b"V")
        writer.flush()
        if not is_open_for_writing(desk.folder / EDITORS / "Loppis.md"):
            pytest.skip("this file system grants no leases")
        assert not desk.publish().added
        writer.write("åfflor".encode())
    assert desk.publish(LATER).added == ("hembygdsforeningen.loppis",)


@pytest.mark.parametrize("temporary", [".Loppis.jpg.a8XfQ2", "Loppis.jpg.part", ".syncthing.Loppis.jpg.tmp"])
def test_a_file_with_a_temporary_sibling_is_in_transfer_until_that_has_gone_stale(
    tmp_path: Path, temporary: str
) -> None:
    (tmp_path / "a").mkdir()
    for name in ("Loppis.jpg", "Bingo.jpg", temporary):
        (tmp_path / "a" / name).write_bytes(b"x")
    found = survey(tmp_path, "a")
    assert set(found.files) == {"a/Loppis.jpg", "a/Bingo.jpg"}
    assert set(Settling().in_transfer(tmp_path, found)) == {"a/Loppis.jpg"}
    later = Settling(clock=lambda: time.time() + 3600)
    assert later.in_transfer(tmp_path, found) == {}


def _one(ctime_s: float) -> Survey:
    return Survey({"a/x": Stamp(1, 0, int(ctime_s * 1e9))}, present=True)


def test_stillness_is_what_the_entrys_own_time_says() -> None:
    settling = Settling(Patience(), clock=lambda: 1000.0, monotonic=lambda: 5.0)
    assert settling.young(_one(999.0)) == {"a/x": 1.0}
    assert settling.young(_one(998.0)) == {}


def test_a_servers_clock_that_runs_ahead_does_not_keep_a_file_waiting_for_ever() -> None:
    monotonic = iter((5.0, 6.0, 7.5))
    settling = Settling(Patience(), clock=lambda: 1000.0, monotonic=lambda: next(monotonic))
    ahead = _one(5000.0)
    assert settling.young(ahead) == {"a/x": 0.0}
    assert settling.young(ahead) == {"a/x": 1.0}
    assert settling.young(ahead) == {}


def test_a_file_that_changes_begins_to_wait_anew() -> None:
    monotonic = iter((5.0, 6.5, 7.5))
    settling = Settling(Patience(), clock=lambda: 1000.0, monotonic=lambda: next(monotonic))
    settling.young(_one(5000.0))
    assert settling.young(_one(5001.0)) == {"a/x": 0.0}
    assert settling.young(_one(5001.0)) == {"a/x": 1.0}


def test_asking_whether_a_file_is_written_to_leaves_no_lease_behind(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"x")
    assert not is_open_for_writing(path)
    descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK)  # a lease still held would make this fail
    os.close(descriptor)
    assert not is_open_for_writing(tmp_path / "gone")
