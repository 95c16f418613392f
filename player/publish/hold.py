"""What stays when a playlist cannot be read: its last good content, but never an urgent notice that was withdrawn.

A missing folder is more often a broken mount or a slip than a decision, so ordinary notices stay, and the one who
answers for them is told. Leaves out when that happens (`playlist`).
"""

from __future__ import annotations

from dataclasses import replace

from player.notices.board import Playlist
from player.notices.programme import PlaylistContent
from player.notices.schedule import Priority
from player.publish.report import Held


def without_urgent(content: PlaylistContent) -> PlaylistContent:
    """The files of a missing folder are gone, so what was urgent in it is withdrawn: that is never held."""
    return replace(
        content, notices=tuple(notice for notice in content.notices if notice.priority is not Priority.URGENT)
    )


def has_urgent(content: PlaylistContent) -> bool:
    return any(notice.priority is Priority.URGENT for notice in content.notices)


def without_withdrawn_urgent(before: PlaylistContent, found: PlaylistContent) -> PlaylistContent:
    """The content of before, less the urgent notices that are no longer found."""
    ids = {notice.id for notice in found.notices}
    return replace(
        before,
        notices=tuple(each for each in before.notices if each.priority is not Priority.URGENT or each.id in ids),
        closures=tuple(each for each in before.closures if each in found.closures),
    )


def held_missing(playlist: Playlist) -> Held:
    return Held(
        playlist.id,
        f"Mappen ”{playlist.folder}” saknas. Det som senast visades ligger kvar, utom brådskande anslag. Ansvarig: "
        f"{_reach(playlist)}.",
        f"The folder “{playlist.folder}” is missing. What was last shown stays, except urgent notices. Responsible: "
        f"{_reach(playlist)}.",
    )


def held_unreadable(playlist: Playlist) -> Held:
    return Held(
        playlist.id,
        f"Mappen ”{playlist.folder}” kan inte läsas. Det som senast visades ligger kvar. Ansvarig: {_reach(playlist)}.",
        f"The folder “{playlist.folder}” cannot be read. What was last shown stays. Responsible: {_reach(playlist)}.",
    )


def held_by_board(playlist: Playlist) -> Held:
    return Held(
        playlist.id,
        "_board/board.toml kan inte användas, så allt som senast visades ligger kvar.",
        "_board/board.toml cannot be used, so all that was last shown stays.",
    )


def _reach(playlist: Playlist) -> str:
    party = playlist.party
    return f"{party.name} ({party.contact})" if party.contact else party.name
