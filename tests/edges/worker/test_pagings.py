"""What the worker makes for pages, and that a page trusts none of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from player.errors import InputError
from player.web.cleaning import clean_html
from player.worker.file_messages import Normalised
from player.worker.page_messages import (
    CodeMade,
    MakeCode,
    PictureFilm,
    PicturePoster,
    PosterRead,
    ReadPoster,
    RenderText,
    TextRendered,
)
from player.worker.pagings import answer
from player.worker.trust import objection
from tests.edges.draw.pictures import poster
from tests.edges.film.clips import H264


def rendered(text: str, media_type: str = "text/markdown", title: str = "") -> TextRendered:
    reply = answer(RenderText(text=text, media_type=media_type, title=title))
    assert isinstance(reply, TextRendered)
    return reply


def test_markdown_becomes_html_with_its_headings_under_the_pages_own() -> None:
    reply = rendered("# Loppis\n\nKaffe **och** våfflor.\n\n### Pris\n\n- tio kronor", title="Loppis")
    assert reply.html == (
        "<p>Kaffe <strong>och</strong> våfflor.</p>\n<h2>Pris</h2>\n<ul>\n<li>tio kronor</li>\n</ul>\n"
    )
    assert reply.plain == "Kaffe och våfflor. Pris tio kronor"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example"])
def test_a_link_that_leads_to_no_web_page_stays_text(link: str) -> None:
    assert "<a" not in rendered(f"[tryck]({link})").html


def test_a_bare_address_can_be_followed() -> None:
    expected = '<a href="https://a.example/x?y=1">https://a.example/x?y=1</a>'
    assert expected in rendered("Se https://a.example/x?y=1.").html
    assert expected in rendered("Se https://a.example/x?y=1.", "text/plain").html


def test_plain_text_keeps_its_lines_and_html_in_it_is_text() -> None:
    assert rendered("Rad <ett>\nrad två", "text/plain").html == "<p>Rad &lt;ett&gt;<br>\nrad två</p>\n"
    assert "<script" not in rendered("<script>alert(1)</script>").html


def test_a_text_without_end_is_cut_and_says_so() -> None:
    assert rendered("ord " * 6000).cut
    assert not rendered("ord").cut


def test_a_posters_text_layer_is_read_and_its_first_page_pictured(tmp_path: Path) -> None:
    poster(tmp_path / "m.pdf", pages=2)
    reply = answer(ReadPoster(str(tmp_path / "m.pdf")))
    assert isinstance(reply, PosterRead)
    assert reply.text.startswith("Marknad 1\nKaffe och ABC BAKVERK")
    made = answer(PicturePoster(str(tmp_path / "m.pdf"), str(tmp_path / "m.jpg"), 600))
    assert isinstance(made, Normalised)
    with Image.open(tmp_path / "m.jpg") as picture:
        assert max(picture.size) == 600 == max(made.width, made.height)
    (tmp_path / "n.pdf").write_bytes(b"%PDF-nonsense")
    with pytest.raises(InputError):
        answer(ReadPoster(str(tmp_path / "n.pdf")))


def test_a_films_still_is_pictured_and_what_is_no_film_is_refused(tmp_path: Path) -> None:
    replace(H264, size=(640, 360)).write(tmp_path / "bad.mp4")
    made = answer(PictureFilm(str(tmp_path / "bad.mp4"), str(tmp_path / "bad.jpg"), 320))
    assert isinstance(made, Normalised)
    with Image.open(tmp_path / "bad.jpg") as picture:
        assert picture.size == (320, 180) == (made.width, made.height)
    (tmp_path / "no.mp4").write_bytes(b"nonsense")
    with pytest.raises(InputError):
        answer(PictureFilm(str(tmp_path / "no.mp4"), str(tmp_path / "no.jpg"), 320))


def test_a_code_comes_as_its_modules() -> None:
    request = MakeCode("https://tavlan.example/s/hamneda")
    reply = answer(request)
    assert isinstance(reply, CodeMade)
    assert objection(request, reply) == ""
    side = len(reply.rows)
    picture = Image.new("L", (side + 8, side + 8), 255)
    for y, row in enumerate(reply.rows):
        for x, module in enumerate(row):
            picture.putpixel((x + 4, y + 4), 0 if module == "1" else 255)
    (read,) = zxingcpp.read_barcodes(picture.resize((side * 6, side * 6), Image.Resampling.NEAREST))
    assert read.text == request.payload


@pytest.mark.parametrize("rows", [(), ("1",) * 21, ("12" * 15,) * 30, ("1" * 200,) * 200])
def test_a_code_that_is_none_is_not_believed(rows: tuple[str, ...]) -> None:
    assert objection(MakeCode("x"), CodeMade(rows))


@pytest.mark.parametrize(
    ("evil", "kept"),
    [
        ("<script>alert(1)</script>", "alert(1)"),
        ('<p onclick="x()">hej</p>', "<p>hej</p>"),
        ('<a href="javascript:x()">hej</a>', "hej"),
        ('<a href=" JAVASCRIPT:x()">hej</a>', "hej"),
        (
            '<a href="https://a.example/&quot;onx=">hej</a>',
            '<a href="https://a.example/&quot;onx=" rel="nofollow">hej</a>',
        ),
        ('<img src=x onerror="x()">', ""),
        ("<style>*{}</style>", "*{}"),
        ("</div></main><p>ute", "<p>ute</p>"),
        ("<ul><li>a", "<ul><li>a</li></ul>"),
        ("<svg><a xlink:href='javascript:x()'>y</a></svg>", "y"),
        ("a &lt;b&gt; & c", "a &lt;b&gt; &amp; c"),
        ("<!-- --><!doctype html>x", "x"),
    ],
)
def test_html_of_a_worker_that_was_taken_over_can_do_nothing(evil: str, kept: str) -> None:
    assert clean_html(evil) == kept
