"""Calendars as clubs' programs write them: what of them a board tells, and what a bad one costs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from player.folder.calendar import CalendarReading, read_calendar
from player.notices.notice import Event, Kind
from tests.edges.folder.editors_folder import NOW, EditorsFolder

STOCKHOLM = ZoneInfo("Europe/Stockholm")
HARD = (Path(__file__).parent / "calendars" / "calendar_swedish_association.ics").read_bytes()
OCTOBER = date(2026, 10, 14)
TODAY = date(2026, 11, 25)


def calendar(*events: str, head: str = "") -> bytes:
    body = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{body}END:VCALENDAR\n".encode()


def event(uid: str = "1@x", starts: str = ":20261130T190000", more: str = "") -> str:
    return f"UID:{uid}\nDTSTART{starts}\nSUMMARY:Kör {uid}\n{more}".rstrip()


def local(read: CalendarReading) -> list[tuple[str, str, str]]:
    def spelt(moment: datetime) -> str:
        return f"{moment.astimezone(STOCKHOLM):%m-%d %H:%M}"

    return [(each.title, spelt(each.starts), spelt(each.ends)) for each in read.events]


def only(raw: bytes) -> Event:
    (found,) = read_calendar(raw, TODAY, STOCKHOLM).events
    return found


def test_a_hard_calendar_is_told_at_the_times_its_people_mean() -> None:
    read = read_calendar(HARD, OCTOBER, STOCKHOLM)
    assert read.findings == ()
    assert local(read) == [
        ("Kör, övning", "10-18 19:00", "10-18 20:30"),
        ("UNTIL utan Z", "10-19 10:00", "10-19 11:00"),
        ("Outlook utan VTIMEZONE", "10-20 18:00", "10-20 19:00"),
        ("Flytande tid utan slut", "10-21 18:00", "10-21 18:00"),
        ("Loppis hela helgen", "10-24 00:00", "10-26 00:00"),
        ("Kör", "10-25 19:00", "10-25 20:30"),
        ("UNTIL utan Z", "10-26 10:00", "10-26 11:00"),
        ("UTC (laget-stil)", "11-01 19:00", "11-01 20:00"),
        ("UNTIL utan Z", "11-02 10:00", "11-02 11:00"),
        ("Kör - ny tid", "11-08 18:00", "11-08 19:30"),
    ]
    assert [each.title for each in read.events if each.all_day] == ["Loppis hela helgen"]
    assert [(each.title, each.place) for each in read.events if each.cancelled] == [("Kör", "")]
    assert read.events[0].place == "Bygdegården, Ljungby"


def test_an_instance_keeps_its_name_when_it_is_moved() -> None:
    uids = [each.uid for each in read_calendar(HARD, OCTOBER, STOCKHOLM).events if each.uid.startswith("1@x")]
    assert uids == ["1@x/20261018T170000Z", "1@x/20261025T180000Z", "1@x/20261108T180000Z"]
    moved = only(calendar(event(starts=":20261201T200000"))).uid
    assert moved == only(calendar(event())).uid == "1@x"


def test_a_calendar_reads_the_same_on_every_day_of_a_week_and_knows_eight_weeks_more() -> None:
    weekly = calendar(event(starts=":20260105T190000", more="RRULE:FREQ=WEEKLY"))
    monday = date(2026, 11, 23)
    days = [read_calendar(weekly, monday + timedelta(days=ahead), STOCKHOLM) for ahead in range(8)]
    assert len(set(days[:7])) == 1
    assert days[7] != days[6]
    assert days[6].events[-1].starts > datetime(2026, 11, 29, tzinfo=UTC) + timedelta(weeks=7)


def test_what_comes_after_these_weeks_is_told_where_there_is_little_before() -> None:
    yearly = calendar(event("midsommar", ";VALUE=DATE:20200619", "RRULE:FREQ=YEARLY"))
    assert local(read_calendar(yearly, TODAY, STOCKHOLM)) == [("Kör midsommar", "06-19 00:00", "06-20 00:00")]


@pytest.mark.parametrize("secret", ["CLASS:PRIVATE", "CLASS:CONFIDENTIAL", "CLASS:private"])
def test_what_is_marked_private_is_not_told(secret: str) -> None:
    read = read_calendar(calendar(event("1", more=secret), event("2")), TODAY, STOCKHOLM)
    assert [each.uid for each in read.events] == ["2"]


def test_no_name_address_or_note_of_anyone_is_taken() -> None:
    more = "DESCRIPTION:Eva Ek hämtar nyckeln\nATTENDEE;CN=Eva Ek:mailto:eva@ek.example\nORGANIZER:mailto:bo@ek.example"
    found = only(calendar(event(more=f"{more}\nURL:https://kor.example/\nLOCATION:Eklunda")))
    assert "Ek" not in repr(found).replace("Eklunda", "")
    assert (found.place, found.link) == ("Eklunda", "https://kor.example/")


def test_a_time_without_a_zone_or_with_an_unknown_one_is_meant_where_the_board_is() -> None:
    unknown = only(calendar(event(starts=";TZID=Nowhere/Land:20261130T190000")))
    floating = only(calendar(event()))
    assert unknown.starts == floating.starts == datetime(2026, 11, 30, 18, tzinfo=UTC)
    elsewhere = only(calendar(event(), head="X-WR-TIMEZONE:Europe/Helsinki\n"))
    assert elsewhere.starts == datetime(2026, 11, 30, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (event("bad", more="RRULE:FREQ=SECONDLY"), "calendar-too-often"),
        (event("bad", more="RRULE:FREQ=HOURLY"), "calendar-too-often"),
        (event("bad", more="RRULE:FREQ=DAILY;BYHOUR=1,2,3,4,5,6;BYMINUTE=0,10,20,30,40"), "calendar-too-often"),
        (event("bad", more="RRULE:FREQ=WEEKLY;INTERVAL=0"), "calendar-event-broken"),
        (event("bad", starts=":2026-11-30"), "calendar-event-broken"),
        (event("bad", more="DTEND:99991231T235959"), "calendar-event-broken"),
    ],
)
def test_a_bad_event_costs_itself_alone(bad: str, code: str) -> None:
    read = read_calendar(calendar(event("1"), bad, bad.replace("UID:bad", "UID:worse"), event("2")), TODAY, STOCKHOLM)
    assert [each.uid for each in read.events] == ["1", "2"]
    (found,) = read.findings
    assert (found.code, dict(found.blanks)) == (code, {"title": "Kör bad", "count": "2"})


NEVER = calendar(event(more="RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"), event("2"))


# The limit may strike in a destructor, where Python swallows it and only says so; then it strikes again.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"<!doctype html><title>Logga in</title>", "not-a-calendar"),
        (b"", "not-a-calendar"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "not-a-calendar"),
        (HARD[: len(HARD) // 2], "calendar-broken"),
        (b"BEGIN:VCALENDAR\n" * 3, "calendar-broken"),
        (NEVER, "calendar-too-much"),
        (calendar(*(event(str(n), more="RRULE:FREQ=DAILY") for n in range(400))), "calendar-too-much"),
    ],
    ids=["html", "nothing", "picture", "half", "unended", "never", "crowd"],
)
def test_what_is_no_usable_calendar_is_refused(raw: bytes, code: str) -> None:
    read = read_calendar(raw, TODAY, STOCKHOLM, patience_s=0.5)
    assert (read.usable, [found.code for found in read.findings], read.events) == (False, [code], ())


def test_a_calendar_becomes_a_notice_that_its_events_end(folder: EditorsFolder) -> None:
    folder.put("Kören.ics", calendar(event(), event("2", ":20261207T190000", "DURATION:PT2H")))
    notice = folder.notice()
    assert (notice.kind, notice.variants[0].title, notice.variants[0].parts) == (Kind.EVENTS, "Kören", ())
    assert [each.uid for each in notice.events] == ["1@x", "2"]
    assert (notice.schedule.ends, notice.schedule.lapses) == (None, datetime(2026, 12, 7, 20, tzinfo=UTC))


def test_a_calendar_with_nothing_to_come_is_over(folder: EditorsFolder) -> None:
    folder.put("Kören.ics", calendar(event(starts=":20260105T190000")))
    notice = folder.notice()
    assert notice.events == ()
    assert notice.schedule.lapses is not None
    assert notice.schedule.lapses <= NOW


def test_a_known_calendar_is_read_again_in_the_next_week_and_not_before(folder: EditorsFolder) -> None:
    folder.put("Kören.ics", calendar(event(starts=":20260105T190000", more="RRULE:FREQ=WEEKLY")))
    first = folder.read()
    same = folder.read(now=NOW + timedelta(days=5), known=first.known)
    assert same.known["Hembygd/Kören.ics"] is first.known["Hembygd/Kören.ics"]
    later = folder.read(now=NOW + timedelta(days=8), known=first.known)
    assert later.content.notices[0].events[-1].starts > first.content.notices[0].events[-1].starts


def test_a_calendar_too_large_is_refused_unopened(folder: EditorsFolder) -> None:
    folder.put("Kören.ics", b"BEGIN:VCALENDAR\n" + b"X" * 20_000_000)
    assert folder.codes() == ["too-big"]


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ("Bygdegården, https://us02web.zoom.us/j/123456?pwd=hemlig", "Bygdegården"),
        ("https://teams.microsoft.com/l/meetup-join/19%3a", ""),
        ("Sockenstugan (www.example.se/hitta)", "Sockenstugan"),
        ("Lada 3, Hamneda", "Lada 3, Hamneda"),
    ],
)
def test_the_address_of_a_meeting_on_the_net_is_no_place(location: str, place: str) -> None:
    assert only(calendar(event(more="LOCATION:" + location.replace(",", "\\,")))).place == place


def test_what_a_mailed_cancellation_holds_is_cancelled() -> None:
    assert only(calendar(event(), head="METHOD:CANCEL\n")).cancelled
    assert not only(calendar(event(), head="METHOD:PUBLISH\n")).cancelled


def test_a_title_in_the_old_encoding_of_telephones_is_read() -> None:
    old = event().replace("SUMMARY:Kör 1@x", "SUMMARY;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=85rsm=C3=B6te")
    assert only(calendar(old)).title == "Årsmöte"
