"""The events that a notice tells of: each has a page and a file for calendars, and stands in lists.

Leaves out where events come from (`folder/`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from player.notices.addresses import coded_page, playlist_page, short_code
from player.notices.notice import Event
from player.web.contacts import host_of, is_web
from player.web.ical import Entry, calendar_file
from player.web.model import Happening, Matter
from player.web.press import Press
from player.web.structured import event_data
from player.web.tongues import page_langs, telling_in

MOST_EVENTS = 60
"""So many of a calendar's coming events have pages; the others are told when their time comes."""


@dataclass(frozen=True, slots=True)
class HappeningView:
    """An event in a list, in one language."""

    title: str
    when: str
    place: str
    all_day: bool
    cancelled: bool
    advert: bool
    href: str
    ics: str
    leaf: tuple[str, str]


def happenings_of(matter: Matter) -> tuple[Happening, ...]:
    """The first of the notice's events, each with its own part of the address."""
    keys: dict[str, Event] = {}
    for event in sorted(matter.notice.events, key=lambda each: each.starts):
        keys.setdefault(short_code(f"{event.uid}|{event.starts.isoformat()}"), event)
    playlist, sites = matter.playlist.id, matter.notice.sites
    return tuple(
        Happening(event, f"{matter.code}-{key}", playlist, sites) for key, event in list(keys.items())[:MOST_EVENTS]
    )


def happening_views(press: Press, happenings: Iterable[Happening], lang: str) -> tuple[HappeningView, ...]:
    frame, calendar = press.frame, press.calendar(lang)
    return tuple(
        HappeningView(
            title=each.event.title,
            when=calendar.span(each.event.starts, each.event.ends, all_day=each.event.all_day),
            place=each.event.place,
            all_day=each.event.all_day,
            cancelled=each.event.cancelled,
            advert=frame.is_advert(each.playlist),
            href=frame.href(coded_page(frame.board, each.code, lang)),
            ics=f"{frame.base}/n/{each.code}.ics",
            leaf=calendar.month(calendar.local(each.event.starts).date()),
        )
        for each in happenings
    )


def event_files(press: Press, matter: Matter) -> dict[str, bytes]:
    """The pages and calendar files of a notice's events."""
    board = press.frame.board
    files: dict[str, bytes] = {}
    langs = page_langs(board, matter.tellings)
    for happening in happenings_of(matter):
        files |= dict(_page(press, matter, happening, lang) for lang in langs)
        address = coded_page(board, happening.code)
        files[f"n/{happening.code}.ics"] = event_file(press, matter, happening.event, address)
    return files


def event_file(press: Press, matter: Matter, event: Event, address: str) -> bytes:
    """One event as a calendar of its own."""
    entry = entry_of(event, address)
    return calendar_file(event.title, [entry], press.frame.board.timezone, matter.since)


def entry_of(event: Event, address: str) -> Entry:
    return Entry(
        # A series shares its uid; each of its times is an event of its own here.
        uid=f"{event.uid}-{event.starts:%Y%m%dT%H%M}",
        title=event.title,
        starts=event.starts,
        ends=event.ends,
        all_day=event.all_day,
        place=event.place,
        url=address,
        cancelled=event.cancelled,
    )


def _page(press: Press, matter: Matter, happening: Happening, lang: str) -> tuple[str, bytes]:
    frame, board, event = press.frame, press.frame.board, happening.event
    when = press.calendar(lang).span(event.starts, event.ends, all_day=event.all_day)
    page = press.page(
        lang,
        event.title,
        lambda each: coded_page(board, happening.code, each),
        page_langs(board, matter.tellings),
        description=", ".join(each for each in (event.title, when, event.place) if each),
        data=[event_data(frame, event, coded_page(board, happening.code, lang), matter.playlist.party, event.link)],
        kind="article",
    )
    return press.print(
        "event.html.j2",
        page,
        event=event,
        when=when,
        ics=f"{frame.base}/n/{happening.code}.ics",
        link=event.link if is_web(event.link) else "",
        host=host_of(event.link),
        playlist=matter.playlist,
        playlist_href=frame.href(playlist_page(board, matter.playlist.id, lang)),
        notice_href=frame.href(coded_page(board, matter.code, lang)),
        notice_title=telling_in(board, matter.tellings, lang).variant.title or matter.playlist.title,
    )
