"""Opening an editor's film: is it whole, is it too much, how large is it upright, how long, and its frames in order.

Nothing in the file's header is believed further than it takes to refuse it. Leaves out what becomes of the frames
(`shaping`, `making`, `projector`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from player.film import faults
from player.film.packets import TooBrokenError, decoded

DECODER_FAULTS = (av.FFmpegError, ValueError, OSError, EOFError, IndexError, LookupError, ArithmeticError, TypeError)
"""All that PyAV was seen to raise over broken files."""
_MOST_BROKEN_PACKETS = 30
_MICROSECONDS = 1_000_000

av.logging.set_level(None)  # broken files would fill the journal; what is wrong is said in our own words


@dataclass(frozen=True, slots=True)
class Footage:
    """`width` x `height` upright, in square pixels; `turn`: degrees clockwise that its frames are turned by for that.

    `seconds` is how long the file says that it lasts.
    """

    width: int
    height: int
    turn: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Film:
    """An open film. `first` is its first frame that could be decoded."""

    footage: Footage
    first: VideoFrame
    _stream: VideoStream
    _rest: Iterator[VideoFrame]

    @property
    def begins_at(self) -> float:
        """The time of its first frame by the file's own clock, which its sound goes by too."""
        return _time_of(self.first)

    def frames(self) -> Iterator[tuple[float, VideoFrame]]:
        """Every frame with its time, from 0, never falling. Once only."""
        begin, last = self.begins_at, 0.0
        yield 0.0, self.first
        for frame in self._rest:
            last = max(last, _time_of(frame) - begin)
            yield last, frame

    def hurry(self, needed: bool) -> None:  # noqa: FBT001 - the one thing it is told
        """Leave out decoding what no other frame needs, from now on, or no longer."""
        self._stream.codec_context.skip_frame = "NONREF" if needed else "DEFAULT"


@contextmanager
def opened(path: Path, threads: int = 0) -> Iterator[Film]:
    """Raises FilmError: for a file that is no film of ours, and for what goes wrong while it is being read.

    `threads` 0 lets the decoder choose.
    """
    try:
        with av.open(str(path), "r", metadata_errors="ignore") as container:
            stream = _stream_of(container)
            stream.thread_type = "AUTO"
            stream.codec_context.thread_count = threads
            _check_whole(path, stream)
            rest = _whole_enough(container, stream)
            first = next(rest, None)
            if first is None:
                raise faults.broken()
            yield Film(_footage(container, stream, first), first, stream, rest)
    except (MemoryError, BrokenPipeError):  # the latter is of whoever takes the frames
        raise
    except DECODER_FAULTS as error:
        raise faults.broken() from error


def _stream_of(container: InputContainer) -> VideoStream:
    if not container.streams.video:
        raise faults.without_picture()
    stream = container.streams.video[0]
    if not has_decoder(stream):
        raise faults.broken()
    width, height = stream.codec_context.width, stream.codec_context.height
    if width * height > faults.MOST_MEGAPIXELS * 1_000_000:
        raise faults.too_large(width, height)
    return stream


def has_decoder(stream: VideoStream | AudioStream) -> bool:
    """False for a codec that is unknown, or whose name in the file is broken. PyAV's types do not say so."""
    return getattr(stream, "codec_context", None) is not None


def _check_whole(path: Path, stream: VideoStream) -> None:
    """The index stands whole in the head of a film whose copying was broken off: its last frame lies past the end."""
    size = path.stat().st_size
    if any(entry.pos + entry.size > size for entry in stream.index_entries):
        raise faults.broken()


def _footage(container: InputContainer, stream: VideoStream, first: VideoFrame) -> Footage:
    seconds = _seconds_of(container, stream)
    if seconds > faults.MOST_SECONDS + 0.5:
        raise faults.too_long(seconds)
    turn = round(-first.rotation / 90) * 90 % 360
    shape = stream.sample_aspect_ratio
    width = max(1, round(first.width * shape)) if shape and 0.1 < shape < 10 else first.width
    if turn in (90, 270):
        return Footage(first.height, width, turn, seconds)
    return Footage(width, first.height, turn, seconds)


def _seconds_of(container: InputContainer, stream: VideoStream) -> float:
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return (container.duration or 0) / _MICROSECONDS


def _whole_enough(container: InputContainer, stream: VideoStream) -> Iterator[VideoFrame]:
    """The stream's frames, up to where too much of it is broken."""
    with suppress(TooBrokenError):
        yield from decoded(container.demux(stream), _MOST_BROKEN_PACKETS)


def _time_of(frame: VideoFrame) -> float:
    return frame.time or 0.0  # None for a frame that does not say


def threads_here(most: int) -> int:
    """So many threads a decoder may have on this machine: each keeps a frame of its own in memory."""
    return max(1, min(most, os.cpu_count() or 1))
