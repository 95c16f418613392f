"""A notice's settings, read from words.

A value that cannot be used is a finding, and the notice is shown without it, unless it would then be shown too early or
too widely. Leaves out their names (`setting_keys`), what values mean (`setting_values`), where they stand
(`front_matter`, `wifi`) and what rights make of them (`compose`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from player.folder.finding import Finding, closest, finding
from player.folder.matter_lines import Words
from player.folder.setting_keys import all_spellings, is_urgent, setting_of
from player.folder.setting_values import READERS, Change, start_unread, wrong
from player.notices.schedule import Priority

_MOST_CHARACTERS = 1_000


@dataclass(frozen=True, slots=True)
class Settings:
    """A notice's settings. `starts`, `ends`, `begins` and `sales_end` are naive local moments; sites and language are
    not yet checked. `ends_unread`: an end was written and not understood."""

    title: str = ""
    link: str = ""
    starts: datetime | None = None
    ends: datetime | None = None
    days: tuple[int, ...] = ()
    hours: tuple[tuple[int, int], ...] = ()
    seconds: float | None = None
    priority: Priority | None = None
    language: str = ""
    contact: str = ""
    sites: tuple[str, ...] = ()
    id: str = ""
    author: str = ""
    rights: str = ""
    price: str = ""
    begins: datetime | None = None
    venue: str = ""
    sold_out: bool = False
    sales_end: datetime | None = None
    ends_unread: bool = False
    findings: tuple[Finding, ...] = field(default=(), compare=False)


NO_SETTINGS = Settings()


def read_settings(words: Words, today: date) -> Settings:
    """Settings from words, with everything wrong in them among the findings."""
    settings = NO_SETTINGS
    findings: list[Finding] = []
    written: dict[str, str] = {}
    for spelt, values in words.items():
        key = setting_of(spelt)
        if key is None:
            meant = closest(spelt, all_spellings())
            findings.append(_unknown(spelt, values, meant))
            settings = replace(settings, ends_unread=settings.ends_unread or setting_of(meant) == "until")
        elif key in written:
            code = "starts-twice" if key == "from" else "key-twice"
            findings.append(finding(code, key=written[key], other=spelt))
        else:
            written[key] = spelt
            change = _read(key, values, spelt, today)
            if isinstance(change, Finding):
                findings.append(change)
                change = {"ends_unread": True} if key == "until" else {}
            settings = replace(settings, **change)
    return replace(settings, findings=tuple(findings))


def _read(key: str, values: list[str], spelt: str, today: date) -> Change | Finding:
    if sum(map(len, values)) <= _MOST_CHARACTERS:
        return READERS[key](values, spelt, today)
    if key == "from":
        return start_unread(values)
    return wrong(spelt, values, "Skriv kortare.", "Write less.")


def _unknown(spelt: str, values: list[str], meant: str) -> Finding:
    """A setting that does not exist; one that may have held the notice back, or made it urgent, must not be dropped."""
    text = " ".join(values)
    limits = {
        "from": any(char.isdigit() for char in text),
        "sites": bool(text),
        "priority": is_urgent(text),
    }
    held = limits.get(setting_of(meant) or "", False) or is_urgent(text)
    return finding("unknown-key-held" if held else "unknown-key", key=spelt, meant=meant)
