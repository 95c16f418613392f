"""The names of a notice's settings in Swedish and English, and the words for what is urgent.

Leaves out what their other values mean (`setting_values`) and where they stand (`front_matter`, `wifi`).
"""

from __future__ import annotations

KEYS: dict[str, tuple[str, ...]] = {
    "title": ("titel", "rubrik", "heading"),
    "link": ("länk", "lank", "url", "webb", "adress"),
    "from": ("från", "fran", "start", "fr.o.m.", "from och med", "från och med"),
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

LIMITING = ("from", "sites", "priority")
"""Settings without which a notice is shown too early, too widely or too quietly: they are never merely dropped."""


_URGENT = ("urgent", "brådskande", "bradskande", "akut", "hög", "high")


def is_urgent(word: str) -> bool:
    """Whether the word is one for the highest priority."""
    return word.strip().casefold() in _URGENT


def canonical_key(spelt: str, keys: dict[str, tuple[str, ...]]) -> str | None:
    """The key that a spelling stands for, or None."""
    folded = spelt.strip().casefold()
    return next((key for key, others in keys.items() if folded == key or folded in others), None)


def setting_of(spelt: str) -> str | None:
    """The notice's setting that a spelling stands for, or None."""
    return canonical_key(spelt, KEYS)


def all_spellings() -> list[str]:
    return [spelling for key, others in KEYS.items() for spelling in (key, *others)]
