"""A front matter that is no YAML, read line by line as its editor meant it: `till:2027-06-13`, `titel = Loppis`.

One slip loses one line and not the others. Leaves out YAML (`front_matter`) and what the words mean (`settings`).
"""

from __future__ import annotations

import re

from player.folder.finding import Finding, finding
from player.folder.setting_keys import KEYS, LIMITING, setting_of

Words = dict[str, list[str]]
"""A key as written -> its words, one or many."""

_LINE = re.compile(r"[ \t]*(?P<key>[^\W\d_][\w .-]{0,30}?)[ \t]*(?P<sign>[:=])(?P<rest>.*)")
_SPELT = sorted({spelt for key in (*LIMITING, "until") for spelt in (key, *KEYS[key])}, key=len, reverse=True)
_WITHOUT_SIGN = re.compile(rf"[ \t]*(?P<key>{'|'.join(map(re.escape, _SPELT))})[ \t]+(?P<rest>.+)", re.IGNORECASE)
_COMMENT = re.compile(r"[ \t]*#(?:[ \t]|$)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<item>.*)")
_LISTS = ("sites", "days", "hours")
_BLOCK = ("|", ">")
_MOST_TOLD = 5
_LIMITING_WORDS = re.compile(
    r"brådskande|bradskande|\bakut|\burgent|\bfrån|\bfran\b|\bfrom\b|\bfr\.? ?o|\bstart|\bplats|\bsites?\b|\bprio",
    re.IGNORECASE,
)


def mentions_limits(text: str) -> bool:
    """Whether the text speaks of a start, of places or of urgency, so that dropping it would show too much."""
    return _LIMITING_WORDS.search(text) is not None


def keyed(line: str) -> tuple[str, str] | None:
    """(key as written, what follows it) of a line that is a setting; None for other lines."""
    match = _LINE.fullmatch(line)
    if match is None or match["rest"].startswith("//"):
        return None
    known = setting_of(match["key"]) is not None
    if not known and (match["sign"] == "=" or match["rest"][:1].strip()):
        return None
    return match["key"], match["rest"].strip()


def without_sign(line: str) -> tuple[str, str] | None:
    """A line whose colon was forgotten, of a setting that must not be lost."""
    match = _WITHOUT_SIGN.fullmatch(line)
    return (match["key"], match["rest"].strip()) if match else None


def read_lines(matter: str) -> tuple[Words, tuple[Finding, ...]]:
    """The settings of all lines that are one, and what is said of the others."""
    words: Words = {}
    findings: list[Finding] = []
    key = ""
    for line in matter.split("\n"):
        if not line.strip() or _COMMENT.match(line):
            continue
        setting = keyed(line) or without_sign(line)
        if setting is not None:
            key = _add(words, *setting, findings)
        elif not _continues(words, key, line):
            findings.append(_unread(line))
    # Those that keep the notice off the boards come first, for only some are told.
    findings.sort(key=lambda found: not found.holds)
    return words, tuple(dict.fromkeys(findings))[:_MOST_TOLD]


def _add(words: Words, key: str, rest: str, findings: list[Finding]) -> str:
    """Add a setting; returns the key that following lines belong to."""
    if key in words:
        findings.append(said_twice(key))
        return ""
    words[key] = _values(key, rest)
    return key


def _values(key: str, rest: str) -> list[str]:
    if rest in _BLOCK:
        return []
    if len(rest) > 1 and rest[0] == rest[-1] and rest[0] in "\"'":
        return [rest[1:-1].strip()]
    if setting_of(key) in _LISTS and rest.startswith("["):
        return [item.strip(" \t\"'") for item in rest.strip("[]").split(",")]
    return [rest] if rest else []


def _continues(words: Words, key: str, line: str) -> bool:
    """Whether the line is an item of the setting before it, or goes on with its words; then it is added."""
    if not key:
        return False
    if item := _ITEM.fullmatch(line):
        words[key].append(item["item"].strip(" \t\"'"))
        return True
    if not line.startswith((" ", "\t")):
        return False
    words[key] = [" ".join([*words[key], line.strip()])]
    return True


def said_twice(key: str) -> Finding:
    """What is said of a setting that stands there more than once. Of two starts nobody knows which is meant."""
    return finding("start-twice" if setting_of(key) == "from" else "key-repeated", key=key)


def _unread(line: str) -> Finding:
    code = "matter-line-held" if mentions_limits(line) else "matter-line"
    return finding(code, line=line.strip())
