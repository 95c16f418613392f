"""Real files with bits flipped, pieces cut out, doubled or exchanged; from a seed, so that what is found stays found.

Leaves out what is done with them.
"""

from __future__ import annotations

import random
from collections.abc import Callable

_INTERESTING = (0, 1, 0x7F, 0x80, 0xFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)


def mutated(whole: bytes, seed: int, other: bytes = b"") -> bytes:
    """The file with one to eight changes; `other` is a second real file, for splices."""
    chance = random.Random(seed)
    raw = bytearray(whole)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        chance.choice(_CHANGES)(raw, chance, other)
    return bytes(raw)


def _flip(raw: bytearray, chance: random.Random, _other: bytes) -> None:
    if raw:
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)


def _cut_end(raw: bytearray, chance: random.Random, _other: bytes) -> None:
    del raw[chance.randint(0, len(raw)) :]


def _cut_out(raw: bytearray, chance: random.Random, _other: bytes) -> None:
    at, length = _piece(raw, chance)
    del raw[at : at + length]


def _double(raw: bytearray, chance: random.Random, _other: bytes) -> None:
    at, length = _piece(raw, chance)
    raw[at:at] = raw[at : at + length] * chance.choice((1, 3, 50))


def _noise(raw: bytearray, chance: random.Random, _other: bytes) -> None:
    at, length = _piece(raw, chance)
    raw[at : at + length] = chance.randbytes(length)


def _number(raw: bytearray, chance: random.Random, _other: bytes) -> None:
    """A length or a size that no decoder expects."""
    at, width = chance.randint(0, max(0, len(raw) - 4)), chance.choice((1, 2, 4))
    value = chance.choice(_INTERESTING) % (1 << (8 * width))
    raw[at : at + width] = value.to_bytes(width, chance.choice(("big", "little")))


def _splice(raw: bytearray, chance: random.Random, other: bytes) -> None:
    at, length = _piece(raw, chance)
    start = chance.randint(0, len(other))
    raw[at : at + length] = other[start : start + chance.randint(0, 400)]


def _piece(raw: bytearray, chance: random.Random) -> tuple[int, int]:
    return chance.randint(0, len(raw)), chance.choice((1, 4, 16, 64, 256))


_CHANGES: tuple[Callable[[bytearray, random.Random, bytes], None], ...] = (
    _flip, _flip, _cut_end, _cut_out, _double, _noise, _number, _number, _splice,
)  # fmt: skip
