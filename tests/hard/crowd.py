"""Folders with very many files in them: ten thousand good ones, and an archive dropped where it does not belong.

Leaves out what is done with them.
"""

from __future__ import annotations

from pathlib import Path

from tests.hard.entry import FOLDER, POOR_FOLDER, write
from tests.hard.valid import photo

_BELONGS_ELSEWHERE = ("docx", "xlsx", "zip", "tiff", "exe")


def write_crowd(root: Path, files: int) -> None:
    """A board with so many valid files, nine texts to a picture, in its two playlists."""
    write(root, [])
    picture = photo("jpg")
    for number in range(files):
        folder = root / (FOLDER, POOR_FOLDER)[number % 2]
        if number % 10:
            words = f"---\ntill: 2099-01-01\n---\n# Anslag {number}\n\nKaffe och våfflor klockan {number % 24}.\n"
            (folder / f"Anslag {number}.md").write_text(words, encoding="utf-8")
        else:
            (folder / f"Bild {number}.jpg").write_bytes(picture)


def write_archive(root: Path, files: int, valid: int) -> list[str]:
    """A playlist into which an archive was dropped, a few notices in it. Answers with the paths of what is none."""
    write(root, [])
    wrong = []
    for number in range(files):
        if number < valid:
            words = f"---\ntill: 2099-01-01\n---\n# Anslag {number}\n\nKaffe och våfflor.\n"
            (root / FOLDER / f"Anslag {number}.md").write_text(words, encoding="utf-8")
        else:
            name = f"Protokoll {number}.{_BELONGS_ELSEWHERE[number % len(_BELONGS_ELSEWHERE)]}"
            (root / FOLDER / name).write_bytes(b"PK\x03\x04")
            wrong.append(f"{FOLDER}/{name}")
    return wrong
