"""Readings aloud made fit to publish: the same sound, and nothing of whose telephone it was."""

from __future__ import annotations

from pathlib import Path

import av
import pytest

from player.film.faults import FilmError
from player.film.sound import make_sound
from tests.edges.film.tones import PLACE, RATE, recorded


def heard(path: Path) -> tuple[str, float]:
    """(codec, seconds that can be heard)."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        return stream.codec_context.name, sum(frame.samples for frame in container.decode(stream)) / RATE


@pytest.mark.parametrize(
    ("codec", "form", "name", "media_type"),
    [("libmp3lame", "mp3", "mp3float", "audio/mpeg"), ("aac", "ipod", "aac", "audio/mp4")],
)
def test_a_reading_is_published_whole_and_without_place_or_name(
    tmp_path: Path, codec: str, form: str, name: str, media_type: str
) -> None:
    source, target = recorded(tmp_path / "sv", codec, form), tmp_path / "published"
    assert b"Sivs telefon" in source.read_bytes()
    assert make_sound(source, target) == media_type
    assert heard(target) == (name, pytest.approx(heard(source)[1], abs=0.1))
    data = target.read_bytes()
    assert b"Siv" not in data
    assert PLACE.encode() not in data


def test_a_reading_whose_end_is_missing_is_published_as_far_as_it_goes(tmp_path: Path) -> None:
    source = recorded(tmp_path / "sv.mp3", "libmp3lame", "mp3")
    source.write_bytes(source.read_bytes()[: source.stat().st_size // 2])
    make_sound(source, tmp_path / "published")
    assert heard(tmp_path / "published")[1] > 1.0


@pytest.mark.parametrize("content", [b"", b"ID3\x04\0\0\0\0\0\0" + b"\0" * 400, b"\xff\xfb\x90\x64" + b"hello" * 50])
def test_what_only_begins_like_a_sound_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "sv.mp3").write_bytes(content)
    with pytest.raises(FilmError) as caught:
        make_sound(tmp_path / "sv.mp3", tmp_path / "published")
    assert caught.value.code == "sound-broken"


def test_a_sound_in_no_known_codec_is_refused(tmp_path: Path) -> None:
    source = recorded(tmp_path / "sv.m4a", "aac", "ipod")
    source.write_bytes(source.read_bytes().replace(b"mp4a", b"zzzz").replace(b"esds", b"zzzz"))
    with pytest.raises(FilmError) as caught:
        make_sound(source, tmp_path / "published")
    assert caught.value.code == "sound-broken"
