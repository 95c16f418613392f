"""What lies in a folder and is no file, or none that may be read: links, pipes, sockets, depths, forbidden files.

Leaves out files and their bytes (`corpus`).
"""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from pathlib import Path

from tests.hard.entry import FOLDER

_TOO_BIG = {"stor.mp4": 500_000_001, "stor.mp3": 100_000_001, "stor.m4a": 100_000_001, "stor.jpg": 100_000_001}
"""Files of nothing but a size."""


@dataclass(frozen=True, slots=True)
class Place:
    """A path under the folder that is not shown, its problem's code, and whose playlist's problem it is."""

    path: str
    code: str
    playlist: str = "blandat"


def make_places(root: Path) -> list[Place]:
    """Make them all under `root`, where the board and its folders are. `root`'s parent gets a secret to lead out to."""
    secret = root.parent / "hemligt.md"
    secret.write_text("Hemligt.", encoding="utf-8")
    home = root / FOLDER
    (home / "ut.md").symlink_to(secret)
    (home / "ut-i-systemet.txt").symlink_to("/etc/passwd")
    (home / "ut-mapp").symlink_to(root.parent)
    (home / "runt-a.md").symlink_to("runt-b.md")
    (home / "runt-b.md").symlink_to("runt-a.md")
    (home / "mig-sjalv").symlink_to(".")
    (home / "borta.md").symlink_to("finns-inte.md")
    os.mkfifo(home / "ror.md")
    _socket(home, "uttag.jpg")
    (home / "forbjuden.md").write_text("Hej.", encoding="utf-8")
    (home / "forbjuden.md").chmod(0)
    (home / "forbjuden-bild.jpg").write_bytes(b"\xff\xd8\xff")
    (home / "forbjuden-bild.jpg").chmod(0)
    (home / "forbjuden-mapp").mkdir(mode=0)
    (home / "tom-mapp").mkdir()
    (home / "djup" / "djupare" / "djupast").mkdir(parents=True)
    (home / "djup" / "djupare" / "djupast" / "text.md").write_text("Hej.", encoding="utf-8")
    (root / "Utan ansvarig").mkdir()
    (root / "Utan ansvarig" / "hej.md").write_text("Hej.", encoding="utf-8")
    (root / "lös.md").write_text("Hej.", encoding="utf-8")
    for name, size in _TOO_BIG.items():
        (home / name).touch()
        os.truncate(home / name, size)
    _put_name(home, b"trasigt-namn-\xff\xfe.md")
    return [
        Place(f"{FOLDER}/ut.md", "leads-out"),
        Place(f"{FOLDER}/ut-i-systemet.txt", "leads-out"),
        Place(f"{FOLDER}/ut-mapp", "leads-out"),
        Place(f"{FOLDER}/runt-a.md", "unreadable"),
        Place(f"{FOLDER}/runt-b.md", "unreadable"),
        Place(f"{FOLDER}/mig-sjalv", "link-to-folder"),
        Place(f"{FOLDER}/borta.md", "link-to-nothing"),
        Place(f"{FOLDER}/trasigt-namn-\ufffd\ufffd.md", "name-encoding"),
        Place(f"{FOLDER}/ror.md", "not-a-file"),
        Place(f"{FOLDER}/uttag.jpg", "not-a-file"),
        Place(f"{FOLDER}/forbjuden.md", "unreadable"),
        Place(f"{FOLDER}/forbjuden-bild.jpg", "unreadable"),
        Place(f"{FOLDER}/forbjuden-mapp", "unreadable"),
        Place(f"{FOLDER}/tom-mapp", "folder-empty"),
        Place(f"{FOLDER}/djup/djupare", "folder-too-deep"),
        *(Place(f"{FOLDER}/{name}", "too-big") for name in _TOO_BIG),
        Place("Utan ansvarig", "folder-not-named", ""),
        Place("lös.md", "loose-file", ""),
    ]


def _socket(folder: Path, name: str) -> None:
    """Bound by a short way: a socket's path may have a hundred letters."""
    here = os.open(".", os.O_RDONLY)
    try:
        os.chdir(folder)
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(name)
    finally:
        os.chdir(here)
        os.close(here)


def _put_name(folder: Path, name: bytes) -> None:
    (folder / os.fsdecode(name)).write_bytes(b"Hej.")
