"""A reading aloud made fit to publish: the same sound, and nothing in the file but that.

Phones write where they were into a recording, and whose they are. The sound itself is not encoded anew: every phone
plays MP3 and AAC. Leaves out what is published and when (`publish/`).
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import InputContainer

from player.errors import StorageError
from player.film import faults
from player.film.opening import DECODER_FAULTS, has_decoder

_CONTAINERS = {"mp3": ("mp3", "audio/mpeg"), "mp3float": ("mp3", "audio/mpeg"), "aac": ("mp4", "audio/mp4")}
"""Codec -> (the container that it is put into, its media type)."""
_QUIETLY = {"mp3": {"write_xing": "1", "id3v2_version": "0"}, "mp4": {"movflags": "+faststart"}}
_HEARD_FRAMES = 40
"""So many frames, about a second, must be heard before we believe in the rest."""


def make_sound(source: Path, target: Path) -> str:
    """Write the sound of `source` to `target`; its media type. Raises FilmError, StorageError."""
    try:
        with av.open(str(source), "r", metadata_errors="ignore") as container:
            stream = _stream_of(container)
            _listen(container, stream)
        return _copied(source, target)
    except MemoryError:
        raise
    except DECODER_FAULTS as error:
        raise faults.no_sound() from error


def _stream_of(container: InputContainer) -> AudioStream:
    stream = next(iter(container.streams.audio), None)
    if stream is None or not has_decoder(stream) or stream.codec_context.name not in _CONTAINERS:
        raise faults.no_sound()
    return stream


def _listen(container: InputContainer, stream: AudioStream) -> None:
    heard = sum(frame.samples for frame in islice(container.decode(stream), _HEARD_FRAMES))
    if not heard:
        raise faults.no_sound()


def _copied(source: Path, target: Path) -> str:
    with av.open(str(source), "r", metadata_errors="ignore") as container:
        stream = _stream_of(container)
        form, media_type = _CONTAINERS[stream.codec_context.name]
        try:
            with av.open(str(target), "w", format=form, options=_QUIETLY[form]) as made:
                track = made.add_stream_from_template(stream)
                for packet in container.demux(stream):
                    if packet.dts is not None:  # the last one only says that there are no more
                        packet.stream = track
                        made.mux(packet)
        except OSError as error:
            if isinstance(error, av.FFmpegError):
                raise
            raise StorageError(f"{target}: cannot be written: {error.strerror}") from error
    return media_type
