"""Reads frame files: straight to where the pixels are wanted, and each file's checksum once.

The checksum of a photo takes longer than all the rest of reading it. So what power cuts and worn cards have done to a
file is found at the first reading after every start. Leaves out what is done about it (`screen.showing`).
"""

from __future__ import annotations

import os
from io import FileIO
from pathlib import Path

from player.errors import StorageError
from player.frames.pixels import HEADER_BYTES, Buffer, DamagedFrameError, Header, Pixels, check, read_header, unpack

_MOST_KNOWN = 1000

_Identity = tuple[int, int, int]
"""What makes a file another one than before: its inode, its time (nanoseconds) and its size."""


class FrameReader:
    """Remembers which files it has found whole."""

    def __init__(self) -> None:
        self._whole: dict[Path, _Identity] = {}

    def read(self, path: Path, into: Pixels | None = None) -> Pixels:
        """The pixels of a frame file: `into` itself, filled, when that has their measures and they are not packed.

        Raises DamagedFrameError (then `into` may hold anything), or StorageError when the file cannot be read.
        """
        try:
            with path.open("rb", buffering=0) as file:
                status = os.fstat(file.fileno())
                identity = (status.st_ino, status.st_mtime_ns, status.st_size)
                header = read_header(file.read(HEADER_BYTES))
                target = into if into is not None and _fits(header, into) else None
                body: Buffer = _filled(file, target.rows) if target is not None else file.read()
            if self._whole.get(path) != identity:
                check(header, body)
                self._note(path, identity)
            return target or unpack(header, bytes(body))
        except DamagedFrameError as error:
            raise DamagedFrameError(f"{path}: {error}") from error
        except OSError as error:
            raise StorageError(f"{path}: the frame cannot be read: {error.strerror}") from error

    def _note(self, path: Path, identity: _Identity) -> None:
        if len(self._whole) >= _MOST_KNOWN:
            self._whole.clear()
        self._whole[path] = identity


def _fits(header: Header, into: Pixels) -> bool:
    measures = (header.is_packed, header.width, header.height, header.length)
    return measures == (False, into.width, into.height, len(into.rows))


def _filled(file: FileIO, rows: Buffer) -> Buffer:
    got = file.readinto(rows)
    if got != len(rows):
        raise DamagedFrameError(f"expected {len(rows)} bytes of pixels, got {got}")
    return rows
