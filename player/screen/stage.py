"""What is on the glass: one page at a time, faded to from the last, with the minute on it, kept presented.

Leaves out which page and until when (`rota`), and what a canvas does (`canvas`).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

import pygame

from player.frames.model import DrawnPage
from player.frames.store import FrameStore
from player.screen.canvas import Canvas, Held, Patch
from player.screen.composing import blank, clock_patches, compose, paint, surface_of
from player.screen.fade import Fade
from player.screen.shift import next_shift_s, shift_at

PRESENT_EVERY_S = 20.0
"""At rest the picture is handed to the screen this often: the watchdog's proof, and a cure for a lost frame."""
_PLAYS_FOR_S = 1.0
"""So long after a film's frame no picture is hung anew for a shift: the still would flash up in the film."""
HANGS_AGAIN_AFTER_S = 5.0
"""So long after a picture could not be hung anew for a shift or its clock, it is tried again, perhaps drawn by then."""
NEW_FOR_S = 5.0
PRESENT_NEW_EVERY_S = 1.0
"""More often on a screen that was just opened: while a window is being mapped its first picture may be lost, and would
be missed for all of 20 s."""


@dataclass(frozen=True, slots=True)
class _Hung:
    """A page as it hangs on the glass: the digits on it, and how it is shifted (pixels)."""

    page: DrawnPage
    digits: str
    shift: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Picture:
    """A page whose picture is in the canvas's keeping. There is only ever one: it weighs eight megabytes."""

    hung: _Hung
    held: Held


