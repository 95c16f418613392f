"""Builds editors' folders for the tests, and reads them as the publisher does."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from player.folder.playlist import Known, PlaylistReading, read_playlist
from player.folder.whole import read_folder
from player.notices.board import Board, Party, Playlist, Rights, Site
from player.notices.notice import Notice, Variant
from player.worker.folder_messages import FolderRead

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ALL_RIGHTS = Rights(urgent=True, wifi=True, feeds=True, sound=True, payment=True)

BOARD_TOML = """
[board]
name = "Bytavlan i Ljungby kommun"
address = "https://bytavla.example"
languages = ["sv", "en", "de", "uk", "ar"]
timezone = "Europe/Stockholm"
publish_ahead = 14
[board.owner]
name = "Ljungby kommun"
contact = "tavlan@ljungby.example"
advertise = "Ring kommunen."
[[sites]]
id = "hamneda"
name = "Hamneda Lanthandel"
[[sites]]
id = "agunnaryd"
name = "Agunnaryds Handel"
[[playlists]]
folder = "Hembygdsföreningen"
responsible = "Hembygdsföreningen i Hamneda"
may = ["urgent", "wifi"]
"""

JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 40
PDF = b"%PDF-1.7\n%\xe2\xe3\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n"
GIF = b"GIF89a" + b"\0" * 20
WEBP = b"RIFF\x1a\0\0\0WEBPVP8 " + b"\0" * 20
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 20
MP3 = b"ID3\x04\0\0\0\0\0\0" + b"\xff\xfb\x90\x64" + b"\0" * 100
URL = b"[InternetShortcut]\r\nURL=https://loppis.example/\r\n"
VCARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Ek;Eva;;;\r\nFN:Eva Ek\r\nTEL:+46372789000\r\nEND:VCARD\r\n"
WIFI = b'ssid = "Gast"\npassword = "blabarspaj"\n'


def png() -> bytes:
    """A whole picture of one white pixel."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0\xff")) + chunk(b"IEND", b"")


def board(rights: Rights = ALL_RIGHTS, sites: tuple[str, ...] | None = None, **changes: object) -> Board:
    """A board with two sites and the playlist that the tests drop files into."""
    playlist = Playlist("hembygd", "Hembygd", "Hembygd", Party("Föreningen"), rights, sites)
    values: dict[str, object] = {
        "name": "Bytavlan",
        "owner": Party("Kommunen"),
        "sites": (Site("hamneda", "Hamneda Lanthandel"), Site("agunnaryd", "Agunnaryds Handel")),
        "playlists": (playlist,),
        "languages": ("sv", "en", "de", "uk", "ar"),
    }
    return Board(**{**values, **changes})  # type: ignore[arg-type]


class EditorsFolder:
    """An editors' folder with one playlist, `Hembygd`."""

    def __init__(self, root: Path, of: Board | None = None) -> None:
        self.root = root
        self.board = of or board()
        (root / "Hembygd").mkdir()

    def put(self, name: str, content: bytes | str = "Hej på er.") -> Path:
        """Write a file into the playlist; `name` may lead through folders."""
        path = self.root / "Hembygd" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def read(
        self,
        arrivals: Mapping[str, datetime] | None = None,
        now: datetime = NOW,
        known: Known | None = None,
    ) -> PlaylistReading:
        seen = {f"Hembygd/{name}": moment for name, moment in (arrivals or {}).items()}
        return read_playlist(self.board, self.board.playlists[0], self.root, seen, now, known)

    def notices(self) -> list[Notice]:
        return list(self.read().content.notices)

    def notice(self) -> Notice:
        """The only notice, when nothing is wrong with it."""
        reading = self.read()
        assert reading.problems == (), [problem.sv for problem in reading.problems]
        (notice,) = reading.content.notices
        return notice

    def asked(self) -> Notice:
        """The only notice, whatever is said about it."""
        (notice,) = self.read().content.notices
        return notice

    def codes(self) -> list[str]:
        return [problem.code for problem in self.read().problems]


def variants(notice: Notice) -> dict[str, Variant]:
    return {variant.lang: variant for variant in notice.variants}


def whole(root: Path, toml: str = BOARD_TOML, *playlists: str) -> FolderRead:
    """Read a whole folder with this board.toml and these playlist folders."""
    (root / "_board").mkdir(exist_ok=True)
    (root / "_board" / "board.toml").write_text(toml, encoding="utf-8")
    for playlist in playlists:
        (root / playlist).mkdir(exist_ok=True)
    return read_folder(root, NOW, {})
