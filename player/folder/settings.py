"""A notice's settings and their names in Swedish and English, read from words.

A value that cannot be used is a finding, and the notice is shown without it. Leaves out what values mean
(`setting_values`), where they stand (`front_matter`, `wifi`) and what rights make of them (`compose`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from player.folder.finding import Finding, closest, finding
from player.folder.front_matter import Words
from player.folder.setting_values import READERS, wrong
from player.notices.schedule import Priority

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
    "author": ("författare", "forfattare", "av", "by"),
    "rights": ("rättigheter", "rattigheter", "medgivande", "tillstånd", "permission"),
    "price": ("pris", "inträde", "intrade", "biljettpris"),
    "begins": ("börjar", "borjar", "starts"),
    "venue": ("lokal", "var", "where"),
    "sold_out": ("slutsålt", "slutsald", "slutsåld", "utsålt", "sold out"),
    "sales_end": ("försäljning till", "forsaljning till", "köp senast", "kop senast", "sales end"),
}
"""The settings of a notice and their other spellings; the editor's guide documents this table."""

_MOST_CHARACTERS = 1_000


@dataclass(frozen=True, slots=True)
class Settings:
    """A notice's settings. `starts`, `ends`, `begins` and `sales_end` are naive local moments; sites and language are
    not yet checked."""

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
            findings.append(wrong(spelt, values, "Skriv kortare.", "Write less."))
        else:
            written[key] = spelt
            change = READERS[key](values, spelt, today)
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
