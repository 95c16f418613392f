"""The files that pages show and offer, from published blobs: smaller pictures, texts as HTML, things to take along.

The worker decodes; this process links, writes and cleans. Leaves out the pages (`web_pages`).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from player.durable import sync_folder, write_durably
from player.errors import InputError, WorkerError
from player.notices.notice import Part, Role
from player.publish.batch import PUBLIC_FILE, storage_errors
from player.publish.hand import Hand
from player.publish.index import Index
from player.publish.made import read_made
from player.publish.places import Places
from player.web.cleaning import clean_html
from player.web.model import Medium, Picture, Prose
from player.worker.file_messages import Normalise, Normalised
from player.worker.page_messages import (
    CodeMade,
    MakeCode,
    PictureFilm,
    PicturePoster,
    PosterRead,
    ReadPoster,
    RenderText,
    TextRendered,
)
from player.worker.protocol import Reply

PICTURE_PX = 960
"""The longer side of a picture on a page: sharp on a phone, and under 200 kB."""
LOGO_PX = 160
_SUFFIXES = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "application/pdf": "pdf",
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "video/mp4": "mp4",
    "text/plain": "txt",
    "text/markdown": "md",
}

_PICTURED: Mapping[Role, type[PicturePoster | PictureFilm]] = {Role.POSTER: PicturePoster, Role.VIDEO: PictureFilm}
"""What is no picture by itself."""

R = TypeVar("R", bound=Reply)


class PageFiles:
    """Makes each file once for each version of its blob."""

    def __init__(self, places: Places, worker: Hand, index: Index) -> None:
        self._places = places
        self._worker = worker
        self._index = index

    def picture(self, part: Part, *, longest_px: int = PICTURE_PX) -> Picture | None:
        """The part, a poster's first page or a film's still, as large as a page needs it; None when it cannot be.

        Raises StorageError.
        """
        fact = f"small:{part.version}:{longest_px}"
        known = self._index.fact(Picture, fact)
        if known is not None and (self._places.media / known.file).is_file():
            return known
        source, made = str(self._places.public / part.path), self._places.work / "small"
        request: type[Normalise | PicturePoster | PictureFilm] = _PICTURED.get(part.role, Normalise)
        try:
            reply = _expected(Normalised, self._worker.call(request(source, str(made), longest_px)))
            data = read_made(made)
        except (InputError, WorkerError):
            return None
        suffix = "png" if data.startswith(b"\x89PNG") else "jpg"
        picture = Picture(f"{part.version[:16]}-{longest_px}.{suffix}", reply.width, reply.height)
        with storage_errors("the pictures of the pages cannot be written"):
            write_durably(self._places.media / picture.file, data, PUBLIC_FILE)
        self._index.keep_fact(fact, picture)
        return picture

    def to_take(self, part: Part, slug: str, title: str) -> Medium:
        """The part itself under a name that says what it is: byte for byte what the tree has. StorageError."""
        suffix = _SUFFIXES.get(part.media_type, "bin")
        file = f"{part.version[:16]}-{slug[:60]}.{suffix}"
        target = self._places.media / file
        with storage_errors("the files of the pages cannot be written"):
            if not target.is_file():
                _link(self._places.public / part.path, target)
        return Medium(file, f"{_file_name(title) or slug}.{suffix}", part.media_type, part.size)

    def prose(self, *, title: str, part: Part | None = None, text: str = "") -> Prose | None:
        """A text part, or words that came in no file, as clean HTML."""
        if part is not None:
            request = RenderText(str(self._places.public / part.path), "", part.media_type, title)
        else:
            request = RenderText("", text, "text/markdown", title)
        try:
            reply = _expected(TextRendered, self._worker.call(request))
        except (InputError, WorkerError):
            return None
        return Prose(clean_html(reply.html), reply.plain, reply.cut) if reply.plain.strip() else None

    def poster_words(self, part: Part) -> str:
        """What the poster says in its text layer; "" when it is a picture alone."""
        try:
            reply = self._worker.call(ReadPoster(str(self._places.public / part.path)))
        except (InputError, WorkerError):
            return ""
        return _expected(PosterRead, reply).text.strip()

    def code(self, payload: str) -> tuple[str, ...]:
        """The modules of a payload's code; none when it is too much for one."""
        try:
            return _expected(CodeMade, self._worker.call(MakeCode(payload))).rows
        except (InputError, WorkerError):
            return ()


def _expected(kind: type[R], reply: Reply) -> R:
    assert isinstance(reply, kind)  # the client lets nothing else through
    return reply


def _link(source: Path, target: Path) -> None:
    """The same file under another name; a copy where the file system has but one name for a file. Raises OSError."""
    try:
        os.link(source, target)
    except FileExistsError:
        return
    except OSError:
        write_durably(target, source.read_bytes(), PUBLIC_FILE)
        return
    sync_folder(target.parent)


def _file_name(title: str) -> str:
    """A title as a name that every phone can save."""
    kept = "".join(char if char.isalnum() or char in " -_.,()" else " " for char in title)
    return " ".join(kept.split())[:80].strip(" .")
