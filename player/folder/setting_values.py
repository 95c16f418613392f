"""What the value of each of a notice's settings means: words to values, or a finding that says what was expected.

Leaves out the settings' names and their spellings (`setting_keys`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from player.folder.finding import Finding, finding
from player.folder.links import read_link
from player.folder.local_dates import read_local_time
from player.folder.setting_keys import is_urgent
from player.folder.week import read_days, read_hours
from player.notices.schedule import Priority

_NORMAL = ("normal", "vanlig", "ordinary", "")
_SECONDS = (3.0, 120.0)
_LONGEST = {"title": 120, "contact": 200, "id": 80, "author": 120, "rights": 200, "price": 80, "venue": 80}
_YES = ("ja", "yes", "true", "sant", "x", "1")
_NO = ("nej", "no", "false", "falskt", "0", "")

_REPEATED = re.compile(
    r"^(?:till och med|från och med|t\.? ?o\.? ?m\.?|fr\.? ?o\.? ?m\.?|till|från|until|from)[ :]+", re.IGNORECASE
)
"""The setting's own word once more, before its date: `till: t.o.m. 2027-06-13`."""

Change = dict[str, Any]


def wrong(spelt: str, values: list[str], expected_sv: str, expected_en: str) -> Finding:
    return finding("value", key=spelt, value=", ".join(values), expected_sv=expected_sv, expected_en=expected_en)


def _text(key: str) -> Callable[[list[str], str, date], Change | Finding]:
    most = _LONGEST[key]

    def read(values: list[str], spelt: str, _today: date) -> Change | Finding:
        text = " ".join(", ".join(values).split())
        if len(text) > most:
            return wrong(spelt, values, f"Skriv högst {most} tecken.", f"Write at most {most} characters.")
        return {key: text}

    return read


def _link(values: list[str], _spelt: str, _today: date) -> Change | Finding:
    if not "".join(values):
        return {}
    link = read_link(", ".join(values))
    return link if isinstance(link, Finding) else {"link": link}


def _moment(name: str) -> Callable[[list[str], str, date], Change | Finding]:
    def read(values: list[str], spelt: str, today: date) -> Change | Finding:
        text = ", ".join(values)
        if not text:
            return {}
        moment = read_local_time(_REPEATED.sub("", text), today, through_day=name in ("ends", "sales_end"))
        if isinstance(moment, datetime):
            return {name: moment}
        if name == "starts":
            return start_unread(values, moment)
        return moment or wrong(
            spelt,
            values,
            "Skriv ett datum som 2026-12-02, eller med klockslag: 2026-12-02 18:00.",
            "Write a date such as 2026-12-02, or with a time of day: 2026-12-02 18:00.",
        )

    return read


def start_unread(values: list[str], doubt: Finding | None = None) -> Finding:
    """What is said of a start that was written and not understood: the notice waits, for else it would show at once."""
    proposed = dict(doubt.blanks).get("example", "") if doubt else ""
    return finding("start-unread", date=", ".join(values), example=proposed or "2026-12-20 08:00")


def _days(values: list[str], spelt: str, _today: date) -> Change | Finding:
    days = read_days(" ".join(values))
    if days is None or 0 in days:
        return wrong(spelt, values, "Skriv veckodagar som mån-fre.", "Write weekdays such as mon-fri.")
    return {"days": () if len(days) == 7 else days}


def _hours(values: list[str], spelt: str, _today: date) -> Change | Finding:
    spans = [read_hours(span) for value in values for span in value.split(",")]
    if not all(spans):
        return wrong(spelt, values, "Skriv tider som 08-18 eller 08:30-12.", "Write hours such as 08-18 or 08:30-12.")
    return {"hours": tuple(span for span in spans if span)}


def _seconds(values: list[str], spelt: str, _today: date) -> Change | Finding:
    try:
        seconds = float(values[0].replace(",", ".")) if len(values) == 1 else 0.0
    except ValueError:
        seconds = 0.0
    least, most = _SECONDS
    if not least <= seconds <= most:
        return wrong(
            spelt, values, f"Skriv ett tal mellan {least:.0f} och {most:.0f}.", f"Write {least:.0f} to {most:.0f}."
        )
    return {"seconds": seconds}


def _priority(values: list[str], spelt: str, _today: date) -> Change | Finding:
    word = " ".join(values).casefold()
    if is_urgent(word):
        return {"priority": Priority.URGENT}
    if word in _NORMAL:
        return {"priority": Priority.NORMAL}
    return wrong(spelt, values, "Skriv brådskande eller ta bort raden.", "Write urgent or remove the line.")


def _yes(key: str) -> Callable[[list[str], str, date], Change | Finding]:
    def read(values: list[str], spelt: str, _today: date) -> Change | Finding:
        word = " ".join(values).casefold()
        if word not in (*_YES, *_NO):
            return wrong(spelt, values, "Skriv ja eller nej.", "Write yes or no.")
        return {key: word in _YES}

    return read


def _language(values: list[str], _spelt: str, _today: date) -> Change:
    return {"language": " ".join(values).casefold()}


def _sites(values: list[str], _spelt: str, _today: date) -> Change:
    names = (name.strip().lstrip("@") for value in values for name in value.split(","))
    return {"sites": tuple(name for name in names if name)}


READERS: dict[str, Callable[[list[str], str, date], Change | Finding]] = {
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
    "author": _text("author"),
    "rights": _text("rights"),
    "price": _text("price"),
    "begins": _moment("begins"),
    "venue": _text("venue"),
    "sold_out": _yes("sold_out"),
    "sales_end": _moment("sales_end"),
}
