"""The lists on pages and in feeds tell of a notice what its slide does: that it is urgent, a drill, paid for, where."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from player.notices.addresses import short_code
from tests.edges.publish.desk import BOARD, CHOIR, EDITORS, NOW, Desk
from tests.edges.publish.test_publish_feeds import ADDRESS, answer, deliver

PAGED = BOARD.replace("[board]\n", '[board]\naddress = "https://tavlan.example"\n')
PAID = PAGED.replace('responsible = "Kören"', 'responsible = "Krogen AB"\nadverts = true')
CHOIR_ALONE = '[[playlists]]\nfolder = "Kören"\nresponsible = "Kören"\n'
QUIZ = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:quiz@x
DTSTART:20261127T180000Z
DTEND:20261127T200000Z
SUMMARY:Quiz
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def paged(desk: Desk) -> Desk:
    desk.write("_board/board.toml", PAGED)
    return desk


def read(desk: Desk, path: str) -> str:
    return (desk.public / path).read_text(encoding="utf-8")


def words(desk: Desk, path: str) -> str:
    """What stands on a page, on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", read(desk, path).partition("<main")[2]).split())


def page_of(name: str, playlist: str = "hembygdsforeningen") -> str:
    return f"n/{short_code(f'{playlist}.{name}')}.html"


def test_an_urgent_notice_stands_first_on_its_site_s_page_however_many_others_there_are(paged: Desk) -> None:
    for number in range(14):
        paged.write(f"{EDITORS}/A{number:02}.md", "Kom!")
    paged.write(f"{CHOIR}/Vi sjunger.md", "Kom!")
    paged.write(f"{EDITORS}/Vatten.md", "---\nprioritet: brådskande\ntill: 2026-11-25\n---\nKoka vattnet")
    paged.write("_board/board.toml", _choir_first(PAGED))
    paged.publish()
    for path in ("s/hamneda.html", "index.html"):
        assert "Viktigt just nu Vatten" in words(paged, path).partition("På tavlan nu")[2][:75], path


def _choir_first(board: str) -> str:
    head, own, choir = board.partition('[[playlists]]\nfolder = "Hembygdsföreningen"')
    own, mark, choir = (own + choir).rpartition("[[playlists]]")
    return head + mark + choir + own


def test_what_happens_at_one_site_alone_is_told_on_no_other_site_s_page(paged: Desk) -> None:
    paged.write(f"{EDITORS}/Dans @agunnaryd.md", "---\nbörjar: 2026-12-05 19:00\n---\nDans")
    paged.write(f"{EDITORS}/Möten @agunnaryd.ics", QUIZ)
    paged.publish()
    assert "Quiz" in words(paged, "s/agunnaryd.html")
    assert "Dans" in words(paged, "s/agunnaryd.html")
    assert "Quiz" not in words(paged, "s/hamneda.html")
    assert "Dans" not in words(paged, "s/hamneda.html")


def test_what_is_paid_for_is_called_an_advert_also_where_only_its_events_are_told(paged: Desk) -> None:
    paged.write("_board/board.toml", PAID)
    paged.write(f"{CHOIR}/Pubkvällar.ics", QUIZ)
    paged.publish()
    for path in ("index.html", "s/hamneda.html", "p/koren.html", page_of("pubkvallar", "koren")):
        assert "Annons Quiz fredag 27 november" in words(paged, path), path
    (event,) = (path for path in paged.public.glob("n/*-*.html") if ".en." not in path.name)
    assert "Annons Quiz" in words(paged, f"n/{event.name}")
    for path in ("flode.rss", "p/koren.rss"):
        assert "<title>Annons: Pubkvällar</title>" in read(paged, path)
    assert "SUMMARY:Annons: Quiz\r\n" in (paged.public / "kalender.ics").read_bytes().decode()


