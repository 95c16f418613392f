"""Dates in names: which limit a notice, which are asked about, and when a day ends."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from editors_folder import NOW, EditorsFolder, board
from hypothesis import given
from hypothesis import strategies as st

from player.folder.local_dates import read_date
from player.notices.schedule import Schedule

TODAY = date(2026, 11, 23)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "name",
    [
        "Loppis till 2027-06-13",
        "Loppis till 13 juni 2027",
        "Loppis till den 13 juni 2027",
        "Loppis until 2027-06-13",
        "Loppis to 2027-06-13",
        "Loppis to June 13, 2027",
        "Loppis -- 2027-06-13",
        "Loppis t.o.m. 2027-06-13",
        "Loppis till och med 2027-06-13",
        "Loppis_till_2027-06-13",
        "Loppis (till 2027-06-13)",
        "Loppis, till 13.6.2027",
        "Till 2027-06-13 Loppis",
        "Loppis TILL 20270613",
        "Loppis-till-2027-06-13",
        "Loppis till 2027_06_13",
        "Loppis till söndag 13 juni 2027",
        "Loppis till sön den 13 juni 2027",
        "Loppis t o m 2027-06-13",
        "Loppis tills 2027-06-13",
        "Loppis till 12-13 juni 2027",
        "Loppis till 12–13 juni 2027",
    ],
)
def test_till_means_through_that_day(folder: EditorsFolder, name: str) -> None:
    folder.put(f"{name}.md")
    notice = folder.notice()
    assert notice.schedule == Schedule(ends=utc("2027-06-13 22:00"))  # midnight in Stockholm's summer
    assert notice.variants[0].title == "Loppis"


@pytest.mark.parametrize(
    "name",
    [
        "Vatten 2026-11-28 till 2026-12-02",
        "Vatten från 2026-11-28 till 2026-12-02",
        "Vatten 28 november 2026 till 2 december 2026",
        "Vatten 2026-11-28--2026-12-02",
        "Vatten 2026-11-28 - 2026-12-02",
        "Vatten 2026-11-28–2026-12-02",
        "Vatten from 2026-11-28 to 2026-12-02",
        "Vatten-2026-11-28-till-2026-12-02",
        "Vatten fr o m 2026-11-28 t o m 2026-12-02",
        "Vatten f.o.m. 2026-11-28 t.o.m. 2026-12-02",
        "vatten-fran-2026-11-28-till-2026-12-02",
        "Vatten 28 november till 2 december 2026",
        "Vatten lördag 28 november till onsdag 2 december 2026",
    ],
)
def test_two_dates_are_the_first_and_the_last_day(folder: EditorsFolder, name: str) -> None:
    folder.put(f"{name}.md")
    assert folder.notice().schedule == Schedule(starts=utc("2026-11-27 23:00"), ends=utc("2026-12-02 23:00"))


def test_from_alone_has_a_start_and_the_playlists_lifetime(folder: EditorsFolder) -> None:
    folder.put("Skidspår från 2026-12-24.md")
    schedule = folder.notice().schedule
    assert (schedule.starts, schedule.ends) == (utc("2026-12-23 23:00"), None)
    assert schedule.lapses is not None


@pytest.mark.parametrize(
    ("day", "ends"),
    [("2026-03-28", "2026-03-28 23:00"), ("2026-03-29", "2026-03-29 22:00"), ("2026-10-25", "2026-10-25 23:00")],
)
def test_a_day_ends_at_local_midnight_also_when_the_clocks_change(folder: EditorsFolder, day: str, ends: str) -> None:
    folder.put(f"Loppis till {day}.md")
    (notice,) = folder.read({f"Loppis till {day}.md": utc("2026-01-01 00:00")}).content.notices
    assert notice.schedule.ends == utc(ends)


def test_the_boards_time_zone_counts(folder: EditorsFolder) -> None:
    folder.board = board(timezone="Europe/Helsinki")
    folder.put("Loppis till 2027-06-13.md")
    assert folder.notice().schedule.ends == utc("2027-06-13 21:00")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Loppis till 06-07", "date-ambiguous"),
        ("Loppis till 06.07.2027", "date-ambiguous"),
        ("Loppis till 13 juni", "date-without-year"),
        ("Loppis till 2027-02-31", "date-impossible"),
        ("Loppis till 2027-13-01", "date-impossible"),
        ("Loppis till 0001-01-01", "date-impossible"),
        ("Loppis till 31 juni 2027", "date-impossible"),
        ("Loppis till torsdag 13 juni 2027", "date-weekday"),
        ("Loppis till 270613", "date-ambiguous"),
    ],
)
def test_doubtful_dates_are_asked_about_and_the_notice_is_shown(folder: EditorsFolder, name: str, code: str) -> None:
    folder.put(f"{name}.md")
    notice = folder.asked()
    assert folder.codes() == [code]
    assert (notice.schedule.starts, notice.schedule.ends) == (None, None)
    assert notice.variants[0].title == "Loppis"


def test_no_swedish_word_stands_in_an_english_question(folder: EditorsFolder) -> None:
    folder.put("Loppis till 06.07.2027.md")
    (problem,) = folder.read().problems
    assert "eller" not in problem.en
    assert "Skriv till exempel 2027-06-07." in problem.sv


def test_a_date_without_a_year_is_proposed_with_the_next_one(folder: EditorsFolder) -> None:
    folder.put("Loppis till 13 juni.md")
    assert "2027-06-13" in folder.read().problems[0].sv


@pytest.mark.parametrize("name", ["Städdag 1 till 5 december 2026", "Städdag från 1-5 december 2026"])
def test_two_days_may_share_their_month(folder: EditorsFolder, name: str) -> None:
    folder.put(f"{name}.md")
    notice = folder.notice()
    assert notice.schedule == Schedule(starts=utc("2026-11-30 23:00"), ends=utc("2026-12-05 23:00"))
    assert notice.variants[0].title == "Städdag"


def test_a_start_has_its_ends_year_or_the_one_before(folder: EditorsFolder) -> None:
    folder.put("Nyår 20 dec till 31 dec 2026.md")
    assert folder.notice().schedule.starts == utc("2026-12-19 23:00")
    folder.put("Nyår 20 dec till 31 dec 2026.md").rename(folder.root / "Hembygd" / "Nyår 20 dec till 6 jan 2027.md")
    assert folder.notice().schedule.starts == utc("2026-12-19 23:00")


@pytest.mark.parametrize("end", ["2026-12-02 kl 18", "2 december 2026 klockan 18", "2026-12-02 kl. 18.00"])
def test_a_time_of_day_in_a_name_counts_and_is_no_title(folder: EditorsFolder, end: str) -> None:
    (folder.root / "Hembygd" / f"Kvastar till {end}").mkdir()
    folder.put(f"Kvastar till {end}/text.md")
    notice = folder.notice()
    assert (notice.schedule.ends, notice.variants[0].title) == (utc("2026-12-02 17:00"), "Kvastar")


def test_what_stands_before_till_and_is_no_date_leaves_the_end(folder: EditorsFolder) -> None:
    folder.put("Rabatt 20-30 till 2027-06-13.md")
    notice = folder.notice()
    assert (notice.schedule.ends, notice.variants[0].title) == (utc("2027-06-13 22:00"), "Rabatt 20-30")


@pytest.mark.parametrize(
    "name",
    [
        "Loppis 12-13 juni 2027",
        "Loppis 1-13 juni 2027",
        "Loppis 13.6.2027",
        "Loppis 20270613",
        "Loppis-2027-06-13",
        "Loppis 2027_06_13",
        "Loppis söndag 13 juni 2027",
    ],
)
def test_every_bare_date_is_asked_about(folder: EditorsFolder, name: str) -> None:
    folder.put(f"{name}.md")
    assert folder.asked().schedule.starts is None
    (problem,) = folder.read().problems
    assert (problem.code, "2027-06-13" in problem.sv) == ("date-bare", True)


def test_a_bare_date_is_no_rule_and_is_asked_about(folder: EditorsFolder) -> None:
    folder.put("Protokoll 2026-03-01.md")
    notice = folder.asked()
    assert notice.schedule.ends is None
    assert notice.variants[0].title == "Protokoll 2026-03-01"
    assert folder.codes() == ["date-bare"]


@pytest.mark.parametrize(
    "name",
    [
        "IMG_20260613_142233",
        "IMG-20260613-WA0001",
        "PXL_20260613_142233123",
        "20260613_142233",
        "Välkommen till Hamneda",
        "Öppet 10-12 till 14-16",
        "Från A till B",
        "Lunch från 11.30",
        "Lek från 1-3 år",
        "Bilder från juli 2026",
        "Öppet från mars till maj",
    ],
)
def test_names_of_cameras_and_plain_words_are_not_asked_about(folder: EditorsFolder, name: str) -> None:
    folder.put(f"{name}.md")
    schedule = folder.notice().schedule
    assert (schedule.starts, schedule.ends) == (None, None)


def test_an_end_that_had_passed_when_the_file_came_is_asked_about(folder: EditorsFolder) -> None:
    folder.put("Loppis till 2026-06-13.md")
    reading = folder.read({"Loppis till 2026-06-13.md": utc("2026-06-20 08:00")})
    assert [problem.code for problem in reading.problems] == ["already-over"]


def test_an_end_that_passes_later_simply_ends(folder: EditorsFolder) -> None:
    folder.put("Loppis till 2026-06-13.md")
    reading = folder.read({"Loppis till 2026-06-13.md": utc("2026-06-13 21:59")})
    assert reading.problems == ()
    assert reading.content.notices[0].schedule.ends == utc("2026-06-13 22:00")


def test_without_an_end_a_notice_lapses_after_the_playlists_lifetime(folder: EditorsFolder) -> None:
    folder.put("Loppis.md")
    (notice,) = folder.read({"Loppis.md": utc("2026-11-23 09:00")}).content.notices
    assert notice.schedule == Schedule(lapses=utc("2027-01-22 23:00"))  # midnight after the sixtieth day


@pytest.mark.parametrize(("days", "codes"), [(49, []), (50, ["lapses-soon"]), (60, ["lapses-soon"]), (61, ["lapsed"])])
def test_the_receipt_warns_at_fifty_days(folder: EditorsFolder, days: int, codes: list[str]) -> None:
    folder.put("Loppis.md")
    reading = folder.read({"Loppis.md": NOW - timedelta(days=days)})
    assert [problem.code for problem in reading.problems] == codes


def test_in_tillsvidare_a_notice_has_no_end(folder: EditorsFolder) -> None:
    folder.put("Tillsvidare/Bibliotek.md")
    (notice,) = folder.read({"Tillsvidare/Bibliotek.md": NOW - timedelta(days=900)}).content.notices
    assert notice.schedule == Schedule()
    assert notice.id == "hembygd.bibliotek"


def test_a_date_in_tillsvidare_still_counts(folder: EditorsFolder) -> None:
    folder.put("tillsvidare/Loppis till 2027-06-13.md")
    assert folder.notice().schedule.ends == utc("2027-06-13 22:00")


def test_arkiv_is_never_shown_nor_spoken_of(folder: EditorsFolder) -> None:
    folder.put("Arkiv/Gammalt.docx")
    folder.put("ARKIV/Mer/Loppis.md")
    assert (folder.notices(), folder.codes()) == ([], [])


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y%m%d"]))
def test_every_day_that_is_written_year_first_is_read_as_that_day(day: date, form: str) -> None:
    assert read_date(day.strftime(form), TODAY) == day
