"""Pictures and posters made for the tests: what cameras, phones and old programs leave behind."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pillow_heif
from PIL import Image, ImageCms, ImageDraw

LEFT, RIGHT = (200, 30, 30), (30, 60, 200)
"""The test picture is red on its left half and blue on its right, with a white corner at the top left."""


def scene(width: int = 640, height: int = 400) -> Image.Image:
    picture = Image.new("RGB", (width, height), LEFT)
    picture.paste(RIGHT, (width // 2, 0, width, height))
    picture.paste((255, 255, 255), (0, 0, width // 8, height // 8))
    return picture


def turned(orientation: int) -> Image.Image:
    """The scene as a camera held so stores it."""
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    return scene().transpose(back[orientation]) if orientation in back else scene()


def exif(orientation: int) -> Image.Exif:
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010F] = "Kamera"
    return found


def png_of_16_bits(width: int, height: int) -> bytes:
    """An RGB PNG of 16 bits a channel, which Pillow cannot write."""
    pixel = {
        True: struct.pack(">HHH", *(value * 257 for value in LEFT)),
        False: struct.pack(">HHH", *(value * 257 for value in RIGHT)),
    }
    row = b"\0" + b"".join(pixel[x < width // 2] for x in range(width))
    head = struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(row * height)), (b"IEND", b""))
    packed = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def _profile(space: str) -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(space)).tobytes()


def _sixteen_grey(path: Path) -> None:
    grey = scene().convert("L")
    Image.frombytes("I;16", grey.size, b"".join(bytes((0, value)) for value in grey.tobytes())).save(path)


def _heic(path: Path) -> None:
    pillow_heif.from_pillow(scene()).save(path)


def _moving(path: Path) -> None:
    first, second = scene().convert("P"), Image.new("P", scene().size, 7)
    first.save(path, save_all=True, append_images=[second], duration=100)


def _palette(path: Path) -> None:
    scene().quantize(16).save(path, transparency=3)


WRITERS: dict[str, Callable[[Path], None]] = {
    "cmyk.jpg": lambda path: scene().convert("CMYK").save(path),
    "grey.jpg": lambda path: scene().convert("L").save(path),
    "progressive.jpg": lambda path: scene().save(path, progressive=True),
    "profile.jpg": lambda path: scene().save(path, icc_profile=_profile("sRGB")),
    "wrong profile.jpg": lambda path: scene().save(path, icc_profile=_profile("LAB")),
    "nonsense profile.jpg": lambda path: scene().save(path, icc_profile=b"nonsense" * 40),
    "16 grey.png": _sixteen_grey,
    "16 colour.png": lambda path: path.write_bytes(png_of_16_bits(120, 80)) and None,
    "palette.png": _palette,
    "grey and alpha.png": lambda path: scene().convert("LA").save(path),
    "alpha.png": lambda path: scene().convert("RGBA").save(path),
    "one bit.png": lambda path: scene().convert("1").save(path),
    "moving.gif": _moving,
    "moving.webp": lambda path: scene().save(path, save_all=True, append_images=[Image.new("RGB", (640, 400))]),
    "phone.heic": _heic,
    "new.avif": lambda path: scene().save(path),
    "one pixel.png": lambda path: Image.new("RGB", (1, 1), LEFT).save(path),
    "wide.png": lambda path: scene().resize((10_000, 100)).save(path),
    "tall.png": lambda path: scene().resize((100, 10_000)).save(path),
}
for _number in range(1, 9):
    WRITERS[f"turned {_number}.jpg"] = lambda path, number=_number: turned(number).save(path, exif=exif(number))


def poster(path: Path, *, body_points: int = 28, pages: int = 1, points: tuple[int, int] = (595, 842)) -> None:
    """A PDF with a headline and five lines of text in a base font."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>"]
    kids = []
    for number in range(pages):
        words = [b"BT /F1 60 Tf 40 %d Td (Marknad %d) Tj ET" % (points[1] - 120, number + 1)]
        for line in range(5):
            at = points[1] - 200 - line * 2 * body_points
            words.append(b"BT /F1 %d Tf 40 %d Td (Kaffe och ABC BAKVERK) Tj ET" % (body_points, at))
        stream = b"1 0.9 0.4 rg 0 0 %d %d re f 0 0 0 rg " % points + b" ".join(words)
        objects.append(b"<</Length %d>>stream\n%b\nendstream" % (len(stream), stream))
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
        objects.append(page % (*points, len(objects)))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%b]>>" % (pages, b" ".join(kids))
    path.write_bytes(_assembled(objects))


def _assembled(objects: list[bytes]) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj%bendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + head + table + tail


def with_code(path: Path, plate: Image.Image, size: tuple[int, int]) -> None:
    """A picture as an editor drops it: a coloured sheet with a code of its own in the middle."""
    sheet = Image.new("RGB", size, (120, 160, 120))
    ImageDraw.Draw(sheet).ellipse((10, 10, 90, 90), fill=(200, 80, 40))
    sheet.paste(plate, ((size[0] - plate.width) // 2, (size[1] - plate.height) // 2))
    sheet.save(path)
