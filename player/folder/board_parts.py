"""Sites, playlists, screens and themes from the sections of `_board/board.toml`.

Leaves out the file itself and what holds between its parts (`board`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from player.folder.board_keys import MAY, PARTY, PLAYLIST, SCREEN, SITE
from player.folder.finding import Finding, closest, finding
from player.folder.links import read_link
from player.folder.section import Section, plain
from player.folder.slugs import slug
from player.folder.week import read_opening
from player.notices.model import OpenHours, Party, Playlist, Rights, Screen, Site, Theme

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_SIZE = re.compile(r"(\d{3,5})\s*[x×]\s*(\d{3,5})")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_RESERVED_IDS = frozenset(("board", "root", "targets", "snapshot", "timestamp"))


def read_site(data: dict[str, Any], at: int, languages: tuple[str, ...], findings: list[Finding]) -> Site | None:
    """A site, or None when it has no usable id."""
    section = Section(data, f"[[sites]] {data.get('id', at)}", SITE, findings)
    site_id = section.text("id")
    if not site_id:
        section.missing("id")
        return None
    if not _ID.fullmatch(site_id):
        section.wrong(
            "id", site_id, ("små bokstäver a-z, siffror och bindestreck", "letters a-z, digits, hyphens"), slug(site_id)
        )
        site_id = slug(site_id)
    if not section.text("name"):
        section.missing("name")
    responsible = section.inner("responsible", PARTY)
    return Site(
        id=site_id,
        name=section.text("name") or site_id,
        place=section.text("place"),
        address=read_address(section, "address"),
        languages=_site_languages(section, languages),
        screen=_screen(section.inner("screen", SCREEN)),
        hours=_hours(section),
        closed=_closed(section),
        lap_seconds=int(section.value("lap_seconds", 360, _number(30, 3600), ("ett tal 30-3600", "a number 30-3600"))),
        party=read_party(responsible) if responsible.has("name") else None,
    )


def read_playlist_entry(data: dict[str, Any], at: int, owner: Party, findings: list[Finding]) -> Playlist | None:
    """A playlist (its sites as written), or None when it names no folder."""
    section = Section(data, f"[[playlists]] {data.get('folder', at)}", PLAYLIST, findings)
    folder = section.text("folder")
    if not folder or "/" in folder or "\\" in folder or folder.startswith((".", "_")):
        section.missing("folder") if not folder else section.wrong(
            "folder", folder, ("en mapps namn", "a folder's name"), "inget / nothing"
        )
        return None
    playlist_id = section.text("id") or slug(folder)
    if not _ID.fullmatch(playlist_id) or playlist_id in _RESERVED_IDS:
        replacement = f"{slug(folder)}-lista" if slug(folder) in _RESERVED_IDS else slug(folder)
        section.wrong(
            "id",
            playlist_id,
            ("små bokstäver a-z, siffror och bindestreck", "letters a-z, digits, hyphens"),
            replacement,
        )
        playlist_id = replacement
    responsible = section.text("responsible")
    if not responsible:
        findings.append(finding("board-no-responsible", folder=folder))
    party = Party(responsible, section.text("contact"), section.text("advertise")) if responsible else owner
    return Playlist(
        id=playlist_id,
        title=folder,
        folder=folder,
        party=party,
        rights=_rights(section),
        sites=_names(section, "sites") if section.has("sites") else None,
        share=section.value("share", 1.0, _number(0.01, 100), ("ett tal större än 0", "a number above 0")),
        lifetime_days=int(
            section.value("lifetime_days", 60, _number(1, 3650), ("ett antal dagar 1-3650", "1-3650 days"))
        ),
    )


def read_party(section: Section) -> Party:
    return Party(section.text("name"), section.text("contact"), section.text("advertise"))


def read_theme(section: Section) -> Theme:
    standard = Theme()

    def colour(key: str, default: str) -> str:
        return section.value(key, default, _colour, ("en färg som #1d2a26", "a colour such as #1d2a26"))

    return Theme(
        paper=colour("paper", standard.paper),
        ink=colour("ink", standard.ink),
        accent=colour("accent", standard.accent),
        urgent=colour("urgent", standard.urgent),
    )


def read_languages(section: Section, default: tuple[str, ...]) -> tuple[str, ...]:
    """Declared languages, in the owner's order."""
    languages = tuple(dict.fromkeys(name.casefold() for name in _names(section, "languages")))
    wrong = [language for language in languages if not _LANGUAGE.fullmatch(language)]
    for language in wrong:
        section.wrong(
            "languages", language, ("språkkoder som sv och en", "codes such as sv and en"), ", ".join(default)
        )
    return tuple(language for language in languages if language not in wrong) or default


