"""Films on the glass: begun when their page has faded in, each frame at its time; what goes wrong leaves the still."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pygame
import pytest

from player.film.reel import Frame
from player.frames.model import DrawnPage, Film
from player.notices.notice import Part, Role, Variant
from player.notices.problem import Problem
from player.screen.canvas import Patch
from player.screen.cinema import Cinema
from player.screen.shift import STEP_S, shift_at
from player.screen.stage import Stage
from tests.edges.screen.boards import NEWS, notice, programme
from tests.edges.screen.pictures import BLUE, RED, SIZE, PictureStore

BOX = (40, 10, 80, 45)
FILM = Part(Role.VIDEO, "Nyheter/Bad.mp4", "1", 1, "video/mp4")
SHOWN = replace(notice(NEWS, "Bad"), variants=(Variant("sv", "Bad", FILM.path, (FILM,)),))


class RecordedReel:
    """A film of three frames, each ready when `arrived` says so; frame n is filled with byte n."""

    def __init__(self, film: Film, heard: bool) -> None:
        self.film = film
        self.heard = heard
        self.failed = self.unheard = ""
        self.arrived = 3
        self.begun: float | None = None
        self.closed = False
        self._next = 0

    @property
    def is_ready(self) -> bool:
        return self._next < self.arrived

    @property
    def is_over(self) -> bool:
        return bool(self.failed) or self._next == 3

    def begin(self, now: float) -> None:
        self.begun = now

    def take(self, elapsed_s: float) -> Frame | None:
        taken = None
        while self._next < self.arrived and self._next / 30 <= elapsed_s:
            rows = bytes([self._next, self._next, self._next, 0]) * (BOX[2] * BOX[3])
            taken = Frame(memoryview(rows), self._next / 30)
            self._next += 1
        return taken

    def next_at(self) -> float | None:
        return self._next / 30 if self._next < self.arrived else None

    def mute(self) -> None:
        self.heard = False

    def close(self) -> None:
        self.closed = True


class Glass:
    """A canvas that remembers what was put onto it."""

    driver = renderer = "test"
    size = SIZE
    sheet = None

    def __init__(self) -> None:
        self.played: list[tuple[int, tuple[int, int]]] = []

    def hold(self, picture: pygame.Surface) -> pygame.Surface:
        return picture

    def show(self, held: pygame.Surface) -> None: ...
    def fade(self, held: pygame.Surface, progress: float) -> None: ...
    def present(self) -> None: ...
    def close(self) -> None: ...

    def fits(self) -> bool:
        return True

    def patch(self, patches: Sequence[Patch]) -> None:
        for patch in patches:
            screen = pygame.Surface(SIZE)
            screen.blit(patch.source, (0, 0), patch.area)
            self.played.append((screen.get_at((1, 1))[0], patch.to))


class Hall:
    """A stage with a cinema, and the reels that were opened in it."""

    def __init__(self, store: PictureStore, fade_s: float = 0.0) -> None:
        self.glass = Glass()
        self.reels: list[RecordedReel] = []
        self.stage = Stage(self.glass, store, fade_s, 0.0)
        self.cinema = Cinema(self._open)
        self.film = Film("Nyheter/Bad.mp4", "Nyheter/Bad.mp4", BOX, SIZE, 0, 0.1)
        self.page = replace(store.page("f", RED), film=self.film)
        self.other = store.page("o", BLUE)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.cinema.problems_in(programme(SHOWN))

    def _open(self, film: Film, heard: bool) -> RecordedReel:
        self.reels.append(RecordedReel(film, heard))
        return self.reels[-1]

    def show(self, page: DrawnPage, now: float) -> None:
        self.stage.show(page, "", now)

    def tick(self, now: float) -> float:
        return min(self.stage.tick("", now), self.cinema.tick(self.stage, now))


@pytest.fixture
def hall(store: PictureStore) -> Hall:
    return Hall(store)


def test_each_frame_is_put_onto_its_place_when_it_is_due(hall: Hall) -> None:
    hall.show(hall.page, 1.0)
    assert hall.tick(1.0) == pytest.approx(1.0 + 1 / 30)
    assert hall.glass.played == [(0, BOX[:2])]
    hall.tick(1.02)
    assert len(hall.glass.played) == 1
    hall.tick(1.04)
    hall.tick(1.07)
    assert [number for number, _ in hall.glass.played] == [0, 1, 2]
    assert hall.stage.presented_at == 1.07


def test_a_film_begins_when_its_page_has_faded_in(store: PictureStore) -> None:
    hall = Hall(store, fade_s=0.5)
    hall.show(hall.other, 0.0)
    hall.show(hall.page, 5.0)
    now = 5.0
    while hall.stage.is_fading:
        now = hall.tick(now)
        assert hall.reels[0].begun is None or not hall.stage.is_fading
    hall.tick(now)
    assert (len(hall.reels), hall.reels[0].begun) == (1, now)
    assert now >= 5.5


def test_its_decoder_is_started_while_the_page_before_is_still_shown(hall: Hall) -> None:
    hall.show(hall.other, 1.0)
    hall.tick(1.0)
    assert hall.reels == []
    hall.stage.prepare(hall.page, "", 2.0)
    hall.tick(2.0)
    assert [reel.begun for reel in hall.reels] == [None]
    hall.show(hall.page, 3.0)
    hall.tick(3.0)
    assert [reel.begun for reel in hall.reels] == [3.0]


def test_a_decoder_ends_with_its_film_and_the_film_is_not_begun_anew(hall: Hall) -> None:
    hall.show(hall.page, 1.0)
    for now in (1.0, 1.1, 1.2, 1.3, 9.0):
        hall.tick(now)
    assert [reel.closed for reel in hall.reels] == [True]
    assert hall.problems == ()


def test_a_new_turn_of_the_same_page_runs_the_film_once_more(hall: Hall) -> None:
    hall.show(hall.page, 1.0)
    hall.tick(1.0)
    hall.tick(1.2)
    hall.cinema.show_again(hall.page)
    hall.tick(9.0)
    assert [reel.begun for reel in hall.reels] == [1.0, 9.0]


def test_a_film_that_has_just_been_started_for_this_turn_is_not_started_twice(hall: Hall) -> None:
    hall.stage.prepare(hall.page, "", 0.0)
    hall.tick(0.0)
    hall.show(hall.page, 1.0)
    hall.cinema.show_again(hall.page)
    hall.tick(1.0)
    assert len(hall.reels) == 1


def test_with_another_page_the_decoder_ends(hall: Hall) -> None:
    hall.show(hall.page, 1.0)
    hall.tick(1.0)
    hall.show(hall.other, 1.05)
    hall.tick(1.05)
    assert hall.reels[0].closed


def test_a_stalled_decoder_leaves_the_picture_and_is_told_of(hall: Hall) -> None:
    hall.show(hall.page, 1.0)
    hall.tick(1.0)
    hall.reels[0].arrived = 1
    hall.tick(2.0)
    assert hall.problems == ()
    hall.tick(60.0)
    (problem,) = hall.problems
    assert (problem.code, problem.file, hall.reels[0].closed) == ("film-stopped", "Nyheter/Bad.mp4", True)
    assert hall.cinema.tick(hall.stage, 61.0) == float("inf")


def test_a_dead_decoder_is_told_of_until_the_film_runs_well_again(hall: Hall) -> None:
    hall.show(hall.page, 1.0)
    hall.tick(1.0)
    hall.reels[0].failed, hall.reels[0].arrived = "killed by SIGKILL", 1
    hall.tick(1.1)
    assert len(hall.problems) == 1
    assert hall.cinema.problems_in(programme(notice(NEWS, "Bad"))) == ()
    hall.cinema.show_again(hall.page)
    for now in (9.0, 9.1, 9.2):
        hall.tick(now)
    assert hall.problems == ()


def test_a_decoder_that_does_not_start_costs_the_movement_only(store: PictureStore) -> None:
    hall = Hall(store)

    def refuse(film: Film, heard: bool) -> RecordedReel:
        raise OSError("no memory")

    hall.cinema = Cinema(refuse)
    hall.show(hall.page, 1.0)
    hall.tick(1.0)
    assert [problem.code for problem in hall.problems] == ["film-stopped"]


def test_a_page_that_was_drawn_for_another_screen_does_not_move(hall: Hall) -> None:
    hall.show(replace(hall.page, film=replace(hall.film, panel=(1920, 1080))), 1.0)
    hall.tick(1.0)
    assert hall.reels == []


def test_a_film_wanders_with_its_page(hall: Hall) -> None:
    hall.show(hall.page, STEP_S + 1)
    hall.tick(STEP_S + 1)
    right, down = shift_at(STEP_S + 1)
    assert (right, down) != (0, 0)
    assert hall.glass.played == [(0, (BOX[0] + right, BOX[1] + down))]


def test_no_still_flashes_up_in_a_film_when_the_page_wanders(hall: Hall) -> None:
    shown = []
    hall.glass.show = shown.append  # type: ignore[method-assign, assignment]
    hall.show(hall.page, STEP_S - 0.5)
    hall.tick(STEP_S - 0.5)
    assert len(shown) == 1
    hall.stage.tick("", STEP_S + 0.1)
    assert len(shown) == 1
    hall.stage.tick("", STEP_S + 2)
    assert len(shown) == 2


def test_a_film_is_silent_unless_it_was_said_that_it_may_be_heard(hall: Hall) -> None:
    hall.cinema.hear(frozenset({"Nyheter/Annan.mp4"}))
    hall.show(hall.page, 1.0)
    hall.tick(1.0)
    hall.cinema.hear(frozenset({hall.film.file}))
    assert [reel.heard for reel in hall.reels] == [False], "it does not begin to sound in the middle"
    hall.cinema.show_again(hall.page)
    hall.tick(9.0)
    assert [reel.heard for reel in hall.reels] == [False, True]


def test_a_film_falls_silent_as_soon_as_it_may_not_be_heard_and_runs_on(hall: Hall) -> None:
    hall.cinema.hear(frozenset({hall.film.file}))
    hall.show(hall.page, 1.0)
    hall.tick(1.0)
    hall.cinema.hear(frozenset())
    assert not hall.reels[0].heard
    hall.tick(1.04)
    assert len(hall.glass.played) == 2


def test_why_a_film_is_not_heard_is_told_once(hall: Hall, caplog: pytest.LogCaptureFixture) -> None:
    hall.cinema.hear(frozenset({hall.film.file}))
    for now in (1.0, 9.0, 19.0):
        hall.show(hall.page, now)
        hall.cinema.show_again(hall.page)
        hall.tick(now)
        hall.reels[-1].unheard = "no sound device"
        for ahead in (0.04, 0.07, 0.1):
            hall.tick(now + ahead)
    assert len(hall.reels) == 3
    assert [record.message for record in caplog.records] == [
        "Nyheter/Bad.mp4: the film is shown without its sound: no sound device"
    ]
    assert hall.problems == ()
