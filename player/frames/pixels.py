"""The frame file: a small header and BGRX rows, packed by lz4, written whole or not at all.

Leaves out reading them (`reading`), which are kept and for how long (`store`) and what is in them (`model`).

    magic 4s "BYFR" | version u16 | flags u16 | width u32 | height u32 | packed length u32 | CRC-32 of all the rest u32

A finished 1080p frame is read in 2-5 ms. lz4 fast with acceleration 1 packs text to about 200 kB in 1.5 ms; its high
compression saves a quarter of that for ten times the time. PNG would take 40-60 ms to read; JPEG takes 12 ms, and
smears the edges of codes.
"""

from __future__ import annotations

import contextlib
import os
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

import lz4.block

from player.errors import StorageError
from player.frames.model import LONGEST_SIDE_PX

_HEADER = struct.Struct("<4sHHIIII")
HEADER_BYTES = _HEADER.size
_MAGIC = b"BYFR"
_VERSION = 1
_PACKED = 1
_CHECKSUM_AT = HEADER_BYTES - 4


Buffer = bytes | bytearray | memoryview


@dataclass(frozen=True, slots=True)
class Pixels:
    """Finished pixels: `height` rows of `width` pixels of four bytes B, G, R, 255, without padding."""

    width: int
    height: int
    rows: Buffer

    def __post_init__(self) -> None:
        if not (0 < self.width <= LONGEST_SIDE_PX and 0 < self.height <= LONGEST_SIDE_PX):
            raise ValueError(f"a frame of {self.width}x{self.height}: expected 1 to {LONGEST_SIDE_PX} pixels a side")
        if len(self.rows) != self.width * self.height * 4:
            raise ValueError(f"expected {self.width * self.height * 4} bytes of pixels, got {len(self.rows)}")


class DamagedFrameError(ValueError):
    """The file is not a whole frame. It is drawn again: no cause to alarm anyone."""


def pack(pixels: Pixels) -> bytes:
    """The bytes of a frame file. Pixels that shrink by less than half (photos) are stored as they are.

    Unpacking a grainy photo takes 9 ms, reading it unpacked 1 ms, and a quarter of its bytes is all that packing saves.
    """
    packed = lz4.block.compress(pixels.rows, mode="fast", acceleration=1, store_size=False)
    body, flags = (packed, _PACKED) if len(packed) * 2 <= len(pixels.rows) else (bytes(pixels.rows), 0)
    header = _HEADER.pack(_MAGIC, _VERSION, flags, pixels.width, pixels.height, len(body), 0)
    checksum = zlib.crc32(body, zlib.crc32(header[:_CHECKSUM_AT]))
    return header[:_CHECKSUM_AT] + struct.pack("<I", checksum) + body


@dataclass(frozen=True, slots=True)
class Header:
    """What a frame file says of the `length` bytes that follow."""

    is_packed: bool
    width: int
    height: int
    length: int
    checksum: int
    own_sum: int
    """The checksum of the header itself, to be gone on with over what follows."""


def read_header(data: bytes) -> Header:
    """What the first HEADER_BYTES of a frame file say. Raises DamagedFrameError."""
    if len(data) < HEADER_BYTES:
        raise DamagedFrameError(f"expected a header of {HEADER_BYTES} bytes, got {len(data)}")
    magic, version, flags, width, height, length, checksum = _HEADER.unpack_from(data)
    if magic != _MAGIC or version != _VERSION or flags not in (0, _PACKED):
        raise DamagedFrameError("not a frame file of this version")
    if max(width, height) > LONGEST_SIDE_PX:
        raise DamagedFrameError(f"a frame of {width}x{height} pixels")
    return Header(flags == _PACKED, width, height, length, checksum, zlib.crc32(data[:_CHECKSUM_AT]))


def check(header: Header, body: Buffer) -> None:
    """Raises DamagedFrameError unless these are the bytes that were once written after this header."""
    if zlib.crc32(body, header.own_sum) != header.checksum:
        raise DamagedFrameError("the checksum does not fit")


def unpack(header: Header, body: bytes) -> Pixels:
    """The pixels. Raises DamagedFrameError when they do not fit their measures."""
    if header.length != len(body):
        raise DamagedFrameError(f"expected {header.length} bytes of pixels, got {len(body)}")
    try:
        rows = _unpacked(body, header.width * header.height * 4) if header.is_packed else body
        return Pixels(header.width, header.height, rows)
    except ValueError as error:
        raise DamagedFrameError(str(error)) from error


def _unpacked(body: bytes, size: int) -> bytearray:
    try:
        rows: bytearray = lz4.block.decompress(body, uncompressed_size=size, return_bytearray=True)
    except lz4.block.LZ4BlockError as error:
        raise DamagedFrameError(f"the pixels cannot be unpacked: {error}") from error
    return rows


def write_frame(path: Path, pixels: Pixels) -> None:
    """Write a frame file. Raises StorageError (full, read-only or broken disk); then nothing is left behind."""
    write_whole(path, pack(pixels))


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step: readers see the old file or the new one. Raises StorageError.

    Without fsync, on purpose: after a power cut a frame may be empty, its checksum says so, and it is drawn again.
    Waiting for the card at every frame would cost more than that, and wear it.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise StorageError(f"{path}: cannot be written: {error.strerror}") from error
