from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from player.notices.board import Theme
from player.notices.daily import programme_on
from player.notices.moment import Moment
from player.notices.notice import STANDING
from player.notices.programme import Programme
from player.notices.rotation import Rotation
from player.screen.drawing import LOOK_EVERY_S, Drawing
from tests.edges.screen.boards import CLUB, NEWS, START, PlainWorker, VirtualClock, notice, programme
from tests.edges.screen.pictures import PictureStore

ROOT = Path("/nowhere")
BOTH = programme(notice(NEWS, "vatten", langs=("sv", "en")), notice(CLUB, "loppis"))


class Room:
    """A drawing with its worker, put forward by hand."""

    def __init__(self, store: PictureStore) -> None:
        self.clock = VirtualClock()
        self.worker = PlainWorker(store)
        self.drawing = Drawing(store, self.worker.submit, self.clock.monotonic)

    def take(self, given: Programme) -> None:
        self.drawing.take(given, given.site, ROOT)

    def work(self) -> None:
        """Until there is nothing left to do for now."""
        self.drawing.look(Rotation(), Moment.sure(START))
        while self.drawing.is_busy:
            self.drawing.work(1.0)
            for ticket, reply in self.worker.poll():
                assert self.drawing.receive(ticket, reply)


@pytest.fixture
def room(store: PictureStore) -> Room:
    return Room(store)


def test_everything_that_is_due_is_drawn_once_the_standing_notice_first(room: Room) -> None:
    room.take(BOTH)
    room.work()
    assert room.worker.drawn[0][0] == STANDING
    assert sorted(room.worker.drawn) == sorted(
        [(STANDING, "sv"), (STANDING, "en"), ("news.vatten", "sv"), ("news.vatten", "en"), ("club.loppis", "sv")]
    )
    assert set(room.drawing.ready) == {STANDING, "news.vatten", "club.loppis"}


def test_what_is_urgent_is_drawn_right_after_the_standing_notice(room: Room) -> None:
    room.take(programme(*(notice(CLUB, f"n{i}") for i in range(5)), notice(NEWS, "vatten", urgent=True)))
    room.work()
    assert [name for name, _ in room.worker.drawn][:3] == [STANDING, STANDING, "news.vatten"]


def test_one_job_at_a_time_is_given_to_the_worker(room: Room) -> None:
    room.take(BOTH)
    room.worker.holds = True
    room.drawing.look(Rotation(), Moment.sure(START))
    for _ in range(5):
        room.drawing.work(1.0)
    assert len(room.worker.drawn) == 1


def test_what_is_in_the_store_is_not_drawn_again_also_after_a_restart(room: Room, store: PictureStore) -> None:
    room.take(BOTH)
    room.work()
    after = Room(store)
    after.take(BOTH)
    after.work()
    assert after.worker.drawn == []
    assert after.drawing.ready == room.drawing.ready


def test_a_changed_notice_alone_is_drawn_again_and_the_others_stay_ready(room: Room) -> None:
    room.take(BOTH)
    room.work()
    room.worker.drawn.clear()
    changed = replace(BOTH.notices[1], variants=(replace(BOTH.notices[1].variants[0], title="Stor loppis"),))
    room.take(replace(BOTH, notices=(BOTH.notices[0], changed)))
    assert set(room.drawing.ready) == {STANDING, "news.vatten"}
    room.work()
    assert room.worker.drawn == [("club.loppis", "sv")]


def test_at_midnight_the_standing_notice_is_drawn_anew_and_nothing_else(room: Room) -> None:
    today, tomorrow = (programme_on(BOTH, date(2027, 6, day)) for day in (1, 2))
    room.take(today)
    room.work()
    room.worker.drawn.clear()
    room.take(today)
    room.work()
    assert room.worker.drawn == []
    room.take(tomorrow)
    room.work()
    assert room.worker.drawn == [(STANDING, "sv"), (STANDING, "en")]


def test_a_changed_schedule_draws_nothing(room: Room) -> None:
    room.take(BOTH)
    room.work()
    room.worker.drawn.clear()
    later = replace(BOTH.notices[1], schedule=replace(BOTH.notices[1].schedule, days=(1, 2)))
    room.take(replace(BOTH, notices=(BOTH.notices[0], later)))
    assert set(room.drawing.ready) == {STANDING, "news.vatten", "club.loppis"}
    room.work()
    assert room.worker.drawn == []


def test_another_theme_or_another_screen_draws_everything(room: Room) -> None:
    room.take(BOTH)
    room.work()
    room.worker.drawn.clear()
    room.take(replace(BOTH, board=replace(BOTH.board, theme=Theme(paper="#ffffff"))))
    assert room.drawing.ready == {}
    room.work()
    assert len(room.worker.drawn) == 5
    room.worker.drawn.clear()
    wide = replace(BOTH.site, screen=replace(BOTH.site.screen, width_px=320))
    room.drawing.take(BOTH, wide, ROOT)
    room.work()
    assert len(room.worker.drawn) == 5