def test_a_drill_is_called_one_in_every_list_and_wherever_its_page_is_shared(paged: Desk) -> None:
    paged.write("_board/board.toml", PAGED.replace('may = ["urgent"]', 'may = ["urgent", "feeds"]'))
    paged.write(f"{EDITORS}/VMA.feed.toml", f'adress = "{ADDRESS}"\nslag = "vma"\növningar = true\n')
    paged.feeds = paged.root / "feeds"
    paged.feeds.mkdir()
    deliver(paged, answer().replace(b"Actual", b"Exercise").replace(b"VMA", b"Gas"))
    paged.publish(datetime.now(UTC))
    assert "ÖVNING" in words(paged, "s/hamneda.html").partition("Gas")[0]
    assert "<title>ÖVNING: Gas</title>" in read(paged, "flode.rss")
    assert "- ÖVNING / TEST: Gas  [VMA.feed.toml]" in paged.receipt()
    (code,) = re.findall(r"<link>https://tavlan.example/n/(\w+)</link>", read(paged, "flode.rss"))
    assert '<meta property="og:title" content="ÖVNING: Gas">' in read(paged, f"n/{code}.html")


def test_lists_say_on_which_days_and_when_a_notice_shows_and_so_do_its_page_and_receipt(paged: Desk) -> None:
    paged.write(f"{EDITORS}/Lunch.md", "---\ndagar: mån-ons, fre\ntider: 10:30-14\n---\nPizza")
    paged.publish()
    for path in ("s/hamneda.html", "p/hembygdsforeningen.html", "index.html", page_of("lunch")):
        assert "Måndag–onsdag, fredag 10:30–14" in words(paged, path), path
    swedish, _, english = paged.receipt().partition("RECEIPT FOR")
    assert "Visas på alla tavlor (mån–ons, fre 10:30–14) till och med" in swedish
    assert "Shown on every board (Mon–Wed, Fri 10:30–14) until" in english


def test_what_can_no_longer_be_bought_is_offered_in_no_list_and_to_no_search_engine(paged: Desk) -> None:
    paged.write(f"{EDITORS}/Revy.md", "---\nbörjar: 2026-12-05 19:00\npris: 220 kr\nslutsålt: ja\n---\nSkratt")
    sold = "---\nbörjar: 2026-12-05 19:00\npris: 110 kr\nförsäljning till: 2026-11-23 15:00\n---\nSkratt"
    paged.write(f"{EDITORS}/Stämma.md", sold)
    paged.publish()
    told = words(paged, "s/hamneda.html")
    assert "220 kr" not in told
    assert "19:00 · Slutsålt" in told
    assert "19:00 · 110 kr" in told
    assert "schema.org/SoldOut" in read(paged, page_of("revy"))
    assert "schema.org/InStock" in read(paged, page_of("stamma"))
    paged.publish(NOW + timedelta(hours=6))
    assert "19:00 · Försäljningen är stängd" in words(paged, "s/hamneda.html")
    assert "schema.org/OutOfStock" in read(paged, page_of("stamma"))


def test_what_begins_at_a_time_of_the_day_is_up_from_then_on_in_lists_and_receipt(paged: Desk) -> None:
    paged.write(f"{EDITORS}/Grillning från 2026-11-23 kl 15.md", "Kom!")
    paged.write(f"{EDITORS}/Glögg från 2026-11-23 kl 16.md", "Kom!")
    for hours, up in ((0, []), (4, []), (5, ["Grillning"]), (6, ["Glögg", "Grillning"])):
        paged.publish(NOW + timedelta(hours=hours))
        for path in ("s/hamneda.html", "p/hembygdsforeningen.html"):
            now, _, _ = words(paged, path).partition("På tavlan nu")[2].partition("Kommer snart")
            assert [name for name in ("Glögg", "Grillning") if name in now] == up, (path, hours)
        assert ("från 23 november 2026 kl. 15.00" in paged.receipt()) is not bool(up)


