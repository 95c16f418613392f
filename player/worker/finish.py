"""From finished pages to what a screen shows: turned as the panel hangs, written as frames, told as `Drawn`.

Also writes them upright as PNG, for previews. Leaves out drawing itself (`draw/`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

from player import __version__
from player.errors import StorageError
from player.frames.key import DRAWING_VERSION, digest_of
from player.frames.model import Clock, DrawnPage, Film
from player.frames.pixels import Pixels
from player.frames.store import FrameStore, frame_name, strip_name
from player.notices.reading import film_seconds, reading_seconds
from player.worker.protocol import Draw
from player.worker.upkeep import subject_of

if TYPE_CHECKING:
    from player.draw.page import ClockPlace, FilmPlace, Page

Corner = tuple[int, int]
Size = tuple[int, int]

GLYPHS = "0123456789:"


class Picture(Protocol):
    """What we ask of a picture; Pillow's are such."""

    @property
    def size(self) -> Size: ...
    def rotate(self, angle: float, *, expand: bool) -> Self: ...
    def convert(self, mode: str) -> Self: ...
    def tobytes(self, encoder_name: str, *args: object) -> bytes: ...
    def save(self, fp: Path, format: str) -> None: ...  # noqa: A002  Pillow's name


@dataclass(frozen=True, slots=True)
class Turn:
    """The turn of an upright picture of `width` x `height` pixels onto a panel hung `degrees` clockwise.

    A panel hung clockwise wants its picture counter-clockwise.
    """

    degrees: int
    width: int
    height: int

    def corner(self, at: Corner, size: Size) -> Corner:
        """The top-left corner on the panel of the upright box `at` of `size`."""
        x, y = at
        right, below = self.width - x - size[0], self.height - y - size[1]
        return {0: (x, y), 90: (y, right), 180: (right, below), 270: (below, x)}[self.degrees]

    def size(self, size: Size) -> Size:
        return size if self.degrees in (0, 180) else (size[1], size[0])


def write_frames(
    pages: Sequence[Page], request: Draw, strip_of: Callable[[ClockPlace], Picture]
) -> tuple[DrawnPage, ...]:
    """Write every page, and the clocks' strips that are not there yet, into the request's store. StorageError.

    `strip_of` draws the eleven `GLYPHS` in upright cells side by side.
    """
    store, degrees = FrameStore(Path(request.store)), request.site.screen.rotate
    told = []
    for number, page in enumerate(pages, 1):
        name = frame_name(request.key, number)
        store.put(name, pixels_of(page.image, degrees))
        clock = _write_clock(page.clock, Turn(degrees, *page.image.size), store, strip_of) if page.clock else None
        told.append(_told(page, request, (number, len(pages)), name, clock))
    return tuple(told)


def write_pngs(pages: Sequence[Page], request: Draw) -> tuple[DrawnPage, ...]:
    """Write every page upright into the request's `png` folder; their names stand as `frame`. Raises StorageError."""
    notice = re.sub(r"[^A-Za-z0-9_-]", "_", request.notice.id) if request.notice else "standing"
    told = []
    for number, page in enumerate(pages, 1):
        name = "-".join([notice[:120], *filter(None, [request.lang]), f"{number}.png"])
        try:
            page.image.save(Path(request.png, name), "PNG")
        except OSError as error:
            raise StorageError(f"{request.png}/{name}: cannot be written: {error.strerror}") from error
        told.append(_told(page, request, (number, len(pages)), name, None))
    return tuple(told)


def pixels_of(picture: Picture, degrees: int) -> Pixels:
    """The pixels of an upright picture on a panel hung `degrees` clockwise."""
    turned = picture.rotate(degrees, expand=True) if degrees else picture
    # By way of RGBA the fourth byte is 255: right also for a screen that takes it for opacity.
    return Pixels(*turned.size, turned.convert("RGBA").tobytes("raw", "BGRA"))


def _write_clock(place: ClockPlace, turn: Turn, store: FrameStore, strip_of: Callable[[ClockPlace], Picture]) -> Clock:
    # The place names all that the strip is drawn from: sizes and colours.
    name = strip_name(
        digest_of({"place": repr(place), "turn": turn.degrees, "drawing": [DRAWING_VERSION, __version__]})
    )
    width, height = place.cell
    if not store.has(name):
        store.put(name, pixels_of(strip_of(place), turn.degrees))
    along = Turn(turn.degrees, width * len(GLYPHS), height)
    glyphs = tuple(along.corner((width * index, 0), place.cell) for index in range(len(GLYPHS)))
    return Clock(name, turn.size(place.cell), glyphs, tuple(turn.corner(at, place.cell) for at in place.corners))


def _told(page: Page, request: Draw, place: tuple[int, int], frame: str, clock: Clock | None) -> DrawnPage:
    wanted_s = request.notice.seconds if request.notice else None
    seconds = wanted_s or reading_seconds(page.words, page.characters, page.codes)
    if page.film is not None:
        seconds = max(wanted_s or 0.0, film_seconds(page.film.seconds, page.words, page.characters, page.codes))
    return DrawnPage(
        page=place[0],
        pages=place[1],
        seconds=seconds,
        words=page.words,
        characters=page.characters,
        qr=page.qr,
        cap_mm=page.cap_mm,
        module_px=page.module_px,
        frame=frame,
        background=page.background,
        clock=clock,
        film=_film(page.film, request, Turn(request.site.screen.rotate, *page.image.size)) if page.film else None,
    )


def _film(place: FilmPlace, request: Draw, turn: Turn) -> Film:
    assert request.notice is not None  # the standing notice has no film
    size = (place.at.width, place.at.height)
    return Film(
        file=place.file,
        name=subject_of(request),
        box=(*turn.corner((place.at.x, place.at.y), size), *turn.size(size)),
        panel=turn.size((turn.width, turn.height)),
        turn=-turn.degrees % 360,
        seconds=place.seconds,
    )
