"""The sound of a film that is being made: AAC, laid beside the pictures as they are written, as loud as it was.

Encoded anew and not copied, so that it begins with the pictures and nothing a telephone wrote beside it comes along.
Leaves out decoding (`soundtrack`) and the pictures (`making`).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from av import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer

from player.film.pcm import FRAME_BYTES, RATE, bytes_of, seconds_of

_BIT_RATE = 128_000
_CHUNK_BYTES = 1024 * FRAME_BYTES


class Track:
    """Made before the first picture is written: what a film holds stands in its head. Without sound there is none."""

    def __init__(self, container: OutputContainer, samples: Iterator[bytes]) -> None:
        self._container = container
        self._samples = samples
        self._waiting = bytearray(next((data for data in samples if data), b""))
        self._stream = self._added() if self._waiting else None
        self._written = 0

    def follow(self, seconds: float) -> None:
        """Writes the sound up to this time of the film."""
        while self._stream is not None and seconds_of(self._written) < seconds:
            chunk = self._next_chunk()
            if not chunk:
                return
            self._write(self._stream, chunk)

    def end(self, seconds: float) -> None:
        """Writes what there is up to the film's end, and no more of it."""
        self.follow(seconds - seconds_of(_CHUNK_BYTES))
        if self._stream is None:
            return
        rest = self._next_chunk()[: max(0, bytes_of(seconds) - self._written)]
        if rest:
            self._write(self._stream, rest)
        self._container.mux(self._stream.encode(None))

    def _added(self) -> AudioStream:
        stream = self._container.add_stream(
            "aac", rate=RATE, layout="stereo", options={"flags": "bitexact"}
        )  # no word of its maker
        stream.bit_rate = _BIT_RATE
        return stream

    def _next_chunk(self) -> bytes:
        while len(self._waiting) < _CHUNK_BYTES and (data := next(self._samples, None)) is not None:
            self._waiting += data
        chunk = bytes(self._waiting[:_CHUNK_BYTES])
        del self._waiting[:_CHUNK_BYTES]
        return chunk

    def _write(self, stream: AudioStream, chunk: bytes) -> None:
        frame = AudioFrame("s16", "stereo", len(chunk) // FRAME_BYTES)
        frame.planes[0].update(chunk)
        frame.sample_rate, frame.time_base = RATE, Fraction(1, RATE)
        frame.pts = self._written // FRAME_BYTES
        self._written += len(chunk)
        self._container.mux(stream.encode(frame))
