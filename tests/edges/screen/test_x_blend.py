"""Fades on a real X server, seen from outside: blended by the server, or here where it will not."""

from __future__ import annotations

from collections.abc import Iterator

import pygame
import pytest

from player.screen.composing import surface_of
from player.screen.display import Wish, open_canvas
from player.screen.surface_canvas import SurfaceCanvas, differing_rows
from player.screen.x_blend import XBlend
from tests.bench.xscreen import XScreen, x_screen
from tests.edges.screen.pictures import BLUE, Colour, plain

SIZE = (320, 180)
ONE, OTHER, HALF = (240, 60, 50), (60, 220, 50), (150, 140, 50)
FOOTER = (0, 150, 320, 30)
NO_WINDOW = 1


@pytest.fixture(scope="module")
def screen() -> Iterator[XScreen]:
    with x_screen(*SIZE) as opened:
        yield opened


@pytest.fixture
def canvas(screen: XScreen, monkeypatch: pytest.MonkeyPatch) -> Iterator[SurfaceCanvas]:
    monkeypatch.setenv("DISPLAY", screen.environment["DISPLAY"])
    opened = open_canvas(Wish(SIZE, exact=True))
    assert isinstance(opened, SurfaceCanvas)
    yield opened
    opened.close()


def picture(colour: Colour) -> pygame.Surface:
    """A plain picture with the footer that all of them share."""
    surface = surface_of(plain(colour, SIZE))
    surface.fill(BLUE, FOOTER)
    return surface


def near(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= 4 for a, b in zip(one, other, strict=True))


def drawn_here(canvas: SurfaceCanvas) -> Colour:
    red, green, blue, _ = canvas._screen.get_at((160, 90))
    return red, green, blue


def test_the_server_blends_while_our_own_picture_stays_as_it_was(canvas: SurfaceCanvas, screen: XScreen) -> None:
    canvas.show(canvas.hold(picture(ONE)))
    coming = canvas.hold(picture(OTHER))
    for step in range(1, 13):
        canvas.fade(coming, step / 24)
        assert screen.pixel(160, 165) == BLUE
    assert near(screen.pixel(160, 90), HALF)
    assert drawn_here(canvas) == ONE
    canvas.fade(coming, 1.0)
    assert screen.pixel(160, 90) == drawn_here(canvas) == OTHER


def test_fade_after_fade_starts_from_the_picture_before(canvas: SurfaceCanvas, screen: XScreen) -> None:
    for before, after in ((ONE, OTHER), (OTHER, ONE), (ONE, OTHER)):
        canvas.show(canvas.hold(picture(before)))
        canvas.fade(canvas.hold(picture(after)), 0.5)
        assert near(screen.pixel(160, 90), HALF)


def test_where_the_server_refuses_the_fade_is_blended_here_and_the_player_lives(
    canvas: SurfaceCanvas, screen: XScreen, caplog: pytest.LogCaptureFixture
) -> None:
    alone = SurfaceCanvas(canvas._window, XBlend(NO_WINDOW, SIZE))
    alone.show(alone.hold(picture(ONE)))
    alone.fade(alone.hold(picture(OTHER)), 0.5)
    assert near(screen.pixel(160, 90), HALF)
    assert near(drawn_here(canvas), HALF)
    alone.fade(alone.hold(picture(OTHER)), 0.75)
    assert caplog.text.count("X server") == 1


def test_only_the_rows_that_differ_are_faded() -> None:
    assert differing_rows(picture(ONE), picture(OTHER)) == range(150)
    assert not differing_rows(picture(ONE), picture(ONE))
    other = picture(ONE)
    other.set_at((319, 179), (1, 2, 3))
    assert differing_rows(picture(ONE), other) == range(179, 180)
