"""The size of an X desktop, asked of the server itself: SDL remembers what it was when it started.

Leaves out what is done about a change (`keeper`).
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, byref, c_char_p, c_int, c_uint, c_ulong, c_void_p
from typing import Any

from player.screen.connectors import Connector, Connectors


class XDesktop:
    """A connection of its own to the X server, opened at the first look and kept: a look is one round trip."""

    def __init__(self) -> None:
        self._library: ctypes.CDLL | None = None
        self._display: int | None = None

    def look(self) -> Connectors:
        """The desktop as one connected socket whose mode is its size; nothing when the server cannot be asked."""
        if self._display is None and not self._connect():
            return ()
        assert self._library is not None
        root, x, y = c_ulong(), c_int(), c_int()
        width, height, border, depth = c_uint(), c_uint(), c_uint(), c_uint()
        answers = (byref(each) for each in (root, x, y, width, height, border, depth))
        if not self._library.XGetGeometry(self._display, self._library.XDefaultRootWindow(self._display), *answers):
            return ()
        return (Connector("desktop", "connected", f"{width.value}x{height.value}"),)

    def _connect(self) -> bool:
        try:
            library = ctypes.CDLL("libX11.so.6")
        except OSError:
            return False
        library.XOpenDisplay.argtypes, library.XOpenDisplay.restype = [c_char_p], c_void_p
        library.XDefaultRootWindow.argtypes, library.XDefaultRootWindow.restype = [c_void_p], c_ulong
        places: list[Any] = [POINTER(c_ulong), *[POINTER(c_int)] * 2, *[POINTER(c_uint)] * 4]
        library.XGetGeometry.argtypes = [c_void_p, c_ulong, *places]
        self._library, self._display = library, library.XOpenDisplay(None)
        return self._display is not None
