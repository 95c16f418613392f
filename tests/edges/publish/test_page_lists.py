"""The lists on pages and in feeds tell of a notice what its slide does: that it is urgent, a drill, paid for, where."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from player.notices.addresses import short_code
from tests.edges.publish.desk import BOARD, CHOIR, EDITORS, Desk
from tests.edges.publish.test_publish_feeds import ADDRESS, answer, deliver

PAGED = BOARD.replace("[board]\n", '[board]\naddress = "https://tavlan.example"\n')
PAID = PAGED.replace('responsible = "Kören"', 'responsible = "Krogen AB"\nadverts = true')
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
        assert "Quiz Annons fredag 27 november" in words(paged, path), path
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
    (code,) = re.findall(r"<link>https://tavlan.example/n/(\w+)</link>", read(paged, "flode.rss"))
    assert '<meta property="og:title" content="ÖVNING: Gas">' in read(paged, f"n/{code}.html")
