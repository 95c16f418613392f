"""An editor's text file: from bytes to text.

Leaves out where its settings end (`fences`), what they say (`front_matter`) and how the body looks (the drawing room).
"""

from __future__ import annotations

import codecs
import re

from player.folder.fences import take_front_matter

MOST_TEXT_BYTES = 100_000
"""Some forty pages. What is longer is no notice, and would only cost every board its memory."""

_OTHERWISE_WRITTEN = ("%PDF-", "{\\rtf")
"""How formats begin that are mostly letters, but no text that a person wrote."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")


def text_body(raw: bytes) -> str:
    """The text that is shown: decoded, lines ended by `\\n`, front matter taken off. Never raises."""
    return take_front_matter(decode(raw)).body


def decode(raw: bytes) -> str:
    """UTF-8, UTF-16 with its mark (or evidently without), else Windows-1252; control characters dropped."""
    text = _decoded(raw).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\x0b", "\n")
    return _CONTROL.sub("", text)


def looks_like_text(raw: bytes) -> bool:
    """False for what only bears the name of a text: pictures, posters, archives, programs."""
    text = _decoded(raw)
    if text.startswith(_OTHERWISE_WRITTEN):
        return False
    odd = sum(1 for char in text if char < " " and char not in "\n\r\t\f\x0b\x1a") + text.count("\ufffd")
    return odd * 50 <= len(text)


def first_heading(body: str) -> str:
    """The words of a Markdown heading of the first level that begins the body, or ""."""
    first = body.lstrip().partition("\n")[0]
    return first[2:].strip().rstrip("#").strip() if first.startswith("# ") else ""


def _decoded(raw: bytes) -> str:
    if raw.startswith(codecs.BOM_UTF8):
        return raw[3:].decode("utf-8", "replace")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    if encoding := _unmarked_utf16(raw):
        return raw.decode(encoding, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _unmarked_utf16(raw: bytes) -> str | None:
    """Windows programs write UTF-16 without a mark too: then every second byte of a Latin text is zero."""
    sample = raw[:400]
    if len(sample) < 4 or len(raw) % 2:
        return None
    half = len(sample) // 2
    if sample[1::2].count(0) > half * 0.6 and sample[0::2].count(0) < half * 0.1:
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.6 and sample[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return None
