"""The shared memory that frames are handed over in, and the few words spoken about it: both sides' layout.

A memory file without a name: nothing is left behind on any disk, whoever dies. It is sealed before the decoder gets
it, which could otherwise cut it off under the screen's eyes. Leaves out who says what and when (`projector`, `reel`).
"""

from __future__ import annotations

import fcntl
import math
import mmap
import os
import struct
from dataclasses import dataclass
from enum import IntEnum

PIXEL_BYTES = 4
LONGEST_SIDE_PX = 4096
_SLOTS, _SLOTS_LARGE = 6, 3
_LARGE_BYTES = 10_000_000
"""Frames over this (larger than 1080p) get fewer slots: 3 of 4K are 100 MB, 6 of 1080p 50 MB."""

WORD = struct.Struct("<BBd")
"""What both sides say: a `Word`, the slot that it is about, and a time in seconds."""


class Word(IntEnum):
    FRAME = 1
    """Decoder: the slot holds the frame that is due so long after the film's beginning."""
    END = 2
    """Decoder: no frame comes after those told of; the film has lasted so long."""
    FREE = 3
    """Screen: the slot may be written to again."""
    BEGUN = 4
    """Screen: the film began at this monotonic time, so that the decoder can leave out what comes too late."""


@dataclass(frozen=True, slots=True)
class Said:
    word: Word
    slot: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Ring:
    """Frames of `width` x `height` pixels, four bytes each: B, G, R, 255. ValueError for sizes that no screen has."""

    width: int
    height: int

    def __post_init__(self) -> None:
        if not (0 < self.width <= LONGEST_SIDE_PX and 0 < self.height <= LONGEST_SIDE_PX):
            raise ValueError(f"a film of {self.width}x{self.height} on the screen")

    @property
    def frame_bytes(self) -> int:
        return self.width * self.height * PIXEL_BYTES

    @property
    def slots(self) -> int:
        return _SLOTS_LARGE if self.frame_bytes > _LARGE_BYTES else _SLOTS

    def slot(self, memory: mmap.mmap, number: int) -> memoryview:
        """The bytes of one slot."""
        begin = number * self.frame_bytes
        return memoryview(memory)[begin : begin + self.frame_bytes]

    def make(self) -> int:
        """A descriptor of new memory for it. Raises OSError."""
        descriptor = os.memfd_create("bytavla-film", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        try:
            os.ftruncate(descriptor, self.slots * self.frame_bytes)
            fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL)
        except OSError:
            os.close(descriptor)
            raise
        return descriptor

    def map(self, descriptor: int, access: int) -> mmap.mmap:
        """The memory itself; `access` as for mmap. Raises OSError, ValueError."""
        return mmap.mmap(descriptor, self.slots * self.frame_bytes, access=access)


def say(word: Word, slot: int = 0, seconds: float = 0.0) -> bytes:
    return WORD.pack(word, slot, seconds)


def heard(data: bytes) -> tuple[list[Said], bytes]:
    """What is said in these bytes, and the beginning of what is not yet whole. Raises ValueError for nonsense."""
    whole = len(data) // WORD.size * WORD.size
    said = [Said(Word(word), slot, seconds) for word, slot, seconds in WORD.iter_unpack(data[:whole])]
    if any(not math.isfinite(each.seconds) for each in said):
        raise ValueError("a time that is no number")
    return said, data[whole:]
