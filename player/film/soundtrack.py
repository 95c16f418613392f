"""A film's sound, decoded: from the time of its first picture on, whatever the file says of when it begins.

The file is opened once more for it, so that neither waits for the other, however pictures and sound are mixed in it.
Leaves out what becomes of it (`track`, `projector`).
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Discard

from player.film import faults
from player.film.opening import DECODER_FAULTS
from player.film.packets import decoded
from player.film.pcm import FRAME_BYTES, RATE, bytes_of, seconds_of

_GAP_S = 0.05
"""A frame that comes so much later or earlier than the one before it ended is put where it belongs."""
_MOST_BROKEN_PACKETS = 100

log = logging.getLogger("bytavla.film")


def soundtrack(path: Path, begins_at: float) -> Iterator[bytes]:
    """Its samples (`pcm`) from `begins_at` on, by the file's own clock; gaps are silent. Nothing where there is none.

    Sound that cannot be decoded, or not to its end, ends there: the film is shown all the same.
    """
    told = 0
    try:
        with av.open(str(path), "r", metadata_errors="ignore") as container:
            stream = next(iter(container.streams.audio), None)
            if stream is None:
                return
            for other in container.streams.video:
                other.discard = Discard.all  # their packets are not even read from the card
            for at, data in _resampled(container, stream):
                placed = _placed(data, bytes_of(max(-faults.MOST_SECONDS, at - begins_at)), told)
                told += len(placed)
                if told > bytes_of(faults.MOST_SECONDS + 1):
                    return
                yield placed
    except DECODER_FAULTS as error:
        log.warning("%s: its sound breaks off after %.1f s: %s", path.name, seconds_of(told), error)


def _placed(data: bytes, belongs: int, told: int) -> bytes:
    """What follows on `told` bytes when this begins at byte `belongs`: after silence, or without what is too much."""
    if belongs > told + bytes_of(_GAP_S):
        return bytes(min(belongs, bytes_of(faults.MOST_SECONDS)) - told) + data
    if belongs < 0 or belongs < told - bytes_of(_GAP_S):
        return data[told - belongs :]
    return data


def _resampled(container: InputContainer, stream: AudioStream) -> Iterator[tuple[float, bytes]]:
    """Every frame's samples and its time; one that does not say follows on the one before."""
    resampler = AudioResampler(format="s16", layout="stereo", rate=RATE)
    ends = 0.0
    for frame in decoded(container.demux(stream), _MOST_BROKEN_PACKETS):
        at = frame.time if frame.time is not None else ends
        ends = at + frame.samples / (frame.sample_rate or RATE)
        yield at, b"".join(_bytes(each) for each in resampler.resample(frame))


def _bytes(frame: AudioFrame) -> bytes:
    return bytes(frame.planes[0])[: frame.samples * FRAME_BYTES]
