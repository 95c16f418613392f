"""The printing press of the sample pictures: flat inks, hand-cut edges and gouge marks, as in a linocut.

Owns the sheet and its marks in picture pixels; leaves out what is drawn (`nature`, `houses` and the scenes).
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence

from PIL import Image, ImageDraw, ImageFilter, ImageFont

Point = tuple[float, float]

PAPER = "#f6efe0"
INK = "#1d2b2a"
SPRUCE = "#23473d"
MOSS = "#5f7d4e"
MEADOW = "#a9b56b"
FALU = "#9a2f22"
RUST = "#c4583a"
STRAW = "#dfae52"
CREAM = "#f3ddb0"
BLUSH = "#e8ab8c"
MIST = "#cfdad2"
LAKE = "#7ba3a4"
DEEP = "#3c6470"
NIGHT = "#22314a"
DUSK = "#5a5f80"
SNOW = "#eef0ea"
BARK = "#6b4a36"

OVERSAMPLING = 2  # drawn twice as large and scaled down: smooth edges without an antialiasing library
LETTERS = "NotoSerif-Bold.ttf"  # from fonts-noto-core, which the board needs anyway
MARGIN = 34  # the unprinted rim of the paper, in picture pixels


class Sheet:
    """One print. Coordinates are picture pixels from the top left; colours are #rrggbb."""

    def __init__(self, width: int, height: int, ground: str, seed: int) -> None:
        self.width, self.height = width, height
        self.random = random.Random(seed)
        self._image = Image.new("RGB", (width * OVERSAMPLING, height * OVERSAMPLING), ground)
        self._pen = ImageDraw.Draw(self._image)

    def polygon(self, points: Sequence[Point], colour: str) -> None:
        self._pen.polygon(_scaled(points), fill=colour)

    def blob(self, points: Sequence[Point], colour: str) -> None:
        """A closed shape with a soft outline through the points."""
        self.polygon(smooth([*points], closed=True), colour)

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        """A stroke with round joints and ends."""
        radius = width / 2
        self._pen.line(_scaled(points), fill=colour, width=round(width * OVERSAMPLING), joint="curve")
        for x, y in (points[0], points[-1]):
            self.ellipse(x, y, radius, radius, colour)

    def ellipse(self, x: float, y: float, rx: float, ry: float, colour: str) -> None:
        self._pen.ellipse(_scaled([(x - rx, y - ry), (x + rx, y + ry)]), fill=colour)

    def box(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        self._pen.rectangle(_scaled([(left, top), (right, bottom)]), fill=colour)

    def gouge(self, x: float, y: float, length: float, colour: str, angle: float = 0, width: float = 3) -> None:
        """One mark of the knife: a sliver that is widest in the middle. Angle in degrees, clockwise."""
        self.polygon(sliver(x, y, length, angle, width), colour)

    def gouges(
        self,
        area: Sequence[Point],
        colour: str,
        count: int,
        *,
        angle: float = 0,
        length: float = 40,
        width: float = 3,
    ) -> None:
        """Marks scattered over an area (a closed outline) and cut off at its edge."""
        xs, ys = [x for x, _ in area], [y for _, y in area]
        mask = Image.new("1", self._image.size)
        pen = ImageDraw.Draw(mask)
        for _ in range(count):
            x, y = self.random.uniform(min(xs), max(xs)), self.random.uniform(min(ys), max(ys))
            stretch = self.random.uniform(0.5, 1.4)
            turned = angle + self.random.gauss(0, 3)
            pen.polygon(_scaled(sliver(x, y, length * stretch, turned, width * stretch)), fill=1)
        within = Image.new("1", self._image.size)
        ImageDraw.Draw(within).polygon(_scaled(area), fill=1)
        both = Image.new("1", self._image.size)
        both.paste(mask, (0, 0), within)
        self._image.paste(colour, (0, 0), both)

    def text(self, x: float, y: float, words: str, size: float, colour: str, anchor: str = "mm") -> None:
        """Bold lettering, one line. The anchor is Pillow's: "mm" centres on (x, y), "ls" starts there."""
        font = ImageFont.truetype(LETTERS, round(size * OVERSAMPLING))
        self._pen.text((x * OVERSAMPLING, y * OVERSAMPLING), words, font=font, fill=colour, anchor=anchor)

    def glow(self, x: float, y: float, radius: float, colour: str, strength: float = 0.5) -> None:
        """A soft round light in a few flat rings, as a printer would cut it."""
        veil = Image.new("L", self._image.size)
        pen = ImageDraw.Draw(veil)
        for step, share in enumerate((1.0, 0.72, 0.48, 0.28)):
            reach = radius * share
            level = round(255 * strength * (step + 1) / 4)
            pen.ellipse(_scaled([(x - reach, y - reach), (x + reach, y + reach)]), fill=level)
        self._image.paste(colour, (0, 0), veil)

    def veil(self, area: Sequence[Point], colour: str, strength: float) -> None:
        """A thin ink over an area: mist, shade, a reflection."""
        mask = Image.new("L", self._image.size)
        ImageDraw.Draw(mask).polygon(_scaled(area), fill=round(255 * strength))
        self._image.paste(colour, (0, 0), mask)

    def bare(self) -> Image.Image:
        """The print without paper, rim or grain."""
        return self._image.resize((self.width, self.height), Image.Resampling.LANCZOS)

    def finished(self, paper: str = PAPER) -> Image.Image:
        """The dry print: ink that did not take everywhere, and the paper's rim with a hand-cut edge."""
        image = self.bare()
        image.paste(paper, (0, 0), self._salt())
        rim = Image.new("L", self._image.size, 255)
        ImageDraw.Draw(rim).polygon(_scaled(self._edge()), fill=0)
        image.paste(paper, (0, 0), rim.resize(image.size, Image.Resampling.LANCZOS))
        return image

    def _salt(self) -> Image.Image:
        half = (self.width // 2, self.height // 2)
        noise = Image.frombytes("L", half, self.random.randbytes(half[0] * half[1]))
        specks = noise.filter(ImageFilter.GaussianBlur(0.9)).point(lambda level: 52 if level > 178 else 0)
        return specks.resize((self.width, self.height), Image.Resampling.BILINEAR)

    def _edge(self) -> list[Point]:
        right, bottom = self.width - MARGIN, self.height - MARGIN
        corners: list[Point] = [(MARGIN, MARGIN), (right, MARGIN), (right, bottom), (MARGIN, bottom)]
        edge: list[Point] = []
        for start, end in zip(corners, corners[1:] + corners[:1], strict=True):
            steps = 40
            for step in range(steps):
                share = step / steps
                x = start[0] + (end[0] - start[0]) * share + self.random.gauss(0, 0.9)
                y = start[1] + (end[1] - start[1]) * share + self.random.gauss(0, 0.9)
                edge.append((x, y))
        return edge


def sliver(x: float, y: float, length: float, angle: float, width: float) -> list[Point]:
    """The outline of one knife mark, centred on (x, y)."""
    along = (math.cos(math.radians(angle)), math.sin(math.radians(angle)))
    across = (-along[1], along[0])
    profile = ((-0.5, 0.0), (-0.1, 0.5), (0.25, 0.42), (0.5, 0.0), (0.2, -0.34), (-0.15, -0.42))
    return [
        (x + along[0] * a * length + across[0] * b * width, y + along[1] * a * length + across[1] * b * width)
        for a, b in profile
    ]


def smooth(points: Sequence[Point], *, closed: bool = False, steps: int = 10) -> list[Point]:
    """A Catmull-Rom curve through the points."""
    count = len(points)
    curve: list[Point] = []
    for index in range(count if closed else count - 1):
        a, b, c, d = (points[_neighbour(index + shift, count, closed)] for shift in (-1, 0, 1, 2))
        curve.extend(_between(a, b, c, d, step / steps) for step in range(steps))
    if not closed:
        curve.append(points[-1])
    return curve


def _neighbour(index: int, count: int, closed: bool) -> int:  # noqa: FBT001 - private, one caller
    return index % count if closed else min(max(index, 0), count - 1)


def _between(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    weights = (
        -t / 2 + t**2 - t**3 / 2,
        1 - 2.5 * t**2 + 1.5 * t**3,
        t / 2 + 2 * t**2 - 1.5 * t**3,
        -(t**2) / 2 + t**3 / 2,
    )
    x, y = (sum(w * p[axis] for w, p in zip(weights, (a, b, c, d), strict=True)) for axis in (0, 1))
    return x, y


def mixed(one: str, other: str, share: float) -> str:
    """The colour that lies `share` of the way from one to the other."""
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _scaled(points: Iterable[Point]) -> list[Point]:
    return [(x * OVERSAMPLING, y * OVERSAMPLING) for x, y in points]
