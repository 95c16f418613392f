"""Opens the right canvas: which SDL driver, which size, surfaces or textures.

SDL left alone picks "offscreen" when no monitor is connected, and a daemon runs on with a dark screen: so the driver is
always named and checked. Leaves out drawing (`surface_canvas`, `texture_canvas`) and trying again (`keeper`).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

import pygame

from player.device.seen import SOFTWARE_RENDERERS
from player.errors import ScreenError
from player.screen.canvas import Canvas, opened_driver
from player.screen.events import choose_events
from player.screen.graphics import may_have_processor
from player.screen.session import session_driver
from player.screen.surface_canvas import SurfaceCanvas

OFFSCREEN = "dummy"
TITLE = "Bytavla"
_RENDER_DRIVERS = ("opengles2", "opengl")
_DESK_SHARE = 0.9
"""A window takes at most this part of a desktop's width and height."""
_DESKTOP_DRIVERS = ("x11", "wayland")


@dataclass(frozen=True, slots=True)
class Wish:
    """What screen is wanted. `size` in pixels: the mode on a bare screen, the window's on a desktop.

    `exact` says that the size was asked for on the command line: then a desktop's own size does not override it.
    """

    size: tuple[int, int]
    exact: bool = False
    windowed: bool = False
    offscreen: bool = False


def driver_of(wish: Wish, environment: Mapping[str, str]) -> str:
    """The SDL video driver to name: off-screen only when that is asked for."""
    return OFFSCREEN if wish.offscreen else session_driver(environment)


def open_canvas(wish: Wish) -> Canvas:
    """Opens the screen. Raises ScreenError when there is none; trying again later is up to the caller."""
    driver = driver_of(wish, os.environ)
    _tell_sdl(driver)
    try:
        pygame.display.init()
        if opened_driver() != driver:
            raise ScreenError(f"Asked for the video driver {driver}, got {opened_driver()}.")
        canvas = _on_processor(wish) if driver in ("kmsdrm", "wayland") and may_have_processor() else None
        canvas = canvas or _in_memory(wish, driver)
        if not wish.windowed:
            pygame.mouse.set_visible(False)
        choose_events()
    except (pygame.error, ScreenError) as error:
        pygame.display.quit()
        raise ScreenError(f"No screen can be opened with the video driver {driver}: {error}.") from error
    return canvas


def _tell_sdl(driver: str) -> None:
    """SDL reads these when it starts. Signals stay ours: SDL would turn SIGTERM into an event that wakes nobody."""
    os.environ["SDL_NO_SIGNAL_HANDLERS"] = "1"
    # Nobody types on a board, and nothing there is asked over a desktop's bus: without these SDL reads a table of five
    # thousand key sequences, and starts a bus where there is none.
    os.environ.setdefault("XCOMPOSEFILE", os.devnull)
    os.environ.setdefault("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    if driver == OFFSCREEN:
        os.environ["SDL_VIDEODRIVER"] = OFFSCREEN
        return
    os.environ.setdefault("SDL_VIDEODRIVER", driver)
    # On X11 the emulated frame buffer costs three times a frame; bare screens have no other, and must not take
    # desktop OpenGL for it (without libGL the screen stays black and nothing says so).
    bare = driver != "x11"
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "opengles2" if bare else "0")
    if bare:
        os.environ.setdefault("SDL_RENDER_DRIVER", "opengles2")


def size_on(wish: Wish, driver: str, desktop: tuple[int, int]) -> tuple[int, int]:
    """The size to open: as wished, but a whole desktop is filled and a window is made to fit on it."""
    if wish.exact or driver not in _DESKTOP_DRIVERS:
        return wish.size
    if not wish.windowed:
        return desktop
    width, height = wish.size
    scale = min(1.0, desktop[0] * _DESK_SHARE / width, desktop[1] * _DESK_SHARE / height)
    return round(width * scale), round(height * scale)


def _in_memory(wish: Wish, driver: str) -> SurfaceCanvas:
    size = size_on(wish, driver, pygame.display.get_desktop_sizes()[0])
    whole = not wish.windowed and driver != OFFSCREEN
    # X11 keeps a fullscreen window waiting for its window manager (0.22 s to the first picture; borderless 0.10 s).
    borderless = whole and driver == "x11"
    window = pygame.Window(TITLE, size, (0, 0), fullscreen=whole and not borderless, borderless=borderless)
    if driver != "x11":
        return SurfaceCanvas(window)

    from player.screen.x_blend import XBlend  # noqa: PLC0415 - a bare screen's first picture need not wait for it

    return SurfaceCanvas(window, XBlend(window.handle, size))


def _on_processor(wish: Wish) -> Canvas | None:
    """A canvas of textures, or None where there is no real graphics processor behind the driver."""
    from pygame._sdl2 import video  # noqa: PLC0415 - a desktop's first picture need not wait for it

    from player.screen.texture_canvas import TextureCanvas  # noqa: PLC0415 - the same

    names = [driver.name for driver in video.get_drivers()]
    wanted = next((name for name in _RENDER_DRIVERS if name in names), None)
    if wanted is None:
        return None
    size = size_on(wish, opened_driver(), pygame.display.get_desktop_sizes()[0])
    window = pygame.Window(TITLE, size, fullscreen=not wish.windowed)
    try:
        renderer = video.Renderer(window, names.index(wanted), vsync=True)
    except pygame.error:
        window.destroy()
        return None
    name = _graphics_name(wanted)
    if any(word in name.lower() for word in SOFTWARE_RENDERERS):
        del renderer
        window.destroy()
        return None
    return TextureCanvas(window, renderer, name or wanted)


def _graphics_name(render_driver: str) -> str:
    """GL_RENDERER of the current context ("V3D 4.2.14.0", "llvmpipe ..."); "" when the library does not tell."""
    import ctypes  # noqa: PLC0415 - the first picture waits for it only where there is such a processor

    library = "libGLESv2.so.2" if render_driver == "opengles2" else "libGL.so.1"
    try:
        ask = ctypes.CDLL(library).glGetString
    except (OSError, AttributeError):
        return ""
    ask.argtypes = [ctypes.c_uint]
    ask.restype = ctypes.c_char_p
    answer = ask(0x1F01)
    return answer.decode("ascii", "replace") if answer else ""
