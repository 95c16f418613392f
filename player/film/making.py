"""A film made fit to publish: H.264 at 30 frames a second, upright, at most 1080p, only pictures and sound in it.

By PyAV inside the limited worker and not by an ffmpeg beside it: that would need new processes, which the worker's
sandbox refuses; the encoder is the same. Its sound is kept only when asked for: most boards are silent, and whoever
talks behind a camera has not been asked. Leaves out what is published and when, and where it is heard (`publish/`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.container import OutputContainer
from av.video.stream import VideoStream

from player.errors import StorageError
from player.film import faults
from player.film.opening import Film, Footage, opened, threads_here
from player.film.shaping import Shaper, Size
from player.film.soundtrack import soundtrack
from player.film.track import Track

RATE = 30
_LONG_PX, _SHORT_PX = 1920, 1080
_ENCODER = {
    "preset": "veryfast",
    "crf": "21",
    "maxrate": "6M",  # a minute: 45 MB at most, 10 as a rule
    "bufsize": "9M",
    "profile": "high",
    "level": "4.1",  # a Raspberry Pi 4 decodes this with time to spare
    "g": "60",
    "bf": "2",
}
_MISSING = 0.1
"""A film that is shorter by more than this part than it says has been cut off."""


@dataclass(frozen=True, slots=True)
class MadeFilm:
    width: int
    height: int
    seconds: float


def make_film(source: Path, target: Path, *, heard: bool = False) -> MadeFilm:
    """Write `source` to `target`, with its sound if it is to be `heard` and has any.

    Raises FilmError when it cannot be shown, StorageError when it cannot be written.
    """
    with opened(source, threads_here(2)) as film:
        size = size_of(film.footage)
        frames = _write(film, target, size, soundtrack(source, film.begins_at) if heard else iter(()))
    seconds = frames / RATE
    if not frames or seconds < film.footage.seconds * (1 - _MISSING) - 0.5:
        raise faults.broken()
    return MadeFilm(*size, seconds)


def size_of(footage: Footage) -> Size:
    """The size of the made film: within 1080p, lying or standing, even, and never larger than the film is itself."""
    long, short = max(footage.width, footage.height), min(footage.width, footage.height)
    scale = min(1.0, _LONG_PX / long, _SHORT_PX / short)
    return max(2, round(footage.width * scale / 2) * 2), max(2, round(footage.height * scale / 2) * 2)


def _write(film: Film, target: Path, size: Size, samples: Iterator[bytes]) -> int:
    """How many frames were written."""
    try:
        # The head first, so that a telephone begins to play before it has all of it; and no word of what made it.
        options = {"movflags": "+faststart", "fflags": "+bitexact"}
        with av.open(str(target), "w", format="mp4", options=options) as container:
            frames = _encode(film, container, size, samples)
        _sync(target)
    except OSError as error:
        if getattr(error, "filename", None) in (None, str(target)) and not isinstance(error, av.InvalidDataError):
            raise StorageError(f"The film cannot be written to {target}: {error.strerror}.") from error
        raise
    return frames


def _encode(film: Film, container: OutputContainer, size: Size, samples: Iterator[bytes]) -> int:
    stream = container.add_stream("libx264", rate=RATE, options=dict(_ENCODER))
    stream.width, stream.height = size
    stream.pix_fmt = "yuv420p"
    stream.codec_context.thread_count = threads_here(2)
    stream.codec_context.color_range = 1
    stream.codec_context.colorspace = 1
    stream.codec_context.color_primaries = 1
    stream.codec_context.color_trc = 1
    track = Track(container, samples)
    shaper = Shaper(size, film.footage.turn, "yuv420p", rate=RATE, quality="bicubic")
    written = 0
    for at, frame in film.frames():
        if at > faults.MOST_SECONDS + 1:
            raise faults.too_long(0)
        written = _mux(shaper.shape(frame), container, stream, written)
        track.follow(written / RATE)
    written = _mux(shaper.end(), container, stream, written)
    for packet in stream.encode(None):
        container.mux(packet)
    track.end(written / RATE)
    return written


def _mux(frames: list[av.VideoFrame], container: OutputContainer, stream: VideoStream, written: int) -> int:
    for frame in frames:
        frame.pts, frame.time_base = written, Fraction(1, RATE)
        frame.pict_type = 0  # the source's own choice of key frames is not ours
        for packet in stream.encode(frame):
            container.mux(packet)
        written += 1
    return written


def _sync(target: Path) -> None:
    descriptor = os.open(target, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
