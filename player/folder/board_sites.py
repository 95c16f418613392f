"""Sites and their screens from the sections of `_board/board.toml`.

Leaves out playlists (`board_playlists`) and what holds between the file's parts (`board`).
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from player.folder.board_keys import PARTY, SCREEN, SITE
from player.folder.board_values import (
    ID,
    ID_EXPECTED,
    YES_OR_NO,
    names,
    number,
    read_address,
    read_languages,
    read_party,
    whole_number,
    yes_or_no,
)
from player.folder.finding import Finding
from player.folder.section import Section
from player.folder.slugs import slug
from player.folder.week import read_opening
from player.notices.board import Lighting, OpenHours, Screen, Site

_MUNICIPALITY = re.compile(r"\d{4}")
_MUNICIPALITY_EXPECTED = ("kommunens kod, fyra siffror som ”0781”", "a municipality's four digits")
_DEGREES = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)[ ,;]+(-?\d{1,3}(?:\.\d+)?)\s*")
_POSITION_EXPECTED = ("grader nord och öst som ”56.83, 13.93”", "degrees such as “56.83, 13.93”")
_SIZE = re.compile(r"(\d{3,5})\s*[x×]\s*(\d{3,5})")


def read_site(data: dict[str, Any], at: int, languages: tuple[str, ...], findings: list[Finding]) -> Site | None:
    """A site, or None when it has no usable id."""
    section = Section(data, f"[[sites]] {data.get('id', at)}", SITE, findings)
    site_id = _id(section)
    if not site_id:
        return None
    if not section.text("name"):
        section.missing("name")
    responsible, screen = section.inner("responsible", PARTY), section.inner("screen", SCREEN)
    return Site(
        id=site_id,
        name=section.text("name") or site_id,
        place=section.text("place"),
        address=read_address(section, "address"),
        languages=_site_languages(section, languages),
        screen=_screen(screen),
        hours=_hours(section),
        closed=_closed(section),
        lap_seconds=section.value("lap_seconds", 360, whole_number(30, 3600), ("ett tal 30-3600", "a number 30-3600")),
        party=read_party(responsible) if responsible.has("name") else None,
        lighting=_lighting(screen),
        municipality=section.value("municipality", "", _municipality, _MUNICIPALITY_EXPECTED),
        position=section.value("position", None, _position, _POSITION_EXPECTED, "inget / none"),
        sound=section.value("sound", False, yes_or_no, YES_OR_NO),  # noqa: FBT003 - what holds without a word
    )


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
        "viewing_distance_m", standard.viewing_distance_mm / 1000, number(0.3, 30), ("meter, 0.3-30", "metres, 0.3-30")
    )
    return Screen(
        diagonal_inches=section.value(
            "diagonal_inches", standard.diagonal_inches, number(5, 200), ("tum, 5-200", "inches, 5-200")
        ),
        viewing_distance_mm=round(distance_m * 1000),
        width_px=width,
        height_px=height,
        rotate=section.value("rotate", 0, _quarter_turn, ("0, 90, 180 eller 270", "0, 90, 180 or 270")),
    )


def _id(section: Section) -> str:
    """The site's id, mended where it can be; "" where there is none."""
    site_id = section.text("id")
    if not site_id:
        section.missing("id")
    elif not ID.fullmatch(site_id):
        section.wrong("id", site_id, ID_EXPECTED, slug(site_id))
        return slug(site_id)
    return site_id


def _lighting(section: Section) -> Lighting:
    standard = Lighting()
    minutes, expected = whole_number(0, 240), ("minuter, 0-240", "minutes, 0-240")
    return Lighting(
        off_when_closed=section.value("off_when_closed", standard.off_when_closed, yes_or_no, YES_OR_NO),
        before_minutes=section.value("minutes_before_opening", standard.before_minutes, minutes, expected),
        after_minutes=section.value("minutes_after_closing", standard.after_minutes, minutes, expected),
    )


def _hours(section: Section) -> tuple[OpenHours, ...]:
    hours = []
    for line in names(section, "hours"):
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


def _municipality(value: Any) -> str | None:
    return value.strip() if isinstance(value, str) and _MUNICIPALITY.fullmatch(value.strip()) else None


def _position(value: Any) -> tuple[float, float] | None:
    match = _DEGREES.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return None
    north, east = float(match[1]), float(match[2])
    return (north, east) if abs(north) <= 90 and abs(east) <= 180 else None


def _size(value: Any) -> tuple[int, int] | None:
    match = _SIZE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        return None
    width, height = int(match[1]), int(match[2])
    return (width, height) if 320 <= width <= 7680 and 240 <= height <= 7680 else None


def _quarter_turn(value: Any) -> int | None:
    return value if value in (0, 90, 180, 270) and not isinstance(value, bool) else None


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
