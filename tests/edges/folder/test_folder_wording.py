"""The sentences: both languages whole, no blank left empty, no code without words and no words without a code."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import player.folder
from player.folder.board_keys import BOARD, MAY, PARTY, PLAYLIST, SCREEN, SITE, THEME, TOP, Keys
from player.folder.finding import WORDING, closest, finding, tell
from player.folder.section import plain
from player.folder.setting_keys import KEYS
from player.folder.wifi import WIFI_KEYS
from player.notices.naming import shown

SOURCE = "".join(
    path.read_text(encoding="utf-8")
    for path in Path(player.folder.__path__[0]).glob("*.py")
    if not path.name.startswith("wording_")
)


def blanks(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("code", WORDING)
def test_both_languages_name_the_file_and_end_as_sentences(code: str) -> None:
    words = WORDING[code]
    assert {name.removesuffix("_sv") for name in blanks(words.sv)} == {
        name.removesuffix("_en") for name in blanks(words.en)
    }
    for text in (words.sv, words.en):
        assert "{file}" in text
        assert text.endswith((".", "?", "{meant}", "{expected_sv}", "{expected_en}"))
        assert "  " not in text


@pytest.mark.parametrize("code", WORDING)
def test_every_code_is_found_somewhere(code: str) -> None:
    assert f'"{code}"' in SOURCE


def test_every_code_that_is_found_has_words() -> None:
    codes = set(re.findall(r'finding\(\s*"([a-z-]+)"', SOURCE))
    assert codes
    assert codes <= set(WORDING)


def test_a_problem_names_the_file_as_its_editors_see_it() -> None:
    problem = tell(finding("empty-text"), "hembygd", "Hembygd/Tillsvidare/Loppis.md")
    assert problem.file == "Hembygd/Tillsvidare/Loppis.md"
    assert problem.sv.startswith("”Tillsvidare/Loppis.md” ")


def test_a_name_in_a_sentence_stays_on_its_line_and_keeps_its_braces() -> None:
    problem = tell(finding("unknown-key", key="{file}\n{x}", meant=""), "p", "p/a\u202e{b}\n.md")
    assert "\n" not in problem.sv + problem.en
    assert "\u202e" not in problem.sv
    assert "”{file} {x}”" in problem.sv


def test_a_very_long_name_is_shortened_in_words() -> None:
    assert len(shown("å" * 300)) == 80


def test_what_is_far_off_is_not_suggested() -> None:
    assert closest("helt annat", ["hamneda", "agunnaryd"]) == ""


@pytest.mark.parametrize("keys", [TOP, BOARD, PARTY, THEME, SITE, SCREEN, PLAYLIST, MAY, KEYS, WIFI_KEYS])
def test_no_spelling_stands_for_two_keys(keys: Keys) -> None:
    meant: dict[str, str] = {}
    for key, others in keys.items():
        for spelling in (key, *others):
            assert meant.setdefault(plain(spelling), key) == key
