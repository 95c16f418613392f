"""Posters: every page whole on a slide of its own, and the editor told what cannot be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from player.notices.problem import Severity
from tests.edges.draw.gallery import LINK, LYING, Gallery
from tests.edges.draw.pictures import poster


def codes(composition: object) -> list[str]:
    return [problem.code for problem in composition.problems]  # type: ignore[attr-defined]


def test_every_page_is_a_slide_with_the_whole_page_on_it(gallery: Gallery) -> None:
    poster(gallery.root / "marknad.pdf", body_points=60, pages=3)
    composition = gallery.poster("marknad.pdf")
    assert len(composition.pages) == 3
    for page in composition.pages:
        yellow = [x for x in range(1920) if page.image.getpixel((x, 500)) == (255, 230, 102)]
        assert yellow, "the poster's own ground is on the slide"
        assert abs((yellow[0] + yellow[-1]) / 2 - 960) < 3, "in its middle"


def test_a_poster_goes_on_for_ten_pages_and_the_editor_is_told_of_more(gallery: Gallery) -> None:
    poster(gallery.root / "bok.pdf", body_points=60, pages=12)
    composition = gallery.poster("bok.pdf")
    assert len(composition.pages) == 10
    assert codes(composition) == ["poster-pages"]
    assert "12 sidor" in composition.problems[0].sv


def test_small_print_is_shown_and_remarked_on(gallery: Gallery) -> None:
    poster(gallery.root / "finstilt.pdf", body_points=11)
    composition = gallery.poster("finstilt.pdf")
    assert len(composition.pages) == 1
    assert codes(composition) == ["poster-small-print"]
    assert composition.problems[0].severity is Severity.WARNING


def test_the_same_print_is_large_enough_for_those_who_stand_close(gallery: Gallery) -> None:
    poster(gallery.root / "marknad.pdf", body_points=30)
    near, far = (replace(LYING, viewing_distance_mm=distance) for distance in (1000, 4000))
    assert codes(Gallery(gallery.root, near).poster("marknad.pdf")) == []
    assert codes(Gallery(gallery.root, far).poster("marknad.pdf")) == ["poster-small-print"]


def test_a_link_stands_beside_the_poster_as_a_code(gallery: Gallery) -> None:
    poster(gallery.root / "marknad.pdf", body_points=60)
    assert gallery.poster("marknad.pdf", link=LINK).pages[0].qr == (LINK,)


@pytest.mark.parametrize("content", [b"", b"Hej", b"%PDF-1.4\n%%EOF"], ids=["empty", "text", "no pages"])
def test_what_is_no_pdf_is_told_in_words(content: bytes, gallery: Gallery) -> None:
    (gallery.root / "trasig.pdf").write_bytes(content)
    composition = gallery.poster("trasig.pdf")
    assert composition.pages == ()
    assert codes(composition) == ["poster-broken"]


def test_a_poster_cut_short_is_shown_or_told_of_but_never_raises(gallery: Gallery) -> None:
    path = gallery.root / "halv.pdf"
    poster(path, pages=2)
    whole = path.read_bytes()
    for part in range(1, 8):
        path.write_bytes(whole[: len(whole) * part // 8])
        composition = gallery.poster("halv.pdf")
        assert composition.pages or codes(composition) == ["poster-broken"]


def test_a_locked_poster_is_told_of_as_locked(gallery: Gallery) -> None:
    (gallery.root / "låst.pdf").write_bytes(LOCKED)
    assert codes(gallery.poster("låst.pdf")) == ["poster-locked"]


_ENCRYPTION = (
    b"<</Filter/Standard/V 1/R 2/P -4/O<2055c756c72e1ad702608e8196acad447ad32d17cff583235f6dd15fed7dab67>"
    b"/U<0000000000000000000000000000000000000000000000000000000000000000>>>"
)
LOCKED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n"
    b"3 0 obj" + _ENCRYPTION + b"endobj\n"
    b"trailer<</Size 4/Root 1 0 R/Encrypt 3 0 R/ID[<00112233445566778899aabbccddeeff>"
    b"<00112233445566778899aabbccddeeff>]>>\n%%EOF"
)
"""Encrypted with a user's password that is not empty: its check value is not the empty password's."""
