"""Frames of one plain colour, made without the drawing room: what is shown is told by its colour."""

from __future__ import annotations

from player.frames.model import Clock, Drawn, DrawnPage
from player.frames.pixels import Pixels
from player.frames.store import FrameStore, frame_name, strip_name

SIZE = (160, 90)
Colour = tuple[int, int, int]

RED, GREEN, BLUE, WHITE = (200, 30, 40), (20, 180, 60), (30, 60, 210), (255, 255, 255)
INK = (0, 0, 0)
_CELL = (4, 6)


def plain(colour: Colour, size: tuple[int, int] = SIZE) -> Pixels:
    """BGRX rows of one colour."""
    red, green, blue = colour
    return Pixels(*size, bytes((blue, green, red, 255)) * (size[0] * size[1]))


def digit_shade(index: int) -> Colour:
    """The colour by which the tests tell the strip's glyphs apart: 0-9, then the colon."""
    return (20 * index, 0, 0)


class PictureStore(FrameStore):
    """A frame store that tests put plain pages into."""

    def page(
        self, key: str, colour: Colour, *, background: str = "#ffffff", clock: Clock | None = None, seconds: float = 5.0
    ) -> DrawnPage:
        """One page of a colour, kept as the only page drawn under `key`."""
        return self.pages(key, [colour], background=background, clock=clock, seconds=seconds)[0]

    def pages(
        self,
        key: str,
        colours: list[Colour],
        *,
        notice: str = "p.n",
        lang: str = "",
        background: str = "#ffffff",
        clock: Clock | None = None,
        seconds: float = 5.0,
    ) -> tuple[DrawnPage, ...]:
        """Pages of these colours under `key`."""
        pages = []
        for number, colour in enumerate(colours, 1):
            self.put(frame_name(key, number), plain(colour))
            page = DrawnPage(
                page=number,
                pages=len(colours),
                seconds=seconds,
                words=3,
                characters=12,
                qr=(),
                cap_mm=20.0,
                module_px=None,
                frame=frame_name(key, number),
                background=background,
                clock=clock,
            )
            pages.append(page)
        self.save(Drawn(key, notice, notice.partition(".")[0], lang, tuple(pages)))
        return tuple(pages)

    def clock(self) -> Clock:
        """A clock whose glyphs are blocks, each of its own shade, at the bottom right of the frame."""
        width, height = _CELL
        rows = bytearray()
        for _ in range(height):
            for index in range(11):
                red, green, blue = digit_shade(index)
                rows += bytes((blue, green, red, 255)) * width
        self.put(strip_name("digits"), Pixels(width * 11, height, bytes(rows)))
        return Clock(
            strip=strip_name("digits"),
            cell=_CELL,
            glyphs=tuple((width * index, 0) for index in range(11)),
            cells=tuple((100 + width * place, 70) for place in range(5)),
        )
