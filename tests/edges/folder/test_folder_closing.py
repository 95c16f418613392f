""" "Stängt i dag": a shop closes itself by a file from a phone, and nobody else does."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta

import pytest
from editors_folder import NOW, EditorsFolder, board

from player.folder.closing import is_closing
from player.notices.board import OpenHours, Shut, Site
from player.notices.hours import open_day
from player.notices.programme import Closure, PlaylistContent, programme_for

TODAY = date(2026, 11, 23)


@pytest.fixture
def shop(folder: EditorsFolder) -> EditorsFolder:
    """The folder of one place."""
    folder.board = board(sites=("hamneda",))
    return folder


def _put(folder: EditorsFolder, name: str, content: str = "", *, days_ago: int = 0) -> None:
    path = folder.put(name, content)
    written = (NOW - timedelta(days=days_ago)).timestamp()
    os.utime(path, (written, written))


@pytest.mark.parametrize(
    "name",
    ["Stängt i dag", "Stängt i dag.txt", "stängt idag.md", "STÄNGT I DAG!.jpg", "Stängt_i_dag.docx",
     "Sta\u0308ngt i dag.txt",
     "Stängd i dag.txt", "Stangt idag.txt", "Idag stängt.txt", "I dag är det stängt.txt", "I dag har vi stängt.txt",
     "Vi har stängt i dag.txt", "Closed today.txt", "Stängt i dag (begravning).txt"],
)  # fmt: skip
@pytest.mark.parametrize("content", ["", "Vi är på begravning."])
def test_a_file_of_that_name_closes_the_place_today_and_is_no_notice(
    shop: EditorsFolder, name: str, content: str
) -> None:
    _put(shop, name, content)
    content_read = shop.read().content
    assert content_read.closures == (Closure("hamneda", TODAY, TODAY),)
    assert content_read.notices == ()
    assert shop.codes() == ["closing-noted"]


@pytest.mark.parametrize(
    "name",
    ["Stängt.txt", "Öppet i dag.txt", "I dag stänger vi tidigt.txt", "Stängt i dagarna tre.txt", ".Stängt i dag.txt"],
)
def test_other_names_close_nothing(shop: EditorsFolder, name: str) -> None:
    _put(shop, name, "Hej")
    assert shop.read().content.closures == ()


def test_till_closes_through_that_day(shop: EditorsFolder) -> None:
    _put(shop, "Stängt i dag till 2026-11-25.txt")
    assert shop.read().content.closures == (Closure("hamneda", TODAY, date(2026, 11, 25)),)


def test_a_first_day_may_be_named_as_well(shop: EditorsFolder) -> None:
    _put(shop, "Stängt i dag 2026-12-24 till 2026-12-26.txt")
    assert shop.read().content.closures == (Closure("hamneda", date(2026, 12, 24), date(2026, 12, 26)),)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Stängt 2026-12-24.txt", date(2026, 12, 24), date(2026, 12, 24)),
        ("Stängt_torsdag_24_december_2026", date(2026, 12, 24), date(2026, 12, 24)),
        ("Vi har stängt den 24 december 2026!.txt", date(2026, 12, 24), date(2026, 12, 24)),
        ("Stängt till 2026-12-01.txt", TODAY, date(2026, 12, 1)),
        ("Stangt 2026-12-24 till 2026-12-26.txt", date(2026, 12, 24), date(2026, 12, 26)),
        ("Closed 2026-12-24 to 2026-12-26.txt", date(2026, 12, 24), date(2026, 12, 26)),
        ("Stängt i dag 2026-12-24.txt", date(2026, 12, 24), date(2026, 12, 24)),
    ],
)
def test_an_empty_file_closes_on_the_days_that_its_name_says(
    shop: EditorsFolder, name: str, first: date, last: date
) -> None:
    _put(shop, name)
    assert shop.read().content.closures == (Closure("hamneda", first, last),)
    assert shop.codes() == ["closing-noted"]


@pytest.mark.parametrize(
    "name",
    [
        "Stängt.txt",
        "Stängt i morgon.txt",
        "Stängt 24 december.txt",
        "Stängt från 2026-12-24.txt",
        "Stängt till 06-07.txt",
    ],
)
def test_an_empty_file_that_does_not_say_which_day_is_told_how_it_may(shop: EditorsFolder, name: str) -> None:
    _put(shop, name)
    assert shop.read().content.closures == ()
    (problem,) = shop.read().problems
    assert problem.code == "closing-how"
    assert "”Stängt 2026-12-24”" in problem.sv


@pytest.mark.parametrize("name", ["Stängt 2026-12-24.jpg", "Stängt 2026-12-24.pdf", "Stängsel till salu.txt"])
def test_an_empty_picture_is_a_picture_that_is_not_there_yet(shop: EditorsFolder, name: str) -> None:
    _put(shop, name)
    assert shop.read().content.closures == ()
    assert shop.codes() == ["empty-file"]


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("Stängt 2026-12-24", "Stängt i dag 2026-12-24"),
        ("Stängt till 2026-12-01", "Stängt i dag till 2026-12-01"),
        ("Stängt 2026-12-24 till 2026-12-26", "Stängt i dag 2026-12-24 till 2026-12-26"),
        ("Stängt 2026-12-24 efter 13", "Stängt i dag 2026-12-24 från kl 13.00"),
    ],
)
def test_a_notice_of_being_closed_stays_one_and_is_told_what_closes_on_the_same_days(
    shop: EditorsFolder, name: str, advice: str
) -> None:
    _put(shop, f"{name}.md", "God jul!")
    reading = shop.read()
    assert (len(reading.content.notices), reading.content.closures) == (1, ())
    assert any(f"”{advice}”" in problem.sv for problem in reading.problems if problem.code == "closing-perhaps")
    (shop.root / "Hembygd" / f"{name}.md").unlink()
    _put(shop, f"{name}.txt")
    meant = shop.read().content.closures
    (shop.root / "Hembygd" / f"{name}.txt").unlink()
    _put(shop, f"{advice}.md", "God jul!")
    assert meant
    assert shop.read().content.closures == meant


@pytest.mark.parametrize(
    ("name", "begins", "ends"),
    [
        ("Stängt i dag efter 15.txt", 900, 1440),
        ("Stängt i dag efter 15.30.txt", 930, 1440),
        ("Stängt i dag efter 15.30", 930, 1440),
        ("Stängt_i_dag_från_kl_15.jpg", 900, 1440),
        ("Stängt i dag redan från och med klockan 15.txt", 900, 1440),
        ("Stängt i dag 15.30.txt", 930, 1440),
        ("Stängt i dag efter 15 pga begravning.txt", 900, 1440),
        ("I dag har vi stängt från kl. 15.txt", 900, 1440),
        ("Stängt i dag till 13.txt", 0, 780),
        ("Stängt idag fram till kl 13.15.txt", 0, 795),
        ("Stängt i dag 12-13.txt", 720, 780),
        ("Stängt i dag (lunch 12–13.30).txt", 720, 810),
        ("Stängt i dag mellan 12 och 13.txt", 720, 780),
        ("Stängt i dag från 12 till 13.txt", 720, 780),
        ("Stängt i dag 22-02.txt", 1320, 120),
        ("Closed today after 3 pm.txt", 900, 1440),
        ("Closed today 12-1pm.txt", 720, 780),
        ("Closed today until 12 am.txt", 0, 1440),
        ("Stänger 15 i dag.txt", 900, 1440),
        ("Vi stänger redan kl 15 i dag.txt", 900, 1440),
        ("I dag stänger butiken 15.30.txt", 930, 1440),
        ("Stänger tidigt i dag, kl 15.txt", 900, 1440),
        ("Closing early today at 3 pm.txt", 900, 1440),
    ],
)
def test_a_place_may_close_for_a_part_of_the_day(shop: EditorsFolder, name: str, begins: int, ends: int) -> None:
    _put(shop, name)
    assert shop.read().content.closures == (Closure("hamneda", TODAY, TODAY, begins, ends),)
    assert shop.codes() == ["closing-noted"]


@pytest.mark.parametrize(
    "name",
    [
        "Stängt i dag 15",
        "Stängt i dag (begravning kl 13)",
        "Stängt i dag, begravningen är klockan 13",
        "Stängt i dag efter 15 års öppethållande",
        "Stängt i dag från 25",
        "Stängt i dag kl 12.75",
        "Closed today after 13 pm",
    ],
)
def test_a_number_that_is_no_time_of_closing_leaves_the_whole_day_closed(shop: EditorsFolder, name: str) -> None:
    _put(shop, f"{name}.txt")
    assert shop.read().content.closures == (Closure("hamneda", TODAY, TODAY),)


@pytest.mark.parametrize(
    ("name", "closure"),
    [
        ("Stängt 2026-12-24 efter 13", Closure("hamneda", date(2026, 12, 24), date(2026, 12, 24), 780)),
        ("Stängt den 24 december 2026 kl 13-15", Closure("hamneda", date(2026, 12, 24), date(2026, 12, 24), 780, 900)),
        ("Stängt i dag till 2026-11-25 från 15", Closure("hamneda", TODAY, date(2026, 11, 25), 900)),
        ("Stängt i dag från 15 till 2026-11-25", Closure("hamneda", TODAY, date(2026, 11, 25), 900)),
    ],
)
def test_days_may_have_their_hours(shop: EditorsFolder, name: str, closure: Closure) -> None:
    _put(shop, f"{name}.txt")
    assert shop.read().content.closures == (closure,)


@pytest.mark.parametrize(
    ("name", "sv", "en"),
    [
        ("Stängt i dag efter 15", "stängt 2026-11-23 från kl. 15:00,", "closed 2026-11-23 from 15:00,"),
        ("Stängt i dag till 13", "stängt 2026-11-23 till kl. 13:00,", "closed 2026-11-23 until 13:00,"),
        ("Stängt i dag 12-13", "stängt 2026-11-23 kl. 12:00–13:00,", "closed 2026-11-23 12:00–13:00,"),
    ],
)
def test_the_receipt_says_which_hours_were_understood(shop: EditorsFolder, name: str, sv: str, en: str) -> None:
    _put(shop, f"{name}.txt")
    (problem,) = shop.read().problems
    assert sv in problem.sv
    assert en in problem.en


@pytest.mark.parametrize("name", ["Stängt 24 december efter 13", "Stängt efter 13", "Stängt 6.12", "Stänger 15"])
def test_hours_without_a_whole_date_close_nothing(shop: EditorsFolder, name: str) -> None:
    _put(shop, f"{name}.txt")
    assert shop.read().content.closures == ()


def test_an_association_that_writes_of_something_closed_is_asked_nothing(folder: EditorsFolder) -> None:
    _put(folder, "Stängt till 2026-12-01.md", "Badet är stängt.")
    assert folder.codes() == []


def test_yesterday_s_file_closes_nothing_and_is_asked_about(shop: EditorsFolder) -> None:
    _put(shop, "Stängt i dag.txt", days_ago=1)
    assert shop.read().content.closures == ()
    assert shop.codes() == ["closing-over"]


def test_an_old_file_that_is_copied_in_today_means_today(shop: EditorsFolder) -> None:
    _put(shop, "Stängt i dag.txt", days_ago=300)
    assert shop.read({"Stängt i dag.txt": NOW}).content.closures == (Closure("hamneda", TODAY, TODAY),)


def test_last_week_s_file_written_anew_means_today(shop: EditorsFolder) -> None:
    _put(shop, "Stängt i dag.txt")
    assert shop.read({"Stängt i dag.txt": NOW - timedelta(days=7)}).content.closures == (
        Closure("hamneda", TODAY, TODAY),
    )


def test_a_phone_whose_clock_is_years_ahead_means_today(shop: EditorsFolder) -> None:
    _put(shop, "Stängt i dag.txt", days_ago=-900)
    assert shop.read().content.closures == (Closure("hamneda", TODAY, TODAY),)


def test_late_in_the_evening_it_is_still_today_in_the_board_s_zone(shop: EditorsFolder) -> None:
    _put(shop, "Stängt i dag.txt")
    late = datetime(2026, 11, 23, 22, 59, tzinfo=UTC)
    assert shop.read(now=late).content.closures == (Closure("hamneda", TODAY, TODAY),)
    assert shop.read(now=late + timedelta(minutes=1)).content.closures == ()


@pytest.mark.parametrize("sites", [None, ("hamneda", "agunnaryd")])
def test_the_folder_of_several_places_closes_none(folder: EditorsFolder, sites: tuple[str, ...] | None) -> None:
    folder.board = board(sites=sites)
    _put(folder, "Stängt i dag @hamneda.txt")
    assert folder.read().content.closures == ()
    assert folder.codes() == ["closing-whose"]


def test_a_file_cannot_close_a_place_for_a_year(shop: EditorsFolder) -> None:
    _put(shop, "Stängt i dag till 2027-11-23.txt")
    assert shop.read().content.closures == ()
    assert shop.codes() == ["closing-long"]


def test_the_programme_of_the_place_is_closed_on_those_days_and_no_other_is() -> None:
    always = (OpenHours((1, 2, 3, 4, 5, 6, 7), 480, 1080),)
    sites = (Site("hamneda", "Hamneda", hours=always), Site("agunnaryd", "Agunnaryd", hours=always))
    given = board(sites=("hamneda",))
    given = type(given)(given.name, given.owner, sites, given.playlists)
    content = PlaylistContent("hembygd", (), (Closure("hamneda", TODAY, TODAY), Closure("agunnaryd", TODAY, TODAY)))
    closed, other = (programme_for(given, (content,), site).site for site in sites)
    assert closed.shut == (Shut(TODAY),)
    assert open_day(closed, (), TODAY).runs == ()
    assert open_day(closed, (), TODAY + timedelta(days=1)).runs == ((480, 1080),)
    assert other.shut == ()


def test_a_manifest_of_several_places_folder_closes_nothing_whatever_it_says() -> None:
    given = board(sites=("hamneda", "agunnaryd"))
    content = PlaylistContent("hembygd", (), (Closure("hamneda", TODAY, TODAY),))
    assert programme_for(given, (content,), given.sites[0]).site.shut == ()


def test_a_manifest_that_closes_for_a_thousand_years_closes_for_sixty_days() -> None:
    given = board(sites=("hamneda",))
    content = PlaylistContent("hembygd", (), (Closure("hamneda", TODAY, date(3026, 1, 1)),))
    assert len(programme_for(given, (content,), given.sites[0]).site.shut) == 60


def test_is_closing_looks_at_the_beginning_of_a_name() -> None:
    assert is_closing("Stängt i dag")
    assert not is_closing("Vi har inte stängt i dag")
