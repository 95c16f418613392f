"""Lines: no wider than their column, nothing lost between them, divided where sense allows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.draw.copyediting import readable_phone, tidied
from player.draw.hyphens import division_points
from player.draw.lines import Setting, balanced, break_lines, text_width
from player.draw.runs import Passage, Span, passage

WORDS = st.lists(
    st.sampled_from(
        [
            "i",
            "kaffe",
            "bygdegårdsföreningens",
            "kommunfullmäktigesammanträde",
            "hembygd.example/loppis",
            "☕",
            "قهوة",
            "10–14",
            "\n",
        ]
    ),
    min_size=1,
    max_size=14,
)
CAP = 40


def broken(text: str, width: int, lang: str = "sv") -> list[str]:
    made = passage([Span(text)], rtl=False)
    lines = break_lines(made, Setting(CAP, width, lang))
    return [made.text[line.start : line.end] + line.hyphen for line in lines]


@given(WORDS, st.integers(200, 1500))
def test_no_line_is_wider_than_its_column_and_no_character_is_lost(words: list[str], width: int) -> None:
    made = passage([Span(" ".join(words))], rtl=False)
    lines = list(break_lines(made, Setting(CAP, width, "sv")))
    for line in lines:
        assert measured(made, line.start, line.end, line.hyphen) <= width + 1
    kept = "".join(made.text[line.start : line.end] for line in lines)
    assert "".join(kept.split()) == "".join(made.text.split())


def measured(made: Passage, start: int, end: int, hyphen: str) -> float:
    return text_width(made, start, end, CAP, hyphen)


@given(WORDS, st.integers(300, 1500))
def test_a_balanced_heading_has_no_more_lines_than_a_plain_one(words: list[str], width: int) -> None:
    made = passage([Span(" ".join(words))], rtl=False)
    how = Setting(CAP, width, "sv", divide=False)
    plain, even = list(break_lines(made, how)), balanced(made, how)
    assert len(even) == len(plain)
    assert all(line.width <= width for line in even)
    assert max(line.width for line in even) <= max(line.width for line in plain) + 1


def test_a_line_can_be_taken_up_where_the_last_page_ended() -> None:
    made = passage([Span("Kaffe och våfflor till alla som kommer i tid till festen på lördag")], rtl=False)
    lines = list(break_lines(made, Setting(CAP, 600, "sv")))
    again = list(break_lines(made, Setting(CAP, 600, "sv"), lines[1].start))
    assert again == lines[1:]


def test_swedish_compounds_are_divided_by_the_languages_rules() -> None:
    assert broken("kommunfullmäktige", 400) == ["kommunfull-", "mäktige"]
    assert broken("bygdegårdsföreningens", 560) == ["bygdegårdsföre-", "ningens"]


def test_addresses_are_divided_before_their_path_or_after_their_marks_without_a_hyphen() -> None:
    assert broken("hembygd.example/loppis", 560) == ["hembygd.example", "/loppis"]
    assert broken("hembygd.example/fest/loppis", 560) == ["hembygd.example", "/fest/loppis"]
    assert broken("siv.back@turistbyran.example", 560) == ["siv.back@", "turistbyran.example"]


def test_phone_numbers_times_and_sums_stay_together() -> None:
    for text in ("Ring 0372-78 90 00", "lördag kl 10-14", "bara 220 kr", "lördag 13 juni"):
        last = tidied(text).split(" ")[-1]
        lines = broken(tidied(f"Här kommer det: {text}"), 420)
        assert any(last in line for line in lines), (text, lines)


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("kaffe - och bulle", "kaffe\u00a0– och bulle"),
        ("10.00-14.30", "10.00–14.30"),
        ("kl 10-14", "kl\u00a010–14"),
        ("mer...", "mer…"),
        ("0372-78 90 00", "0372-78\u00a090\u00a000"),
        ("2027-06-13", "2027-06-13"),
        ("a-kassan", "a-kassan"),
        ("at 3-4 pm", "at 3-4\u00a0pm"),
    ],
)
def test_dashes_and_spaces_are_set_as_a_typographer_would(typed: str, set_as: str) -> None:
    assert tidied(typed) == set_as


def test_mobile_numbers_are_set_as_they_are_read_out() -> None:
    assert readable_phone("+46701740605") == readable_phone("0701740605") == "070-174 06 05"
    assert readable_phone("0372-78 90 00") == "0372-78 90 00"
    assert readable_phone("+4512345678") == "+4512345678"


@pytest.mark.parametrize(
    "address", ["utm_source=facebook", "sok?fraga=loppis", "info@hembygdsforeningen.example", "a/b/anslag"]
)
def test_no_hyphen_is_put_into_an_address(address: str) -> None:
    assert division_points(address, "sv") == []
