"""Web addresses: what may stand behind a code on a public screen, and the shortcut files that hold one.

Leaves out how an address is spelt in a code (the drawing room).
"""

from __future__ import annotations

import plistlib
import re
from urllib.parse import urlsplit
from xml.parsers.expat import ExpatError

from player.folder.finding import Finding, finding
from player.folder.text import decode

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HOST_WITH_PORT = re.compile(r"[\w.-]+\.\w+:\d+(/|$)")
_UNSAFE = re.compile(r"[\s\x00-\x20\x7f<>\"\\^`{|}]")
_MOST_CHARACTERS = 1_000


def read_link(text: str) -> str | Finding:
    """The address as written, `https://` before it where the scheme is missing; or what is wrong with it."""
    link = text.strip().strip("<>")
    if len(link) > _MOST_CHARACTERS:
        return finding("link-broken", link=link)
    scheme = _SCHEME.match(link)
    if scheme and not _HOST_WITH_PORT.match(link):
        if scheme[1].casefold() not in ("http", "https"):
            return finding("link-scheme", link=link)
    else:
        link = f"https://{link}"
    return link if _is_whole(link) else finding("link-broken", link=text.strip())


def _is_whole(link: str) -> bool:
    """A host with a dot, nobody's password, and nothing that a phone would stumble over."""
    if _UNSAFE.search(link):
        return False
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
        _ = parts.port
        host.encode("idna")
    except ValueError:
        return False
    inner_dot = "." in host.strip(".") and ".." not in host
    return (inner_dot or host.startswith("[") or ":" in host) and "@" not in parts.netloc


def read_shortcut(raw: bytes) -> str | Finding:
    """The address in a Windows shortcut (`.url`)."""
    # Not by configparser: it stumbles over lines that Windows passes over, and takes the square of a line's length.
    section = ""
    for line in decode(raw).split("\n"):
        text = line.strip()
        if text.startswith("[") and text.endswith("]"):
            section = text[1:-1].strip().casefold()
        key, is_setting, address = text.partition("=")
        if is_setting and section == "internetshortcut" and key.strip().casefold() == "url" and address.strip():
            return read_link(address)
    return finding("link-file-broken")


def read_webloc(raw: bytes) -> str | Finding:
    """The address in a Mac's shortcut (`.webloc`), XML or binary."""
    try:
        data = plistlib.loads(raw)
    except (ValueError, ExpatError, LookupError, TypeError, AttributeError, OverflowError, RecursionError, MemoryError):
        # plistlib says InvalidFileException (a ValueError) for most broken files and lets these through for the rest.
        return finding("link-file-broken")
    address = data.get("URL") if isinstance(data, dict) else None
    return read_link(address) if isinstance(address, str) and address else finding("link-file-broken")
