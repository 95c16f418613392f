"""Codes that lead to the notice's page and to the site's, on a board that has pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp

from player.draw.payloads import url_payload
from player.draw.scale import Scale
from player.notices.notice import Admission, Kind, Notice, Role, Variant
from tests.edges.draw.gallery import LINK, PLAYLIST, SCREENS, STANDING_UP, WIFI, Gallery, draw_variant
from tests.edges.draw.pictures import poster, scene

SITE = "https://bytavla.example/s/hamneda"
PAGE = "https://bytavla.example/n/99mfmq?hamneda"


@pytest.fixture
def paged(tmp_path: Path) -> Gallery:
    return Gallery(tmp_path, address="https://bytavla.example")


def test_a_code_leads_to_the_notices_page_and_says_which_site_it_was_scanned_at(paged: Gallery) -> None:
    (page,) = paged.link().pages
    assert set(page.qr) == {PAGE, SITE}


def test_a_slide_in_another_language_leads_to_the_page_in_it(paged: Gallery) -> None:
    composition = paged.text("Summer market", "Coffee!", lang="en", link=LINK)
    said = {code for page in composition.pages for code in page.qr}
    assert said == {"https://bytavla.example/n/99mfmq.en?hamneda", "https://bytavla.example/s/hamneda.en"}


def test_a_network_is_still_joined_and_a_contact_still_saved(paged: Gallery) -> None:
    assert any(code.startswith("WIFI:") for code in paged.wifi(WIFI).pages[-1].qr)
    assert any(code.startswith("BEGIN:VCARD") for code in paged.contact().pages[-1].qr)


def test_without_pages_a_code_leads_straight_to_the_link(gallery: Gallery) -> None:
    assert gallery.link().pages[0].qr == (url_payload(LINK),)


def test_a_sound_or_a_ticket_has_a_code_without_any_link(paged: Gallery) -> None:
    told = Variant("sv", "Tomten", "text.md", (paged.part(Role.SOUND, "sv.mp3", "audio/mpeg"),))
    story = Notice("hembygd.loppis", PLAYLIST.id, Kind.STORY, (told,))
    revue = Notice(
        "hembygd.loppis", PLAYLIST.id, Kind.TEXT, (Variant("sv", "Revy", "r.md"),), admission=Admission("220 kr")
    )
    plain = replace(revue, admission=None)
    for notice, expected in ((story, {PAGE, SITE}), (revue, {PAGE, SITE}), (plain, {SITE})):
        drawn = draw_variant(paged.board, paged.site, PLAYLIST, notice, notice.variants[0], paged.root, bytes.decode)
        assert {code for page in drawn.pages for code in page.qr} == expected


@pytest.mark.parametrize(
    ("points", "screen", "has_code"),
    [((595, 842), "1080p", True), ((842, 595), "1080p", False), ((595, 842), "1080p standing", False)],
)
def test_a_poster_can_be_taken_along_where_that_costs_it_no_room(
    points: tuple[int, int], screen: str, has_code: bool, paged: Gallery
) -> None:
    poster(paged.root / "marknad.pdf", points=points)
    (page,) = replace(paged, screen=SCREENS[screen]).poster("marknad.pdf").pages
    assert (PAGE in page.qr) is has_code


@pytest.mark.parametrize("screen", SCREENS)
def test_the_footers_code_is_read_through_the_frame_of_an_urgent_slide(screen: str, paged: Gallery) -> None:
    for link in ("", LINK):
        page = (
            replace(paged, screen=SCREENS[screen]).text("Koka vattnet", "Koka allt.", urgent=True, link=link).pages[0]
        )
        assert SITE in page.qr


@pytest.mark.parametrize("screen", SCREENS)
def test_the_footers_code_is_read_at_arms_length_and_is_in_nobodys_way(screen: str, paged: Gallery) -> None:
    gallery = replace(paged, screen=SCREENS[screen])
    scene(1600, 900).save(gallery.root / "ladan.jpg")
    for composition in (gallery.text("Loppis", "Kaffe och våfflor. " * 20), gallery.picture("ladan.jpg")):
        for page in composition.pages:
            (code,) = [each for each in zxingcpp.read_barcodes(page.image) if each.text == SITE]
            at, scale = code.position, Scale.of(gallery.screen)
            plate = 4 * scale.near_module_px
            assert scale.near_module_px / scale.px_per_mm >= 1.5, "millimetres a module"
            assert page.module_px is None, "what is read at the viewing distance is measured, this is not"
            assert page.codes == 0, "nobody waits for it"
            box = (at.top_left.x - plate, at.top_left.y - plate, at.bottom_right.x + plate, at.bottom_right.y + plate)
            under = [
                each
                for each in page.written
                if each.x < box[2] and each.right > box[0] and each.y < box[3] and each.bottom > box[1]
            ]
            assert not under


def test_where_a_language_is_read_from_the_right_the_code_stands_on_the_left(paged: Gallery) -> None:
    page = paged.text("سوق الصيف", "قهوة وفطائر.", lang="ar").pages[0]
    (code,) = zxingcpp.read_barcodes(page.image)
    assert code.position.bottom_right.x < page.image.width / 4


def test_the_standing_notice_leads_to_the_sites_own_address_first(paged: Gallery) -> None:
    own, answering = (set(page.qr) for page in paged.standing().pages)
    assert own == {"https://bytavla.example/hamneda", SITE}
    assert answering == {SITE}
    standing = replace(paged, screen=STANDING_UP).standing()
    assert all(page.clock is not None for page in standing.pages)
