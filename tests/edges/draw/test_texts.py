"""Texts: Markdown as editors write it, on as many slides as it takes, and never cut without a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.draw.faces import Voice
from player.draw.markdown import LONGEST_TEXT, markdown_blocks, plain_blocks
from player.draw.planning import MOST_PAGES
from player.draw.story import Part
from tests.edges.draw.gallery import LINK, Gallery


def parts(text: str) -> list[tuple[Part, str]]:
    return [(block.part, block.text.text) for block in markdown_blocks(text, rtl=False)]


def test_headings_paragraphs_and_lists_are_told_apart() -> None:
    text = "# Fest\n\nKom!\n\n## När\n\n- lördag\n- söndag\n\n  med kaffe\n\n1. först\n2. sedan"
    assert parts(text) == [
        (Part.TITLE, "Fest"),
        (Part.PARAGRAPH, "Kom!"),
        (Part.HEADING, "När"),
        (Part.ITEM, "lördag"),
        (Part.ITEM, "söndag"),
        (Part.ITEM, "med kaffe"),
        (Part.ITEM, "först"),
        (Part.ITEM, "sedan"),
    ]
    markers = [block.marker.text if block.marker else "" for block in markdown_blocks(text, rtl=False)]
    assert markers == ["", "", "", "•", "•", "", "1.", "2."]


def test_bold_and_italics_are_heard_also_together() -> None:
    (block,) = markdown_blocks("a **b *c* d** *e*", rtl=False)
    heard = {char: voice for char, voice in zip(block.text.text, block.text.voices, strict=True) if char.isalpha()}
    assert heard == {"a": Voice.BODY, "b": Voice.STRONG, "c": Voice.BOTH, "d": Voice.STRONG, "e": Voice.EMPHASIS}


def test_short_lines_stay_lines_and_wrapped_ones_flow() -> None:
    assert parts("Alla i bygden\nBygdegården") == [(Part.PARAGRAPH, "Alla i bygden\nBygdegården")]
    long = "En rad som ett skrivprogram har brutit vid sin egen kant\nmitt i meningen."
    assert "\n" not in parts(long)[0][1]


def test_a_table_is_set_row_by_row() -> None:
    assert parts("| Dag | Tid |\n|---|---|\n| Lördag | 10 |") == [
        (Part.ITEM, "Dag\u2002Tid"),
        (Part.ITEM, "Lördag\u200210"),
    ]


def test_html_and_link_targets_are_left_out() -> None:
    said = " ".join(text for _, text in parts("<script>x</script>\n\n[Läs](https://a.example) ![bild](b.png)"))
    assert "https" not in said
    assert "bild" not in said
    assert "Läs" in said


def test_plain_text_stays_as_it_was_typed() -> None:
    blocks = plain_blocks("Kom *nu*\nkl 10\n\n- inte en lista", rtl=False)
    assert [block.text.text for block in blocks] == ["Kom *nu*\nkl\u00a010", "- inte en lista"]


def test_a_heading_in_the_text_is_the_slides_title(gallery: Gallery) -> None:
    with_heading = gallery.text("loppis-2027", "# Stor loppis\n\nKom!")
    plain = gallery.text("Stor loppis", "Kom!")
    assert with_heading.pages[0].image.tobytes() == plain.pages[0].image.tobytes()


def test_a_long_text_goes_on_over_pages_of_at_most_sixty_words(gallery: Gallery) -> None:
    body = "\n\n".join(f"Stycke {number} handlar om kaffe, våfflor och allt annat gott." for number in range(12))
    composition = gallery.text("Mycket att säga", body)
    assert 2 <= len(composition.pages) <= MOST_PAGES
    assert all(page.words <= 63 for page in composition.pages)
    assert composition.problems == ()


def test_a_text_without_end_is_capped_and_the_editor_is_told(gallery: Gallery) -> None:
    composition = gallery.text("Roman", "Det var en gång ett kafferep. " * (2 * LONGEST_TEXT // 30))
    assert len(composition.pages) == MOST_PAGES
    assert [problem.code for problem in composition.problems] == ["text-too-long"]


def test_a_short_text_fills_its_slide_with_larger_letters_than_a_long_one(gallery: Gallery) -> None:
    short, long = gallery.text("Fest", "Kom!"), gallery.text("Fest", "Kom till den stora festen med alla. " * 6)
    body_of = [min(box.height for box in page.pages[0].written[-1:]) for page in (short, long)]
    assert body_of[0] > body_of[1]


def test_the_words_stand_on_one_page_and_the_code_on_the_next_when_both_have_no_room(gallery: Gallery) -> None:
    composition = gallery.text("Fest", "Kom till den stora festen med alla. " * 8, link=LINK)
    assert [len(page.qr) for page in composition.pages] == [0, 1]


@pytest.mark.parametrize("body", ["", "   \n\n", "---", "![](x)", "\0\0", "#", "- ", "> > >", "||||\n|-|-|"])
def test_an_empty_text_is_a_slide_with_its_title(body: str, gallery: Gallery) -> None:
    assert len(gallery.text("Fest", body).pages) == 1


@given(st.text(max_size=300))
def test_any_text_at_all_can_be_read(text: str) -> None:
    markdown_blocks(text, rtl=True)
    plain_blocks(text, rtl=False)


@given(title=st.text(max_size=80), body=st.text(max_size=200))
def test_any_text_at_all_becomes_slides(title: str, body: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    gallery = Gallery(tmp_path_factory.mktemp("any"))
    composition = gallery.text(title, body.replace("\r", "").encode("utf-8", "replace").decode())
    assert composition.pages
