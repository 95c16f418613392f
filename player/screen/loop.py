"""The player: programmes in, decisions asked, pictures on the glass; and when it wants to be asked again.

One turn does all that is due and never waits; everything it works with is handed in. Leaves out the waiting (`run`)
and the work of each part.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from math import inf

from player.errors import ScreenError
from player.notices.daily import day_of, programme_on
from player.notices.hearing import films_heard
from player.notices.moment import Moment
from player.notices.notice import STANDING
from player.notices.problem import Problem
from player.notices.programme import Programme
from player.notices.remembering import remember
from player.screen.events import Event
from player.screen.framing import Options, digits_of, next_minute_in_s, on_screen, rotation_of, wish_for
from player.screen.memory import Glass
from player.screen.parts import Parts
from player.screen.rota import Rota
from player.screen.showing import PREPARE_S, Showing
from player.screen.stage import Stage
from player.screen.state import state_of

LOOK_EVERY_S = 1.0
"""The wall clock and the programme are looked at this often: a clock that jumps costs a second, not an hour."""
REST_AFTER_S = 30.0
"""A worker with nothing to do is ended after this long: it gives back more memory than we use."""
_LOOK_UP_S = 0.02
_FIRST_LOOK_UP_S = 0.5


class Player:
    """Plays one site. `turn` is to be called again at the time that it answers, or as soon as something happens."""

    def __init__(self, parts: Parts, options: Options, fade_s: float, stage: Stage | None = None) -> None:
        self.quit = False
        self.rota = Rota()
        self._parts = parts
        self._options = options
        self._fade_s = fade_s
        self._stage = stage
        self._given: Programme | None = None
        self._day: date | None = None
        self._showing = Showing(parts.drawing, self.rota)
        self._busy_at = parts.clock.monotonic()
        self._turned_at = self._whole_turn_at = -inf
        self._turn_began: datetime | None = None
        self._rested = False

    def turn(self) -> float:
        """Does all that is due. Returns the monotonic time at which the next thing is.

        Raises InputError when there can never be anything to play.
        """
        clock, stage = self._parts.clock, self._stage
        now = clock.monotonic()
        if stage is not None and stage.step_at <= now < self._turned_at + LOOK_EVERY_S:
            return self._step(stage.step, now)
        if stage is not None and self._parts.cinema.step_at <= now < self._whole_turn_at:
            return min(self._step(lambda at: self._parts.cinema.tick(stage, at), now), self._whole_turn_at)
        self._turned_at = now
        moment = clock.moment()
        self._hear(now)
        self._take_programme(moment)
        until = now + LOOK_EVERY_S
        try:
            if self._see_to_screen(moment, now):
                self._draw(moment, now)
                until = min(until, self._show(moment, now))
                self._whole_turn_at = until
                until = min(until, self._run_film(moment, now))
        except ScreenError as error:
            self._parts.keeper.lose(error)
            until = self._whole_turn_at = now
        if self._light(moment, now):
            until = now
        self._tell(moment, now)
        return until

    def close(self) -> None:
        """Keeps what is to be remembered, and gives the screen back."""
        self._parts.memory.close()
        self._parts.report.close()
        self._parts.cinema.close()
        self._parts.lights.close()
        self._parts.keeper.close()

    def _step(self, step: Callable[[float], float], now: float) -> float:
        """A step of a fade alone, or a frame of a film: both have thirty a second, and all else can wait."""
        try:
            return step(now)
        except ScreenError as error:
            self._parts.keeper.lose(error)
            return now

    def _hear(self, now: float) -> None:
        for ticket, reply in self._parts.replies():
            if self._parts.drawing.receive(ticket, reply):
                self.rota.outdate()
            else:
                self._parts.source.receive(ticket, reply)
        events = self._parts.events()
        if Event.QUIT in events or (Event.ESCAPE in events and self._options.windowed):
            self.quit = True
        if Event.RESIZED in events:
            self._parts.keeper.check_size()
        if events and self._stage is not None and self._parts.keeper.canvas is not None:
            self._stage.redraw(now)

    def _take_programme(self, moment: Moment) -> None:
        """Goes over to a new programme, or to the same as it reads on a new day."""
        given = self._parts.source.poll() or self._given
        if given is None:
            return
        day = day_of(moment, given.board.timezone)
        if given is self._given and day == self._day:
            return
        self._given, self._day = given, day
        programme = programme_on(given, day)
        if self.rota.programme is None:
            self.rota.rotation = self._parts.memory.rotation()
        self.rota.programme = programme
        self.rota.outdate()
        if programme.issued is not None:
            self._parts.clock.raise_floor(programme.issued)
        self._parts.keeper.want(wish_for(programme.site.screen, self._options))
        if self._parts.keeper.canvas is not None:
            self._go_over(programme, self._parts.keeper.canvas.size, moment)

    def _see_to_screen(self, moment: Moment, now: float) -> bool:
        """Whether there is a screen to show something on."""
        keeper = self._parts.keeper
        if keeper.check(now) and keeper.canvas is not None:
            keeper.tell()
            if self._stage is None:
                self._stage = Stage(keeper.canvas, self._parts.store, self._fade_s, now)
            else:
                self._showing.move_to(self._stage, keeper.canvas, self._digits(moment), now)
            if self.rota.programme is not None:
                self._go_over(self.rota.programme, keeper.canvas.size, moment)
        return keeper.canvas is not None and self._stage is not None

    def _go_over(self, programme: Programme, size: tuple[int, int], moment: Moment) -> None:
        """To this programme on a screen of this size: what is the same there stays ready."""
        drawing = self._parts.drawing
        budget_s = _LOOK_UP_S if drawing.ready else _FIRST_LOOK_UP_S
        rotate = rotation_of(programme.site.screen, self._options)
        drawing.take(programme, on_screen(programme.site, size, rotate), self._parts.source.root)
        drawing.look(self.rota.rotation, moment)
        drawing.work(budget_s)
        self.rota.outdate()

    def _draw(self, moment: Moment, now: float) -> None:
        drawing = self._parts.drawing
        drawing.look(self.rota.rotation, moment)
        if drawing.work(_LOOK_UP_S):
            self.rota.outdate()
        if drawing.is_busy:
            self._busy_at, self._rested = now, False
        elif not self._rested and now - self._busy_at > REST_AFTER_S:
            self._rested = True
            self._parts.rest()

    def _light(self, moment: Moment, now: float) -> bool:
        """Has the screen lit or dark as it is to be. Whether the picture is to be another at once."""
        if self._parts.lights.wants_full_size(now):
            self._parts.keeper.check_full_size()
        return self._parts.lights.turn(self.rota.programme, self.rota.decision, moment, now)

    def _show(self, moment: Moment, now: float) -> float:
        """Brings to the glass what is to be on it. Returns when the next change is due."""
        stage, drawing, rota = self._stage, self._parts.drawing, self.rota
        assert stage is not None
        decision = rota.ask(drawing.ready, moment, now)
        if rota.clock_was_set:
            drawing.look_again()
        if self._parts.lights.is_black:
            return stage.rest(now) if self._parts.lights.is_without_power else stage.darken(now)
        if decision is None:
            return self._showing.tick(stage, self._digits(moment), now)
        if self._showing.hang(stage, decision, self._digits(moment), now):
            self._remember(stage, moment)
        if rota.is_new and decision.slide is not None:
            self._parts.on_shown(decision.slide, moment)
            self._parts.memory.note_rotation(rota.rotation, now)
        ticks_at = self._showing.tick(stage, self._digits(moment), now)
        ends_in_s = rota.ends_in_s(moment)
        if 0 < ends_in_s <= PREPARE_S and not stage.is_fading:
            then = Moment(decision.until, moment.trusted, moment.floor)
            self._showing.prepare(stage, lambda: rota.following(drawing.ready, moment), self._digits(then), now)
        changes_in_s = ends_in_s - PREPARE_S if ends_in_s > PREPARE_S else ends_in_s
        return min(ticks_at, now + changes_in_s, now + next_minute_in_s(moment))

    def _run_film(self, moment: Moment, now: float) -> float:
        """Returns when the next frame of a film is due."""
        assert self._stage is not None
        self._parts.cinema.hear(self._heard(moment))
        on_air = self.rota.rotation.on_air
        if on_air is not None and on_air.started != self._turn_began:
            self._turn_began = on_air.started
            self._parts.cinema.show_again(self._stage.page)
        return self._parts.cinema.tick(self._stage, now)

    def _heard(self, moment: Moment) -> frozenset[str]:
        """The films that may sound now."""
        programme = self.rota.programme
        return films_heard(programme, moment) if programme and self._parts.lights.is_lit else frozenset()

    def _digits(self, moment: Moment) -> str:
        """The time to put on the glass."""
        programme = self.rota.programme
        return digits_of(moment, programme.board.timezone) if programme is not None else ""

    def _remember(self, stage: Stage, moment: Moment) -> None:
        """What a start shows at once."""
        slide, programme = self._showing.on_air, self.rota.programme
        assert slide is not None and programme is not None  # noqa: PT018 - it is what the decision was made of
        drawing = self._parts.drawing
        # Its last page does not say what day it is.
        standing = next(iter(drawing.ready.get(STANDING, {}).values()), ())
        self._parts.memory.note_glass(
            Glass(
                size=wish_for(programme.site.screen, self._options).size,
                rotate=rotation_of(programme.site.screen, self._options),
                timezone=programme.board.timezone,
                page=stage.page,
                slide=remember(slide, programme),
                standing=drawing.page_of(standing[-1]) if standing else None,
            )
        )
        if moment.trusted:
            self._parts.memory.note_floor(moment.utc)

    def _tell(self, moment: Moment, now: float) -> None:
        self._parts.memory.keep(now)
        stage = self._stage
        on_air = self._showing.on_air if stage is not None and stage.page is not None else None
        presented_at = stage.presented_at if stage is not None else -inf
        state = self._parts.lights.tell(state_of(self.rota, self._parts.keeper, on_air, moment, presented_at))
        self._parts.report.tell(state, self._problems, self._parts.source.synced, now)

    def _problems(self) -> tuple[Problem, ...]:
        films = self._parts.cinema.problems_in(self.rota.programme)
        return (*self._parts.source.problems, *self._parts.drawing.problems, *films)
