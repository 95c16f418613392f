"""How a film's sound is handed over: bare samples from the film's beginning on, one shape for all films.

Sixteen bits, two channels, 48 kHz, as every sound device takes them. It goes through a pipe: a ring in memory that the
kernel keeps and does the waiting for; a third of a second fits. A byte's place in it is its time, so nothing more needs
to be said. Leaves out where it comes from (`soundtrack`) and who plays it (`screen/loudspeaker`).
"""

from __future__ import annotations

RATE = 48000
CHANNELS = 2
FRAME_BYTES = 2 * CHANNELS
"""One sample of each channel."""


def bytes_of(seconds: float) -> int:
    """So many bytes sound for so long: whole frames."""
    return round(seconds * RATE) * FRAME_BYTES


def seconds_of(size: int) -> float:
    return size / (RATE * FRAME_BYTES)
