"""Calendars as clubs' programs write them, valid and bent. Leaves out at which times their events are."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hard.entry import Entry, asked, refused, shown, spelt

WEEKLY = "RRULE:FREQ=WEEKLY"
_LINE = 74
"""Octets: programs fold here, also in the midst of a letter."""


def calendar(*events: str, head: str = "") -> str:
    """A calendar whose events go on for ever, so that some always come."""
    body = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Bygdegården//SV\r\n{head}{body}END:VCALENDAR\r\n"


def event(starts: str = ";TZID=Europe/Stockholm:20240107T190000", *more: str, title: str = "Kören övar") -> str:
    return "\r\n".join(("UID:1@koren.example", f"DTSTART{starts}", f"SUMMARY:{title}", *more))


CALENDAR = calendar(event(":20240107T180000Z", WEEKLY, "DURATION:PT1H30M", "LOCATION:Bygdegården\\, Lidhult")).encode()

_ZONE = "\r\n".join(
    (
        *("BEGIN:VTIMEZONE", "TZID:Hemma", "BEGIN:STANDARD", "DTSTART:19961027T030000", "TZOFFSETFROM:+0200"),
        *("TZOFFSETTO:+0100", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "END:VTIMEZONE", ""),
    )
)
_DAY = ";VALUE=DATE:20240107"
_STOCKHOLM = ";TZID=Europe/Stockholm"
_SUNDAY = "20240121T190000"
_MARKET = "UID:2@torget.example\r\nDTSTART:20240106T100000\r\nSUMMARY:Torg"
_ON_SUNDAYS = event(f"{_STOCKHOLM}:20240107T190000", WEEKLY)


def odd_calendars() -> dict[str, bytes]:
    """By what is odd about each."""
    weekly = calendar(event(f"{_STOCKHOLM}:20240107T190000", WEEKLY))
    texts = {
        "utan vtimezone": weekly,
        "windows zon": calendar(event(";TZID=W. Europe Standard Time:20240107T190000", WEEKLY)),
        "okand zon": calendar(event(";TZID=Lidhult/Torget:20240107T190000", WEEKLY)),
        "egen zon": calendar(event(";TZID=Hemma:20240107T190000", WEEKLY), head=_ZONE),
        "tom zon": calendar(event(";TZID=Hemma:20240107T190000", WEEKLY), head="BEGIN:VTIMEZONE\r\nEND:VTIMEZONE\r\n"),
        "hela dagar": calendar(event(";VALUE=DATE:20240107", WEEKLY)),
        "slut fore borjan": calendar(event(":20240107T190000Z", WEEKLY, "DTEND:20240106T190000Z")),
        "tva regler": calendar(event(":20240107T190000", WEEKLY, "RRULE:FREQ=MONTHLY;BYDAY=-1SU")),
        "flyttad": calendar(_ON_SUNDAYS, _moved("20990104T190000", "20990105T200000")),
        "flyttad ensam": calendar(_moved("20990104T190000", "20990105T200000"), f"{_MARKET}\r\n{WEEKLY}"),
        "installd": calendar(_ON_SUNDAYS, f"{_moved(_SUNDAY, _SUNDAY)}\r\nSTATUS:CANCELLED"),
        "bilaga trasig": calendar(event(_DAY, WEEKLY, "ATTACH;ENCODING=BASE64;VALUE=BINARY:!!!!", "GEO:x;y")),
        "tecken": calendar(event(_DAY, WEEKLY, title="Kör\\, kaffe\\; bullar\\nförst \U0001f382 \u202egpj")),
        "tva i en": weekly + weekly.replace("1@koren", "2@kansliet"),
        "skrap efter": weekly + "\r\n\x1a",
        "rader mac": weekly.replace("\r\n", "\r"),
        "rader dubbla": weekly.replace("\r\n", "\r\n\r\n"),
    }  # fmt: skip
    encodings = {"bom": "utf-8-sig", "latin": "latin-1", "utf16": "utf-16"}
    return {
        **{name: text.encode() for name, text in texts.items()},
        **{name: weekly.encode(encoding) for name, encoding in encodings.items()},
        "vikt": _folded(calendar(event(_DAY, WEEKLY, title="Å" * 55)).encode()),
    }


def _moved(was: str, now: str) -> str:
    meant = f"RECURRENCE-ID{_STOCKHOLM}:{was}"
    return f"UID:1@koren.example\r\n{meant}\r\nDTSTART{_STOCKHOLM}:{now}\r\nSUMMARY:Flyttad"


def calendars() -> Iterator[Entry]:
    for name, data in odd_calendars().items():
        yield shown(f"kal-{spelt(name)}.ics", data)
    half = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nDTST"
    yield refused("kapad-ics.ics", half, "calendar-broken")
    yield refused("stor.ics", CALENDAR.replace(b"END:VEVENT", b"X-FYLL:hej\r\n" * 420_000 + b"END:VEVENT"), "too-big")
    yield refused("kal-webbsida.ics", b"<!doctype html><title>Logga in</title>", "not-a-calendar")
    for name, rule in {"varje-sekund": "SECONDLY", "varje-timme": "HOURLY"}.items():
        yield asked(f"kal-{name}.ics", calendar(event(_DAY, f"RRULE:FREQ={rule}")).encode(), "calendar-too-often")
    bent = {"utan-borjan": "UID:1\r\nSUMMARY:När?", "steg-noll": event(":20240107", f"{WEEKLY};INTERVAL=0")}
    for name, one in bent.items():
        yield asked(f"kal-{name}.ics", calendar(one).encode(), "calendar-event-broken")


def _folded(raw: bytes) -> bytes:
    lines = []
    for line in raw.split(b"\r\n"):
        pieces = [line[at : at + _LINE] for at in range(0, max(1, len(line)), _LINE)]
        lines.append(b"\r\n ".join(pieces))
    return b"\r\n".join(lines)
