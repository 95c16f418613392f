"""What is wrong with a file of settings (TOML), in words for whoever wrote it: tomllib tells it in a parser's.

Its messages are told apart by how they begin; one that is not known here is passed on as it is. Leaves out reading the
file and what its keys mean.
"""

from __future__ import annotations

import re
import tomllib

_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
_WORDS = (
    ("Illegal character '\\n'", "ett citattecken saknas", "a quotation mark is missing"),
    ("Unterminated string", "ett citattecken saknas", "a quotation mark is missing"),
    ("Unescaped '\\' in a string", "ett \\ i en text skrivs \\\\", "a \\ in a text is written \\\\"),
    ("Expected '='", "efter nyckeln ska stå ett =", "the key must be followed by ="),
    ("Expected newline", "här står något mer efter värdet; text skrivs inom citattecken",
     "something more stands after the value; a text is written in quotation marks"),
    ("Expected ']", "en hakparentes ] saknas", "a closing bracket ] is missing"),
    ("Unclosed array", "en hakparentes ] saknas", "a closing bracket ] is missing"),
    ("Unclosed inline table", "en klammer } saknas", "a closing brace } is missing"),
    ("Invalid value", "värdet kan inte läsas; text skrivs inom raka citattecken",
     "the value cannot be read; a text is written in straight quotation marks"),
    ("Invalid date", "datumet eller klockslaget finns inte", "there is no such date or time"),
    ("Invalid statement", "raden ska börja med en nyckel", "the line must begin with a key"),
    ("Invalid initial character", "raden ska börja med en nyckel", "the line must begin with a key"),
    ("Cannot overwrite a value", "samma nyckel står två gånger", "the same key stands twice"),
    ("Cannot declare", "samma rubrik [...] står två gånger", "the same heading [...] stands twice"),
    ("Cannot redefine", "samma rubrik [...] står två gånger", "the same heading [...] stands twice"),
    ("Cannot mutate", "nyckeln har redan ett värde", "the key has a value already"),
    ("Duplicate inline table key", "samma nyckel står två gånger", "the same key stands twice"),
)  # fmt: skip


def toml_fault(error: ValueError | RecursionError) -> tuple[str, str]:
    """What tomllib found, in Swedish and in English, with its line: ("rad 3: en hakparentes ] saknas", ...).

    Also for what is raised beside its own error: a file nested too deeply, or not in UTF-8.
    """
    if isinstance(error, RecursionError):
        return "för många parenteser i varandra", "too many brackets within each other"
    if isinstance(error, UnicodeDecodeError):
        return "filen är inte sparad som UTF-8", "the file is not saved as UTF-8"
    said = str(error)
    place = _PLACE.search(said) if isinstance(error, tomllib.TOMLDecodeError) else None
    plain = said[: place.start()] if place else said
    known = next(((sv, en) for begins, sv, en in _WORDS if plain.startswith(begins)), (plain, plain))
    if place is None:
        return known
    line = place["line"]
    where = (f"rad {line}", f"line {line}") if line else ("i slutet av filen", "at the end of the file")
    return f"{where[0]}: {known[0]}", f"{where[1]}: {known[1]}"
