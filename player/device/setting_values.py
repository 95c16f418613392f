"""The shapes that the values in a board's settings have, and how each is said. Leaves out their names (`settings`).

Every reader answers None for what cannot be.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

Expected = tuple[str, str]
"""What can stand there, in Swedish and in English."""

_SITE = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?")
_SIZE = re.compile(r"(\d{2,4})x(\d{2,4})")

SITE: Expected = ('platsens id ur board.toml, som "hamneda"', 'the id of the site in board.toml, such as "hamneda"')
WEB_ADDRESS: Expected = (
    'en webbadress, som "https://tavlan.example.se/"',
    'a web address, such as "https://tavlan.example.se/"',
)
ABSOLUTE_PATH: Expected = (
    'en fil med hela sin sökväg, som "/etc/bytavla/root.json"',
    'a file by its whole path, such as "/etc/bytavla/root.json"',
)
SIZE: Expected = (
    'bredd x höjd i bildpunkter, som "1920x1080" (sidor 64-8192)',
    'width x height in pixels, such as "1920x1080" (sides 64-8192)',
)
ROTATION: Expected = ("0, 90, 180 eller 270", "0, 90, 180 or 270")
TEXT: Expected = (
    'en kort text, som "Anna Svensson, 070-123 45 67"',
    'a short text, such as "Anna Svensson, 070-123 45 67"',
)
YES_OR_NO: Expected = ("true eller false", "true or false")


def site(value: Any) -> str | None:
    return value if isinstance(value, str) and _SITE.fullmatch(value) else None


def web_address(value: Any) -> str | None:
    """An http or https address of a folder; user names and queries have no business there."""
    if not isinstance(value, str) or not value.isascii() or not value.isprintable() or " " in value:
        return None
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        return None
    plain = parts.scheme in ("http", "https") and parts.hostname and parts.username is None and port != 0
    return value if plain and not parts.query and not parts.fragment else None


def absolute_path(value: Any) -> Path | None:
    return Path(value) if isinstance(value, str) and value.startswith("/") and "\0" not in value else None


def size(value: Any) -> tuple[int, int] | None:
    sides = _SIZE.fullmatch(value) if isinstance(value, str) else None
    if sides is None:
        return None
    width, height = int(sides[1]), int(sides[2])
    return (width, height) if 64 <= width <= 8192 and 64 <= height <= 8192 else None


def rotation(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value in (0, 90, 180, 270) else None


def text(value: Any) -> str | None:
    """One line that can be read on a screen."""
    return value.strip() if isinstance(value, str) and value.isprintable() and len(value) <= 120 else None


def yes_or_no(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def between(least: float, most: float) -> Callable[[Any], float | None]:
    """A reader of numbers within these bounds."""

    def read(value: Any) -> float | None:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return float(value) if is_number and least <= value <= most else None

    return read


def between_words(least: float, most: float) -> Expected:
    return f"ett tal mellan {least:g} och {most:g}", f"a number between {least:g} and {most:g}"
