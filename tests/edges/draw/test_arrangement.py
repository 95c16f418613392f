"""How a slide is arranged: picture, words and code together where they have room, and no page left half empty."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PIL import Image, ImageChops

from player.draw.flow import pour
from player.draw.job import Job, Subject
from player.draw.page import Page
from player.draw.runs import Span, passage
from player.draw.shades import shades_of
from player.draw.stage import set_stage
from player.draw.story import Block, Part, Story, keyed
from player.draw.strips import Slot
from player.draw.styles import Sizes
from player.notices.board import Screen, Theme
from player.notices.colours import contrast
from player.notices.notice import Wifi
from tests.edges.draw.gallery import LINK, LYING, PLAYLIST, SCREENS, STANDING_UP, Gallery

TEAL = (20, 120, 130)
SHORT = "Kom!"
LONG = "Lördag klockan 10 till 14 i den röda ladan vid kyrkan. Kaffe, våfflor och fynd för alla i hela bygden."


def with_picture(gallery: Gallery, size: tuple[int, int], body: str) -> tuple[Page, ...]:
    Image.new("RGB", size, TEAL).save(gallery.root / "ladan.png")
    return gallery.picture("ladan.png", body=body, link=LINK).pages


def picture_on(page: Page) -> tuple[int, int]:
    """The width and height of the teal picture on a page; (0, 0) when it is not there."""
    away = ImageChops.difference(page.image, Image.new("RGB", page.image.size, TEAL)).convert("L")
    box = away.point(lambda value: 255 if value < 6 else 0).getbbox()
    return (box[2] - box[0], box[3] - box[1]) if box else (0, 0)


@pytest.mark.parametrize("screen", [LYING, STANDING_UP, SCREENS["1080p large and near"], SCREENS["4K"]])
@pytest.mark.parametrize("size", [(1200, 800), (800, 1000), (1600, 500)])
@pytest.mark.parametrize("body", [SHORT, LONG])
def test_the_page_with_the_code_shows_the_picture_too_and_whole(
    gallery: Gallery, screen: Screen, size: tuple[int, int], body: str
) -> None:
    pages = with_picture(replace(gallery, screen=screen), size, body)
    (coded,) = [page for page in pages if page.qr]
    width, height = picture_on(coded)
    assert width / height == pytest.approx(size[0] / size[1], rel=0.02)
    assert width * height > 0.1 * coded.image.width * coded.image.height


@pytest.mark.parametrize("screen", [LYING, SCREENS["1080p large and near"], SCREENS["4K"]])
def test_picture_few_words_and_code_share_one_page(gallery: Gallery, screen: Screen) -> None:
    assert len(with_picture(replace(gallery, screen=screen), (1200, 800), SHORT)) == 1


def test_more_words_get_a_page_of_their_own_with_the_picture(gallery: Gallery) -> None:
    pages = with_picture(gallery, (1200, 800), LONG)
    assert [len(page.qr) for page in pages] == [0, 1]
    assert all(picture_on(page)[0] for page in pages)


def test_a_picture_with_no_room_beside_it_has_its_page_alone_and_the_title_stays_whole(gallery: Gallery) -> None:
    pages = with_picture(replace(gallery, screen=Screen(24, 3000, 1920, 1080)), (1200, 800), SHORT)
    assert picture_on(pages[0])[0] > 0
    assert [page.words for page in pages[:3]] == [0, len(["Loppis", "i", "ladan"]), len(SHORT.split())]


def test_no_page_is_empty_where_an_address_is_too_long_for_the_last_one(gallery: Gallery) -> None:
    pages = with_picture(replace(gallery, screen=Screen(24, 3000, 1920, 1080)), (1200, 800), SHORT)
    assert all(page.words or picture_on(page)[0] for page in pages)


def test_a_link_on_a_standing_screen_fills_it(gallery: Gallery) -> None:
    (page,) = replace(gallery, screen=STANDING_UP).link().pages
    footer = max(box.bottom for box in page.written)
    white = page.image.crop((0, 0, page.image.width, footer)).convert("L").point(lambda value: 255 * (value == 255))
    plate = white.getbbox()
    assert plate is not None
    assert plate[2] - plate[0] > 0.6 * page.image.width
    edges = sorted([(0, 0), *((box.y, box.bottom) for box in page.written), (plate[1], plate[3])])
    gaps = [after[0] - before[1] for before, after in pairwise(edges)]
    assert max(gaps) < 0.2 * page.image.height


def test_a_paragraphs_last_word_is_not_left_alone(gallery: Gallery) -> None:
    text = passage([Span("Kaffe och våfflor till alla som kommer i tid till festen på lördag")], rtl=False)
    (column,) = pour(Story(None, (Block(Part.PARAGRAPH, text),)), [Slot(1400, 900)], Sizes(40, 40), "sv").columns
    widths = [strip.line.width for strip in column.strips]
    assert len(widths) > 1
    assert min(widths) > 0.6 * max(widths)


def test_a_password_is_set_smaller_rather_than_divided_at_its_hyphens(gallery: Gallery) -> None:
    hyphens, plain = (gallery.wifi(Wifi("Vitsippan", word)).pages[0] for word in ("valkommen-in-i-varmen", "valkommen"))
    assert len(hyphens.written) == len(plain.written)


@pytest.mark.parametrize("rtl", [False, True])
def test_the_hours_of_all_days_stand_under_one_another(rtl: bool) -> None:
    table = keyed([("Mån–fre", "08–19"), ("Helgdag", "stängt")], rtl=rtl)
    (column,) = pour(Story(None, (table,)), [Slot(1200, 900)], Sizes(40, 40), "sv").columns
    assert [strip.key.text for strip in column.strips if strip.key] == ["Mån–fre", "Helgdag"]
    assert len({strip.indent for strip in column.strips}) == 1
    assert column.strips[0].indent > 40
    assert column.words == 4


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_an_urgent_slide_is_framed_and_titled_in_the_colour_of_its_band(gallery: Gallery, screen: Screen) -> None:
    shades = shades_of(Theme())
    page = replace(gallery, screen=screen).text("Koka vattnet", "Koka allt vatten.", urgent=True).pages[0]
    image, footer = page.image, max(box.y for box in page.written)
    sides = [image.getpixel((x, footer // 2)) for x in (0, 2, image.width - 3, image.width - 1)]
    assert set(sides) == {shades.urgent}
    assert shades.alarm in [colour for _, colour in image.getcolors(1 << 24) or ()]
    assert contrast(shades.alarm, shades.paper) >= 7


@pytest.mark.parametrize("screen", [LYING, STANDING_UP])
def test_the_band_over_an_urgent_slide_takes_one_row(gallery: Gallery, screen: Screen) -> None:
    at = replace(gallery, screen=screen)
    stage = set_stage(Job.of(at.board, at.site, PLAYLIST, Subject("x", "x.md", "sv", urgent=True)))
    band = [box for box in stage.sheet.written if box.bottom <= stage.body.y]
    assert band
    assert max(box.bottom for box in band) - min(box.y for box in band) < 2 * stage.sheet.scale.floor_px
