"""A feed's file (`*.feed.toml`): which source to fetch, how often, and what the board makes of it.

Leaves out fetching (`fetch`), documents (`feeds`) and whether the playlist may (`feeding`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from player.feeds.cap import Level
from player.feeds.order import KEEP, OFTEN, FeedKind, FeedOrder
from player.feeds.smhi import LEVELS
from player.folder.durations import read_duration
from player.folder.finding import Finding, closest, finding
from player.folder.links import read_link
from player.folder.section import plain
from player.folder.toml_file import TomlError, read_toml

FEED_KEYS: dict[str, tuple[str, ...]] = {
    "address": ("adress", "url", "länk", "link"),
    "kind": ("slag", "typ", "type"),
    "every": ("var", "hur_ofta", "intervall"),
    "keep": ("behåll", "spara"),
    "areas": ("områden", "område", "area"),
    "drills": ("övningar", "övning", "drill"),
    "level": ("nivå", "från_nivå"),
    "takeover": ("ta_över", "tar_över", "take_over"),
    "newest": ("senaste", "antal"),
    "list": ("lista", "listed"),
    "title": ("titel", "rubrik"),
    "credit": ("källa", "source"),
    "sites": ("platser", "plats", "site"),
}
"""The keys of a feed's file and their other spellings; the editor's guide documents this table."""

_KINDS = {
    **{kind.value: kind for kind in FeedKind},
    **dict.fromkeys(("ical", "icalendar", "kalender", "calendar", "webcal"), FeedKind.ICS),
    **dict.fromkeys(("atom", "rss/atom", "nyheter", "news"), FeedKind.RSS),
    **dict.fromkeys(("smhi", "smhi-varningar", "smhi warnings"), FeedKind.SMHI),
}
_LEVELS = {
    **LEVELS,
    **{level.name.casefold(): level for level in Level},
    "meddelande": Level.MINOR,
    "gul": Level.MODERATE,
    "orange": Level.SEVERE,
    "röd": Level.EXTREME,
}
_NEVER = ("never", "aldrig", "nej", "no")
_SECRET = re.compile(r"\$\{[A-Z][A-Z0-9_]{0,60}\}")
_EVERY = (timedelta(seconds=5), timedelta(days=7))
_KEEP = (timedelta(minutes=10), timedelta(days=366))


@dataclass(frozen=True, slots=True)
class FeedReading:
    """The order, or None when there is nothing to fetch; the sites it names; and what is said of the file."""

    order: FeedOrder | None
    sites: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Values:
    """The file's values by key, and what is found in reading them."""

    given: Mapping[str, Any]
    findings: list[Finding] = field(default_factory=list)

    def read(self, key: str, convert: Callable[[Any], Any], expected: tuple[str, str], default: Any) -> Any:
        if key not in self.given:
            return default
        value = convert(self.given[key])
        if value is None:
            given = str(self.given[key])[:60]
            sv, en = expected
            self.findings.append(finding("value", key=key, value=given, expected_sv=sv, expected_en=en))
            return default
        return value


def read_feed(raw: bytes) -> FeedReading:
    """What the file asks for. Without an address and a kind that can be used it asks for nothing."""
    try:
        data = read_toml(raw)
    except TomlError as error:
        return FeedReading(None, findings=(finding("feed-broken", reason_sv=error.sv, reason_en=error.en),))
    values = _by_key(data)
    address, kind = _address(values), _kind(values)
    if isinstance(address, Finding) or isinstance(kind, Finding):
        wrong = (each for each in (address, kind) if isinstance(each, Finding))
        return FeedReading(None, findings=tuple(wrong))
    order = _order(address, kind, values)
    sites = values.read("sites", _texts, ("Skriv platsernas id inom citattecken.", "Write the sites' ids."), ())
    return FeedReading(order, tuple(site.lstrip("@") for site in sites), tuple(values.findings))


def _by_key(data: Mapping[str, Any]) -> _Values:
    spellings = {plain(spelling): key for key, others in FEED_KEYS.items() for spelling in (key, *others)}
    values = _Values({})
    given: dict[str, Any] = {}
    for spelt, value in data.items():
        key = spellings.get(plain(spelt))
        if key is None:
            values.findings.append(finding("unknown-key", key=spelt, meant=closest(spelt, spellings)))
        else:
            given.setdefault(key, value)
    return replace(values, given=given)


