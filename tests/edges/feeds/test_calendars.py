"""Calendars that are fetched: one notice of what is coming, as from a dropped file."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from player.feeds.document import DocumentError
from player.folder.feed_events import read_events
from player.notices.notice import Kind
from tests.edges.feeds.village import NOW, Village

HEAD = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x\r\n"
BINGO = (
    b"BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261120T180000Z\r\nDTEND:20261120T200000Z\r\nSUMMARY:Bingo\r\nEND:VEVENT\r\n"
)
ICS = HEAD + BINGO + b"END:VCALENDAR\r\n"


def test_a_calendar_feed_is_one_notice_of_what_is_coming(village: Village) -> None:
    village.feed("Bygdegarden", "ics", ICS, 'titel = "I bygdegården"\nkälla = "laget.se"')
    (notice,) = village.notices()
    assert (notice.kind, notice.id) == (Kind.EVENTS, "kommunen.bygdegarden")
    assert [event.title for event in notice.events] == ["Bingo"]
    assert (notice.variants[0].title, notice.variants[0].credit) == ("I bygdegården", "Källa: laget.se")


def test_a_calendar_in_which_nothing_is_coming_is_no_notice_and_no_fault(village: Village) -> None:
    village.feed("Bygdegarden", "ics", HEAD + b"END:VCALENDAR\r\n")
    assert (village.notices(), village.codes()) == ([], [])


@pytest.mark.parametrize("raw", [b"", b"<html>", ICS[:-20]])
def test_what_is_no_whole_calendar_is_refused(raw: bytes) -> None:
    with pytest.raises(DocumentError):
        read_events(raw, NOW, ZoneInfo("Europe/Stockholm"))
