"""The worker's reading jobs: the editors' folder, its board, one playlist, one text. What `folder/` finds, as replies.

Remembers what it read of each folder, so that only files that changed are opened again. Leaves out how it is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from player.errors import InputError
from player.folder.board import read_board
from player.folder.feeding import NOTHING_FETCHED, FeedStore
from player.folder.feeds_wanted import objection_to, read_wanted
from player.folder.playlist import Known, read_playlist
from player.folder.text import text_body
from player.folder.whole import read_changed, unnamed
from player.frames.pixels import write_whole
from player.worker.file_messages import NormaliseText, TextNormalised
from player.worker.folder_messages import (
    Arrival,
    BoardRead,
    FeedTried,
    PlaylistRead,
    ReadBoard,
    ReadFeeds,
    ReadFolder,
    ReadPlaylist,
    TryFeed,
)
from player.worker.protocol import Reply, Request
from player.worker.serve import Answer


def begin() -> Answer:
    """What answers reading requests; it remembers from one to the next."""
    return Readings().answer


@dataclass(slots=True)
class Readings:
    """`known` by the folder and, for a single playlist, its id."""

    known: dict[tuple[str, str], Known] = field(default_factory=dict)

    def answer(self, request: Request) -> Reply:
        """Raises InputError or StorageError."""
        if isinstance(request, ReadFolder):
            return self._read_folder(request)
        if isinstance(request, ReadPlaylist):
            return self._read_playlist(request)
        if isinstance(request, ReadBoard):
            return _read_board(request)
        if isinstance(request, ReadFeeds):
            return read_wanted(Path(request.folder))
        if isinstance(request, TryFeed):
            return FeedTried(objection_to(Path(request.path), request.kind))
        assert isinstance(request, NormaliseText)
        return _normalise_text(request)

    def _read_folder(self, request: ReadFolder) -> Reply:
        place, seen = (request.folder, ""), _seen(request.arrivals)
        store = FeedStore(Path(request.feeds)) if request.feeds else NOTHING_FETCHED
        read, known = read_changed(Path(request.folder), request.now, seen, self.known.get(place, {}), store)
        self.known[place] = known
        return read

    def _read_playlist(self, request: ReadPlaylist) -> Reply:
        playlist = next((playlist for playlist in request.board.playlists if playlist.id == request.playlist), None)
        if playlist is None:
            raise InputError(f"the board has no playlist {request.playlist!r}")
        place, seen = (request.folder, playlist.id), _seen(request.arrivals)
        folder, known = Path(request.folder), self.known.get(place)
        store = FeedStore(Path(request.feeds) if request.feeds else None, request.ended)
        reading = read_playlist(request.board, playlist, folder, seen, request.now, known, store)
        self.known[place] = reading.known
        return PlaylistRead(
            reading.content,
            reading.problems,
            reading.missing,
            reading.unsettled,
            reading.stopped,
            reading.sources,
            reading.ended,
            reading.until,
        )


def _seen(arrivals: tuple[Arrival, ...]) -> Mapping[str, datetime]:
    return {arrival.file: arrival.seen for arrival in arrivals}


def _read_board(request: ReadBoard) -> Reply:
    folder = Path(request.folder)
    try:
        board, problems = read_board(folder, request.now or datetime.now(UTC))
    except InputError as error:
        return BoardRead(None, error.problems)
    return BoardRead(board, (*problems, *unnamed(folder, board)))


def _normalise_text(request: NormaliseText) -> Reply:
    source = Path(request.source)
    try:
        body = text_body(source.read_bytes())
    except OSError as error:
        raise InputError(f"{source}: cannot be read: {error.strerror}") from error
    # Else its first rule would be taken for the beginning of front matter when it is read again.
    opened = f"---\n---\n{body}" if body.partition("\n")[0].rstrip() == "---" else body
    write_whole(Path(request.target), opened.encode("utf-8", "replace"))
    return TextNormalised("text/plain" if source.suffix.lower() == ".txt" else "text/markdown")
