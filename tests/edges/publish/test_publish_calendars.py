"""Calendars in the published tree: plain events, renewed with the week, told in the receipt, over with their last."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.edges.publish.desk import EDITORS, NOW, Desk

WEEKLY = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:kor@x
DTSTART;TZID=Europe/Stockholm:20260105T190000
DTEND;TZID=Europe/Stockholm:20260105T203000
RRULE:FREQ=WEEKLY{until}
SUMMARY:Körövning
LOCATION:Eklunda
DESCRIPTION:Nyckeln ligger under krukan
ATTENDEE:mailto:eva@ek.example
END:VEVENT
END:VCALENDAR
"""


def test_the_receipt_says_how_many_events_until_when_and_which_is_next(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Kören.ics", WEEKLY.format(until=";UNTIL=20261215T000000Z"))
    desk.publish()
    swedish, _, english = desk.receipt().partition("RECEIPT FOR")
    monday = "23 november 2026 kl. 19.00"
    assert (
        f"Visas på alla tavlor: 4 händelser till och med 14 december 2026. Närmast: ”Körövning”, {monday}." in swedish
    )
    assert "Shown on every board: 4 events until 14 December 2026. Next: “Körövning”" in english
    desk.publish(datetime(2026, 12, 15, 9, tzinfo=UTC))
    assert "SLUT (1)\n- Kören  [Kören.ics]\n  Visas inte längre: kalendern har inget som kommer." in desk.receipt()
    assert desk.seen(datetime(2026, 12, 15, 9, tzinfo=UTC)).titles() == set()


def test_an_endless_calendar_is_published_anew_each_week_and_on_no_other_day(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Kören.ics", WEEKLY.format(until=""))
    changed = [desk.publish(NOW + timedelta(days=ahead)).changed for ahead in range(9)]
    first = NOW.weekday()
    assert changed == [ahead == 0 or (first + ahead) % 7 == 0 for ahead in range(9)]
    (notice,) = desk.seen(NOW + timedelta(days=8)).notices().values()
    assert notice.events[-1].starts > NOW + timedelta(weeks=8)


def test_nothing_of_a_calendar_but_its_events_is_in_the_tree(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Kören.ics", WEEKLY.format(until=""))
    desk.publish()
    public = b"".join(desk.files().values())
    assert "Körövning".encode() in public
    assert b"krukan" not in public
    assert b"ek.example" not in public