def read_address(section: Section, key: str) -> str:
    return section.value(
        key, "", _address, ("en webbadress, https://...", "a web address, https://..."), "ingen / none"
    )


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


def _site_languages(section: Section, languages: tuple[str, ...]) -> tuple[str, ...]:
    if not section.has("languages"):
        return languages[:1]
    wanted = read_languages(section, languages[:1])
    for language in wanted:
        if language not in languages:
            expected = ", ".join(languages)
            section.wrong(
                "languages", language, (f"något av tavlans språk: {expected}", f"one of {expected}"), languages[0]
            )
    return tuple(language for language in wanted if language in languages) or languages[:1]


def _screen(section: Section) -> Screen:
    standard = Screen()
    width, height = section.value(
        "size",
        (standard.width_px, standard.height_px),
        _size,
        ("bredd x höjd som 1920x1080", "such as 1920x1080"),
        "1920x1080",
    )
    distance_m = section.value(
        "viewing_distance_m", standard.viewing_distance_mm / 1000, _number(0.3, 30), ("meter, 0.3-30", "metres, 0.3-30")
    )
    return Screen(
        diagonal_inches=section.value(
            "diagonal_inches", standard.diagonal_inches, _number(5, 200), ("tum, 5-200", "inches, 5-200")
        ),
        viewing_distance_mm=round(distance_m * 1000),
        width_px=width,
        height_px=height,
        rotate=section.value("rotate", 0, _quarter_turn, ("0, 90, 180 eller 270", "0, 90, 180 or 270")),
    )


def _hours(section: Section) -> tuple[OpenHours, ...]:
    hours = []
    for line in _names(section, "hours"):
        opening = read_opening(line)
        if opening is None:
            section.wrong(
                "hours", line, ("dagar och tider som mån-fre 08-19", "such as mon-fri 08-19"), "inga tider / no hours"
            )
        else:
            days, spans = opening
            hours += [OpenHours(days, opens, closes) for opens, closes in spans]
    return tuple(hours)


def _closed(section: Section) -> tuple[date, ...]:
    values = section.raw("closed") if section.has("closed") else []
    days = []
    for value in values if isinstance(values, list) else [values]:
        day = _day(value)
        if day is None:
            section.wrong("closed", value, ("datum som 2026-12-24", "dates such as 2026-12-24"), "öppet / open")
        else:
            days.append(day)
    return tuple(sorted(set(days)))


def _rights(section: Section) -> Rights:
    spellings = {plain(spelling): key for key, others in MAY.items() for spelling in (key, *others)}
    may = set()
    for name in _names(section, "may"):
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


def _names(section: Section, key: str) -> tuple[str, ...]:
    """A list of texts; one text alone is a list of one."""
    expected = ("en lista med texter", "a list of texts")
    return section.value(key, (), _texts, expected, "inget / nothing")


def _texts(value: Any) -> tuple[str, ...] | None:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(item, str) for item in values):
        return None
    return tuple(item.strip() for item in values)


def _number(least: float, most: float) -> Any:
    def convert(value: Any) -> float | None:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return float(value) if is_number and least <= value <= most else None

    return convert


def _colour(value: Any) -> str | None:
    return value.lower() if isinstance(value, str) and _COLOUR.fullmatch(value) else None


def _size(value: Any) -> tuple[int, int] | None:
    match = _SIZE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        return None
    width, height = int(match[1]), int(match[2])
    return (width, height) if 320 <= width <= 7680 and 240 <= height <= 7680 else None


def _quarter_turn(value: Any) -> int | None:
    return value if value in (0, 90, 180, 270) and not isinstance(value, bool) else None


def _address(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    link = read_link(value) if value.strip() else ""
    return link.rstrip("/") if isinstance(link, str) else None


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
