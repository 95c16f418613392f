"""Which screen there is to play on, found out without opening one. Leaves out opening it (`display`)."""

from __future__ import annotations

import os
from collections.abc import Mapping

from player.screen.connectors import is_connected, read_connectors


def session_driver(environment: Mapping[str, str]) -> str:
    """The SDL video driver to name: the one that the environment names, else the session's, else the bare screen."""
    if named := environment.get("SDL_VIDEODRIVER"):
        return named.lower()
    if environment.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "x11" if environment.get("DISPLAY") else "kmsdrm"


def has_screen(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether something can be shown to somebody: a desktop's session, or a monitor on a bare machine."""
    driver = session_driver(environment)
    if driver in ("dummy", "offscreen"):
        return False
    return driver != "kmsdrm" or is_connected(read_connectors()) is True
