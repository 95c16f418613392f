"""A film's sound as it is decoded and published: in step from the first picture on, and never in the film's way."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import av
import pytest

from player.film.making import make_film
from player.film.opening import opened
from player.film.pcm import bytes_of, seconds_of
from player.film.soundtrack import soundtrack
from tests.edges.film.beeps import Beeping, beeps_in
from tests.edges.film.clips import H264

FILM = Beeping(seconds=3)
STEPS = (1.0, 2.0)


def samples_of(path: Path) -> bytes:
    with opened(path) as film:
        return b"".join(soundtrack(path, film.begins_at))


@pytest.mark.parametrize(
    "film",
    [FILM, replace(FILM, begins_s=0.4), replace(FILM, rate=48000, layout="stereo"), replace(FILM, layout="5.1")],
    ids=["one channel", "begins later", "two channels", "a cinema's"],
)
def test_sound_keeps_step_with_the_pictures_as_it_came_and_as_it_is_published(film: Beeping, tmp_path: Path) -> None:
    source = film.write(tmp_path / "film.mp4")
    make_film(source, tmp_path / "published", heard=True)
    for path in (source, tmp_path / "published"):
        beeps = beeps_in(samples_of(path)[: bytes_of(2.9)])
        assert beeps == [pytest.approx(step, abs=0.02) for step in STEPS], path.name


def test_a_published_film_has_sound_only_where_it_is_to_be_heard_and_tells_nothing_but_it(tmp_path: Path) -> None:
    source = FILM.write(tmp_path / "hemma.mp4")
    assert b"Siv" in source.read_bytes()
    make_film(source, tmp_path / "silent")
    make_film(source, tmp_path / "heard", heard=True)
    data = (tmp_path / "heard").read_bytes()
    assert not [word for word in (b"Siv", b"Lav") if word in data]
    assert samples_of(tmp_path / "silent") == b""
    with av.open(str(tmp_path / "heard")) as container:
        (sound,) = container.streams.audio
        assert (sound.codec_context.name, sound.rate) == ("aac", 48000)
    assert seconds_of(len(samples_of(tmp_path / "heard"))) == pytest.approx(3, abs=0.05)


@pytest.mark.parametrize("name", ["no sound", "short", "broken"])
def test_what_is_wrong_with_the_sound_costs_the_sound_alone(name: str, tmp_path: Path) -> None:
    source = tmp_path / "film.mp4"
    if name == "no sound":
        H264.write(source)
    else:
        replace(FILM, heard_s=1.5).write(source)
    if name == "broken":
        with av.open(str(source)) as container:
            packets = [packet for packet in container.demux(container.streams.audio[0]) if packet.pos]
        data = bytearray(source.read_bytes())
        for packet in packets:
            data[packet.pos : packet.pos + packet.size] = b"\xff" * packet.size
        source.write_bytes(data)
    made = make_film(source, tmp_path / "published", heard=True)
    assert made.seconds == pytest.approx(0.5 if name == "no sound" else 3, abs=0.1)
    assert beeps_in(samples_of(tmp_path / "published")) == ([pytest.approx(1, abs=0.02)] if name == "short" else [])
