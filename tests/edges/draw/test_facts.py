"""What slides tell besides a notice's text: stories that are heard, and tickets."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from player.draw.facts import Facts, facts_of
from player.draw.footer import lay_footer
from player.draw.job import Job, Subject
from player.draw.variant import draw_variant
from player.notices.notice import Admission, Contact, Kind, Notice, Part, Role, Variant
from tests.edges.draw.gallery import PLAYLIST, SCREENS, Gallery
from tests.edges.draw.pictures import scene
from tests.edges.film.clips import Clip

LINK = "https://bytavla.example/n/tomten"
REVUE = Admission(
    price="220 kr, barn halva priset",
    begins=datetime(2026, 12, 12, 17, 0, tzinfo=UTC),
    place="Eklunda bygdegård",
    sales_end=datetime(2026, 12, 10, 23, 0, tzinfo=UTC),
)


def sound(lang: str) -> Part:
    return Part(Role.SOUND, f"{lang}.mp3", "1", 1, "audio/mpeg")


def words(facts: Facts) -> list[str]:
    """Each block on a line, a table's keys before its lines."""
    blocks = (*facts.before, *facts.after)
    rows = ["|".join((*(key.text for key in entry.keys), *entry.text.text.split("\n"))) for entry in blocks]
    return [row.replace("\u00a0", " ") for row in rows]


def told(gallery: Gallery, admission: Admission, lang: str = "sv") -> list[str]:
    variant = Variant(lang, "Revyn", "revyn.md")
    notice = Notice("hembygd.revyn", PLAYLIST.id, Kind.TEXT, (variant,), admission=admission)
    job = Job.of(gallery.board, gallery.site, PLAYLIST, Subject(notice.id, variant.file, lang))
    return words(facts_of(job, notice, variant))


@pytest.mark.parametrize("screen", ["720p", "1080p", "1080p standing"])
def test_a_story_has_cover_author_languages_and_one_code(tmp_path: Path, screen: str) -> None:
    scene(1600, 1000).save(tmp_path / "omslag.jpg")
    cover = Part(Role.PICTURE, "omslag.jpg", "1", 1, "image/jpeg")
    variants = tuple(
        Variant(lang, title, "text.md", (cover, sound(lang)), LINK, author="Elin Ek")
        for lang, title in (("sv", "Tomten"), ("de", "Der Wichtel"))
    )
    notice = Notice("hembygd.tomten", PLAYLIST.id, Kind.STORY, variants, rights="Fri")
    gallery = Gallery(tmp_path, SCREENS[screen], ("sv", "de"))
    drawn = draw_variant(gallery.board, gallery.site, PLAYLIST, notice, variants[1], tmp_path, bytes.decode)
    assert drawn.problems == ()
    assert len({payload for page in drawn.pages for payload in page.qr}) == 1
    job = Job.of(gallery.board, gallery.site, PLAYLIST, Subject(notice.id, "text.md", "de"))
    assert words(facts_of(job, notice, variants[1])) == ["Von Elin Ek", "Deutsch · Svenska"]


def test_a_ticket_tells_when_where_and_what_it_costs(tmp_path: Path) -> None:
    assert told(Gallery(tmp_path), REVUE) == [
        "Lördag 12 december, 18:00",
        "Eklunda bygdegård",
        "Pris|Biljetter|220 kr, barn halva priset|säljs till 10 december",
    ]


def test_sold_out_and_a_closed_sale_are_said_instead_of_when_the_sale_ends(tmp_path: Path) -> None:
    assert told(Gallery(tmp_path), replace(REVUE, sold_out=True))[-1] == "SLUTSÅLT"
    assert told(Gallery(tmp_path), replace(REVUE, closed=True), "en")[-1] == "Tickets|the sale has ended"


@pytest.mark.parametrize(
    ("title", "told_of"),
    [
        ("Kort", ["Åsa Öberg", "Kassör", "070-174 06 05"]),
        ("åsa öberg", ["Kassör", "070-174 06 05"]),
        ("Kassör", ["Åsa Öberg", "070-174 06 05"]),
    ],
)
def test_a_contact_is_called_by_name_whatever_its_file_is_called(
    tmp_path: Path, title: str, told_of: list[str]
) -> None:
    gallery = Gallery(tmp_path)
    variant = Variant("sv", title, "kort.vcf", contact=Contact("Åsa Öberg", "kassör", "Kassör", ("070-174 06 05",)))
    notice = Notice("hembygd.kort", PLAYLIST.id, Kind.CONTACT, (variant,))
    job = Job.of(gallery.board, gallery.site, PLAYLIST, Subject(notice.id, variant.file, "sv"))
    assert words(facts_of(job, notice, variant)) == told_of


def test_whom_to_ask_stands_last_and_nothing_of_it_is_shortened(tmp_path: Path) -> None:
    gallery = Gallery(tmp_path)
    variant = Variant("sv", "Koka vattnet", "koka.md", credit="Källa: kommunen")
    notice = Notice("kommunen.koka", PLAYLIST.id, Kind.TEXT, (variant,), contact="Kontaktcenter, 08-465 004 00")
    job = Job.of(gallery.board, gallery.site, PLAYLIST, Subject(notice.id, variant.file, "sv"))
    assert words(facts_of(job, notice, variant)) == ["Kontaktcenter, 08-465 004 00", "Källa: kommunen"]


@pytest.mark.parametrize("kind", [Kind.PICTURE, Kind.VIDEO])
@pytest.mark.parametrize("said", [{"contact": "Siv, 070-174 06 05"}, {"admission": REVUE}])
def test_a_picture_or_a_film_alone_makes_room_for_what_is_said_of_it(
    tmp_path: Path, kind: Kind, said: dict[str, Any]
) -> None:
    gallery, variant = Gallery(tmp_path), Variant("sv", "Revyn", "revyn.jpg", _shown(tmp_path, kind))

    def read(notice: Notice) -> int:
        drawn = draw_variant(gallery.board, gallery.site, PLAYLIST, notice, variant, tmp_path, bytes.decode)
        return sum(page.words for page in drawn.pages)

    notice = Notice("hembygd.revyn", PLAYLIST.id, kind, (variant,))
    assert read(replace(notice, **said)) > read(notice)


def _shown(folder: Path, kind: Kind) -> tuple[Part, ...]:
    if kind is Kind.VIDEO:
        Clip().write(folder / "film.mp4")
        return (Part(Role.VIDEO, "film.mp4", "1", 1, "video/mp4"),)
    scene(1600, 1000).save(folder / "bild.jpg")
    return (Part(Role.PICTURE, "bild.jpg", "1", 1, "image/jpeg"),)


def test_advertising_is_called_that_in_the_footer(tmp_path: Path) -> None:
    gallery = Gallery(tmp_path)
    subject = Subject("hembygd.honung", "honung.md")
    plain, paid = (
        lay_footer(Job.of(gallery.board, gallery.site, playlist, subject))
        for playlist in (PLAYLIST, replace(PLAYLIST, adverts=True))
    )
    assert not any("Annons" in row.text for row in plain.rows)
    assert paid.rows[0].text.startswith("Annons")