def test_a_notice_that_cannot_be_drawn_costs_itself_only_and_is_a_problem_that_names_its_file(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    room.worker.fails["club.loppis"] = "crashed"
    room.take(BOTH)
    with caplog.at_level(logging.WARNING):
        room.work()
    assert set(room.drawing.ready) == {STANDING, "news.vatten"}
    (problem,) = room.drawing.problems
    assert problem.code == "draw-crashed"
    assert problem.file == "Föreningen/loppis.sv.md"
    assert problem.sv.startswith("”loppis.sv.md” visas inte: ")
    assert [record.getMessage() for record in caplog.records if "loppis" in record.getMessage()] != []
    assert len(caplog.records) == 1


@pytest.mark.parametrize(("reason", "tries"), [("crashed", 2), ("timeout", 2), ("memory", 2), ("input", 1)])
def test_a_failed_variant_is_tried_once_more_at_most(room: Room, reason: str, tries: int) -> None:
    room.worker.fails["club.loppis"] = reason
    room.take(BOTH)
    for _ in range(10):
        room.work()
        room.clock.sleep(room.clock.now + LOOK_EVERY_S)
    assert room.worker.drawn.count(("club.loppis", "sv")) == tries


def test_on_a_full_card_one_drawing_a_minute_is_tried_until_there_is_room_and_no_file_is_blamed(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    names = [STANDING, "news.vatten", "club.loppis"]
    room.worker.fails.update(dict.fromkeys(names, "storage"))
    room.take(BOTH)
    with caplog.at_level(logging.WARNING):
        for _ in range(5):
            before = len(room.worker.drawn)
            for _ in range(10):
                room.work()
            assert len(room.worker.drawn) == before + 1
            room.clock.sleep(room.clock.now + 61.0)
    assert all("Nothing is wrong with the file" in record.getMessage() for record in caplog.records)
    assert len(caplog.records) == len({problem.file for problem in room.drawing.problems})
    room.worker.fails.clear()
    room.work()
    assert (set(room.drawing.ready), room.drawing.problems) == (set(names), ())


@pytest.mark.parametrize("code", ["file-gone", "copy-spoilt"])
def test_what_was_drawn_without_a_file_is_tried_every_ten_minutes_and_told_once(
    room: Room, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    room.worker.lacks.update(dict.fromkeys([STANDING, "club.loppis"], code))
    room.take(BOTH)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            room.work()
            assert set(room.drawing.ready) == {STANDING, "news.vatten"}
            room.clock.sleep(room.clock.now + 601.0)
    assert room.worker.drawn.count(("club.loppis", "sv")) == room.worker.drawn.count((STANDING, "sv")) == 3
    assert room.worker.drawn.count(("news.vatten", "sv")) == 1
    assert len(caplog.records) == len(room.drawing.problems) == 3  # the standing notice has two languages
    room.worker.lacks.clear()
    room.work()
    assert (set(room.drawing.ready), room.drawing.problems) == ({STANDING, "news.vatten", "club.loppis"}, ())
    room.worker.drawn.clear()
    room.clock.sleep(room.clock.now + 601.0)
    room.work()
    assert room.worker.drawn == []


@pytest.mark.parametrize("fault", ["file-gone", "copy-spoilt", "refused"])
def test_what_was_the_boards_own_fault_is_tried_at_once_when_sync_has_mended_it(room: Room, fault: str) -> None:
    told = room.worker.lacks if "-" in fault else room.worker.fails
    told["club.loppis"] = fault
    room.take(BOTH)
    room.work()
    assert "club.loppis" not in room.drawing.ready
    told.clear()
    room.worker.drawn.clear()
    room.take(replace(BOTH))
    room.work()
    assert room.worker.drawn == [("club.loppis", "sv")]
    assert "club.loppis" in room.drawing.ready
    assert room.drawing.problems == ()


def test_a_worker_that_does_not_start_is_not_laid_to_the_files_and_tried_every_ten_minutes(room: Room) -> None:
    room.worker.fails["club.loppis"] = "refused"
    room.take(BOTH)
    for _ in range(3):
        room.work()
        room.clock.sleep(room.clock.now + 601.0)
    assert room.worker.drawn.count(("club.loppis", "sv")) == 3
    (problem,) = room.drawing.problems
    assert "Det är inget fel på filen" in problem.sv


def test_a_variant_that_crashed_once_and_went_well_then_is_drawn_anew_when_its_frame_is_lost(room: Room) -> None:
    room.worker.fails["club.loppis"] = "crashed"
    room.take(BOTH)
    room.work()
    room.worker.fails.clear()
    room.clock.sleep(room.clock.now + 301.0)
    room.work()
    room.drawing.forget(room.drawing.ready["club.loppis"]["sv"][0])
    room.work()
    assert room.drawing.ready["club.loppis"]["sv"]


def test_a_failed_variant_is_drawn_when_its_file_has_changed(room: Room) -> None:
    room.worker.fails["club.loppis"] = "input"
    room.take(BOTH)
    room.work()
    room.worker.fails.clear()
    better = replace(BOTH.notices[1], variants=(replace(BOTH.notices[1].variants[0], title="Bättre"),))
    room.take(replace(BOTH, notices=(BOTH.notices[0], better)))
    assert room.drawing.problems == ()
    room.work()
    assert "club.loppis" in room.drawing.ready


def test_a_reply_for_a_picture_that_is_no_longer_wanted_is_not_shown(room: Room) -> None:
    room.take(programme(notice(CLUB, "loppis")))
    room.drawing.look(Rotation(), Moment.sure(START))
    while not any(name == "club.loppis" for name, _ in room.worker.drawn):
        room.drawing.work(1.0)
        if room.worker.drawn[-1][0] != "club.loppis":
            for ticket, reply in room.worker.poll():
                room.drawing.receive(ticket, reply)
    room.take(programme())
    for ticket, reply in room.worker.poll():
        room.drawing.receive(ticket, reply)
    assert "club.loppis" not in room.drawing.ready


def test_a_forgotten_slide_is_drawn_anew(room: Room, store: PictureStore) -> None:
    room.take(BOTH)
    room.work()
    room.worker.drawn.clear()
    slide = room.drawing.ready["club.loppis"]["sv"][0]
    (store.folder / slide.frame).write_bytes(b"")
    room.drawing.forget(slide)
    assert not room.drawing.ready["club.loppis"]
    room.work()
    assert room.worker.drawn == [("club.loppis", "sv")]
    assert room.drawing.ready["club.loppis"]["sv"]
