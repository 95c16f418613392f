"""The canvas for graphics processors, on Mesa's emulated one: what it does, not how fast."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pygame
import pytest
from pygame._sdl2 import video

from player.screen.canvas import Patch
from player.screen.composing import surface_of
from player.screen.display import Wish, open_canvas
from player.screen.texture_canvas import TextureCanvas
from tests.bench.xscreen import XScreen, x_screen
from tests.edges.screen.pictures import BLUE, Colour, plain

SIZE = (320, 180)
MIDDLE = (160, 90)
ONE, OTHER = (240, 60, 50), (60, 220, 50)


@pytest.fixture(scope="module")
def screen() -> Iterator[XScreen]:
    with x_screen(*SIZE) as opened:
        yield opened


@pytest.fixture
def canvas(screen: XScreen, monkeypatch: pytest.MonkeyPatch) -> Iterator[TextureCanvas]:
    monkeypatch.setenv("DISPLAY", screen.environment["DISPLAY"])
    monkeypatch.setenv("SDL_VIDEODRIVER", "x11")
    monkeypatch.setenv("SDL_VIDEO_WINDOW_POS", "0,0")
    pygame.display.init()
    window = pygame.Window("test", SIZE, position=(0, 0), borderless=True)
    names = [driver.name for driver in video.get_drivers()]
    try:
        renderer = video.Renderer(window, names.index("opengles2"))
    except pygame.error as error:
        pygame.display.quit()
        pytest.skip(f"no OpenGL here: {error}")
    opened = TextureCanvas(window, renderer, "test")
    yield opened
    opened.close()


def seen(screen: XScreen, expected: Colour, at: tuple[int, int] = MIDDLE) -> Colour:
    """The colour at a point once it is the expected one, or what it is after two seconds."""
    deadline = time.monotonic() + 2
    while time.monotonic() < deadline and not near(screen.pixel(*at), expected):
        pygame.event.pump()
        time.sleep(0.005)
    return screen.pixel(*at)


def near(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= 3 for a, b in zip(one, other, strict=True))


def test_a_picture_is_shown_and_another_after_it(canvas: TextureCanvas, screen: XScreen) -> None:
    canvas.show(canvas.hold(surface_of(plain(ONE, SIZE))))
    assert near(seen(screen, ONE), ONE)
    canvas.show(canvas.hold(surface_of(plain(OTHER, SIZE))))
    assert near(seen(screen, OTHER), OTHER)


def test_half_a_fade_is_half_of_each(canvas: TextureCanvas, screen: XScreen) -> None:
    canvas.show(canvas.hold(surface_of(plain(ONE, SIZE))))
    coming = canvas.hold(surface_of(plain(OTHER, SIZE)))
    canvas.fade(coming, 0.5)
    half = (150, 140, 50)
    assert near(seen(screen, half), half)
    canvas.fade(coming, 1.0)
    assert near(seen(screen, OTHER), OTHER)


def test_what_was_held_does_not_change_when_the_sheet_is_used_again(canvas: TextureCanvas, screen: XScreen) -> None:
    sheet = surface_of(plain(ONE, SIZE))
    held = canvas.hold(sheet)
    sheet.fill(BLUE)
    canvas.show(held)
    assert near(seen(screen, ONE), ONE)


def test_a_patch_is_painted_over_the_shown_picture_and_stays(canvas: TextureCanvas, screen: XScreen) -> None:
    canvas.show(canvas.hold(surface_of(plain(ONE, SIZE))))
    strip = surface_of(plain(BLUE, (40, 10)))
    canvas.patch([Patch(strip, (10, 0, 20, 10), (100, 100))])
    canvas.present()
    assert near(seen(screen, BLUE, (105, 105)), BLUE)
    assert near(screen.pixel(95, 105), ONE)


def test_frames_of_a_film_follow_one_another_in_their_place(canvas: TextureCanvas, screen: XScreen) -> None:
    canvas.show(canvas.hold(surface_of(plain(ONE, SIZE))))
    for red, green, blue in (BLUE, OTHER, BLUE):
        rows = bytes((blue, green, red, 255)) * (80 * 40)
        frame = pygame.image.frombuffer(rows, (80, 40), "BGRA")
        frame.set_alpha(None)
        canvas.patch([Patch(frame, (0, 0, 80, 40), (100, 100))])
        assert near(seen(screen, (red, green, blue), (140, 120)), (red, green, blue))
        assert near(screen.pixel(95, 120), ONE)
    assert len(canvas._pieces) == 1


def test_a_graphics_processor_that_is_only_emulated_is_left_for_plain_memory(
    screen: XScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", screen.environment["DISPLAY"])
    opened = open_canvas(Wish(SIZE, exact=True))
    assert opened.renderer == "surface"
    assert os.environ["SDL_FRAMEBUFFER_ACCELERATION"] == "0"
    opened.close()
