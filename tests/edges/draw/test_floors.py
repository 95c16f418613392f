"""What every slide must keep to, on every screen: legible letters, scannable codes, nothing off the picture."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
import zxingcpp
from PIL import Image

from player.draw.page import Composition, Page
from player.draw.payloads import url_payload
from player.draw.scale import Scale, legible_cap_mm
from player.notices.board import Screen
from player.notices.wifi import wifi_payload
from tests.edges.draw.gallery import LINK, SCREENS, TEXTS, WIFI, Gallery
from tests.edges.draw.pictures import poster, scene


def every_kind(gallery: Gallery) -> Iterator[tuple[str, Composition]]:
    scene(1200, 800).save(gallery.root / "ladan.jpg")
    poster(gallery.root / "marknad.pdf")
    title, body = TEXTS["sv"]
    yield "text", gallery.text(title, body)
    yield "text with a link", gallery.text(title, body, link=LINK)
    yield "urgent", gallery.text("Koka vattnet", "Koka allt vatten som du dricker.", urgent=True, link=LINK)
    yield "arabic", gallery.text(*TEXTS["ar"], lang="ar", link=LINK)
    yield "picture", gallery.picture("ladan.jpg")
    yield "picture with a link", gallery.picture("ladan.jpg", link=LINK)
    yield "picture and text", gallery.picture("ladan.jpg", body=body, link=LINK)
    yield "poster", gallery.poster("marknad.pdf", link=LINK)
    yield "link", gallery.link()
    yield "wifi", gallery.wifi()
    yield "contact", gallery.contact()
    yield "standing", gallery.standing()
    yield "events", gallery.events()
    yield "arabic events", gallery.events(lang="ar")


@pytest.fixture(params=SCREENS, scope="module")
def drawn(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Screen, dict[str, Composition]]:
    screen = SCREENS[request.param]
    return screen, dict(every_kind(Gallery(tmp_path_factory.mktemp("files"), screen)))


def pages(compositions: dict[str, Composition]) -> list[tuple[str, Page]]:
    return [(kind, page) for kind, composition in compositions.items() for page in composition.pages]


def test_every_kind_becomes_slides_of_the_screens_upright_size(drawn: tuple[Screen, dict[str, Composition]]) -> None:
    screen, compositions = drawn
    for kind, composition in compositions.items():
        assert composition.pages, kind
        assert {page.image.size for page in composition.pages} == {screen.upright_px}, kind
        assert all(page.image.mode == "RGB" for page in composition.pages), kind


def test_no_letter_is_lower_than_people_can_read(drawn: tuple[Screen, dict[str, Composition]]) -> None:
    screen, compositions = drawn
    for kind, page in pages(compositions):
        assert page.cap_mm >= legible_cap_mm(screen), kind


def test_all_writing_stays_inside_the_picture(drawn: tuple[Screen, dict[str, Composition]]) -> None:
    screen, compositions = drawn
    whole = Scale.of(screen).whole
    for kind, page in pages(compositions):
        assert page.written, kind
        assert all(whole.contains(box) for box in page.written), kind


def test_no_line_of_writing_runs_into_the_footer(drawn: tuple[Screen, dict[str, Composition]]) -> None:
    _, compositions = drawn
    for kind, page in pages(compositions):
        assert page.clock is not None, kind
        ground = page.clock.ground
        top = _footer_top(page, ground)
        crossing = [box for box in page.written if box.y < top < box.bottom]
        assert not crossing, kind


def _footer_top(page: Page, ground: tuple[int, int, int]) -> int:
    column = page.image.crop((0, 0, 1, page.image.height))
    return next(
        y
        for y in range(column.height)
        if all(column.getpixel((0, below)) == ground for below in range(y, column.height))
    )


def test_modules_are_as_large_as_the_distance_asks(drawn: tuple[Screen, dict[str, Composition]]) -> None:
    screen, compositions = drawn
    least = max(8, screen.viewing_distance_mm / 250 * screen.px_per_mm)
    found = [(kind, page.module_px) for kind, page in pages(compositions) if page.module_px is not None]
    assert found or screen is SCREENS["1080p small and far"], "on that one no code of a usual length has room"
    assert all(module >= least for _, module in found), found


def test_the_finished_png_decodes_to_what_the_page_says(drawn: tuple[Screen, dict[str, Composition]]) -> None:
    _, compositions = drawn
    for kind, page in pages(compositions):
        file = io.BytesIO()
        page.image.save(file, "PNG", compress_level=1)
        read = zxingcpp.read_barcodes(Image.open(file), formats=zxingcpp.BarcodeFormat.QRCode)
        assert {bytes(code.bytes).decode() for code in read} == set(page.qr), kind


def test_a_code_says_what_the_notice_is_about_or_the_editor_is_told(
    drawn: tuple[Screen, dict[str, Composition]],
) -> None:
    _, compositions = drawn
    wanted = {"text with a link": url_payload(LINK), "urgent": url_payload(LINK), "wifi": wifi_payload(WIFI)}
    for kind, payload in wanted.items():
        said = {code for page in compositions[kind].pages for code in page.qr}
        told = {problem.code for problem in compositions[kind].problems}
        assert payload in said or "qr-too-large" in told, kind


def test_no_page_asks_for_more_than_sixty_words(gallery: Gallery) -> None:
    body = "\n\n".join("Kaffe och våfflor till alla som kommer." * 4 for _ in range(6))
    composition = gallery.text("Mycket att säga", body)
    assert len(composition.pages) > 1
    assert all(page.words <= 60 + 3 for page in composition.pages)
