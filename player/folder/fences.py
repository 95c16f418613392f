"""Where the settings at the top of a text begin and end: between two lines of dashes, however a telephone makes them.

Leaves out what the settings say (`front_matter`) and the text's bytes (`text`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from player.folder.finding import Finding, finding
from player.folder.matter_lines import keyed, without_sign
from player.folder.setting_keys import is_urgent, setting_of

_FENCE = "---"
_RULE = re.compile(r"[-–—]+")
"""Telephones and Word make one long dash of three, or three half-long ones."""
_DOTS = "..."
_MOST_MATTER_LINES = 60
_KEY_LINE = re.compile(r"\s*[\w-]+\s*:(\s|$)")
_ALSO_IN_POSTERS = frozenset(
    (
        *(
            "tid",
            "plats",
            "pris",
            "var",
            "dag",
            "klockan",
            "kontakt",
            "kontaktperson",
            "inträde",
            "lokal",
            "av",
            "start",
        ),
        *("börjar", "adress", "slut", "tillstånd", "butik", "time", "day", "where", "price", "venue", "contact", "by"),
        *("starts", "site", "to", "end", "author", "författare"),
    )
)
"""Spellings of settings that also stand at the top of many a poster: `Tid: 18`, `Plats: Bygdegården`."""


@dataclass(frozen=True, slots=True)
class Fenced:
    """`matter` is None when a text has no settings; `doubt` is what is to be asked about where they stand."""

    matter: str | None
    body: str
    doubt: Finding | None = None


def take_front_matter(text: str) -> Fenced:
    """The settings without their fences, and the text below them.

    Two rules with prose between them are a body: front matter is empty or has at least one line that is a setting.
    """
    lines = text.lstrip("\ufeff").split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    opening, below = lines[first].strip(), lines[first + 1 :]
    if not _RULE.fullmatch(opening):
        return Fenced(None, text, _unfenced(lines[first:]))
    is_strict = first == 0 and opening == _FENCE
    run = _settings_at_the_top(below)
    if not is_strict and not any(map(_is_surely_a_setting, run)):
        return Fenced(None, text)
    closing = next((at for at, line in enumerate(below[:_MOST_MATTER_LINES]) if _closes(line)), None)
    if closing is not None:
        matter = below[:closing]
        if any(map(_is_setting, matter)) or not any(line.strip() for line in matter):
            return Fenced("\n".join(matter), "\n".join(below[closing + 1 :]))
    elif run:
        unclosed = finding("front-matter-unclosed", line=run[-1].strip())
        return Fenced("\n".join(run), "\n".join(below[len(run) :]), unclosed)
    return Fenced(None, text, finding("front-matter-unclear"))


def _closes(line: str) -> bool:
    return line.rstrip() == _DOTS or _RULE.fullmatch(line.strip()) is not None


def _settings_at_the_top(lines: list[str]) -> list[str]:
    """The lines, from the first on, that are settings which exist."""
    return list(takewhile(lambda line: _known(line) is not None, lines))


def _known(line: str) -> tuple[str, str] | None:
    """(the setting's name as written in small letters, its words) of a line that is a setting which exists."""
    setting = keyed(line)
    return (setting[0].casefold(), setting[1]) if setting and setting_of(setting[0]) else None


def _is_setting(line: str) -> bool:
    """Also one whose colon was forgotten, where its words can be what it takes."""
    forgotten = without_sign(line)
    is_meant = forgotten is not None and (is_urgent(forgotten[1]) or any(map(str.isdigit, forgotten[1])))
    return is_meant or _KEY_LINE.match(line) is not None or _known(line) is not None


def _is_surely_a_setting(line: str) -> bool:
    """Whether nobody writes such a line to be read: `Till: alla medlemmar` begins a letter, `till: 2027-06-13` none."""
    key, words = _known(line) or ("", "")
    if not words or key in _ALSO_IN_POSTERS:
        return False
    return setting_of(key) not in ("from", "until") or any(map(str.isdigit, words))


def _unfenced(lines: list[str]) -> Finding | None:
    """What is said of settings at the top of a text that no dashes mark as settings."""
    sure = [line.strip() for line in _settings_at_the_top(lines) if _is_surely_a_setting(line)]
    if not sure:
        return None
    held = next(filter(None, map(_limiting, sure)), None)
    return finding("settings-unfenced-held", line=held) if held else finding("settings-unfenced", line=sure[0])


def _limiting(line: str) -> str | None:
    """The line, if it says when, where or how urgently the notice is to be shown."""
    key, words = _known(line) or ("", "")
    setting = setting_of(key)
    return line if setting in ("from", "sites") or (setting == "priority" and is_urgent(words)) else None
