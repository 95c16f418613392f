"""Contact cards: vCard 2.1, 3.0 and 4.0, as phones and mail programs export them, to one contact.

Leaves out what of it is private (`card_privacy`) and the code's payload (the drawing room). What a notice does not need
(photos, birthdays, keys) is passed over.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Sequence

from player.folder.card_privacy import Property, for_all_to_see, marks_of
from player.folder.finding import Finding, finding
from player.folder.links import read_link
from player.folder.text import decode
from player.notices.notice import Contact

_LINE = re.compile(
    r"(?:(?P<group>[\w-]+)\.)?(?P<name>[A-Za-z-]+)(?P<parameters>(?:;(?:[^;:\"]|\"[^\"]*\")*)*):(?P<value>.*)",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_UNESCAPED_SEMICOLON = re.compile(r"(?<!\\);")
_CONTROL = re.compile(r"\s+")
_MOST_OF_A_KIND = 3
_MOST_CHARACTERS = 200


def read_card(raw: bytes) -> tuple[Contact | None, tuple[Finding, ...]]:
    """The first contact of the file, or None; and what is to be said about it."""
    cards = list(_cards(decode(raw)))
    named = [card for card in cards if _contact(card).name]
    if not named:
        return None, (finding("contact-broken"),)
    open_card, findings = for_all_to_see(named[0])
    contact = _contact(open_card)
    if len(named) > 1:
        findings = (*findings, finding("contact-many", name=contact.name))
    return contact, findings


def _cards(text: str) -> Iterator[list[Property]]:
    card: list[Property] | None = None
    for line in _unfolded(text):
        match = _LINE.fullmatch(line)
        if match is None:
            continue
        name = match["name"].upper()
        if name == "BEGIN" and match["value"].strip().upper() == "VCARD":
            card = []
        elif name == "END" and card is not None:
            yield card
            card = None
        elif card is not None:
            marks = marks_of(match["parameters"])
            card.append(Property(name, _plain(match["value"], match["parameters"]), match["group"] or "", marks))


def _unfolded(text: str) -> list[str]:
    """Lines whole again: a blank continues a line, in quoted-printable an equals sign at its end."""
    lines: list[list[str]] = []
    soft_break = quoted = False
    for line in text.split("\n"):
        if soft_break:
            lines[-1].append(line)
        elif lines and line.startswith((" ", "\t")):
            lines[-1].append(line[1:])
        else:
            lines.append([line])
            quoted = "QUOTED-PRINTABLE" in line.partition(":")[0].upper()
        soft_break = quoted and line.endswith("=")
        if soft_break:
            lines[-1][-1] = lines[-1][-1][:-1]
    return ["".join(fragments) for fragments in lines]


def _plain(value: str, parameters: str) -> str:
    if "QUOTED-PRINTABLE" not in parameters.upper():
        return value
    return decode(quopri.decodestring(value.encode("utf-8", "replace")))


def _contact(card: Sequence[Property]) -> Contact:
    def of(name: str) -> list[str]:
        values = (_unescape(prop.value) for prop in card if prop.name == name)
        return [value for value in values if value]

    organisation = _joined(_fields(card, "ORG"), " · ")
    return Contact(
        name=_first(of("FN")) or _joined(_name_in_order(_fields(card, "N")), " ") or organisation,
        organisation=organisation,
        title=_first(of("TITLE") or of("ROLE")),
        phones=_distinct(value.removeprefix("tel:") for value in of("TEL")),
        emails=_distinct(value.removeprefix("mailto:") for value in of("EMAIL")),
        url=_web(of("URL")),
        address=_joined(_fields(card, "ADR"), ", "),
    )


def _fields(card: Sequence[Property], name: str) -> list[str]:
    """The parts of the first such structured value, in the card's order."""
    value = next((prop.value for prop in card if prop.name == name), "")
    return [_unescape(part) for part in _UNESCAPED_SEMICOLON.split(value)]


def _name_in_order(parts: list[str]) -> list[str]:
    """N is family; given; additional; prefix; suffix. People are called the other way round."""
    family, given, additional, *_ = [*parts, "", "", ""]
    return [given, additional, family]


def _unescape(value: str) -> str:
    text = _ESCAPED.sub(lambda match: " " if match[1] in "nN" else match[1], value)
    return _CONTROL.sub(" ", text).strip()[:_MOST_CHARACTERS]


def _first(values: list[str]) -> str:
    return values[0] if values else ""


def _joined(parts: list[str], between: str) -> str:
    return between.join(part for part in parts if part)[:_MOST_CHARACTERS]


def _distinct(values: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))[:_MOST_OF_A_KIND]


def _web(values: list[str]) -> str:
    """The first address that may stand behind a code."""
    return next((link for link in map(read_link, values) if isinstance(link, str)), "")
