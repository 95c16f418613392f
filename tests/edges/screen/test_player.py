from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pygame
import pytest

from player.device.notify import Notifier
from player.device.status import read_status
from player.errors import InputError
from player.frames.model import Film
from player.notices.board import Site
from player.notices.daily import programme_on
from player.notices.gathering import EVENTS
from player.notices.moment import Moment
from player.notices.notice import STANDING, Kind, Part, Role
from player.notices.programme import Programme
from player.notices.schedule import Schedule
from player.notices.slide import Slide
from player.notices.timetable import Entry, Stretch, timetable, timetable_over
from player.screen.canvas import Canvas
from player.screen.cinema import Cinema
from player.screen.connectors import Connectors
from player.screen.display import Wish, open_canvas
from player.screen.drawing import Drawing
from player.screen.events import pump_events
from player.screen.framing import Options
from player.screen.keeper import Keeper
from player.screen.lights import Lights
from player.screen.loop import Player
from player.screen.memory import Memory
from player.screen.parts import Parts
from player.screen.report import Report
from player.screen.shift import STEP_S
from player.screen.surface_canvas import SurfaceCanvas
from tests.edges.screen.boards import (
    CLUB,
    NEWS,
    START,
    HandSource,
    PlainWorker,
    VirtualClock,
    calendar,
    draw_all,
    notice,
    programme,
)
from tests.edges.screen.pictures import SIZE, Colour, PictureStore


class House:
    """A whole player under a virtual clock, off-screen, with every showing noted."""

    def __init__(
        self,
        folder: Path,
        store: PictureStore,
        given: Programme | None,
        *,
        fade_s: float = 0.0,
        lights: Lights | None = None,
        opens: Callable[[Wish], Canvas] = open_canvas,
    ) -> None:
        self.folder = folder
        self.store = store
        self.clock = VirtualClock()
        self.worker = PlainWorker(store, pages={"club.saga": 3})
        self.source = HandSource(given)
        self.connectors: Connectors = ()
        self.lights = lights or Lights()
        self.cinema = Cinema()
        self.showings: list[tuple[Moment, Slide]] = []
        self.turns = 0
        self.drawing = Drawing(store, self.worker.submit, self.clock.monotonic)
        self.keeper = Keeper(opens, lambda: self.connectors)
        self.player = self._player(fade_s)

    def _player(self, fade_s: float) -> Player:
        parts = Parts(
            clock=self.clock,
            source=self.source,
            drawing=self.drawing,
            store=self.store,
            keeper=self.keeper,
            memory=Memory(self.folder / "fast", self.folder / "slow", "hamneda"),
            report=Report(self.folder / "run", "hamneda", Notifier()),
            replies=self.worker.poll,
            rest=lambda: None,
            events=pump_events,
            on_shown=lambda slide, moment: self.showings.append((moment, slide)),
            lights=self.lights,
            cinema=self.cinema,
        )
        return Player(parts, Options(offscreen=True), fade_s)

    def play(self, seconds: float) -> None:
        """Turn after turn, as `run` does, but in no time."""
        end = self.clock.now + seconds
        while self.clock.now < end:
            self.turns += 1
            self.clock.sleep(min(self.player.turn(), end))

    def glass(self) -> Colour:
        assert isinstance(self.keeper.canvas, SurfaceCanvas)
        red, green, blue, _ = self.keeper.canvas._screen.get_at((80, 45))
        return red, green, blue

    def status(self) -> dict[str, object]:
        status = read_status([self.folder / "run"])
        assert status is not None
        return status


@pytest.fixture
def lap() -> Programme:
    return programme(
        notice(NEWS, "bad", langs=("sv", "en")),
        notice(
            NEWS, "vatten", urgent=True, schedule=Schedule(START + timedelta(minutes=7), START + timedelta(minutes=9))
        ),
        notice(CLUB, "saga"),
        notice(CLUB, "fika", schedule=Schedule(hours=((600, 610),))),
        notice(CLUB, "loppis", schedule=Schedule(ends=START + timedelta(minutes=12, seconds=3))),
    )


