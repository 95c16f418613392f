"""Colours: whatever a board's owner chooses, text stands out from its ground."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.draw.shades import shades_of
from player.notices.board import Theme
from player.notices.colours import as_hex, contrast, parse_colour

COLOURS = st.tuples(*[st.integers(0, 255)] * 3)
LIGHT = st.tuples(*[st.integers(215, 255)] * 3)
DARK = st.tuples(*[st.integers(0, 60)] * 3)


@given(st.one_of(LIGHT, DARK), COLOURS, COLOURS, COLOURS)
def test_text_stands_out_at_seven_to_one_in_any_theme(
    paper: tuple[int, int, int], ink: tuple[int, int, int], accent: tuple[int, int, int], urgent: tuple[int, int, int]
) -> None:
    shades = shades_of(Theme(*map(as_hex, (paper, ink, accent, urgent))))
    for text, ground in (
        (shades.ink, shades.paper),
        (shades.muted, shades.paper),
        (shades.accent, shades.paper),
        (shades.on_band, shades.band),
        (shades.on_urgent, shades.urgent),
        (shades.on_band, shades.urgent_foot),
    ):
        assert contrast(text, ground) >= 7.0


def test_the_standards_own_examples_come_out_right() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_a_readable_colour_is_left_as_the_owner_chose_it() -> None:
    assert as_hex(shades_of(Theme()).ink) == Theme().ink


@pytest.mark.parametrize("text", ["red", "#fff", "#12345g", ""])
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"#rrggbb|invalid literal"):
        parse_colour(text)
