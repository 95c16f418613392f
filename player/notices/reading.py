"""How long a slide must stay so that it can be read: seconds from words, characters and codes.

The numbers are reading speeds of 160 words a minute and 15 characters a second (Swedish compounds are long), two
seconds to notice that something new is there, and the time it takes to raise a phone to a code.
"""

from __future__ import annotations

NOTICING_SECONDS = 2.0
WORDS_A_SECOND = 2.7
CHARACTERS_A_SECOND = 15.0
CODE_SECONDS = 15.0
LOOKING_SECONDS = 8.0
"""The shortest a slide is shown: a picture with hardly a word still wants to be looked at."""

ASSUMED_SECONDS = 15.0
"""How long a page is taken to stay as long as it has not been drawn, and its words are not counted."""

FILM_LEAD_SECONDS = 1.0
"""A film's slide fades in as a still; only then does it begin to move."""


def reading_seconds(words: int, characters: int, codes: int) -> float:
    """Seconds that a slide with so many words, characters and QR codes is shown."""
    reading = NOTICING_SECONDS + max(words / WORDS_A_SECOND, characters / CHARACTERS_A_SECOND)
    scanning = CODE_SECONDS if codes else 0.0
    return max(reading, scanning, LOOKING_SECONDS)


def film_seconds(seconds: float, words: int, characters: int, codes: int) -> float:
    """Seconds that a slide with a film so long is shown: until it has been seen whole, and what is beside it read.

    A film that ends before that stands still on its last frame; it does not begin anew.
    """
    return max(FILM_LEAD_SECONDS + seconds, reading_seconds(words, characters, codes))