class Stage:
    """The glass of one screen. Times are monotonic seconds. `digits` are "HH:MM", or "" while the time is not known.

    Every method may raise ScreenError (the screen is lost), and those that read a frame also DamagedFrameError or
    StorageError.
    """

    def __init__(self, canvas: Canvas, store: FrameStore, fade_s: float, now: float) -> None:
        self.canvas = canvas
        self.presented_at = -inf
        self._store = store
        self._fade_s = fade_s
        self._opened = self._canvas_since = now
        self._shown: _Hung | None = None
        self._coming: tuple[_Picture, Fade] | None = None
        self._prepared: _Picture | None = None
        self._own_sheet: pygame.Surface | None = None
        self._strips: dict[str, pygame.Surface] = {}
        self._is_dark = False
        self._step_at = inf
        self._played_at = -inf
        self._hangs_again_at = -inf

    @property
    def page(self) -> DrawnPage | None:
        """The page that is shown, or is being faded to."""
        hung = self._coming[0].hung if self._coming else self._shown
        return hung.page if hung else None

    @property
    def prepared_page(self) -> DrawnPage | None:
        """The page that has been prepared to come next."""
        return self._prepared.hung.page if self._prepared else None

    @property
    def is_fading(self) -> bool:
        return self._coming is not None

    @property
    def step_at(self) -> float:
        """When the fade that is on is to go a step further; inf when none is."""
        return self._step_at if self.is_fading else inf

    def prepare(self, page: DrawnPage, digits: str, now: float) -> None:
        """Reads and composes a page ahead of its time, unless a fade is on; `digits` are those of that time."""
        if self._coming is None and (self._prepared is None or self._prepared.hung.page != page):
            self._prepared = self._hang(page, digits, now)

    def show(self, page: DrawnPage, digits: str, now: float) -> None:
        """Begins to fade to a page, or cuts to it when there is nothing to fade from."""
        self._end_fade(now)
        if self._shown is None and self.canvas.sheet is not None:
            self._prepared = self._hang(page, digits, now, self.canvas.sheet)
        self.prepare(page, digits, now)
        picture, self._prepared = self._prepared, None
        assert picture is not None
        if self._shown is None or self._fade_s <= 0:
            self._cut(picture, now)
        else:
            self._coming = (picture, Fade(now, self._fade_s))

    def tick(self, digits: str, now: float) -> float:
        """Does what is due: a step of a fade, a new minute, a shift, a present. Returns when to ask again.

        After an error what hangs stays, and is left as it is for a while: the next call goes on with the rest.
        """
        if self._coming is not None:
            return self.step(now)
        if self._shown is None:
            return inf
        if now >= self._hangs_again_at and self._is_outdated(self._shown, digits, now):
            self._hangs_again_at = now + HANGS_AGAIN_AFTER_S
            self._hang_again(self._shown, digits, now)
            self._hangs_again_at = -inf
        elif now - self.presented_at >= self._present_every_s(now):
            self.canvas.present()
            self.presented_at = now
        return min(self.presented_at + self._present_every_s(now), self._opened + next_shift_s(now - self._opened))

    def _is_outdated(self, shown: _Hung, digits: str, now: float) -> bool:
        return self._is_to_shift(shown, now) or (shown.digits != digits and shown.page.clock is not None)

    def _is_to_shift(self, shown: _Hung, now: float) -> bool:
        return shown.shift != shift_at(now - self._opened) and now - self._played_at >= _PLAYS_FOR_S

    def _hang_again(self, shown: _Hung, digits: str, now: float) -> None:
        if self._is_to_shift(shown, now):
            self._cut(self._hang(shown.page, digits, now), now)
        else:
            self._change_digits(shown, digits, now)

    def _present_every_s(self, now: float) -> float:
        return PRESENT_NEW_EVERY_S if now - self._canvas_since < NEW_FOR_S else PRESENT_EVERY_S

    def play(self, picture: pygame.Surface, at: tuple[int, int], now: float) -> None:
        """Puts a frame of its film onto the shown page, unless a fade is on."""
        if self._shown is None or self._coming is not None:
            return
        right, down = self._shown.shift
        self.canvas.patch([Patch(picture, (0, 0, *picture.get_size()), (at[0] + right, at[1] + down))])
        self.presented_at = self._played_at = now

    def darken(self, now: float) -> float:
        """Shows nothing but black until the next page. Returns when to ask again."""
        if not self._is_dark:
            self._shown = self._coming = self._prepared = None
            sheet = self._sheet()
            sheet.fill("#000000")
            self.canvas.show(self.canvas.hold(sheet))
            self._is_dark, self.presented_at = True, now
        elif now - self.presented_at >= PRESENT_EVERY_S:
            self.canvas.present()
            self.presented_at = now
        return self.presented_at + PRESENT_EVERY_S

    def rest(self, now: float) -> float:
        """The kernel has darkened the screen: that it says so stands in for a present, which would fail."""
        if now - self.presented_at >= PRESENT_EVERY_S:
            self.presented_at = now
        return self.presented_at + PRESENT_EVERY_S

    def redraw(self, now: float) -> None:
        """Presents again what the window system has lost."""
        if self._shown is not None and self._coming is None:
            self.canvas.present()
            self.presented_at = now

    def move_to(self, canvas: Canvas, digits: str, now: float) -> None:
        """Goes on, on another canvas, with the page that was shown; after an error with none."""
        page = self.page
        self.canvas, self._canvas_since = canvas, now
        self._own_sheet = None
        self._shown = self._coming = self._prepared = None
        self._is_dark = False
        if page is not None:
            self._cut(self._hang(page, digits, now), now)

    def step(self, now: float) -> float:
        """Takes the fade that is on a step further. Returns when to ask again."""
        assert self._coming is not None
        picture, fade = self._coming
        progress = fade.progress(now)
        if progress >= 1:
            self._cut(picture, now)
            return now
        self.canvas.fade(picture.held, progress)
        self.presented_at = now
        self._step_at = fade.next_step(now)
        return self._step_at

    def _end_fade(self, now: float) -> None:
        """An interrupted fade is brought to its end first, so that the next one starts from a whole picture."""
        if self._coming is not None:
            self._cut(self._coming[0], now)

    def _cut(self, picture: _Picture, now: float) -> None:
        self.canvas.show(picture.held)
        self._shown, self._coming = picture.hung, None
        self._is_dark = False
        self.presented_at = now
        self._hangs_again_at = -inf

    def _change_digits(self, shown: _Hung, digits: str, now: float) -> None:
        if digits:
            self.canvas.patch(self._patches(shown.page, digits, shown.shift))
            self._shown = _Hung(shown.page, digits, shown.shift)
            self.presented_at = now
        else:
            # The clock is no longer known to be right: the frame itself has an empty place for it.
            self._cut(self._hang(shown.page, "", now), now)

    def _hang(self, page: DrawnPage, digits: str, now: float, onto: pygame.Surface | None = None) -> _Picture:
        """Composes onto the one sheet, which whatever was prepared before gives up."""
        self._prepared = None
        sheet = onto or self._sheet()
        shift = shift_at(now - self._opened)
        compose(lambda into: self._store.read(page.frame, into), sheet, page.background, shift)
        paint(sheet, self._patches(page, digits, shift))
        return _Picture(_Hung(page, digits, shift), self.canvas.hold(sheet))

    def _sheet(self) -> pygame.Surface:
        """Made when it is first needed: the first picture does without."""
        if self._own_sheet is None:
            self._own_sheet = blank(self.canvas.size)
        return self._own_sheet

    def _patches(self, page: DrawnPage, digits: str, shift: tuple[int, int]) -> tuple[Patch, ...]:
        if page.clock is None or not digits:
            return ()
        if page.clock.strip not in self._strips:
            self._strips = {page.clock.strip: surface_of(self._store.read(page.clock.strip))}
        return clock_patches(page.clock, self._strips[page.clock.strip], digits, shift)