@pytest.fixture
def house(tmp_path: Path, store: PictureStore, lap: Programme) -> Iterator[House]:
    built = House(tmp_path, store, lap)
    yield built
    built.player.close()


def expected(house: House, given: Programme, end_s: float) -> list[Entry]:
    return list(timetable(given, house.drawing.ready, START, START + timedelta(seconds=end_s)))


def test_playing_under_a_virtual_clock_shows_what_the_timetable_says_entry_for_entry(
    house: House, lap: Programme
) -> None:
    draw_all(house.worker, house.store, lap)
    house.play(20 * 60)
    shown = [(moment.utc, slide.notice, slide.playlist, slide.lang, slide.page) for moment, slide in house.showings]
    listed = [
        (entry.start, entry.notice, entry.playlist, entry.lang, entry.page) for entry in expected(house, lap, 20 * 60)
    ]
    assert len(listed) > 100
    assert [(round((at - START).total_seconds(), 3), *rest) for at, *rest in shown] == [
        (round((at - START).total_seconds(), 3), *rest) for at, *rest in listed
    ]
    assert house.worker.drawn == []


def test_over_a_midnight_calendars_read_as_the_next_day_sees_them_entry_for_entry(
    tmp_path: Path, store: PictureStore
) -> None:
    midnight = datetime(2027, 6, 1, 22, tzinfo=UTC)
    start, end = midnight - timedelta(minutes=4, seconds=3), midnight + timedelta(minutes=5)
    given = programme(
        notice(NEWS, "bad", langs=("sv", "en")),
        calendar(NEWS, "kor", midnight - timedelta(hours=3), midnight + timedelta(hours=20)),
        calendar(CLUB, "boll", midnight - timedelta(minutes=61)),
    )
    days = [programme_on(given, date(2027, 6, day)) for day in (1, 2)]
    assert [EVENTS in {each.id for each in day.notices} for day in days] == [True, False]
    house = House(tmp_path, store, given)
    house.clock.utc = start
    for day in days:
        draw_all(house.worker, store, day)
    house.play((midnight - start).total_seconds() - 0.5)
    before = dict(house.drawing.ready)
    house.play((end - midnight).total_seconds() + 0.5)
    stretches = (Stretch(start, midnight, days[0], before), Stretch(midnight, end, days[1], house.drawing.ready))
    shown = [(moment.utc, slide.notice, slide.lang, slide.page) for moment, slide in house.showings]
    listed = [(entry.start, entry.notice, entry.lang, entry.page) for entry in timetable_over(stretches)]
    assert [(round((at - start).total_seconds(), 3), *rest) for at, *rest in shown] == [
        (round((at - start).total_seconds(), 3), *rest) for at, *rest in listed
    ]
    assert {EVENTS, "news.kor", "club.boll"} <= {name for at, name, *_ in shown if at < midnight}
    assert {name for at, name, *_ in shown if at > midnight} & {EVENTS, "news.kor", "club.boll"} == {"news.kor"}
    assert house.worker.drawn == []
    house.player.close()


def test_the_glass_shows_the_slide_that_is_on_air(house: House, lap: Programme) -> None:
    draw_all(house.worker, house.store, lap)
    for _ in range(60):
        house.play(5.1)
        _, slide = house.showings[-1]
        assert house.glass() == house.worker.colours[slide.notice, slide.lang]


def test_something_urgent_interrupts_at_once(house: House, lap: Programme) -> None:
    house.play(60.0)
    flood = notice(NEWS, "oversvamning", urgent=True)
    house.source.bring(replace(lap, notices=(*lap.notices, flood)))
    house.play(1.5)
    assert house.glass() == house.worker.colours["news.oversvamning", "sv"]
    assert house.status()["state"] == "urgent"


