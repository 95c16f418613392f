"""Makes films that flash and beep together, and finds the beeps in samples."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av

from player.film.pcm import CHANNELS, RATE

BRIGHT, DARK = 230, 40
_LOUD = 2000
_QUIET_S = 0.1
_TONE_HZ = 880
_CHUNK = 1024


@dataclass(frozen=True, slots=True)
class Beeping:
    """At each whole second but the first, a flash and a beep, `lasting_s` long.

    The sound's own first sample lies at `begins_s`; `heard_s` is how much of it there is, in seconds.
    """

    seconds: int = 4
    size: tuple[int, int] = (320, 170)
    lasting_s: float = 0.2
    begins_s: float = 0.0
    heard_s: float = 60.0
    rate: int = 44100
    layout: str = "mono"

    def write(self, path: Path) -> Path:
        """Writes the film to `path`, which is returned."""
        with av.open(str(path), "w") as container:
            container.metadata["comment"] = "Hemma hos Siv"
            pictures = container.add_stream("libx264", rate=30, options={"preset": "ultrafast"})
            pictures.width, pictures.height = self.size
            sound = container.add_stream("aac", rate=self.rate, layout=self.layout)
            for frame in self._pictures():
                container.mux(pictures.encode(frame))
            container.mux(pictures.encode(None))
            for heard in self._sound():
                container.mux(sound.encode(heard))
            container.mux(sound.encode(None))
        return path

    def _on(self, at: float) -> bool:
        return at >= 1 and at % 1 < self.lasting_s

    def _pictures(self) -> Iterator[av.VideoFrame]:
        width, height = self.size
        for number in range(self.seconds * 30):
            grey = BRIGHT if self._on((number + 0.5) / 30) else DARK
            rows = bytes([grey, grey, grey, 255]) * (width * height)
            frame = av.VideoFrame.from_bytes(rows, width, height, "rgba").reformat(format="yuv420p")
            frame.pts, frame.time_base = number, Fraction(1, 30)
            yield frame

    def _sound(self) -> Iterator[av.AudioFrame]:
        ends = round(min(self.seconds, self.heard_s) * self.rate)
        for begin in range(round(self.begins_s * self.rate), ends, _CHUNK):
            wave = (self._sample((begin + each) / self.rate) for each in range(_CHUNK))
            frame = av.AudioFrame("s16", self.layout, _CHUNK)
            channels = len(frame.layout.channels)
            frame.planes[0].update(array("h", [level for level in wave for _ in range(channels)]).tobytes())
            frame.sample_rate, frame.pts, frame.time_base = self.rate, begin, Fraction(1, self.rate)
            yield frame

    def _sample(self, at: float) -> int:
        return round(16000 * math.sin(2 * math.pi * _TONE_HZ * at)) if self._on(at) else 0


def beeps_in(samples: bytes) -> list[float]:
    """When a beep begins, in seconds from the samples' beginning; they are as films hand them over."""
    found = []
    quiet = _QUIET_S * RATE
    levels = array("h", samples[: len(samples) // 4 * 4])[::CHANNELS]
    for at, level in enumerate(levels):
        if abs(level) < _LOUD:
            quiet += 1
            continue
        if quiet >= _QUIET_S * RATE:
            found.append(at / RATE)
        quiet = 0
    return found
