"""Films and readings aloud as telephones and old programs leave them, valid and bent.

Leaves out what becomes of them when they are published.
"""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from tests.edges.film.clips import GOOD, H264, Clip
from tests.edges.film.tones import recorded
from tests.hard.entry import FOLDER, Entry, refused, shown, spelt

STORY = "---\nförfattare: Elin Ek\nrättigheter: Med tillstånd av Elin Ek\n---\nDet var en gång.\n".encode()
"""Without leave no reading is shown."""

_FILMS: dict[str, Callable[[Path], Path]] = {
    **{name: write for name, write in GOOD.items() if name != "4k60.mp4"},  # it alone takes seconds
    **{f"vriden {turned}.mp4": replace(H264, turned=turned).write for turned in (90, 180, 270)},
    "en ruta.mp4": replace(H264, frames=1).write,
    "staende.mp4": Clip(size=(90, 160), sound=True).write,
    "langsam.mp4": replace(H264, rate=1, frames=3).write,
}


@functools.cache
def film() -> bytes:
    return _written(H264.write, "film.mp4")


@functools.cache
def sound(extension: str) -> bytes:
    codec, form = {"mp3": ("libmp3lame", "mp3"), "m4a": ("aac", "ipod")}[extension]
    return _written(lambda path: recorded(path, codec, form, seconds=1.2), f"sound.{extension}")


@functools.cache
def odd_films() -> dict[str, bytes]:
    return {name: _written(write, name) for name, write in _FILMS.items()}


def odd_sounds() -> dict[str, bytes]:
    """By name: readings with tags that programs of thirty years have written around them."""
    bare = sound("mp3")[_tag_length(sound("mp3")) :]
    return {
        "utan-id3.mp3": bare,
        "id3-v1.mp3": bare + b"TAG" + "Tomten och bäcken".encode("latin-1").ljust(124, b"\0") + b"\x0c",
        "id3-v22.mp3": _tagged(2, b"TT2" + b"\0\0\x07" + b"\0Tomten") + bare,
        "id3-utf16.mp3": _tagged(3, _frame(b"TIT2", b"\x01" + "Bäcken".encode("utf-16"))) + bare,
        "id3-fel-langd.mp3": _tagged(4, b"TIT2" + b"\x7f\xff\xff\xff" + b"\0\0" + b"Tomten") + bare,
        "id3-dubbel.mp3": _tagged(4, _frame(b"TIT2", b"\x03Ett")) + _tagged(3, _frame(b"TIT2", b"\0Tv\xe5")) + bare,
        "id3-omslag.mp3": _tagged(3, _frame(b"APIC", b"\0image/png\0\x03\0" + b"\x89PNG" + bytes(40_000))) + bare,
        "ape-tagg.mp3": bare + b"APETAGEX" + bytes(24),
        "skrap-sist.mp3": bare + bytes(3_000),
        "helt-som-mp4.m4a": sound("m4a"),
    }


def recordings() -> Iterator[Entry]:
    for name, data in odd_films().items():
        yield shown(f"film-{spelt(name)}.{name.rpartition('.')[2]}", data)
    for name, data in odd_sounds().items():
        yield from _story(spelt(name), shown(f"saga-{spelt(name)}/sv.{name.rpartition('.')[2]}", data))
    yield from _bent_films()
    yield from _bent_sounds()


def _bent_films() -> Iterator[Entry]:
    whole = film()
    for share in (60, 90):
        yield refused(f"kapad-{share}-mp4.mp4", whole[: len(whole) * share // 100], "film-broken")
    yield refused("bara-huvud.mp4", b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + bytes(2000), "film-broken")
    yield refused("text-som.mp4", b"Loppis i bygdegarden\n" * 50, "not-a-film")
    yield refused("webm-som.mp4", b"\x1a\x45\xdf\xa3" + bytes(60), "not-a-film")
    yield refused("ljud-som.mp4", _as_film(sound("m4a")), "film-without-picture")
    yield refused("lang.mp4", _written(replace(H264, rate=1, frames=64, grey=90).write, "lang.mp4"), "film-too-long")
    yield refused("vid.mp4", _written(Clip(size=(4400, 2400), frames=1).write, "vid.mp4"), "film-too-large")


def _bent_sounds() -> Iterator[Entry]:
    bent = {
        "kapad.mp3": sound("mp3")[:30],
        "bara-tagg.mp3": _tagged(4, b"") + b"\0" * 400,
        "skrap.mp3": b"\xff\xfb\x90\x64" + b"hello" * 50,
        "kapad.m4a": sound("m4a")[:400],
        "film-som.m4a": film(),
    }
    for name, data in bent.items():
        folder = spelt(name)
        yield from _story(folder, refused(f"saga-{folder}/sv.{name.rpartition('.')[2]}", data, "sound-broken"))
    yield from _story("jpg", refused("saga-jpg/sv.m4a", b"\xff\xd8\xff\xe0" + bytes(300), "not-a-sound"))


def _story(name: str, reading: Entry) -> tuple[Entry, Entry]:
    """A folder of a text and its reading."""
    return Entry(f"{FOLDER}/saga-{name}/text.sv.md", STORY), reading


def _as_film(data: bytes) -> bytes:
    return data.replace(b"M4A ", b"isom", 1)


def _frame(name: bytes, data: bytes) -> bytes:
    return name + len(data).to_bytes(4, "big") + b"\0\0" + data


def _tagged(version: int, frames: bytes) -> bytes:
    """An ID3v2 tag; its length is written seven bits a byte."""
    length = bytes((len(frames) >> shift) & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3" + bytes((version, 0, 0)) + length + frames


def _tag_length(data: bytes) -> int:
    return 10 + sum(byte << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))


def _written(write: Callable[[Path], Path], name: str) -> bytes:
    with tempfile.TemporaryDirectory() as place:
        return write(Path(place, name)).read_bytes()
