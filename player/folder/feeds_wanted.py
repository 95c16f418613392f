"""Which feeds an editors' folder asks for, and whether a document that came for one is what it should be.

For the fetcher, which reads neither itself. Leaves out what becomes of a document (`feeding`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from player.errors import InputError
from player.feeds.document import DocumentError
from player.feeds.order import ALERTING, FeedKind, FeedOrder
from player.folder.board import read_board
from player.folder.feed_events import read_events
from player.folder.feeding import read_alerts, read_news
from player.folder.file_reader import read_file
from player.folder.kinds import FileKind, kind_of, split_name
from player.folder.listing import list_playlist
from player.notices.board import Board
from player.notices.fetched import feed_id
from player.worker.folder_messages import FeedsRead, FeedWanted


def read_wanted(folder: Path) -> FeedsRead:
    """The feeds of all playlists that may have any."""
    now = datetime.now(UTC)
    try:
        board, _ = read_board(folder, now)
    except InputError:
        return FeedsRead((), usable=False)
    wanted: dict[str, FeedWanted] = {}
    for order in _orders(folder, board, now):
        feed = feed_id(order.kind.value, order.address)
        every_s = order.every.total_seconds()
        if feed not in wanted or every_s < wanted[feed].every_s:
            wanted[feed] = FeedWanted(order.kind.value, order.address, every_s)
    return FeedsRead(tuple(wanted.values()))


def _orders(folder: Path, board: Board, now: datetime) -> Iterator[FeedOrder]:
    for playlist in board.playlists:
        if not playlist.rights.feeds:
            continue
        try:
            files = list_playlist(folder, playlist.folder).files
        except OSError:
            continue  # it is held; so is what was fetched for it
        for file in files:
            extension = split_name(file.name)[1]
            if kind_of(extension) is not FileKind.FEED:
                continue
            order = read_file(folder, file, extension, now.astimezone(ZoneInfo(board.timezone))).feed
            if order is not None and (order.kind is not FeedKind.VMA or playlist.rights.urgent):
                yield order


def objection_to(path: Path, kind: str) -> str:
    """Why the document is not one of that kind, or ""."""
    try:
        document, feed = path.read_bytes(), FeedKind(kind)
    except (OSError, ValueError) as error:
        return f"{error!s:.120}"
    try:
        if feed in ALERTING:
            read_alerts(feed, document, datetime.now(UTC), ZoneInfo("Europe/Stockholm"))
        elif feed is FeedKind.ICS:
            read_events(document, datetime.now(UTC), ZoneInfo("Europe/Stockholm"))
        else:
            read_news(feed, document)
    except DocumentError as error:
        return str(error)
    return ""