def test_a_new_programme_is_taken_without_a_black_moment(house: House, lap: Programme) -> None:
    house.play(60.0)
    house.worker.holds = True
    before = house.glass()
    site = replace(lap.site, name="Nya Åboden")
    house.source.bring(replace(lap, site=site, board=replace(lap.board, sites=(site,))))
    house.play(5.0)
    assert house.glass() == before
    house.worker.holds = False
    house.play(30.0)
    assert house.glass() in house.worker.colours.values()


def test_when_nothing_is_due_the_standing_notice_shows(tmp_path: Path, store: PictureStore) -> None:
    house = House(tmp_path, store, programme())
    house.play(3.0)
    assert house.showings[0][1].notice == STANDING
    assert house.status()["state"] == "standing"
    house.player.close()


def test_until_the_clock_is_trusted_dated_notices_wait_and_then_they_come(tmp_path: Path, store: PictureStore) -> None:
    dated = notice(CLUB, "loppis", schedule=Schedule(START - timedelta(days=1), START + timedelta(days=1)))
    house = House(tmp_path, store, programme(dated))
    house.clock.trusted = False
    house.play(120.0)
    assert {slide.notice for _, slide in house.showings} == {STANDING}
    assert house.status()["clock_trusted"] is False
    house.clock.trusted = True
    house.play(2.0)
    assert house.glass() == house.worker.colours["club.loppis", "sv"]
    house.player.close()


def test_a_clock_that_jumps_costs_about_a_second(tmp_path: Path, store: PictureStore) -> None:
    tomorrow = notice(CLUB, "loppis", schedule=Schedule(START + timedelta(days=1), START + timedelta(days=2)))
    house = House(tmp_path, store, programme(tomorrow))
    house.play(30.0)
    house.clock.utc += timedelta(days=1)
    house.play(3.5)  # the standing notice of the new day is drawn before
    assert house.glass() == house.worker.colours["club.loppis", "sv"]
    house.clock.utc -= timedelta(days=1)
    house.play(3.5)  # the standing notice of the new day is drawn before
    assert house.showings[-1][1].notice == STANDING
    house.player.close()


def test_a_damaged_frame_costs_its_turn_only_and_is_drawn_anew(house: House, lap: Programme) -> None:
    draw_all(house.worker, house.store, lap)
    house.play(30.0)
    for frame in house.store.folder.glob("*.frame"):
        frame.write_bytes(frame.read_bytes()[:-9])
    house.play(60.0)
    assert house.worker.drawn
    _, slide = house.showings[-1]
    assert house.glass() == house.worker.colours[slide.notice, slide.lang]


def test_a_worker_that_never_answers_leaves_the_last_picture(house: House) -> None:
    house.play(60.0)
    house.worker.holds = True
    before = len(house.showings)
    house.play(60.0)
    assert len(house.showings) > before


def test_the_picture_comes_back_on_a_screen_that_is_opened_anew(house: House) -> None:
    house.play(30.0)
    before = house.glass()
    house.keeper.close()
    house.play(0.5)
    assert house.glass() == before


def test_quitting_the_window_ends_it(house: House) -> None:
    house.play(5.0)
    assert not house.player.quit
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    house.player.turn()
    assert house.player.quit


def test_escape_ends_a_window_only(house: House) -> None:
    house.play(5.0)
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_ESCAPE))
    house.player.turn()
    assert not house.player.quit


def test_a_restart_goes_on_where_the_rotation_was(tmp_path: Path, store: PictureStore, lap: Programme) -> None:
    whole = House(tmp_path / "whole", store, lap)
    draw_all(whole.worker, store, lap)
    whole.play(300.0)
    first = House(tmp_path / "parts", store, lap)
    first.play(100.0)
    first.player.close()
    second = House(tmp_path / "parts", store, lap)
    second.clock.utc = first.clock.utc
    second.play(200.0)
    names = [slide for _, slide in first.showings] + [slide for _, slide in second.showings]
    assert names == [slide for _, slide in whole.showings]
    for house in (whole, second):
        house.player.close()


def test_what_can_never_be_played_is_said_at_once(house: House) -> None:
    house.source.unplayable = "no such site"
    with pytest.raises(InputError, match="no such site"):
        house.player.turn()