def test_a_calendar_s_page_lists_what_its_slide_does_and_keeps_the_pages_of_what_has_been(paged: Desk) -> None:
    gym = QUIZ.replace("quiz@x", "gym@x").replace("20261127", "20261124").replace("Quiz", "Gympa")
    both = QUIZ.replace("END:VCALENDAR", gym[gym.index("BEGIN:VEVENT") :])
    paged.write(f"{EDITORS}/Kalender.ics", both)
    paged.publish()
    pages = sorted(paged.public.glob("n/*-*.html"))
    assert "Gympa" in words(paged, page_of("kalender"))
    paged.publish(NOW + timedelta(days=2))
    assert "Gympa" not in words(paged, page_of("kalender"))
    assert "Quiz" in words(paged, page_of("kalender"))
    assert sorted(paged.public.glob("n/*-*.html")) == pages
    assert any("<span>Gympa</span>" in each.read_text("utf-8") for each in pages)


def test_a_network_s_new_password_is_told_when_it_holds_and_not_before(paged: Desk) -> None:
    paged.write("_board/board.toml", PAGED.replace('may = ["urgent"]', 'may = ["wifi"]'))
    paged.write(f"{EDITORS}/A från 2026-11-24.wifi.toml", 'nät = "Gäst"\nlösenord = "nyttnytt"\n')
    paged.write(f"{EDITORS}/Gästnät.wifi.toml", 'nät = "Gäst"\nlösenord = "gammaltgammalt"\n')
    for days, password in ((0, "gammaltgammalt"), (1, "nyttnytt")):
        paged.publish(NOW + timedelta(days=days))
        told = words(paged, "s/hamneda.html")
        assert [each for each in ("gammaltgammalt", "nyttnytt") if each in told] == [password]


def test_a_playlist_that_is_no_more_has_nothing_left_in_its_feeds(paged: Desk) -> None:
    paged.write(f"{CHOIR}/Konsert.md", "---\nbörjar: 2026-12-05 19:00\n---\nSång")
    paged.publish()
    assert "Konsert" in read(paged, "p/koren.rss")
    assert "Konsert" in read(paged, "p/koren.ics")
    paged.write("_board/board.toml", PAGED.partition('[[playlists]]\nfolder = "Kören"')[0])
    paged.publish()
    for path in ("p/koren.rss", "p/koren.ics", "sitemaps/koren.xml"):
        assert "Konsert" not in read(paged, path)
        assert short_code("koren.konsert") not in read(paged, path)


def test_a_list_in_a_language_that_is_spoken_no_more_tells_what_is_up_now(paged: Desk) -> None:
    paged.write(
        "_board/board.toml", PAGED.replace('"Hamneda Lanthandel"', '"Hamneda Lanthandel"\nlanguages = ["sv", "en"]')
    )
    paged.write(f"{EDITORS}/Loppis.md", "Kom!")
    paged.publish()
    lists = [f"{name}.en.html" for name in ("index", "s/hamneda", "p/hembygdsforeningen")]
    assert all("Loppis" in words(paged, path) for path in lists)
    paged.write("_board/board.toml", PAGED.replace('["sv", "en"]', '["sv"]'))
    (paged.folder / EDITORS / "Loppis.md").unlink()
    paged.write(f"{EDITORS}/Auktion.md", "Bud")
    paged.publish()
    for path in lists:
        assert "Loppis" not in words(paged, path), path
        assert "Auktion" in words(paged, path), path
    paged.write(
        "_board/board.toml", PAGED.replace('["sv", "en"]', '["sv"]').partition("[[playlists]]")[0] + CHOIR_ALONE
    )
    paged.publish()
    assert "Auktion" not in words(paged, "p/hembygdsforeningen.en.html")


def test_an_end_in_the_course_of_a_day_is_told_with_its_time(paged: Desk) -> None:
    paged.write(f"{EDITORS}/Kvastar till 2026-12-02 kl 18.md", "Köp!")
    paged.write(f"{EDITORS}/Loppis till 2026-12-03.md", "Kom!")
    paged.publish()
    for path in ("s/hamneda.html", page_of("kvastar")):
        assert "Till och med onsdag 2 december 18:00" in words(paged, path)
    assert "Till och med torsdag 3 december Ansvarig" in words(paged, page_of("loppis"))
