"""What day it is, in words: the local day and its week, as people in a shop speak of them.

Leaves out where it stands (`standing`) and the names of days and months, which babel knows.
"""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from player.draw.event_words import short_day
from player.notices.languages import is_right_to_left

_WEEK = {
    "sv": "vecka {}",
    "en": "week {}",
    "de": "Woche {}",
    "uk": "тиждень {}",
    "ar": "الأسبوع {}",
    "so": "toddobaadka {}",
}


def day_words(day: date, lang: str) -> tuple[str, ...]:
    """ "Torsdag 26 november, vecka 48" (in Sweden much is planned by weeks), and the same in less and less room."""
    named = _capital(format_date(day, "EEEE d MMMM", locale=lang))
    comma = "،" if is_right_to_left(lang) else ","
    week = (f"{named}{comma} {_WEEK[lang].format(day.isocalendar().week)}",) if lang in _WEEK else ()
    return (*week, named, _capital(short_day(day, lang)))


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