def _address(values: _Values) -> str | Finding:
    written = values.given.get("address")
    if not isinstance(written, str) or not written.strip():
        return finding("feed-no-address")
    address = re.sub(r"^webcals?:", "https:", written.strip(), flags=re.IGNORECASE)
    link = read_link(_SECRET.sub("x", address))
    host = address.partition("://")[2].partition("/")[0]
    if isinstance(link, Finding) or "$" in host:
        return finding("feed-address", link=written)
    return address if "://" in address else f"https://{address}"


def _kind(values: _Values) -> FeedKind | Finding:
    written = values.given.get("kind")
    kind = _KINDS.get(written.strip().casefold()) if isinstance(written, str) else None
    if kind is not None:
        return kind
    known = ", ".join(kind.value for kind in FeedKind)
    return finding("feed-kind", value=str(written or ""), kinds=known, meant=closest(str(written or ""), _KINDS))


def _order(address: str, kind: FeedKind, values: _Values) -> FeedOrder:
    yes_or_no = ("Skriv true eller false.", "Write true or false.")
    level_words = ("Skriv gul, orange eller röd.", "Write yellow, orange or red.")
    alerting = kind is FeedKind.VMA
    return FeedOrder(
        address=address,
        kind=kind,
        every=values.read(
            "every", _length(*_EVERY), ("Skriv till exempel ”5 min”.", "Write “5 min”, say."), OFTEN[kind]
        ),
        keep=values.read("keep", _length(*_KEEP), ("Skriv till exempel ”3 dygn”.", "Write “3 days”, say."), KEEP),
        areas=values.read(
            "areas", _areas, ("Skriv koder: ”0781” kommun, ”07” län.", "Write codes such as “0781” or “07”."), ()
        ),
        drills=values.read("drills", _yes_or_no, yes_or_no, default=False),
        level=Level.MINOR if alerting else values.read("level", _level, level_words, Level.MODERATE),
        takeover=_takeover(kind, values),
        newest=values.read("newest", _few, ("Skriv ett tal 1-20.", "Write a number 1-20."), 3),
        listed=values.read("list", _yes_or_no, yes_or_no, default=False),
        title=values.read("title", _text, ("Skriv högst 80 tecken.", "Write at most 80 characters."), ""),
        credit=values.read("credit", _text, ("Skriv högst 80 tecken.", "Write at most 80 characters."), ""),
    )


def _takeover(kind: FeedKind, values: _Values) -> Level | None:
    """From which level on a warning takes over the board: any VMA, and of the weather only what endangers life."""
    if kind is FeedKind.VMA:
        return Level.MINOR
    written = values.given.get("takeover")
    if written is False or (isinstance(written, str) and written.casefold() in _NEVER):
        return None
    usual = Level.EXTREME if kind is FeedKind.SMHI else Level.SEVERE
    expected = ("Skriv gul, orange, röd eller aldrig.", "Write yellow, orange, red or never.")
    level: Level = values.read("takeover", _level, expected, usual)
    return level


def _length(least: timedelta, most: timedelta) -> Callable[[Any], timedelta | None]:
    def convert(value: Any) -> timedelta | None:
        length = read_duration(value) if isinstance(value, str) else None
        return length if length is not None and least <= length <= most else None

    return convert


def _areas(value: Any) -> tuple[str, ...] | None:
    codes = _texts(value)
    return codes if codes and all(code.isdecimal() and len(code) in (2, 4) for code in codes) else None


def _texts(value: Any) -> tuple[str, ...] | None:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(item, str) for item in values):
        return None
    return tuple(item.strip() for item in values)


def _text(value: Any) -> str | None:
    return " ".join(value.split()) if isinstance(value, str) and len(value) <= 80 else None


def _level(value: Any) -> Level | None:
    return _LEVELS.get(value.strip().casefold()) if isinstance(value, str) else None


def _yes_or_no(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _few(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 20 else None
