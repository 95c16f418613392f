"""What a file's first bytes say it is, without decoding it.

Leaves out whether it can be decoded: the limited worker finds that out when it draws.
"""

from __future__ import annotations

HEAD_BYTES = 1024
"""How much of a file these functions need. A PDF's mark may stand anywhere in it."""

_HEIF_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"))


def picture_type(head: bytes) -> str:
    """The media type of a picture that the board shows, or ""."""
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS:
        return "image/heic"
    return ""


_SOUND_BRANDS = frozenset((b"M4A ", b"M4B ", b"mp42", b"mp41", b"isom", b"iso2", b"dash", b"3gp4", b"3gp5"))


def sound_type(head: bytes) -> str:
    """The media type of a sound that phones can play, or ""."""
    if head.startswith(b"ID3") or (head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xE6 == 0xE2):
        return "audio/mpeg"
    if head[4:8] == b"ftyp" and head[8:12] in _SOUND_BRANDS:
        return "audio/mp4"
    return ""


_LEADING_BOXES = frozenset((b"moov", b"mdat", b"wide", b"free", b"skip"))
"""What the films of old QuickTime cameras begin with instead of their type."""


def film_type(head: bytes) -> str:
    """The media type of a film, or "". Its codec, and whether there is a picture in it, only a decoder sees."""
    if head[4:8] == b"ftyp" and head[8:12] not in _HEIF_BRANDS and head[8:11] != b"M4A":
        return "video/quicktime" if head[8:12] == b"qt  " else "video/mp4"
    return "video/quicktime" if head[4:8] in _LEADING_BOXES else ""


def is_pdf(head: bytes) -> bool:
    return b"%PDF-" in head
