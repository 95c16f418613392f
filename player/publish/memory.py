"""After the tree is written: the log of what happened, and what the next publish must know.

First the log, then the index: a crash between them logs an event twice rather than never. Leaves out what editors
are told (`telling`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from player.notices.board import Board, Party
from player.notices.programme import PlaylistContent
from player.publish.board import BoardTurn
from player.publish.history import Entry, append_history, compare
from player.publish.index import Index
from player.publish.places import Places
from player.publish.state import Turn


def remember(
    places: Places, index: Index, board: BoardTurn, turns: tuple[Turn, ...], now: datetime
) -> tuple[Entry, ...]:
    """Logs and keeps what these turns came to; returns what happened to notices. Raises StorageError."""
    left = _left_playlists(index, board.state.board)
    entries = [entry for turn in turns for entry in _entries(turn)]
    for name in left:
        content = index.fact(PlaylistContent, f"published:{name}") or PlaylistContent(name)
        entries += compare(content, PlaylistContent(name), Party(name))
    append_history(places.history, entries, now)
    index.keep_fact("board", board.state)
    logo = board.state.signed.logo
    index.keep_blobs("", [logo.version] if logo else [])
    for turn in turns:
        _keep(index, turn)
    for name in left:
        _forget(index, name)
    index.commit()
    return tuple(entries)


def blobs_of(content: PlaylistContent) -> Iterator[str]:
    """The SHA-256 of every blob that a published playlist names."""
    for notice in content.notices:
        for variant in notice.variants:
            yield from (part.version for part in variant.parts)
    if content.profile is not None:
        yield from (part.version for part in content.profile.parts)


def _entries(turn: Turn) -> tuple[Entry, ...]:
    fresh = turn.fresh
    return compare(fresh.before, fresh.content, turn.playlist.party) if fresh is not None else ()


def _keep(index: Index, turn: Turn) -> None:
    if turn.fresh is None:
        return
    name = turn.playlist.id
    index.keep_fact(f"state:{name}", turn.state)
    index.keep_fact(f"told:{name}", turn.fresh.told)
    index.keep_fact(f"published:{name}", turn.fresh.content)
    index.keep_blobs(name, blobs_of(turn.fresh.content))


def _left_playlists(index: Index, board: Board) -> list[str]:
    """The playlists that board.toml no longer names: what they showed is withdrawn."""
    named = {playlist.id for playlist in board.playlists}
    return [name for name in index.names("published:") if name not in named]


def _forget(index: Index, name: str) -> None:
    for kind in ("state", "told", "published", "drawn", "unwritable", "ended"):
        index.keep_fact(f"{kind}:{name}", None)
    index.keep_blobs(name, ())
    known: Iterable[str] = index.arrivals(name)
    index.keep_arrivals(name, {}, known)