def test_the_status_tells_what_is_on_air_and_when_it_was_presented(house: House) -> None:
    house.play(40.0)
    status = house.status()
    assert status["state"] == "playing"
    assert status["on_air"] == status["should_be"]
    assert status["on_air"]
    assert status["screen"] == {"driver": "dummy", "renderer": "surface", "mode": "160x90", "connected": None}
    assert isinstance(status["presented_at"], str)


def test_a_film_that_stopped_is_a_problem_for_as_long_as_it_is_in_the_programme(
    tmp_path: Path, store: PictureStore
) -> None:
    film = notice(NEWS, "bad")
    part = Part(Role.VIDEO, "Nyheter/bad.mp4", "1", 1, "video/mp4")
    film = replace(film, kind=Kind.VIDEO, variants=(replace(film.variants[0], parts=(part,)),))
    house = House(tmp_path, store, programme(film, notice(CLUB, "loppis")))
    house.cinema._fail(Film("Nyheter/bad.mp4", "Nyheter/bad.mp4", (0, 0, 8, 8), SIZE, 0, 1.0), "no frame comes")
    house.play(30.0)
    assert house.status()["problem_count"] == 1
    house.source.bring(programme(notice(CLUB, "loppis")))
    house.play(30.0)
    assert house.status()["problem_count"] == 0
    house.player.close()


def test_at_rest_it_wakes_about_once_a_second(tmp_path: Path, store: PictureStore) -> None:
    house = House(tmp_path, store, programme())
    house.play(30.0)
    house.turns = 0
    house.play(200.0)
    assert house.turns <= 230
    house.player.close()


def test_a_fade_takes_about_thirty_turns_a_second_and_then_rests(
    tmp_path: Path, store: PictureStore, lap: Programme
) -> None:
    house = House(tmp_path, store, lap, fade_s=0.8)
    draw_all(house.worker, store, lap)
    house.play(60.0)
    house.turns = 0
    shown = len(house.showings)
    house.play(60.0)
    fades = len(house.showings) - shown
    assert 20 * fades < house.turns < 30 * fades + 90
    house.player.close()


def lose_frames(house: House) -> None:
    for frame in house.store.folder.glob("*.frame"):
        frame.unlink()


def test_a_lost_frame_of_the_slide_on_air_leaves_it_hanging_and_is_drawn_anew(
    tmp_path: Path, store: PictureStore
) -> None:
    house = House(tmp_path, store, programme())
    house.play(30.0)
    before = house.glass()
    house.worker.drawn.clear()
    house.worker.holds = True
    lose_frames(house)
    house.play(STEP_S + 30.0)  # past a shift, for which the frame is read again
    assert house.glass() == before
    presented = datetime.fromisoformat(str(house.status()["presented_at"]))
    assert datetime.now(UTC) - presented < timedelta(seconds=25)
    house.worker.holds = False
    house.play(10.0)
    assert (STANDING, "sv") in house.worker.drawn
    house.worker.drawn.clear()
    house.play(STEP_S)
    assert house.worker.drawn == []
    house.player.close()


def test_on_another_screen_a_lost_frame_is_replaced_by_what_else_there_is_in_the_screen_s_own_size(
    house: House, lap: Programme
) -> None:
    draw_all(house.worker, house.store, lap)
    house.play(30.0)
    on_glass = house.showings[-1][1]
    (house.store.folder / on_glass.frame).unlink()
    asked: list[tuple[int, int]] = []
    take = house.drawing.take

    def noted(given: Programme, site: Site, root: Path) -> None:
        asked.append((site.screen.width_px, site.screen.height_px))
        take(given, site, root)

    house.drawing.take = noted  # type: ignore[method-assign]
    house.keeper.close()
    house.play(0.5)
    assert asked == [SIZE]
    assert house.glass() in house.worker.colours.values()
    house.play(30.0)
    assert house.glass() in house.worker.colours.values()
