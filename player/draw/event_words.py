"""What an event's row says, and what stands over a group of them: days, times and places in the slide's language.

Leaves out how rows are set (`event_rows`) and shared out between pages (`events`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from player.draw.event_phrases import event_phrases_in
from player.notices.agenda import When, agenda, first_day, last_day
from player.notices.languages import is_right_to_left
from player.notices.notice import Event, Notice

_MORNING = 8
_SAME_DAY = (When.TODAY, When.TOMORROW)
"""Groups whose heading says the day, so that their rows need not."""


@dataclass(frozen=True, slots=True)
class Row:
    """One event. `keys` are the lines before it: the day if the heading does not say it, and the time.

    `brief` is the same in as little room as can be. `note` is the place, and whose event it is.
    """

    keys: tuple[str, ...]
    brief: tuple[str, ...]
    title: str
    note: str
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Rows, and what may stand over them, the fullest first; nothing where it is not known what day it is.

    `says_day`: the heading does, so that rows say only the time.
    """

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    says_day: bool = False


def groups_of(notice: Notice, lang: str, zone: ZoneInfo) -> tuple[Group, ...]:
    """The notice's events as they read on its day."""
    found = agenda(notice.events, notice.day, zone)
    return tuple(
        Group(
            _headings(when, notice.day, lang), tuple(_row(each, when, lang, zone) for each in events), when in _SAME_DAY
        )
        for when, events in found
    )


def briefly(group: Group) -> Group:
    """The same without places, and with titles of at most two thirds of the words of its longest."""
    most = max(len(row.title.split()) for row in group.rows) * 2 // 3
    rows = tuple(replace(row, note="", title=_first_words(row.title, max(1, most))) for row in group.rows)
    return replace(group, rows=rows)


def _first_words(title: str, most: int) -> str:
    words = title.split()
    return title if len(words) <= most else " ".join(words[:most]).rstrip(" ,.:;…") + " …"


def _headings(when: When, day: date | None, lang: str) -> tuple[str, ...]:
    words = event_phrases_in(lang).of(when)
    if day is None or when not in _SAME_DAY:
        return (words,) if words else ()
    meant = day if when is When.TODAY else day + timedelta(days=1)
    comma = "،" if is_right_to_left(lang) else ","
    days = (format_date(meant, "EEEE d MMMM", locale=lang), short_day(meant, lang))
    return tuple(f"{words}{comma} {day}" for day in days)


def _row(event: Event, when: When, lang: str, zone: ZoneInfo) -> Row:
    notes = dict.fromkeys(note for note in (event.place, event.playlist) if note and note not in event.title)
    keys = tuple(_keys(event, when, lang, zone))
    brief = keys if _lasts_for_days(event, zone) else (" ".join((*keys[:-1], keys[-1].partition("–")[0])),)
    return Row(keys, brief, event.title, " · ".join(notes), event.cancelled)


def _keys(event: Event, when: When, lang: str, zone: ZoneInfo) -> Iterator[str]:
    """A day and a time; of what lasts for days the first and the last day, of what has begun only the last."""
    first, last = first_day(event, zone), last_day(event, zone)
    if _lasts_for_days(event, zone):
        yield event_phrases_in(lang).ongoing if when is When.TODAY else short_day(first, lang)
        yield f"– {short_day(last, lang)}"
        return
    if when not in _SAME_DAY:
        yield short_day(first, lang)
    yield event_phrases_in(lang).all_day if event.all_day else _times(event, zone)


def _lasts_for_days(event: Event, zone: ZoneInfo) -> bool:
    """An evening that goes on into the night is of one day."""
    days = (last_day(event, zone) - first_day(event, zone)).days
    return days > 1 or (days == 1 and (event.all_day or event.ends.astimezone(zone).hour >= _MORNING))


def _times(event: Event, zone: ZoneInfo) -> str:
    starts, ends = (moment.astimezone(zone) for moment in (event.starts, event.ends))
    return f"{starts:%H:%M}" if ends <= starts else f"{starts:%H:%M}–{ends:%H:%M}"


def short_day(day: date, lang: str) -> str:
    """ "tors 26 nov", without the full stops that some languages put to what they shorten."""
    return format_date(day, "EEE d MMM", locale=lang).replace(".", "")
