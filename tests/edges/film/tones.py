"""Makes small recordings of a tone, with the tags that telephones write into theirs."""

from __future__ import annotations

import math
from array import array
from pathlib import Path

import av

RATE = 22_050
PLACE = "+56.7000+013.9000/"


def recorded(path: Path, codec: str, form: str, seconds: float = 3.0) -> Path:
    """A tone with a place and a name in its metadata."""
    with av.open(str(path), "w", format=form) as made:
        made.metadata.update({"title": "Sivs telefon", "location": PLACE, "comment": PLACE})
        track = made.add_stream(codec, rate=RATE, layout="mono")
        tone = array("h", (round(8000 * math.sin(0.1 * at)) for at in range(int(RATE * seconds))))
        frame = av.AudioFrame(format="s16", layout="mono", samples=len(tone))
        frame.planes[0].update(tone.tobytes().ljust(frame.planes[0].buffer_size, b"\0"))
        frame.sample_rate = RATE
        made.mux(track.encode(frame))
        made.mux(track.encode(None))
    return path
