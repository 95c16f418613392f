"""Which code goes onto a slide: the fullest that can be scanned, else a barer one, else words and a warning."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from player.draw.job import Job, Subject
from player.draw.stage import finish, set_stage
from player.draw.standing import draw_standing
from player.draw.unusable import UnusableError
from player.notices.notice import Contact, Part, Role, Wifi
from player.notices.problem import Severity
from player.notices.wifi import wifi_payload
from tests.edges.draw.gallery import LYING, PLAYLIST, STANDING_UP, Gallery
from tests.edges.draw.pictures import scene

NEAR = replace(LYING, viewing_distance_mm=800)
FAR = replace(LYING, viewing_distance_mm=6000)


def test_a_contact_is_saved_with_as_much_as_can_be_scanned(tmp_path: Path) -> None:
    contact = Contact(
        "Siv Bäck", "Turistbyrån", "Värd", ("0372-78 92 20",), ("siv@turist.example",), "https://a.example"
    )
    near, far = (Gallery(tmp_path, screen).contact(contact).pages[-1].qr[0] for screen in (NEAR, LYING))
    assert "ORG:Turistbyrån" in near
    assert far.startswith("BEGIN:VCARD")
    assert "TEL:0372789220" in far
    assert len(far) < len(near)


def test_a_contact_with_a_long_name_can_at_least_be_rung(gallery: Gallery) -> None:
    contact = Contact("Bygdegårdsföreningen Sju socknars bokning av lokaler och inventarier", phones=("070-174 06 33",))
    composition = gallery.contact(contact)
    assert [page.qr for page in composition.pages if page.qr] == [("tel:0701740633",)]
    assert composition.problems == ()


def test_where_no_code_can_be_scanned_the_words_remain_and_the_editor_is_told(tmp_path: Path) -> None:
    composition = Gallery(tmp_path, FAR).link("https://hembygd.example/en/ganska/lang/adress/till/loppisen")
    assert composition.pages
    assert [(problem.code, problem.severity) for problem in composition.problems] == [
        ("qr-too-large", Severity.WARNING)
    ]
    assert all(page.qr == () and page.module_px is None for page in composition.pages)


def test_an_open_network_needs_no_password(gallery: Gallery) -> None:
    wifi = Wifi("öppet för alla", "", "nopass")
    assert gallery.wifi(wifi).pages[-1].qr == (wifi_payload(wifi),)


@pytest.mark.parametrize("screen", [LYING, STANDING_UP], ids=["lying", "standing up"])
def test_a_code_stands_on_a_light_plate_with_a_caption_of_its_own(screen: object, tmp_path: Path) -> None:
    page = Gallery(tmp_path, screen).link().pages[0]  # type: ignore[arg-type]
    assert (255, 255, 255) in [colour for _, colour in page.image.getcolors(1_000_000) or ()]
    assert page.words >= 5, "the title, what the code is, and its address"


def test_a_link_that_is_none_is_told_of_and_the_text_still_shown(gallery: Gallery) -> None:
    composition = gallery.text("Fest", "Kom!", link="javascript:alert(1)")
    assert len(composition.pages) == 1
    assert [problem.code for problem in composition.problems] == ["link-unusable"]


def test_a_page_whose_code_cannot_be_read_back_is_refused(gallery: Gallery) -> None:
    job = Job.of(gallery.board, gallery.site, PLAYLIST, Subject("x", "x.url"))
    stage = set_stage(job)
    stage.promised.append("https://hembygd.example")
    with pytest.raises(UnusableError) as caught:
        finish(stage)
    assert caught.value.remark.code == "qr-unreadable"
    assert caught.value.remark.severity is Severity.ERROR


def test_the_standing_notice_says_hours_and_who_answers_and_shows_the_logo(gallery: Gallery) -> None:
    logo = Part(Role.PICTURE, "logo.png", "1", 1, "image/png")
    scene(200, 200).save(gallery.root / "logo.png")
    board = replace(gallery.board, logo=logo)
    with_logo = draw_standing(board, gallery.site, (PLAYLIST,), gallery.root)
    without = draw_standing(board, gallery.site, (PLAYLIST,))
    assert with_logo.pages[0].qr == ("https://bytavla.example/hamneda",)
    assert with_logo.pages[0].image.tobytes() == without.pages[0].image.tobytes()
    assert with_logo.pages[1].image.tobytes() != without.pages[1].image.tobytes()
    (gallery.root / "logo.png").write_bytes(b"nonsense")
    assert [problem.code for problem in draw_standing(board, gallery.site, (), gallery.root).problems] == [
        "picture-unknown"
    ]
