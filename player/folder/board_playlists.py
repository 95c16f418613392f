"""Playlists and their rights from the sections of `_board/board.toml`.

Leaves out sites (`board_sites`) and what holds between the file's parts (`board`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from player.folder.board_keys import MAY, PLAYLIST
from player.folder.board_values import ID, ID_EXPECTED, names, number, whole_number, yes_or_no
from player.folder.finding import Finding, closest, finding
from player.folder.section import Section, plain
from player.folder.slugs import slug
from player.notices.board import Party, Playlist, Rights

_RESERVED_IDS = frozenset(("board", "root", "targets", "snapshot", "timestamp"))
"""Names that the signed tree needs for itself."""


def read_playlist_entry(data: dict[str, Any], at: int, owner: Party, findings: list[Finding]) -> Playlist | None:
    """A playlist (its sites as written), or None when it names no folder."""
    section = Section(data, f"[[playlists]] {data.get('folder', at)}", PLAYLIST, findings)
    folder = _folder(section)
    if not folder:
        return None
    responsible = section.text("responsible")
    if not responsible:
        findings.append(finding("board-no-responsible", folder=folder))
    party = Party(responsible, section.text("contact"), section.text("advertise")) if responsible else owner
    return Playlist(
        id=_id(section, folder),
        title=folder,
        folder=folder,
        party=party,
        rights=_rights(section),
        sites=names(section, "sites") if section.has("sites") else None,
        share=section.value("share", 1.0, number(0.01, 100), ("ett tal större än 0", "a number above 0")),
        lifetime_days=section.value(
            "lifetime_days", 60, whole_number(1, 3650), ("ett antal dagar 1-3650", "1-3650 days")
        ),
        adverts=section.value(
            "adverts", default=False, convert=yes_or_no, expected=("true eller false", "true or false")
        ),
    )


def _folder(section: Section) -> str:
    """The name of a folder directly beside `_board`, or "" when there is none to be had."""
    folder = section.text("folder")
    if not folder:
        section.missing("folder")
        return ""
    if "/" in folder or "\\" in folder or folder.startswith((".", "_")):
        section.wrong("folder", folder, ("en mapps namn", "a folder's name"), "inget / nothing")
        return ""
    return folder


def _id(section: Section, folder: str) -> str:
    """The playlist's own id, else one from its folder."""
    own, made = section.text("id"), slug(folder)
    made = f"{made}-lista" if made in _RESERVED_IDS else made
    if own and (own in _RESERVED_IDS or not ID.fullmatch(own)):
        section.wrong("id", own, ID_EXPECTED, made)
        return made
    return own or made


def known_sites(
    playlist_folder: str, named: Sequence[str], sites: Sequence[str]
) -> tuple[tuple[str, ...], list[Finding]]:
    """The named sites that exist, and a finding for each other."""
    by_folded = {site.casefold(): site for site in sites}
    found = tuple(dict.fromkeys(by_folded[name.casefold()] for name in named if name.casefold() in by_folded))
    findings = [
        finding(
            "board-unknown-site", where=playlist_folder, site=name, meant=closest(name, sites), sites=", ".join(sites)
        )
        for name in named
        if name.casefold() not in by_folded
    ]
    return found, findings


def _rights(section: Section) -> Rights:
    spellings = {plain(spelling): key for key, others in MAY.items() for spelling in (key, *others)}
    may = set()
    for name in names(section, "may"):
        right = spellings.get(plain(name))
        if right is None:
            section.wrong("may", name, (f"något av {', '.join(MAY)}", f"some of {', '.join(MAY)}"), "inget / nothing")
        else:
            may.add(right)
    return Rights(
        urgent="urgent" in may,
        wifi="wifi" in may,
        feeds="feeds" in may,
        sound="sound" in may,
        payment="payment" in may,
        approval=section.text("approval"),
    )
