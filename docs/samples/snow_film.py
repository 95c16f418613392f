"""The sample board's film: snow falls over the church of the choir's picture, and its lights breathe; a bell
is heard where films may be.

Drawn like a print, frame by frame, and written by the same encoder as the board's own.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from bell_in_snow import bell_in_snow
from church_in_winter import church_at_night
from prints import SNOW

SIZE = (1280, 720)
RATE, SECONDS = 30, 8
SEED = 53
FLAKES = ((60, 2.2, 1), (34, 3.6, 2), (16, 5.4, 3))
"""How many, how large, and how often each falls through the picture: far away, nearer, close."""
OVERSAMPLING = 2


@dataclass(frozen=True, slots=True)
class Flake:
    """One flake: where it begins, how wide it sways, and how it falls."""

    x: float
    y: float
    sway: float
    phase: float
    size: float
    falls: int

    def at(self, share: float) -> tuple[float, float]:
        """Where it is when so much of the film has passed; at the end it is where it began."""
        y = (self.y + share * self.falls) % 1.0
        x = self.x * SIZE[0] + self.sway * math.sin(2 * math.pi * (self.phase + share * self.falls))
        return x, (y * 1.1 - 0.05) * SIZE[1]


def snow_film(path: Path) -> None:
    """Writes the film."""
    with av.open(str(path), "w", options={"movflags": "+faststart", "fflags": "+bitexact"}) as container:
        stream = container.add_stream("libx264", rate=RATE, options={"preset": "veryslow", "crf": "27", "g": "120"})
        stream.width, stream.height = SIZE
        stream.pix_fmt = "yuv420p"
        heard = container.add_stream("aac", rate=48_000, layout="mono", options={"flags": "bitexact"})
        heard.bit_rate = 64_000
        for number, picture in enumerate(_pictures()):
            frame = av.VideoFrame.from_image(picture)
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
        for sound in bell_in_snow(SECONDS):
            container.mux(heard.encode(sound))
        container.mux(heard.encode(None))


def _pictures() -> Iterator[Image.Image]:
    ground = church_at_night().bare().crop((0, 60, 1600, 960)).resize(SIZE, Image.Resampling.LANCZOS)
    light = _light(ground)
    flakes = list(_flakes())
    for number in range(RATE * SECONDS):
        share = number / (RATE * SECONDS)
        breath = 0.5 + 0.35 * math.sin(2 * math.pi * 3 * share) + 0.15 * math.sin(2 * math.pi * 7 * share)
        picture = ImageChops.add(ground, light.point(lambda level, breath=breath: round(level * breath)))
        picture.paste(SNOW, (0, 0), _snow(flakes, share))
        yield picture


def _light(ground: Image.Image) -> Image.Image:
    """What the lit windows and lanterns add when they burn brightest: the warm colours, out of focus."""
    red, _, blue = ground.split()
    warm = ImageChops.subtract(red, blue).point(lambda level: 255 if level > 70 else 0)
    shine = warm.filter(ImageFilter.GaussianBlur(9)).point(lambda level: round(level * 0.22))
    return Image.merge("RGB", (shine, shine.point(lambda level: round(level * 0.72)),
        shine.point(lambda level: round(level * 0.3))))


def _flakes() -> Iterator[Flake]:
    dice = random.Random(SEED)
    for count, size, falls in FLAKES:
        for _ in range(count):
            yield Flake(dice.random(), dice.random(), dice.uniform(6, 26), dice.random(),
                size * dice.uniform(0.75, 1.2), falls)


def _snow(flakes: list[Flake], share: float) -> Image.Image:
    mask = Image.new("L", (SIZE[0] * OVERSAMPLING, SIZE[1] * OVERSAMPLING), 0)
    pen = ImageDraw.Draw(mask)
    for flake in flakes:
        x, y = flake.at(share)
        radius = flake.size * OVERSAMPLING
        pen.ellipse((x * OVERSAMPLING - radius, y * OVERSAMPLING - radius * 0.85,
            x * OVERSAMPLING + radius, y * OVERSAMPLING + radius * 0.85), fill=235)
    return mask.resize(SIZE, Image.Resampling.BOX)
