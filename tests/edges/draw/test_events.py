"""Slides of coming events: what a row says in which language, and how rows are shared out between pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from player.draw.event_pages import MOST_PAGES, Item, paged
from player.draw.event_words import Group, Row, groups_of
from player.draw.flow import Column
from player.draw.footer import lay_footer
from player.draw.job import Job, Subject
from player.draw.page import Composition
from player.notices.notice import Event, Kind, Notice, Variant
from tests.edges.draw.gallery import EVENTS, PLAYLIST, SCREENS, TODAY, Gallery, happening

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def groups(*events: Event, day: date | None = TODAY, lang: str = "sv") -> tuple[Group, ...]:
    notice = Notice("a.b", "a", Kind.EVENTS, (Variant(lang, "", ""),), events=events, day=day)
    return groups_of(notice, lang, STOCKHOLM)


def said(*events: Event, day: date | None = TODAY, lang: str = "sv") -> list[tuple[str, list[tuple[str, ...]]]]:
    found = groups(*events, day=day, lang=lang)
    return [(group.headings[0] if group.headings else "", [row.keys for row in group.rows]) for group in found]


def test_a_day_is_said_once_and_a_time_each_time() -> None:
    assert said(*EVENTS) == [
        ("I dag, onsdag 25 november", [("19:00–20:00",)]),
        ("I morgon, torsdag 26 november", [("17:00–18:00",)]),
        ("I veckan", [("sön 29 nov", "15:00–16:00")]),
        ("Nästa vecka", [("ons 2 dec", "19:00–20:00")]),
    ]


@pytest.mark.parametrize(
    ("lang", "heading", "keys"),
    [
        ("en", "Today, Wednesday 25 November", ("Wed 25 Nov", "19:00–20:00")),
        ("de", "Heute, Mittwoch 25 November", ("Mi 25 Nov", "19:00–20:00")),
        ("uk", "Сьогодні, середа 25 листопада", ("ср 25 лист", "19:00–20:00")),
        ("ar", "اليوم، الأربعاء 25 نوفمبر", ("الأربعاء 25 نوفمبر", "19:00–20:00")),
        ("so", "Maanta, Arbaco 25 Noofeembar", ("Arbc 25 Nof", "19:00–20:00")),
    ],
)
def test_days_are_said_in_the_language_of_the_slide_also_when_nobody_knows_today(
    lang: str, heading: str, keys: tuple[str, ...]
) -> None:
    assert said(EVENTS[0], lang=lang) == [(heading, [("19:00–20:00",)])]
    assert said(EVENTS[0], day=None, lang=lang) == [("", [keys])]


def days(first: str, after: str, *, all_day: bool = True) -> Event:
    starts, ends = (datetime.fromisoformat(day).replace(tzinfo=STOCKHOLM).astimezone(UTC) for day in (first, after))
    return Event("x", "Loppis", starts, ends, all_day)


@pytest.mark.parametrize(
    ("event", "keys"),
    [
        (days("2026-11-25", "2026-11-26"), ("hela dagen",)),
        (days("2026-11-28", "2026-11-29"), ("lör 28 nov", "hela dagen")),
        (days("2026-11-28", "2026-11-30"), ("lör 28 nov", "– sön 29 nov")),
        (days("2026-11-24", "2026-11-28"), ("pågår", "– fre 27 nov")),
        (days("2026-11-28T20:00", "2026-11-29T02:00", all_day=False), ("lör 28 nov", "20:00–02:00")),
        (days("2026-11-28T20:00", "2026-11-29T12:00", all_day=False), ("lör 28 nov", "– sön 29 nov")),
        (days("2026-11-28T20:00", "2026-11-28T20:00", all_day=False), ("lör 28 nov", "20:00")),
    ],
)
def test_what_lasts_for_days_is_told_by_its_days(event: Event, keys: tuple[str, ...]) -> None:
    (group,) = groups(event)
    assert group.rows[0].keys == keys


def test_a_row_says_where_and_whose_unless_the_title_does() -> None:
    event = replace(happening(25, 19, "Kören sjunger", "Hamneda kyrka"), playlist="Kören")
    (row,) = groups(event, replace(event, uid="2", playlist="IF Skogsduvan", place=""))[0].rows[:1]
    assert row.note == "Hamneda kyrka"


def rows(count: int, height: int = 100) -> list[Item]:
    group = Group(("I veckan",), ())
    heading = Item(Column((), 60), before=50, after=20)
    return [
        Item(Column((), height), 40, row=Row((str(n),), (), "", "", False), group=group, heading=heading)
        for n in range(count)
    ]


def more(count: int) -> Item:
    return Item(Column((), count), 10)


def test_rows_are_shared_out_evenly_under_a_heading_on_each_page() -> None:
    found = paged(rows(8), 700, more)
    assert [sum(item.row is not None for item in page) for page in found.items] == [4, 4]
    assert all(page[0].row is None and page[1].before == 20 for page in found.items)
    assert (found.left_out, found.too_tall) == (0, False)


@pytest.mark.parametrize("count", [10, 20, 50])
def test_what_has_no_room_on_the_last_page_is_counted(count: int) -> None:
    found = paged(rows(count), 500, more)
    shown = sum(item.row is not None for page in found.items for item in page)
    assert len(found.items) == MOST_PAGES
    assert shown + found.left_out == count
    assert found.items[-1][-1].height == found.left_out > 0
    assert not found.too_tall


def test_a_page_that_holds_not_even_one_row_says_so() -> None:
    assert paged(rows(1, height=900), 700, more).too_tall


@pytest.mark.parametrize("screen", SCREENS)
def test_long_titles_and_many_events_stay_on_the_slide(gallery: Gallery, screen: str) -> None:
    title = "Föreningsgemensamma julmarknadsförberedelser med glöggprovning, pepparkaksbak och körsång i hela socknen"
    events = [
        happening(25 + n, 19, title, "Bygdegårdsföreningens stora samlingssal vid idrottsplatsen") for n in range(9)
    ]
    shop = Gallery(gallery.root, SCREENS[screen])
    drawn = shop.events(*events)
    assert 1 < len(drawn.pages) <= MOST_PAGES
    footer = lay_footer(Job.of(shop.board, shop.site, PLAYLIST, Subject("hembygd.koren", "kören.ics", "sv"))).box
    for page in drawn.pages:
        assert max(box.bottom for box in page.written if box.y < footer.y) <= footer.y
    assert drawn.problems == ()


@pytest.mark.parametrize("screen", ["720p", "1080p", "1080p standing"])
def test_a_fetched_calendar_names_its_source(tmp_path: Path, screen: str) -> None:
    plain, credited = _plain_and_credited(Gallery(tmp_path, SCREENS[screen]), EVENTS[0])
    assert credited.pages[-1].words >= plain.pages[-1].words + 5


@pytest.mark.parametrize("screen", ["1080p", "1080p large and near"])
def test_no_event_and_no_page_gives_way_to_a_calendar_s_source(tmp_path: Path, screen: str) -> None:
    plain, credited = _plain_and_credited(Gallery(tmp_path, SCREENS[screen]), *EVENTS * 12)
    assert all(more.words >= less.words for more, less in zip(credited.pages, plain.pages, strict=True))


def _plain_and_credited(gallery: Gallery, *events: Event) -> tuple[Composition, Composition]:
    plain, credited = (gallery.events(*events, credit=credit) for credit in ("", "Källa: laget.se, hämtat i går"))
    assert credited.problems == plain.problems == ()
    return plain, credited


def test_a_cancelled_event_is_struck_in_the_colour_of_alarm(gallery: Gallery) -> None:
    def alarming(cancelled: bool) -> int:
        event = happening(25, 19, "Körövning", cancelled=cancelled)
        (page,) = gallery.events(event).pages
        return sum(count for count, colour in page.image.getcolors(1 << 24) if colour == (164, 22, 26))

    assert alarming(cancelled=False) == 0 < alarming(cancelled=True)


def test_without_events_it_says_so_on_one_page(gallery: Gallery) -> None:
    over = happening(25, 19, "Körövning")
    variant = Variant("sv", "Kören", "kören.ics")
    notice = Notice("a.b", "a", Kind.EVENTS, (variant,), events=(), day=TODAY + timedelta(days=1))
    assert over.ends.date() < TODAY + timedelta(days=1)
    assert groups_of(notice, "sv", STOCKHOLM) == ()
    (page,) = gallery.draw(Kind.EVENTS, variant).pages
    assert page.words >= 5
