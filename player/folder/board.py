"""Reads `_board/board.toml`: the owner's word on the network, its sites, its playlists and their rights.

Leaves out the single sections (`board_*`) and the playlists' folders themselves (`playlist`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from player.errors import InputError
from player.folder.board_keys import BOARD, PARTY, THEME, TOP
from player.folder.board_playlists import known_sites, read_playlist_entry
from player.folder.board_sites import read_site
from player.folder.board_theme import read_logo, read_theme
from player.folder.board_values import read_address, read_languages, read_party, whole_number
from player.folder.finding import Finding, finding, tell
from player.folder.listing import find_folder
from player.folder.opening import read_inside, reason_of
from player.folder.public_holidays import swedish_holidays
from player.folder.section import Section
from player.folder.slugs import short_hash
from player.folder.toml_file import TomlError, read_toml
from player.notices.board import Board, Party, Playlist, Site
from player.notices.problem import Problem

BOARD_FILE = "_board/board.toml"
_MOST_BYTES = 1_000_000


def read_board(folder: Path, now: datetime) -> tuple[Board, tuple[Problem, ...]]:
    """The board and everything that is wrong in its file.

    Raises InputError, carrying the problems, when there is no usable board: no file, not TOML, or no site.
    """
    findings: list[Finding] = []
    board = _read(folder, now, findings)
    problems = tuple(tell(found, "", BOARD_FILE) for found in dict.fromkeys(findings))
    if board is None:
        raise InputError(problems[0].sv, problems)
    return board, problems


def _read(folder: Path, now: datetime, findings: list[Finding]) -> Board | None:
    data = _load(folder, findings)
    if data is None:
        return None
    top = Section(data, "filen", TOP, findings)
    section = top.inner("board", BOARD)
    section.where = "[board]"
    languages = read_languages(section, ("sv",))
    sites = _sites(top, languages, findings)
    if not sites:
        findings.insert(0, finding("board-no-site"))
        return None
    owner = _owner(section, findings)
    theme = section.inner("theme", THEME)
    years = range(now.year - 1, now.year + 2)
    return Board(
        name=section.text("name") or "Bytavla",
        owner=owner,
        sites=sites,
        playlists=_playlists(top, owner, sites, folder, findings),
        address=read_address(section, "address"),
        languages=languages,
        timezone=section.value(
            "timezone", "Europe/Stockholm", _zone, ("en tidszon som Europe/Stockholm", "such as Europe/Stockholm")
        ),
        theme=read_theme(theme),
        logo=read_logo(theme, folder, findings),
        publish_ahead_days=section.value("publish_ahead", 14, whole_number(0, 365), ("dagar, 0-365", "days, 0-365")),
        holidays=swedish_holidays(years),
    )


def _load(folder: Path, findings: list[Finding]) -> dict[str, Any] | None:
    try:
        raw = read_inside(folder, BOARD_FILE, _MOST_BYTES)
    except FileNotFoundError:
        findings.append(finding("board-missing"))
        return None
    except OSError as error:
        findings.append(finding("board-unreadable", reason=reason_of(error)))
        return None
    try:
        return read_toml(raw)
    except TomlError as error:
        findings.append(finding("board-not-toml", reason_sv=error.sv, reason_en=error.en))
        return None


def _owner(section: Section, findings: list[Finding]) -> Party:
    owner = read_party(section.inner("owner", PARTY))
    if owner.name:
        return owner
    findings.append(finding("board-no-owner"))
    return replace(owner, name=section.text("name") or "Bytavla")


def _sites(top: Section, languages: tuple[str, ...], findings: list[Finding]) -> tuple[Site, ...]:
    sites: dict[str, Site] = {}
    for at, data in enumerate(_tables(top, "sites"), start=1):
        site = read_site(data, at, languages, findings)
        if site is None:
            continue
        if site.id in sites:
            findings.append(finding("board-twice", value=site.id, where="[[sites]]"))
        else:
            sites[site.id] = site
    return tuple(sites.values())


def _playlists(
    top: Section, owner: Party, sites: Sequence[Site], folder: Path, findings: list[Finding]
) -> tuple[Playlist, ...]:
    ids = [site.id for site in sites]
    playlists: dict[str, Playlist] = {}
    folders: set[str] = set()
    for at, data in enumerate(_tables(top, "playlists"), start=1):
        playlist = read_playlist_entry(data, at, owner, findings)
        if playlist is None:
            continue
        playlist = replace(playlist, folder=_as_listed(folder, playlist.folder))
        if playlist.sites is not None:
            known, doubts = known_sites(playlist.title, playlist.sites, ids)
            findings += doubts
            playlist = replace(playlist, sites=known)
        if playlist.folder in folders:
            findings.append(finding("board-twice", value=playlist.folder, where="[[playlists]]"))
            continue
        if playlist.id in playlists:
            playlist = replace(playlist, id=f"{playlist.id}-{short_hash(playlist.title)}")
        folders.add(playlist.folder)
        playlists[playlist.id] = playlist
    return tuple(playlists.values())


def _as_listed(folder: Path, name: str) -> str:
    try:
        return find_folder(folder, name) or name
    except OSError:
        return name


def _tables(top: Section, key: str) -> list[dict[str, Any]]:
    value = top.raw(key)
    tables = [value] if isinstance(value, dict) else value if isinstance(value, list) else []
    wrong = [table for table in tables if not isinstance(table, dict)]
    if wrong or (value is not None and not isinstance(value, dict | list)):
        top.wrong(key, value, (f"tabeller, [[{key}]]", f"tables, [[{key}]]"), "inget / nothing")
    return [table for table in tables if isinstance(table, dict)]


def _zone(value: Any) -> str | None:
    try:
        return ZoneInfo(value).key if isinstance(value, str) else None
    except (ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError below
        return None
    except KeyError:
        return None
