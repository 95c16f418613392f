"""Ways to reach somebody, made into links: what owners and editors write in one line.

Leaves out who it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from player.notices.notice import Contact

_ANY = re.compile(
    r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?P<web>https?://[^\s,;]+[^\s,;.])"
    r"|(?P<phone>(?<![\w./-])(?:\+\d[\d\s-]{6,16}\d|0\d[\d\s-]{5,13}\d|1177|112|113\s?13)(?![\w/-]))"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line: its words, and where they lead ("" for nowhere)."""

    text: str
    href: str = ""


def pieces_of(line: str) -> tuple[Piece, ...]:
    """The line with its addresses, numbers and links found."""
    pieces, at = [], 0
    for found in _ANY.finditer(line):
        if found.start() > at:
            pieces.append(Piece(line[at : found.start()]))
        pieces.append(Piece(found[0], _href(found)))
        at = found.end()
    if line[at:]:
        pieces.append(Piece(line[at:]))
    return tuple(pieces)


def phone_href(number: str) -> str:
    return "tel:" + re.sub(r"[^+0-9]", "", number)


def host_of(link: str) -> str:
    """The name that a link's host is known by."""
    return (urlsplit(link).hostname or link).removeprefix("www.")


def is_web(link: str) -> bool:
    parts = urlsplit(link)
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def vcard_of(contact: Contact) -> bytes:
    """The contact as a file that phones save (vCard 3.0)."""
    family, _, given = contact.name.strip().rpartition(" ")[::-1]
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{_escaped(family)};{_escaped(given)};;;", f"FN:{_escaped(contact.name)}"]
    lines += [f"ORG:{_escaped(contact.organisation)}"] if contact.organisation else []
    lines += [f"TITLE:{_escaped(contact.title)}"] if contact.title else []
    lines += [f"TEL:{phone_href(phone).removeprefix('tel:')}" for phone in contact.phones]
    lines += [f"EMAIL:{_escaped(email)}" for email in contact.emails]
    lines += [f"URL:{contact.url}"] if is_web(contact.url) else []
    lines += [f"ADR:;;{_escaped(contact.address)};;;;"] if contact.address else []
    return ("\r\n".join([*lines, "END:VCARD"]) + "\r\n").encode("utf-8", "replace")


def _href(found: re.Match[str]) -> str:
    if found["mail"]:
        return f"mailto:{found['mail']}"
    return found["web"] or phone_href(found["phone"])


def _escaped(text: str) -> str:
    return re.sub(r"\r\n|\r|\n", r"\\n", re.sub(r"([\\,;])", r"\\\1", text))
