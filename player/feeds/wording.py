"""The few words that are ours beside a source's own: days and times, who is the source, how old it is.

In Swedish and English, as alerts are. Leaves out the source's words, which are never changed.
"""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

_MONTHS = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_DAYS = {
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}


def tongue(lang: str) -> str:
    """The language that our own words beside a text in `lang` are in."""
    return "sv" if lang in ("", "sv") else "en"


def day_and_time(moment: datetime, lang: str, zone: ZoneInfo) -> str:
    """`lördag 14 november kl. 10.02`, `Saturday 14 November at 10:02`."""
    local, own = moment.astimezone(zone), tongue(lang)
    day = f"{_DAYS[own].split()[local.weekday()]} {local.day} {_MONTHS[own].split()[local.month - 1]}"
    return f"{day} kl.\xa0{local:%H.%M}" if own == "sv" else f"{day} at {local:%H:%M}"


def day(moment: datetime, lang: str, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    return f"{local.day} {_MONTHS[tongue(lang)].split()[local.month - 1]} {local.year}"


def between(starts: datetime | None, ends: datetime | None, lang: str, zone: ZoneInfo) -> str:
    """From when to when a warning holds, as far as that is said."""
    swedish = tongue(lang) == "sv"
    said = []
    if starts is not None:
        said.append(f"{'från' if swedish else 'from'} {day_and_time(starts, lang, zone)}")
    if ends is not None:
        said.append(f"{'till' if swedish else 'until'} {day_and_time(ends, lang, zone)}")
    return f"{'Gäller' if swedish else 'Applies'} {' '.join(said)}." if said else ""


def source(name: str, lang: str) -> str:
    return f"{'Källa' if tongue(lang) == 'sv' else 'Source'}: {name}"


def as_of(confirmed: datetime, lang: str, zone: ZoneInfo) -> str:
    """What is added to the credit of a source that has not answered for a while."""
    words = "senast hämtat" if tongue(lang) == "sv" else "last fetched"
    return f"{words} {day_and_time(confirmed, lang, zone)}"
