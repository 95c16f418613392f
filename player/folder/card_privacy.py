"""What of a contact card is private, and so goes neither onto the board nor onto its pages, which are open to all.

Telephones put whatever they know of a person into a card, home address included, and their owner seldom sees it there.
Leaves out reading cards (`vcard`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from player.folder.finding import Finding, finding

_HOME = frozenset(("home", "hem", "hemma", "bostad", "privat", "private"))
_WORK = frozenset(("work", "arbete", "jobb", "jobbet"))
_WORD = re.compile(r"[^\W\d_]+")
_HAS_CONTENT = re.compile(r"\w")
_TYPED = re.compile(r"(?:TYPE=)?([^=]*)", re.IGNORECASE)
_WAYS = {"ADR": ("adress", "address"), "TEL": ("telefon", "telephone"), "EMAIL": ("e-post", "e-mail")}


@dataclass(frozen=True, slots=True)
class Property:
    """A line of a card. `marks` are the words that say what it is for: `home`, `work`, `cell` ..."""

    name: str
    value: str
    group: str = ""
    marks: frozenset[str] = frozenset()


def marks_of(parameters: str) -> frozenset[str]:
    """The types among a line's parameters: `;TYPE=HOME`, `;type="home,voice"`, and `;HOME` as version 2.1 has it."""
    typed = (_TYPED.fullmatch(parameter) for parameter in parameters.split(";"))
    return frozenset(word for match in typed if match for word in _words(match[1]))


def for_all_to_see(card: Sequence[Property]) -> tuple[list[Property], tuple[Finding, ...]]:
    """The card without what is private; and the question whether that is right.

    Private is what is marked as home, and an address that is not marked as work in the card of a person.
    """
    labels = {each.group: _words(each.value) for each in card if each.name == "X-ABLABEL" and each.group}
    of_firm = any(each.name == "ORG" and _words(each.value) for each in card)
    hidden = [
        each
        for each in card
        if each.name in _WAYS
        and _HAS_CONTENT.search(each.value)
        and _is_private(each.name, each.marks | labels.get(each.group, frozenset()), of_firm=of_firm)
    ]
    what = [words for name, words in _WAYS.items() if any(each.name == name for each in hidden)]
    if not what:
        return list(card), ()
    sv, en = (", ".join(word) for word in zip(*what, strict=True))
    return [each for each in card if each not in hidden], (finding("contact-private", what_sv=sv, what_en=en),)


def _is_private(name: str, marks: frozenset[str], *, of_firm: bool) -> bool:
    if marks & _WORK:
        return False
    return bool(marks & _HOME) or (name == "ADR" and not of_firm)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
