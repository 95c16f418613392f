"""Stories that are read aloud, and what it takes to come in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from player.notices.daily import programme_on
from player.notices.notice import Admission, Kind, Notice, Role
from player.notices.programme import PlaylistContent, programme_for
from tests.edges.folder.editors_folder import JPG, MP3, NOW, EditorsFolder, variants

WORDS = "---\ntitel: {title}\nförfattare: Elin Ek\nrättigheter: Med tillstånd av Elin Ek\n---\nDet var en gång.\n"


def roles(notice: Notice, lang: str) -> set[Role]:
    return {part.role for part in variants(notice)[lang].parts}


def put_story(folder: EditorsFolder) -> None:
    folder.put("Tomten/text.sv.md", WORDS.format(title="Tomten"))
    folder.put("Tomten/text.de.md", WORDS.format(title="Der Wichtel"))
    folder.put("Tomten/omslag.jpg", JPG)
    folder.put("Tomten/sv.mp3", MP3)
    folder.put("Tomten/de.mp3", MP3)


def test_a_folder_with_sound_is_a_story_in_each_language(folder: EditorsFolder) -> None:
    put_story(folder)
    notice = folder.notice()
    assert notice.kind is Kind.STORY
    assert notice.rights == "Med tillstånd av Elin Ek"
    assert {lang: variant.title for lang, variant in variants(notice).items()} == {"sv": "Tomten", "de": "Der Wichtel"}
    assert roles(notice, "sv") == roles(notice, "de") == {Role.TEXT, Role.PICTURE, Role.SOUND}
    assert {variant.author for variant in notice.variants} == {"Elin Ek"}


def test_a_language_that_is_only_read_aloud_borrows_the_cover(folder: EditorsFolder) -> None:
    put_story(folder)
    folder.put("Tomten/en.mp3", MP3)
    assert roles(folder.notice(), "en") == {Role.PICTURE, Role.SOUND}


def test_a_reading_without_leave_is_withheld_and_the_story_stays(folder: EditorsFolder) -> None:
    folder.put("Tomten/text.sv.md", "---\nförfattare: Elin Ek\n---\nDet var en gång.\n")
    folder.put("Tomten/sv.mp3", MP3)
    reading = folder.read()
    (notice,) = reading.content.notices
    assert [(problem.code, problem.file) for problem in reading.problems] == [
        ("rights-missing", "Hembygd/Tomten/sv.mp3")
    ]
    assert notice.kind is Kind.TEXT
    assert roles(notice, "sv") == {Role.TEXT}


def test_a_reading_alone_without_leave_makes_no_notice(folder: EditorsFolder) -> None:
    folder.put("Tomten.sv.mp3", MP3)
    reading = folder.read()
    assert reading.content.notices == ()
    assert [problem.code for problem in reading.problems] == ["rights-missing"]


def test_a_story_without_an_author_is_asked_for_one(folder: EditorsFolder) -> None:
    folder.put("Tomten/text.sv.md", "---\nrättigheter: Fri\n---\nDet var en gång.\n")
    folder.put("Tomten/sv.mp3", MP3)
    assert folder.codes() == ["author-missing"]


@pytest.mark.parametrize("content", [b"hello", b"\xff\xd8\xff\xe0", b"RIFF\0\0\0\0WAVEfmt "])
def test_what_is_no_sound_is_told(folder: EditorsFolder, content: bytes) -> None:
    folder.put("Tomten/text.sv.md", WORDS.format(title="Tomten"))
    folder.put("Tomten/sv.mp3", content)
    assert folder.codes() == ["not-a-sound"]
    assert folder.asked().kind is Kind.TEXT


TICKET = """---
pris: 220 kr, barn halva priset
börjar: 2026-12-12 18:00
lokal: Eklunda bygdegård
försäljning till: 2026-12-10
slutsålt: {sold}
---
Två timmar skratt.
"""


def test_a_ticket_has_price_time_place_and_the_end_of_its_sale(folder: EditorsFolder) -> None:
    folder.put("Revyn.md", TICKET.format(sold="nej"))
    notice = folder.notice()
    assert notice.admission == Admission(
        price="220 kr, barn halva priset",
        begins=datetime(2026, 12, 12, 17, 0, tzinfo=UTC),
        place="Eklunda bygdegård",
        sales_end=datetime(2026, 12, 10, 23, 0, tzinfo=UTC),
    )


def test_what_has_a_beginning_and_no_end_shows_through_that_day(folder: EditorsFolder) -> None:
    folder.put("Revyn.md", TICKET.format(sold="nej"))
    schedule = folder.notice().schedule
    assert schedule.ends == datetime(2026, 12, 12, 23, 0, tzinfo=UTC)
    assert schedule.lapses is None


def test_sold_out_is_said_with_ja(folder: EditorsFolder) -> None:
    folder.put("Revyn.md", TICKET.format(sold="ja"))
    admission = folder.notice().admission
    assert admission is not None
    assert admission.sold_out


def test_a_doubtful_sold_out_is_asked_about(folder: EditorsFolder) -> None:
    folder.put("Revyn.md", TICKET.format(sold="nästan"))
    assert folder.codes() == ["value"]


@pytest.mark.parametrize(("day", "closed"), [(date(2026, 12, 10), False), (date(2026, 12, 11), True)])
def test_the_sale_is_closed_on_the_day_after_its_last(folder: EditorsFolder, day: date, *, closed: bool) -> None:
    folder.put("Revyn.md", TICKET.format(sold="nej"))
    board = folder.board
    contents = (PlaylistContent(board.playlists[0].id, (folder.notice(),)),)
    (notice,) = programme_on(programme_for(board, contents, board.sites[0]), day).notices
    assert notice.admission is not None
    assert notice.admission.closed is closed
    assert NOW.astimezone(ZoneInfo(board.timezone)).date() < day
