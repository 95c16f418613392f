"""What is wrong with a file of settings is told in words, with its line, in both languages."""

from __future__ import annotations

import tomllib

import pytest

from player.notices.toml_fault import toml_fault

WRONG = {
    'a = "b\n': ("rad 1: ett citattecken saknas", "line 1: a quotation mark is missing"),
    'x = 1\na = "b': (
        "i slutet av filen: ett citattecken saknas",
        "at the end of the file: a quotation mark is missing",
    ),
    'a = "c:\\xyz"': ("rad 1: ett \\ i en text skrivs \\\\", "line 1: a \\ in a text is written \\\\"),
    'a: "b"': ("rad 1: efter nyckeln ska stå ett =", "line 1: the key must be followed by ="),
    "a = 08:00-12:00": (
        "rad 1: här står något mer efter värdet; text skrivs inom citattecken",
        "line 1: something more stands after the value; a text is written in quotation marks",
    ),
    "a = “hej”": (
        "rad 1: värdet kan inte läsas; text skrivs inom raka citattecken",
        "line 1: the value cannot be read; a text is written in straight quotation marks",
    ),
    "\n[board\n": ("rad 2: en hakparentes ] saknas", "line 2: a closing bracket ] is missing"),
    "a = [1 2]": ("rad 1: en hakparentes ] saknas", "line 1: a closing bracket ] is missing"),
    "a = {b = 1": ("i slutet av filen: en klammer } saknas", "at the end of the file: a closing brace } is missing"),
    "a = 2026-02-30": ("rad 1: datumet eller klockslaget finns inte", "line 1: there is no such date or time"),
    "= 3": ("rad 1: raden ska börja med en nyckel", "line 1: the line must begin with a key"),
    "a = 1\na = 2\nb = 1": ("rad 2: samma nyckel står två gånger", "line 2: the same key stands twice"),
    "a = {b = 1, b = 2}": ("rad 1: samma nyckel står två gånger", "line 1: the same key stands twice"),
    "[a]\n[a]\n": ("rad 2: samma rubrik [...] står två gånger", "line 2: the same heading [...] stands twice"),
    "a = []\n[[a]]\n": ("rad 2: nyckeln har redan ett värde", "line 2: the key has a value already"),
}


@pytest.mark.parametrize("text", WRONG)
def test_each_slip_is_told_in_words(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    assert toml_fault(caught.value) == WRONG[text]


def test_what_is_not_known_is_passed_on() -> None:
    error = tomllib.TOMLDecodeError("Something new (at line 7, column 2)")
    assert toml_fault(error) == ("rad 7: Something new", "line 7: Something new")


def test_what_is_no_fault_of_the_grammar_is_told_too() -> None:
    with pytest.raises(UnicodeDecodeError) as caught:
        b"\xe5".decode()
    assert toml_fault(caught.value) == ("filen är inte sparad som UTF-8", "the file is not saved as UTF-8")
    assert toml_fault(RecursionError("deep"))[1] == "too many brackets within each other"
