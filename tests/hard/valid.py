"""Valid files of every kind, as bytes. Leaves out what is wrong with the others (`bent`)."""

from __future__ import annotations

import functools
import plistlib
import tempfile
from pathlib import Path

import pillow_heif

from tests.edges.draw.pictures import WRITERS, poster, scene
from tests.hard.calendars import CALENDAR
from tests.hard.recordings import film

pillow_heif.register_heif_opener()

URL = b"[InternetShortcut]\r\nURL=https://loppis.example/\r\n"
VCARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Ek;Eva;;;\r\nFN:Eva Ek\r\nTEL:+46372789000\r\nEND:VCARD\r\n"
WIFI = b'ssid = "Gast"\npassword = "blabarspaj"\n'
MARKDOWN = "---\ntitel: Loppis i parken\nlänk: https://loppis.example/\n---\nKaffe, **våfflor** och dans.\n".encode()
TEXT = "Kaffe och våfflor i bygdegården på söndag klockan två. Alla är välkomna, också hundar.\n"
WEBLOC = plistlib.dumps({"URL": "https://loppis.example/"})

_SHOWN = ("jpg", "png", "gif", "webp", "heic")


@functools.cache
def odd_pictures() -> dict[str, bytes]:
    """Pictures as cameras, phones and old programs leave them, by name: CMYK, 16 bits, palettes, turned by EXIF..."""
    return {name: _written(name) for name in WRITERS if name.rpartition(".")[2] in _SHOWN}


@functools.cache
def photo(extension: str) -> bytes:
    """A picture with detail in it, so that a piece cut off it is missed."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, f"photo.{extension}")
        picture = scene(320, 200).effect_spread(12)
        picture.save(path, **({"lossless": True} if extension == "webp" else {}))
        return path.read_bytes()


@functools.cache
def pdf(pages: int = 1) -> bytes:
    """A poster in print that can be read from afar."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "poster.pdf")
        poster(path, body_points=44, pages=pages)
        return path.read_bytes()


@functools.cache
def one_of_each() -> dict[str, bytes]:
    """One file of every kind that the board shows, by extension."""
    pictures = {extension: photo(extension) for extension in _SHOWN}
    words = {"md": MARKDOWN, "txt": TEXT.encode()}
    small = {"url": URL, "webloc": WEBLOC, "vcf": VCARD, "wifi.toml": WIFI, "ics": CALENDAR}
    return {**pictures, **words, "pdf": pdf(), "mp4": film(), **small}


def _written(name: str) -> bytes:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, name)
        WRITERS[name](path)
        return path.read_bytes()
