"""Darkens a bare KMS screen by its connector's DPMS property, through libdrm and the card that SDL has open.

Only whoever holds the screen may switch it, so it is done in this process, on SDL's own file. Darkness is believed when
the kernel says so. Leaves out CEC and everything about when (`switch`).
"""

from __future__ import annotations

import ctypes
import logging
import os
from collections.abc import Iterator
from ctypes import POINTER, c_char, c_int, c_uint32, c_uint64, c_void_p
from pathlib import Path
from typing import Any

_LIBRARY = "libdrm.so.2"
_ON, _OFF = 0, 3
"""DRM_MODE_DPMS_ON and DRM_MODE_DPMS_OFF."""
_CONNECTED = 1

log = logging.getLogger(__name__)


class _Resources(ctypes.Structure):
    _fields_ = [
        ("count_fbs", c_int), ("fbs", POINTER(c_uint32)), ("count_crtcs", c_int), ("crtcs", POINTER(c_uint32)),
        ("count_connectors", c_int), ("connectors", POINTER(c_uint32)),
    ]  # fmt: skip


class _Connector(ctypes.Structure):
    _fields_ = [
        ("connector_id", c_uint32), ("encoder_id", c_uint32), ("kind", c_uint32), ("kind_id", c_uint32),
        ("connection", c_int), ("mm_width", c_uint32), ("mm_height", c_uint32), ("subpixel", c_int),
        ("count_modes", c_int), ("modes", c_void_p), ("count_props", c_int), ("props", POINTER(c_uint32)),
        ("prop_values", POINTER(c_uint64)),
    ]  # fmt: skip


class _Property(ctypes.Structure):
    _fields_ = [("prop_id", c_uint32), ("flags", c_uint32), ("name", c_char * 32)]


class Dpms:
    """The connected sockets of the card that this process has open."""

    def __init__(self, sockets: Path = Path("/sys/class/drm"), files: Path = Path("/proc/self/fd")) -> None:
        self._sockets = sockets
        self._files = files

    def off(self) -> bool:
        """Whether the screen is dark now, by the kernel's own word."""
        if not self._set(_OFF):
            return False
        if self.is_off():
            return True
        self._set(_ON)
        return False

    def is_off(self) -> bool:
        """Whether the kernel says so of every connected socket."""
        try:
            return {_word(socket / "dpms") for socket in self._connected()} == {"Off"}
        except OSError:
            return False

    def on(self) -> None:
        self._set(_ON)

    def _connected(self) -> Iterator[Path]:
        for status in self._sockets.glob("card*-*/status"):
            if _word(status) == "connected":
                yield status.parent

    def _set(self, value: int) -> bool:
        try:
            library = _library()
            done = [
                library.drmModeConnectorSetProperty(card, connector, switch, value) == 0
                for card in _cards(self._files)
                for connector, switch in _switches(library, card)
            ]
        except OSError as error:
            log.info("the screen cannot be darkened by the graphics card: %s", error)
            return False
        return bool(done) and all(done)


def _word(file: Path) -> str:
    return file.read_text(encoding="ascii").strip()


def _library() -> Any:
    """Raises OSError where there is none."""
    library: Any = ctypes.CDLL(_LIBRARY)
    library.drmModeGetResources.restype = POINTER(_Resources)
    library.drmModeGetConnectorCurrent.argtypes = [c_int, c_uint32]
    library.drmModeGetConnectorCurrent.restype = POINTER(_Connector)
    library.drmModeGetProperty.argtypes = [c_int, c_uint32]
    library.drmModeGetProperty.restype = POINTER(_Property)
    library.drmModeConnectorSetProperty.argtypes = [c_int, c_uint32, c_uint32, c_uint64]
    for free in ("drmModeFreeResources", "drmModeFreeConnector", "drmModeFreeProperty"):
        getattr(library, free).argtypes, getattr(library, free).restype = [c_void_p], None
    return library


def _cards(files: Path) -> Iterator[int]:
    """The open files of this process that are graphics cards; the first that may switch is SDL's."""
    for name in os.listdir(files):  # noqa: PTH208 - one of them is the listing's own, gone by now
        try:
            target = os.readlink(files / name)  # noqa: PTH115 - the text alone, whatever lies there
        except OSError:
            continue
        if target.startswith("/dev/dri/card"):
            yield int(name)
            return


def _switches(library: Any, card: int) -> Iterator[tuple[int, int]]:
    """(connector, its DPMS property) of every connected socket of a card."""
    resources = library.drmModeGetResources(card)
    if not resources:
        return
    ids = [resources.contents.connectors[at] for at in range(resources.contents.count_connectors)]
    library.drmModeFreeResources(resources)
    for number in ids:
        connector = library.drmModeGetConnectorCurrent(card, number)
        if not connector:
            continue
        properties = [connector.contents.props[at] for at in range(connector.contents.count_props)]
        connected = connector.contents.connection == _CONNECTED
        library.drmModeFreeConnector(connector)
        if connected:
            yield from ((number, each) for each in properties if _name(library, card, each) == b"DPMS")


def _name(library: Any, card: int, number: int) -> bytes:
    described = library.drmModeGetProperty(card, number)
    if not described:
        return b""
    name: bytes = described.contents.name
    library.drmModeFreeProperty(described)
    return name
