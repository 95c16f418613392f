"""What the pages say themselves, in the languages that they speak: one file a language in `words/`.

Leaves out what editors write. A language without a file gets English, as visitors most likely read that too.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError

from player.notices.languages import is_right_to_left

FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class Words:
    """`lang` is that of the page, `spoken` that of the words: where nobody has translated them, English."""

    lang: str
    spoken: str
    sentences: dict[str, str]
    about_access: tuple[str, ...]

    def __getitem__(self, key: str) -> str:
        return self.sentences[key]

    def fill(self, key: str, **parts: object) -> str:
        return self.sentences[key].format(**parts)

    @property
    def direction(self) -> str:
        return direction_of(self.lang)


def direction_of(lang: str) -> str:
    """As HTML's `dir` has it."""
    return "rtl" if is_right_to_left(lang) else "ltr"


@cache
def words_in(lang: str) -> Words:
    spoken = lang if (FOLDER / f"{lang}.toml").is_file() else "en"
    said = tomllib.loads((FOLDER / f"{spoken}.toml").read_text(encoding="utf-8"))
    about_access = tuple(said.pop("statement_text"))
    return Words(lang, spoken, said, about_access)


def language_name(lang: str, within: str = "") -> str:
    """What a language calls itself, or what it is called `within` another: "Deutsch", "tyska"."""
    try:
        name = Locale.parse(lang).get_language_name(within or lang)
    except (UnknownLocaleError, ValueError):
        return lang
    if not name:
        return lang
    return name if within else f"{name[:1].upper()}{name[1:]}"
