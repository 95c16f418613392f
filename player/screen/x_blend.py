"""Fades that the X server blends itself: a picture crosses over to it once, and each step is then one small request.

Blending here and copying every step over costs the processor twice as much; and where the server has a graphics
processor, that does the work. Leaves out how far a fade has come (`fade`) and what stands between fades
(`surface_canvas`).
"""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Sequence
from ctypes import CFUNCTYPE, Structure, byref, c_int, c_ulong, c_ushort, c_void_p
from typing import Any

import pygame

_DEPTH = 24
"""Of the screens whose pixels are ours: bytes B, G, R, X."""
_Z_PIXMAP = 2
_PICT_OP_OVER = 3
_OPAQUE = 0xFFFF
_XLIB_POINTERS = ("XOpenDisplay", "XDefaultVisual", "XDefaultGC", "XCreateImage", "XSetErrorHandler")
_RENDER_POINTERS = ("XRenderFindVisualFormat",)

log = logging.getLogger(__name__)

_refused: set[int] = set()
"""The connections of which the server has refused something."""


def _note_refusal(display: int, _event: int) -> int:
    _refused.add(display)
    return 0


_ON_REFUSAL = CFUNCTYPE(c_int, c_void_p, c_void_p)(_note_refusal)
"""Xlib knows one such function for the whole program, and its own one ends that."""


class _Colour(Structure):
    """XRenderColor."""

    _fields_ = (("red", c_ushort), ("green", c_ushort), ("blue", c_ushort), ("alpha", c_ushort))


class XBlend:
    """One picture in the server's keeping, to be laid over a window. Opened at the first picture, and kept."""

    def __init__(self, window: int, size: tuple[int, int]) -> None:
        self._window = c_ulong(window)
        self._size = size
        self._display: c_void_p | None = None
        self._is_usable = True

    def take(self, picture: pygame.Surface, rows: range) -> bool:
        """Brings rows of a picture of the window's size to the server. Whether they can be laid over the window now."""
        if not self._is_usable:
            return False
        if (self._display is not None or self._open()) and self._put(picture, rows):
            return True
        log.warning("the X server cannot blend for us: fades are blended here")
        self._is_usable = False
        return False

    def lay(self, opacity: float, rows: range) -> None:
        """Lays rows of the picture over what the window shows, with an opacity of 0 to 1. Waits until that is done."""
        render = self._render
        veil = c_ulong(render.XRenderCreateSolidFill(self._display, byref(_Colour(alpha=round(opacity * _OPAQUE)))))
        area = (0, rows.start, 0, 0, 0, rows.start, self._size[0], len(rows))
        render.XRenderComposite(self._display, _PICT_OP_OVER, self._source, veil, self._target, *area)
        render.XRenderFreePicture(self._display, veil)
        self._is_usable = self._is_done()

    def close(self) -> None:
        """Ends the connection; the server then lets go of what it kept for us."""
        if self._display is not None:
            self._xlib.XCloseDisplay(self._display)
            _refused.discard(self._display.value or 0)
            self._display = None

    def _open(self) -> bool:
        try:
            self._xlib = _library("libX11.so.6", _XLIB_POINTERS)
            self._render = _library("libXrender.so.1", _RENDER_POINTERS)
        except OSError as error:
            log.info("%s", error)
            return False
        opened = self._xlib.XOpenDisplay(None)
        if not opened:
            return False
        self._display = c_void_p(opened)
        self._xlib.XSetErrorHandler(_ON_REFUSAL)
        return self._make_pictures()

    def _make_pictures(self) -> bool:
        xlib, render, display = self._xlib, self._render, self._display
        screen = xlib.XDefaultScreen(display)
        ignored = c_int()
        if not render.XRenderQueryExtension(display, byref(ignored), byref(ignored)):
            return False
        if xlib.XDefaultDepth(display, screen) != _DEPTH:
            return False
        self._visual = c_void_p(xlib.XDefaultVisual(display, screen))
        self._context = c_void_p(xlib.XDefaultGC(display, screen))
        self._pixmap = c_ulong(xlib.XCreatePixmap(display, self._window, *self._size, _DEPTH))
        pixels = c_void_p(render.XRenderFindVisualFormat(display, self._visual))
        self._source, self._target = (
            c_ulong(render.XRenderCreatePicture(display, drawable, pixels, c_ulong(0), None))
            for drawable in (self._pixmap, self._window)
        )
        return True

    def _put(self, picture: pygame.Surface, rows: range) -> bool:
        width, height = self._size
        memory: Any = picture.get_view("0")
        data = (ctypes.c_char * memory.length).from_buffer(memory)
        layout = (_DEPTH, _Z_PIXMAP, 0, data, width, height, 32, picture.get_pitch())
        image = c_void_p(self._xlib.XCreateImage(self._display, self._visual, *layout))
        area = (0, rows.start, 0, rows.start, width, len(rows))
        self._xlib.XPutImage(self._display, self._pixmap, self._context, image, *area)
        self._xlib.XFree(image)
        return self._is_done()

    def _is_done(self) -> bool:
        """Whether the server has done all that it was asked for, once it has."""
        assert self._display is not None
        self._xlib.XSync(self._display, 0)
        return self._display.value not in _refused


def _library(name: str, pointers: Sequence[str]) -> ctypes.CDLL:
    """A library, told which of its functions answer with pointers; all others answer with an int."""
    library = ctypes.CDLL(name)
    for function in pointers:
        getattr(library, function).restype = c_void_p
    return library
