"""The association's poster: two A4 pages lying down, a print with real text over it, as a small PDF.

Written by hand in the few lines that such a PDF needs: the text stays text, so it can be searched and stays sharp.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from pathlib import Path

from prints import BARK, CREAM, DEEP, FALU, INK, MOSS, PAPER, RUST, SPRUCE, STRAW, Sheet, mixed, smooth

PAGE_POINTS = (842, 595)  # A4 lying down
ART_PIXELS = (1404, 992)
SOUPS = (
    ("Första", "ärtsoppa och pannkaka"),
    ("Andra", "kantarell och gräddfil"),
    ("Tredje", "lax, dill och potatis"),
    ("Fjärde", "rotfrukter och timjan"),
    ("Femte", "det som finns kvar"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: points from the left and from the foot, size in points, text, and #rrggbb."""

    x: float
    y: float
    size: float
    words: str
    colour: str = INK


def soup_evening(target: Path) -> None:
    """Write the poster: the invitation, then the list of soups."""
    left = 452
    invitation = [
        Line(left, 470, 66, "Soppa och", FALU),
        Line(left, 402, 66, "samtal", FALU),
        Line(left, 310, 40, "Torsdagar 18.30"),
        Line(left, 258, 40, "Eklunda bygdegård"),
        Line(left, 184, 34, "60 kr, barn äter gratis"),
        Line(left, 140, 34, "Ta med en granne!"),
    ]
    soups = [Line(70, 490, 56, "Fem torsdagar, fem soppor", FALU)]
    for row, (which, soup) in enumerate(SOUPS):
        height = 410 - 60 * row
        soups += [Line(70, height, 40, which, RUST), Line(236, height, 40, soup)]
    target.write_bytes(_document([(_bowl_of_soup(), invitation), (_vegetables(), soups)]))


def _bowl_of_soup() -> Sheet:
    sheet = Sheet(*ART_PIXELS, PAPER, 137)
    sheet.box(0, 0, 690, 992, mixed(STRAW, CREAM, 0.35))
    for stripe in range(7):
        sheet.box(stripe * 100 + 20, 640, stripe * 100 + 62, 992, mixed(STRAW, RUST, 0.28))
    sheet.ellipse(350, 760, 300, 96, mixed(BARK, STRAW, 0.35))
    sheet.ellipse(350, 742, 290, 88, PAPER)
    sheet.ellipse(350, 736, 210, 56, mixed(PAPER, BARK, 0.2))
    bowl = smooth([(120, 500), (140, 610), (220, 716), (350, 740), (480, 716), (560, 610), (580, 500)])
    sheet.polygon(bowl, DEEP)
    sheet.gouges(bowl, mixed(DEEP, PAPER, 0.4), 50, length=110, width=7, angle=4)
    sheet.ellipse(350, 500, 230, 74, mixed(DEEP, PAPER, 0.25))
    sheet.ellipse(350, 506, 206, 60, mixed(MOSS, STRAW, 0.45))
    for turn in range(9):
        x, y = 350 + 140 * math.cos(turn * 2.4) * (turn / 9), 506 + 40 * math.sin(turn * 2.4) * (turn / 9)
        sheet.ellipse(x, y, 15, 9, mixed(MOSS, SPRUCE, 0.2))
    sheet.blob([(300, 500), (340, 484), (390, 496), (380, 514), (330, 516)], PAPER)
    for steam in (-90, 0, 90):
        curl = smooth([(350 + steam, 410), (320 + steam, 330), (374 + steam, 250), (336 + steam, 160)])
        sheet.line(curl, PAPER, 15)
    sheet.line([(500, 470), (620, 330)], mixed(BARK, CREAM, 0.35), 20)
    return sheet


def _vegetables() -> Sheet:
    sheet = Sheet(*ART_PIXELS, PAPER, 139)
    sheet.box(0, 850, 1404, 992, mixed(STRAW, CREAM, 0.35))
    for index in range(9):
        x = 90 + index * 154
        if index % 3 == 0:
            _carrot(sheet, x)
        elif index % 3 == 1:
            sheet.ellipse(x, 900, 46, 42, mixed(BARK, CREAM, 0.45))
            sheet.gouge(x - 8, 888, 46, mixed(BARK, CREAM, 0.7), 20, 7)
        else:
            sheet.line([(x, 950), (x, 880)], PAPER, 34)
            sheet.line([(x, 884), (x, 850)], mixed(MOSS, PAPER, 0.5), 34)
            for lean in (-44, -16, 16, 44):
                sheet.line([(x, 856), (x + lean, 776)], SPRUCE if lean % 3 else MOSS, 15)
    return sheet


def _carrot(sheet: Sheet, x: float) -> None:
    for lean in (-26, 0, 26):
        sheet.line([(x, 866), (x + lean, 786)], MOSS, 9)
    sheet.blob([(x - 34, 866), (x, 852), (x + 34, 866), (x + 18, 930), (x, 972), (x - 18, 930)], RUST)
    for mark in range(3):
        sheet.gouge(x - 8 + 8 * mark, 884 + mark * 22, 34, mixed(RUST, CREAM, 0.5), 4, 5)


def _document(pages: list[tuple[Sheet, list[Line]]]) -> bytes:
    """A PDF 1.4 file: catalogue, page tree, one font, and for each page its art and its words."""
    numbers = [4 + 3 * index for index in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (sv) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for number, (art, lines) in zip(numbers, pages, strict=True):
        width, height = PAGE_POINTS
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {number + 1} 0 R "
            f"/Resources << /Font << /F 3 0 R >> /XObject << /I {number + 2} 0 R >> >> >>".encode()
        )
        objects.append(_stream("", _words(lines)))
        objects.append(_picture(art))
    return _file(objects)


def _words(lines: list[Line]) -> bytes:
    parts = [f"q {PAGE_POINTS[0]} 0 0 {PAGE_POINTS[1]} 0 0 cm /I Do Q"]
    for line in lines:
        red, green, blue = (int(line.colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        ink = f"{red:.3f} {green:.3f} {blue:.3f} rg"
        parts.append(f"BT /F {line.size} Tf {ink} {line.x} {line.y} Td ({line.words}) Tj ET")
    return "\n".join(parts).encode("cp1252")


def _picture(art: Sheet) -> bytes:
    jpeg = io.BytesIO()
    art.bare().save(jpeg, "JPEG", quality=80)
    form = f"/Type /XObject /Subtype /Image /Width {art.width} /Height {art.height} "
    return _stream(form + "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode ", jpeg.getvalue())


def _stream(entries: str, data: bytes) -> bytes:
    return f"<< {entries}/Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    data = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + (head + tail).encode()
