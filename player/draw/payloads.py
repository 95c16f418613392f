"""The payloads of codes, written by hand to the letter of what phones read, and short readable forms of addresses.

Helper libraries were tried and found to escape wrongly. Leaves out the codes themselves (`codes`) and a guest
network's payload, which pages need too (`notices.wifi`).
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from player.notices.notice import Contact

CONTACT_BYTES = 300
"""A contact's code beyond this is too fine to scan at a distance."""
_SHORT_ADDRESS = 34
_PATH_SAFE = "/%:@!$&'()*+,;=-._~"
_QUERY_SAFE = _PATH_SAFE + "?"


def url_payload(link: str) -> str:
    """A web address in plain ASCII: the host in punycode, the rest percent-encoded. Raises ValueError otherwise."""
    parts = urlsplit(link.strip())
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise ValueError(f"not a web address: {link!r:.80}")
    try:
        host = parts.hostname.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise ValueError(f"not a host's name: {parts.hostname!r:.80}") from error
    if ":" in host:
        host = f"[{host}]"
    port = f":{parts.port}" if parts.port else ""
    path, query, fragment = (
        quote(part, safe=safe)
        for part, safe in ((parts.path, _PATH_SAFE), (parts.query, _QUERY_SAFE), (parts.fragment, _QUERY_SAFE))
    )
    return urlunsplit((parts.scheme.lower(), host + port, path, query, fragment))


def short_addresses(link: str) -> tuple[str, ...]:
    """What a person would type, without scheme, www, query and last slash: with its path, when that is short, and
    without."""
    parts = urlsplit(link.strip())
    host = _unicode_host((parts.hostname or "").removeprefix("www."))
    path = re.sub(r"\s", "", unquote(parts.path)).rstrip("/")
    whole = host + path
    return (whole, host) if len(whole) <= _SHORT_ADDRESS and "\ufffd" not in whole else (host,)


def _unicode_host(host: str) -> str:
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def phone_payload(phone: str) -> str:
    """A number to ring."""
    return f"tel:{_digits(phone)}"


def _digits(phone: str) -> str:
    return re.sub(r"[^+0-9]", "", phone)


def contact_payloads(contact: Contact) -> list[str]:
    """vCards 3.0 of the contact, of at most 300 bytes, the fullest first: each leaves out what matters least in the
    last.

    The barest holds the name and one way to reach them. Empty when not even that is short enough.
    """
    lines = _contact_lines(contact)
    cards = [_vcard(contact.name, lines[:count]) for count in range(len(lines), 0, -1)] or [_vcard(contact.name, [])]
    return [card for card in cards if len(card.encode()) <= CONTACT_BYTES]


def _contact_lines(contact: Contact) -> list[str]:
    """The card's lines after the name, what matters most first."""
    phones = [f"TEL:{_digits(phone)}" for phone in contact.phones]
    emails = [f"EMAIL:{_vcard_escaped(email)}" for email in contact.emails]
    lines = [*phones[:1], *emails[:1]]
    if contact.organisation:
        lines.append(f"ORG:{_vcard_escaped(contact.organisation)}")
    if contact.url.startswith(("http://", "https://")):
        lines.append(f"URL:{url_payload(contact.url)}")
    if contact.title:
        lines.append(f"TITLE:{_vcard_escaped(contact.title)}")
    lines += [*phones[1:], *emails[1:]]
    if contact.address:
        lines.append(f"ADR:;;{_vcard_escaped(contact.address)};;;;")
    return lines


def _vcard(name: str, lines: list[str]) -> str:
    family, _, given = name.strip().rpartition(" ")[::-1]
    head = ["BEGIN:VCARD", "VERSION:3.0", f"N:{_vcard_escaped(family)};{_vcard_escaped(given)};;;"]
    return "\r\n".join([*head, f"FN:{_vcard_escaped(name.strip())}", *lines, "END:VCARD"]) + "\r\n"


def _vcard_escaped(text: str) -> str:
    escaped = re.sub(r"([\\,;])", r"\\\1", text)
    return re.sub(r"\r\n|\r|\n", r"\\n", escaped)
