"""The private pages as files: one for each playlist and one that leads to them. Plain HTML, written when they change.

Leaves out the pictures (`gallery`) and the words (`words`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from player.durable import write_durably
from player.notices.board import Board, Playlist
from player.publish.batch import PRIVATE_FILE, storage_errors
from player.publish.gallery import Pictured
from player.publish.receipt import TITLES, Account, Line
from player.publish.words import EN, SV, Teller


class Pages:
    """Writes the pages into the gallery's folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._templates = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def write_playlist(self, account: Account, teller: Teller, pictured: Mapping[str, Pictured]) -> None:
        """A playlist's page: every notice with its pictures and what became of it. Raises StorageError."""
        cards = [
            {
                "title": verdict.title,
                "fate": TITLES[verdict.fate],
                "files": [file.partition("/")[2] for file in verdict.files],
                "sentences": (teller.sentence(verdict, SV), teller.sentence(verdict, EN)),
                "pictures": pictured.get(verdict.id, Pictured()).pictures,
            }
            for verdict in account.verdicts
        ]
        self._write(
            f"{account.playlist.id}.html",
            "playlist.html.j2",
            playlist=account.playlist,
            cards=cards,
            problems=account.problems,
            held=account.held,
        )

    def write_contents(self, board: Board, playlists: Sequence[Playlist], lines: Sequence[Line]) -> None:
        """The page that leads to all playlists'. Raises StorageError."""
        rows = [(playlist, line) for playlist, line in zip(playlists, lines, strict=True)]
        self._write("index.html", "contents.html.j2", board=board, rows=rows)

    def _write(self, name: str, template: str, **values: object) -> None:
        data = self._templates.get_template(template).render(**values).encode("utf-8", "replace")
        path = self._folder / name
        with storage_errors("the pages of small pictures cannot be written"):
            if not path.is_file() or path.read_bytes() != data:
                write_durably(path, data, PRIVATE_FILE)
