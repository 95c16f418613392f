"""What a notice's settings mean: keys in Swedish or English, words to values.

Leaves out where they stand (`front_matter`, `wifi`) and what the playlist's rights make of them (`compose`). A value
that cannot be used is a finding, and the notice is shown without it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from player.folder.finding import Finding, closest, finding
from player.folder.front_matter import Words
from player.folder.links import read_link
from player.folder.local_dates import read_local_time
from player.folder.week import read_days, read_hours
from player.notices.notice import Priority

KEYS: dict[str, tuple[str, ...]] = {
    "title": ("titel", "rubrik", "heading"),
    "link": ("länk", "lank", "url", "webb", "adress"),
    "from": ("från", "fran", "start", "fr.o.m.", "from och med"),
    "until": ("till", "to", "slut", "end", "t.o.m.", "tom", "till och med"),
    "days": ("dagar", "dag", "day", "veckodagar", "weekdays"),
    "hours": ("tider", "tid", "timmar", "klockan", "time", "times"),
    "seconds": ("sekunder", "sek", "duration"),
    "priority": ("prioritet", "prio"),
    "language": ("språk", "sprak", "lang"),
    "contact": ("kontakt", "kontaktperson"),
    "sites": ("platser", "plats", "site", "butiker", "butik"),
    "id": ("identitet",),
}
"""The settings of a notice and their other spellings; the editor's guide documents this table."""

_URGENT = ("urgent", "brådskande", "bradskande", "akut", "hög", "high")
_NORMAL = ("normal", "vanlig", "ordinary", "")
_MOST_CHARACTERS = 1_000
_SECONDS = (3.0, 120.0)
_LONGEST = {"title": 120, "contact": 200, "id": 80}


@dataclass(frozen=True, slots=True)
class Settings:
    """A notice's settings. `starts` and `ends` are naive local moments; sites and language are not yet checked."""

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
    findings: tuple[Finding, ...] = field(default=(), compare=False)


NO_SETTINGS = Settings()


def read_settings(words: Words, today: date) -> Settings:
    """Settings from words, with everything wrong in them among the findings."""
    settings = NO_SETTINGS
    findings: list[Finding] = []
    written: dict[str, str] = {}
    for spelt, values in words.items():
        key = canonical_key(spelt, KEYS)
        if key is None:
            findings.append(finding("unknown-key", key=spelt, meant=closest(spelt, _all_spellings())))
        elif key in written:
            findings.append(finding("key-twice", key=written[key], other=spelt))
        elif sum(map(len, values)) > _MOST_CHARACTERS:
            findings.append(_wrong(spelt, values, "Skriv kortare.", "Write less."))
        else:
            written[key] = spelt
            change = _READERS[key](values, spelt, today)
            if isinstance(change, Finding):
                findings.append(change)
            else:
                settings = replace(settings, **change)
    return replace(settings, findings=tuple(findings))


def canonical_key(spelt: str, keys: dict[str, tuple[str, ...]]) -> str | None:
    """The key that a spelling stands for, or None."""
    folded = spelt.strip().casefold()
    return next((key for key, others in keys.items() if folded == key or folded in others), None)


def _all_spellings() -> list[str]:
    return [spelling for key, others in KEYS.items() for spelling in (key, *others)]


_Change = dict[str, Any]


def _wrong(spelt: str, values: list[str], expected_sv: str, expected_en: str) -> Finding:
    return finding("value", key=spelt, value=", ".join(values), expected_sv=expected_sv, expected_en=expected_en)


def _text(key: str) -> Callable[[list[str], str, date], _Change | Finding]:
    most = _LONGEST[key]

    def read(values: list[str], spelt: str, _today: date) -> _Change | Finding:
        text = " ".join(", ".join(values).split())
        if len(text) > most:
            return _wrong(spelt, values, f"Skriv högst {most} tecken.", f"Write at most {most} characters.")
        return {key: text}

    return read


def _link(values: list[str], _spelt: str, _today: date) -> _Change | Finding:
    if not "".join(values):
        return {}
    link = read_link(", ".join(values))
    return link if isinstance(link, Finding) else {"link": link}


def _moment(name: str) -> Callable[[list[str], str, date], _Change | Finding]:
    def read(values: list[str], spelt: str, today: date) -> _Change | Finding:
        text = ", ".join(values)
        if not text:
            return {}
        moment = read_local_time(text, today, through_day=name == "ends")
        if moment is None:
            return _wrong(spelt, values, "Skriv ett datum som 2027-06-13.", "Write a date such as 2027-06-13.")
        return moment if isinstance(moment, Finding) else {name: moment}

    return read


def _days(values: list[str], spelt: str, _today: date) -> _Change | Finding:
    days = read_days(" ".join(values))
    if days is None or 0 in days:
        return _wrong(spelt, values, "Skriv veckodagar som mån-fre.", "Write weekdays such as mon-fri.")
    return {"days": () if len(days) == 7 else days}


def _hours(values: list[str], spelt: str, _today: date) -> _Change | Finding:
    spans = [read_hours(span) for value in values for span in value.split(",")]
    if not all(spans):
        return _wrong(spelt, values, "Skriv tider som 08-18 eller 08:30-12.", "Write hours such as 08-18 or 08:30-12.")
    return {"hours": tuple(span for span in spans if span)}


def _seconds(values: list[str], spelt: str, _today: date) -> _Change | Finding:
    try:
        seconds = float(values[0].replace(",", ".")) if len(values) == 1 else 0.0
    except ValueError:
        seconds = 0.0
    least, most = _SECONDS
    if not least <= seconds <= most:
        return _wrong(
            spelt, values, f"Skriv ett tal mellan {least:.0f} och {most:.0f}.", f"Write {least:.0f} to {most:.0f}."
        )
    return {"seconds": seconds}


def _priority(values: list[str], spelt: str, _today: date) -> _Change | Finding:
    word = " ".join(values).casefold()
    if word in _URGENT:
        return {"priority": Priority.URGENT}
    if word in _NORMAL:
        return {"priority": Priority.NORMAL}
    return _wrong(spelt, values, "Skriv brådskande eller ta bort raden.", "Write urgent or remove the line.")


def _language(values: list[str], _spelt: str, _today: date) -> _Change:
    return {"language": " ".join(values).casefold()}


def _sites(values: list[str], _spelt: str, _today: date) -> _Change:
    names = (name.strip().lstrip("@") for value in values for name in value.split(","))
    return {"sites": tuple(name for name in names if name)}


_READERS: dict[str, Callable[[list[str], str, date], _Change | Finding]] = {
    "title": _text("title"),
    "link": _link,
    "from": _moment("starts"),
    "until": _moment("ends"),
    "days": _days,
    "hours": _hours,
    "seconds": _seconds,
    "priority": _priority,
    "language": _language,
    "contact": _text("contact"),
    "sites": _sites,
    "id": _text("id"),
}
