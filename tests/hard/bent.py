"""Files bent out of shape, as bytes, each with one fault. Leaves out what is said of them (`corpus`)."""

from __future__ import annotations

import struct
import zlib
from itertools import pairwise

MEGABYTE = 1 << 20


def png_of_200_megapixels() -> bytes:
    """A whole, valid, black PNG of 20,000 x 10,000 pixels in some 25 kB."""
    packer = zlib.compressobj(9)
    row = bytes(1 + 20_000 // 8)
    data = b"".join(packer.compress(row) for _ in range(10_000)) + packer.flush()
    head = struct.pack(">IIBBBBB", 20_000, 10_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def png_that_unpacks_for_ever() -> bytes:
    """Says that it is 100 x 100, and holds half a gigabyte of zeros in its comment, and as much in its pixels."""
    packer = zlib.compressobj(1)
    zeros = b"".join(packer.compress(bytes(MEGABYTE)) for _ in range(512)) + packer.flush()
    head = struct.pack(">IIBBBBB", 100, 100, 8, 2, 0, 0, 0)
    comment = b"Comment\0\0" + zeros
    parts = (_chunk(b"IHDR", head), _chunk(b"zTXt", comment), _chunk(b"IDAT", zeros), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def gif_of_4_gigapixels() -> bytes:
    """A GIF whose head says 65,535 x 65,535."""
    head = b"GIF89a" + struct.pack("<HHBBB", 65_535, 65_535, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    return head + b"," + struct.pack("<HHHHB", 0, 0, 65_535, 65_535, 0) + b"\x02\x02\x44\x01\0;"


def jpeg_of_4_gigapixels(whole: bytes) -> bytes:
    """A JPEG whose head says 65,500 x 65,500."""
    at = next(at for at in range(len(whole)) if whole[at] == 0xFF and whole[at + 1] in (0xC0, 0xC2))
    return whole[: at + 5] + struct.pack(">HH", 65_500, 65_500) + whole[at + 9 :]


def locked_pdf() -> bytes:
    """Encrypted with a password that is not empty: its check value is not the empty password's."""
    encryption = b"<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>" % (b"2055c756c72e1ad7" * 4, b"00" * 32)
    return _pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>", encryption, more=(
        b"/Encrypt 3 0 R/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]"
    ))  # fmt: skip


def pdf_whose_pages_are_their_own_parents() -> bytes:
    return _pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1000000/Kids[2 0 R 2 0 R]>>")


def pdf_of_a_page_as_wide_as_sweden() -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 1000000000 1000000000]>>"
    return _pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page)


def pdf_that_unpacks_to_a_gigabyte() -> bytes:
    """One page whose drawing is a gigabyte of blanks, packed twice over into a few kilobytes."""
    inner = zlib.compressobj(1)
    once = b"".join(inner.compress(b" " * MEGABYTE) for _ in range(1024)) + inner.flush()
    twice = zlib.compress(once, 9)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
    stream = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%b\nendstream" % (len(twice), twice)
    return _pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page, stream)


YAML_BOMB = (
    "---\ntitel:\n  - &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"  - &{after} [{', '.join([f'*{before}'] * 9)}]\n" for before, after in pairwise("abcdefghi"))
    + "---\nHej.\n"
).encode()

XML_BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%b">' % (after, b"&%c;" % before * 10) for before, after in pairwise(b"abcdefghi"))
    + b"]><plist><dict><key>URL</key><string>https://&i;.example/</string></dict></plist>"
)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _pdf(*objects: bytes, more: bytes = b"") -> bytes:
    body = b"".join(b"%d 0 obj%bendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%%PDF-1.4\n%btrailer<</Size %d/Root 1 0 R%b>>\n%%%%EOF" % (body, len(objects) + 1, more)
