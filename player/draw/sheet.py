"""The sheet a slide is composed on: writes lines, and keeps measure of all that it writes.

Leaves out layout (the templates) and everything that is no text (`shapes`, `codes`, `pictures`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from PIL import Image, ImageDraw

from player.draw import faces
from player.draw.box import Box
from player.draw.faces import Voice
from player.draw.flow import Column
from player.draw.lines import text_width
from player.draw.runs import EMOJI_ZOOM, FEATURES, Passage, Run, direction, run_size, run_width, runs_between
from player.draw.scale import Scale
from player.draw.shades import Shades
from player.draw.strips import Strip, marker_width
from player.draw.styles import STYLES, Tone
from player.notices.colours import Colour


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of text on one ground."""

    title: Colour
    ink: Colour
    muted: Colour
    accent: Colour

    @classmethod
    def on_paper(cls, shades: Shades) -> Inks:
        return cls(shades.ink, shades.ink, shades.muted, shades.accent)

    @classmethod
    def of_alarm(cls, shades: Shades) -> Inks:
        """On paper too; what matters most in the colour of the band over it."""
        return cls(shades.alarm, shades.ink, shades.muted, shades.alarm)

    @classmethod
    def all(cls, colour: Colour) -> Inks:
        return cls(colour, colour, colour, colour)

    def of(self, tone: Tone) -> Colour:
        return {Tone.TITLE: self.title, Tone.INK: self.ink, Tone.MUTED: self.muted, Tone.ACCENT: self.accent}[tone]


@dataclass(slots=True)
class Sheet:
    """A picture in the making. `caps` (pixels), `written` (where ink is) and the counts grow as it is written on."""

    image: Image.Image
    scale: Scale
    shades: Shades
    caps: list[int] = field(default_factory=list)
    written: list[Box] = field(default_factory=list)
    words: int = 0
    characters: int = 0

    @classmethod
    def blank(cls, scale: Scale, shades: Shades) -> Sheet:
        return cls(Image.new("RGB", (scale.width, scale.height), shades.paper), scale, shades)

    def write(self, column: Column, at: Box, inks: Inks, *, mirrored: bool, counts: bool = True) -> None:
        """Write a column with its first capital at the box's top. `mirrored` pages read from the right.

        `counts` says whether its words have to be read each time (a footer's have not).
        """
        for strip in column.strips:
            rtl = strip.text.rtl or mirrored
            x = at.right - strip.indent - strip.line.width if rtl else at.x + strip.indent
            runs = runs_between(strip.text, strip.line.start, strip.line.end, strip.line.hyphen)
            colour = inks.of(STYLES[strip.part].tone)
            self._write_runs(runs, (x, at.y + strip.baseline), strip.cap_px, colour)
            self._write_marker(strip, at, inks.of(Tone.ACCENT), rtl=rtl)
            self._write_key(strip, at, colour, rtl=rtl)
            if counts:
                self.words += strip.words
                self.characters += strip.characters

    def write_line(self, text: Passage, at: tuple[float, int], cap_px: int, colour: Colour) -> None:
        """Write one passage as it stands; `at` is the left end of its baseline."""
        self._write_runs(runs_between(text, 0, len(text.text)), at, cap_px, colour)

    def _write_marker(self, strip: Strip, at: Box, colour: Colour, *, rtl: bool) -> None:
        if strip.marker is None:
            return
        gap = 0.55 * strip.cap_px
        near = at.right - strip.indent if rtl else at.x + strip.indent
        x = near + gap if rtl else near - gap - marker_width(strip)
        runs = runs_between(strip.marker, 0, len(strip.marker.text))
        self._write_runs(runs, (x, at.y + strip.baseline), strip.cap_px, colour)

    def _write_key(self, strip: Strip, at: Box, colour: Colour, *, rtl: bool) -> None:
        if strip.key is None:
            return
        end = len(strip.key.text)
        x = at.right - text_width(strip.key, 0, end, strip.cap_px) if rtl else at.x
        self._write_runs(runs_between(strip.key, 0, end), (x, at.y + strip.baseline), strip.cap_px, colour)

    def _write_runs(self, runs: tuple[Run, ...], at: tuple[float, int], cap_px: int, colour: Colour) -> None:
        """Write runs from `at` (left end of the baseline) rightwards."""
        x, baseline = at
        for run in runs:
            if run.emoji:
                self._paste_emoji(run.text, round(x), baseline, cap_px)
            elif run.text.strip():
                self._write_run(run, (x, baseline), cap_px, colour)
            x += run_width(run.text, run.face, run.voice, cap_px, run.rtl)

    def _write_run(self, run: Run, at: tuple[float, int], cap_px: int, colour: Colour) -> None:
        font = faces.font(run.face, run_size(run.face, run.voice, cap_px))
        way, features = direction(run.rtl), list(FEATURES)
        ImageDraw.Draw(self.image).text(
            at, run.text, fill=colour, font=font, anchor="ls", direction=way, features=features
        )
        left, top, right, bottom = font.getbbox(run.text, anchor="ls", direction=way, features=features)
        x, y = round(at[0]), at[1]
        self.written.append(Box(x + int(left), y + int(top), int(right - left), int(bottom - top)))
        self.caps.append(faces.cap_height_px(run.voice, faces.size_for_cap(run.voice, cap_px)))

    def _paste_emoji(self, text: str, x: int, baseline: int, cap_px: int) -> None:
        picture = _emoji(text, faces.size_for_cap(Voice.BODY, cap_px))
        y = baseline - (cap_px + picture.height) // 2
        self.image.paste(picture, (x, y), picture)
        self.written.append(Box(x, y, *picture.size))


@lru_cache(maxsize=64)
def _emoji(text: str, size_px: int) -> Image.Image:
    """A run of emoji as a picture: drawn at the one size its font has, and scaled."""
    face = faces.emoji_face()
    assert face is not None
    font = faces.font(face, size_px)
    left, top, right, bottom = (round(value) for value in font.getbbox(text))
    layer = Image.new("RGBA", (max(1, right - left), max(1, bottom - top)))
    ImageDraw.Draw(layer).text((-left, -top), text, font=font, embedded_color=True)
    factor = size_px * EMOJI_ZOOM / faces.EMOJI_SIZE
    size = max(1, round(layer.width * factor)), max(1, round(layer.height * factor))
    return layer.resize(size, Image.Resampling.LANCZOS)
