"""The footer: who answers for a slide, which site it is, and a clock that the screen can put in by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import ImageChops

from player.draw.clock import GLYPHS, clock_glyphs, paint_clock
from player.draw.footer import lay_footer
from player.draw.job import Job, Subject
from player.draw.page import ClockPlace, Page
from player.notices.board import Party
from tests.edges.draw.gallery import LYING, PLAYLIST, SCREENS, STANDING_UP, TEXTS, Gallery


def said(gallery: Gallery, playlist: object = PLAYLIST, lang: str = "sv") -> str:
    job = Job.of(gallery.board, gallery.site, playlist, Subject("x", "x.md", lang))  # type: ignore[arg-type]
    return " | ".join(row.text for row in lay_footer(job).rows)


def test_a_footer_names_the_responsible_party_and_the_site(gallery: Gallery) -> None:
    assert "Sju socknars hembygdsförening" in said(gallery)
    assert "Åboden" in said(gallery)


def test_a_slide_in_another_language_than_the_sites_first_says_which(gallery: Gallery) -> None:
    assert "Svenska" not in said(gallery)
    choir = replace(PLAYLIST, party=Party("Kören Sju socknar"))
    assert "Українська" in said(gallery, choir, lang="uk")
    assert "English" in said(gallery, choir, lang="en")


def test_neither_the_language_nor_the_playlists_title_costs_a_row(gallery: Gallery) -> None:
    region = replace(PLAYLIST, title="Regionen", party=Party("Regionens vårdinformation och trafik"))
    assert said(gallery, region, lang="uk") == "Regionens vårdinformation och trafik\u2002·\u2002Åboden"
    bus = replace(PLAYLIST, title="Bussen", party=Party("Trafiken"))
    assert said(gallery, bus, lang="uk") == "Bussen\u2002·\u2002Trafiken\u2002·\u2002Åboden\u2002·\u2002Українська"


def test_a_site_is_named_by_its_place_where_its_name_would_cost_a_row(gallery: Gallery) -> None:
    named = replace(gallery.site, name="Kardemummans diversehandel", place="Agunnaryd", screen=STANDING_UP)
    expected = {
        "Kören": ["Kören\u2002·\u2002Agunnaryd"],
        "Sju socknars hembygdsförening": ["Sju socknars hembygdsförening", "Agunnaryd"],
    }
    for party, rows in expected.items():
        job = Job.of(
            gallery.board, named, replace(PLAYLIST, title=party, party=Party(party)), Subject("x", "x.md", "sv")
        )
        assert [row.text for row in lay_footer(job).rows] == rows
    choir = replace(PLAYLIST, party=Party("Kören Sju socknar"))
    lying = Job.of(gallery.board, replace(named, screen=LYING), choir, Subject("x", "x.md", "sv"))
    assert "Kardemummans diversehandel" in lay_footer(lying).rows[0].text


def test_a_playlist_of_the_sites_own_name_is_not_said_twice(gallery: Gallery) -> None:
    own = replace(PLAYLIST, title="Åboden", party=Party("Åbodens byförening"))
    assert said(gallery, own).count("Åboden") == 2


def test_names_of_any_length_stay_whole_and_leave_most_of_the_slide(gallery: Gallery) -> None:
    long = Party("Sju socknars hembygds-, bygdegårds- och skolskjutsförening i Ljungbytrakten med omnejd")
    standing = replace(gallery, screen=STANDING_UP)
    job = Job.of(standing.board, standing.site, replace(PLAYLIST, party=long), Subject("x", "x.md", "uk"))
    footer = lay_footer(job)
    shown = "".join(row.text.removesuffix("-") for row in footer.rows).replace(" ", "")
    assert long.name.replace(" ", "").replace("-", "") in shown.replace("-", "")
    assert footer.box.height < 0.35 * job.scale.height


@pytest.fixture(params=SCREENS)
def page(request: pytest.FixtureRequest, gallery: Gallery) -> Page:
    return replace(gallery, screen=SCREENS[request.param]).text(*TEXTS["sv"]).pages[0]


def place_of(page: Page) -> ClockPlace:
    assert page.clock is not None
    return page.clock


def test_the_clock_changes_nothing_but_its_own_place(page: Page) -> None:
    place = place_of(page)
    told = page.image.copy()
    paint_clock(told, place, "23:58")
    changed = ImageChops.difference(told, page.image).getbbox()
    assert changed is not None
    (left, top), (right, _) = place.corners[0], place.corners[-1]
    assert left <= changed[0]
    assert changed[2] <= right + place.cell[0]
    assert top <= changed[1]
    assert changed[3] <= top + place.cell[1]


def test_a_new_minute_covers_the_last_one_whole(page: Page) -> None:
    place = place_of(page)
    twice, once = page.image.copy(), page.image.copy()
    paint_clock(twice, place, "20:48")
    paint_clock(twice, place, "11:11")
    paint_clock(once, place, "11:11")
    assert twice.tobytes() == once.tobytes()


def test_there_are_eleven_glyphs_on_the_footers_own_ground(page: Page) -> None:
    place = place_of(page)
    strip = clock_glyphs(place)
    assert len(strip.corners) == len(GLYPHS) == 11
    for x, y in strip.corners:
        glyph = strip.image.crop((x, y, x + strip.cell[0], y + strip.cell[1]))
        assert glyph.getpixel((0, 0)) == place.ground == page.image.getpixel(place.corners[0])
        assert place.ink in [colour for _, colour in glyph.getcolors(100_000) or ()]


def test_the_figures_are_as_legible_as_all_else(page: Page) -> None:
    place = place_of(page)
    (left, top), (width, height) = clock_glyphs(place).corners[8], place.cell
    eight = ImageChops.difference(
        clock_glyphs(place).image.crop((left, top, left + width, top + height)),
        clock_glyphs(place).image.crop((0, 0, 1, 1)).resize((width, height)),
    ).getbbox()
    assert eight is not None
    assert eight[3] - eight[1] >= place.cap_px
