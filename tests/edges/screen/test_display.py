from __future__ import annotations

import pytest

from player.errors import ScreenError
from player.notices.board import Screen
from player.screen.display import Wish, driver_of, open_canvas, size_on
from player.screen.framing import Options, rotation_of, wish_for
from player.screen.session import has_screen, session_driver

HD = Wish((1920, 1080))
STANDING_PANEL = Screen(width_px=1920, height_px=1080, rotate=90)


@pytest.mark.parametrize(
    ("environment", "driver"),
    [
        ({}, "kmsdrm"),
        ({"DISPLAY": ":0"}, "x11"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"DISPLAY": ":0", "SDL_VIDEODRIVER": "kmsdrm"}, "kmsdrm"),
        ({"SDL_VIDEODRIVER": "KMSDRM"}, "kmsdrm"),  # as SDL itself writes it
    ],
)
def test_the_driver_is_the_one_named_else_the_session_s_else_the_bare_screen(
    environment: dict[str, str], driver: str
) -> None:
    assert session_driver(environment) == driver
    assert driver_of(HD, environment) == driver


def test_off_screen_only_when_asked_for() -> None:
    assert driver_of(Wish((1920, 1080), offscreen=True), {"DISPLAY": ":0"}) == "dummy"


@pytest.mark.parametrize("driver", ["dummy", "offscreen"])
def test_a_driver_that_shows_nothing_is_no_screen(driver: str) -> None:
    assert not has_screen({"SDL_VIDEODRIVER": driver})


def test_a_screen_that_is_not_there_is_an_error_that_names_the_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":64999")
    with pytest.raises(ScreenError, match="x11"):
        open_canvas(HD)


def test_a_driver_that_shows_nothing_is_never_taken_silently(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "no-such-driver")
    with pytest.raises(ScreenError, match="no-such-driver"):
        open_canvas(HD)


def test_a_bare_screen_is_driven_in_the_site_s_mode() -> None:
    assert size_on(HD, "kmsdrm", (3840, 2160)) == (1920, 1080)


def test_a_desktop_is_filled_whatever_its_size() -> None:
    assert size_on(HD, "x11", (1366, 768)) == (1366, 768)


def test_a_size_from_the_command_line_is_kept_to_the_pixel() -> None:
    assert size_on(Wish((800, 600), exact=True), "x11", (1366, 768)) == (800, 600)


def test_a_window_fits_on_its_desktop_in_the_site_s_proportions() -> None:
    width, height = size_on(Wish((1920, 1080), windowed=True), "x11", (1366, 768))
    assert width <= 1366
    assert height <= 768
    assert width / height == pytest.approx(16 / 9, rel=0.01)


def test_a_window_shows_a_standing_panel_upright() -> None:
    options = Options(windowed=True)
    assert wish_for(STANDING_PANEL, options).size == (1080, 1920)
    assert rotation_of(STANDING_PANEL, options) == 0


def test_a_panel_is_driven_unrotated_and_its_frames_are_turned() -> None:
    assert wish_for(STANDING_PANEL, Options()).size == (1920, 1080)
    assert rotation_of(STANDING_PANEL, Options()) == 90


def test_the_command_line_overrides_the_site() -> None:
    options = Options(size=(1280, 720), rotate=180)
    assert wish_for(STANDING_PANEL, options) == Wish((1280, 720), exact=True)
    assert rotation_of(STANDING_PANEL, options) == 180
