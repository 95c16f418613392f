"""What is heard in the sample board's film: a bell far away, three strokes, and a little wind; of sines and dice."""

from __future__ import annotations

import math
import random
from array import array
from collections.abc import Iterator
from fractions import Fraction

import av

RATE_HZ = 48_000
SEED = 59
STROKES_S = (0.7, 3.1, 5.5)
NOTE_HZ = 196.0
PARTIALS = ((0.5, 0.5, 3.2), (1.0, 0.7, 2.6), (1.19, 0.5, 1.9), (1.5, 0.25, 1.4), (2.0, 0.6, 1.2), (2.67, 0.2, 0.6))
"""How high above the note, how loud, and how many seconds until a third is left. The minor third makes it a bell."""
BELL, WIND = 0.07, 0.02
FADES_S = 0.6
CHUNK = 1024


def bell_in_snow(seconds: float) -> Iterator[av.AudioFrame]:
    """The sound, frame by frame, soft at both ends."""
    dice, wind = random.Random(SEED), 0.0
    levels = array("h")
    for number in range(round(seconds * RATE_HZ)):
        at = number / RATE_HZ
        wind += 0.02 * (dice.uniform(-1, 1) - wind)  # a low rush: each throw moves it but a little
        blows = 0.6 + 0.4 * math.sin(2 * math.pi * at / 5)
        level = BELL * sum(_stroke(at - struck) for struck in STROKES_S if at >= struck) + 8 * WIND * blows * wind
        levels.append(round(32767 * level * min(1.0, at / FADES_S, (seconds - at) / FADES_S)))
    for begin in range(0, len(levels), CHUNK):
        part = levels[begin : begin + CHUNK]
        frame = av.AudioFrame("s16", "mono", len(part))
        frame.planes[0].update(part.tobytes())
        frame.sample_rate, frame.pts, frame.time_base = RATE_HZ, begin, Fraction(1, RATE_HZ)
        yield frame


def _stroke(since_s: float) -> float:
    """One stroke, so long after it; the clapper is soft with snow."""
    swell = min(1.0, since_s / 0.015)
    return swell * sum(
        loud * math.exp(-since_s / lasts_s) * math.sin(2 * math.pi * NOTE_HZ * above * since_s)
        for above, loud, lasts_s in PARTIALS
    )
