"""How long a slide must stay to be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.notices.reading import reading_seconds

CASES = [
    # words, characters, codes, seconds
    (0, 0, 0, 8.0),  # a picture still wants to be looked at
    (27, 100, 0, 12.0),
    (10, 300, 0, 22.0),  # few, long Swedish words
    (5, 40, 1, 15.0),
    (54, 200, 1, 22.0),
]


@pytest.mark.parametrize(("words", "characters", "codes", "seconds"), CASES)
def test_seconds_follow_from_words_characters_and_codes(
    words: int, characters: int, codes: int, seconds: float
) -> None:
    assert reading_seconds(words, characters, codes) == pytest.approx(seconds)


@given(st.integers(0, 500), st.integers(0, 5000), st.integers(0, 3))
def test_no_slide_is_too_short_to_read(words: int, characters: int, codes: int) -> None:
    seconds = reading_seconds(words, characters, codes)
    assert seconds >= 2 + words / 2.7
    assert seconds >= 2 + characters / 15
    assert seconds >= (15 if codes else 8)
