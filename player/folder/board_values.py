"""The shapes that values of `_board/board.toml` have: names, numbers, addresses, languages, parties.

Leaves out where they stand (`board`, `board_sites`, `board_playlists`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from player.folder.links import read_link
from player.folder.section import Section
from player.notices.board import Party

ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?")
"""What the id of a site or a playlist looks like: it stands in addresses and file names."""
ID_EXPECTED = ("små bokstäver a-z, siffror och bindestreck", "letters a-z, digits, hyphens")
YES_OR_NO = ("true eller false", "true or false")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def read_party(section: Section) -> Party:
    return Party(section.text("name"), section.text("contact"), section.text("advertise"))


def read_languages(section: Section, default: tuple[str, ...]) -> tuple[str, ...]:
    """Declared languages, in the owner's order."""
    languages = tuple(dict.fromkeys(name.casefold() for name in names(section, "languages")))
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


def names(section: Section, key: str) -> tuple[str, ...]:
    """A list of texts; one text alone is a list of one."""
    expected = ("en lista med texter", "a list of texts")
    return section.value(key, (), _texts, expected, "inget / nothing")


def number(least: float, most: float) -> Callable[[Any], float | None]:
    """A converter of numbers within these bounds."""

    def convert(value: Any) -> float | None:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return float(value) if is_number and least <= value <= most else None

    return convert


def whole_number(least: int, most: int) -> Callable[[Any], int | None]:
    """A converter of whole numbers within these bounds."""

    def convert(value: Any) -> int | None:
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        return int(value) if is_whole and least <= value <= most else None

    return convert


def _texts(value: Any) -> tuple[str, ...] | None:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(item, str) for item in values):
        return None
    return tuple(item.strip() for item in values)


def _address(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    link = read_link(value) if value.strip() else ""
    return link.rstrip("/") if isinstance(link, str) else None


def yes_or_no(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None
