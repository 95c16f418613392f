"""How a page of a story is divided: where its column stands, and where a picture or a card does.

Leaves out the pouring (`flow`) and how many pages there are (`telling`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from player.draw.box import Box, fitted
from player.draw.card import Card, Wish, lay_card
from player.draw.job import Job
from player.draw.strips import Slot

_NARROWEST_PICTURE, _LOWEST_PICTURE = 0.25, 0.2
"""The part of the slide's width, or height, that a picture to the edges takes at least."""
_ABOVE = 0.9
"""A picture above words may take a little less of the slide than one beside them."""
_MORE = 1.1
"""A picture above few words may take this much more of a standing slide than its share."""
_LEAST_LYING, _LEAST_STANDING = 0.15, 0.17
"""The part of the slide's area that a picture with both words and a code takes at least, by how the screen hangs."""
_WIDE = 0.8
"""A picture over this part of the slide's width is large enough, however low it is."""
_LEAST_LINE, _GOOD_LINE = 9.0, 12.0
"""A column narrower than this many capital heights is no column; a good one is as wide as the other."""


class Room(Protocol):
    """What a stage leaves for a layout: all of it, and what is within the margins."""

    @property
    def body(self) -> Box: ...
    @property
    def area(self) -> Box: ...


@dataclass(frozen=True, slots=True)
class Layout:
    """A page: the column's box, the picture's (of its own shape), and the card with its box."""

    column: Box
    picture: Box | None = None
    card: Card | None = None
    card_at: Box | None = None

    @property
    def slot(self) -> Slot:
        return Slot(self.column.width, self.column.height)

    @property
    def picture_area(self) -> int:
        """In square pixels; 0 without a picture."""
        return self.picture.width * self.picture.height if self.picture else 0


def open_layout(area: Box) -> Layout:
    """Words alone."""
    return Layout(area)


def card_layout(job: Job, area: Box, wish: Wish, words_px: int) -> Layout | None:
    """Words and a card: beside them on a lying screen, under them on a standing one. None when the card has no room.

    Under words that need `words_px` of the height a card is as large as is fitting in what they leave.
    """
    gap = job.scale.gap
    if job.scale.landscape:
        room = area.end(round(area.width * 0.6), mirrored=job.mirrored).inset(0, -job.scale.margin // 2)
        card = lay_card(job, wish, room)
        if card is None:
            return None
        strip = area.end(card.width, mirrored=job.mirrored)
        column = area.start(area.width - card.width - round(1.4 * gap), mirrored=job.mirrored)
        return Layout(column, card=card, card_at=strip.centred(card.width, card.height))
    rooms = (area.without_top(words_px + gap), area.without_top(area.height // 5))
    cards = (lay_card(job, wish, room) for room in rooms)
    card = next((card for card in cards if card is not None), None)
    if card is None:
        return None
    foot = area.without_top(area.height - card.height)
    return Layout(
        area.without_bottom(card.height + gap), card=card, card_at=foot.start(card.width, mirrored=job.mirrored)
    )


def picture_layout(job: Job, room: Room, size: tuple[int, int], share: float, words_px: int) -> Layout | None:
    """A picture on the side where reading starts, or on top, and words; None when no room is left for these.

    A picture that fills its strip goes to the screen's edges; others stand within the margins, on the paper. It takes
    at most `share` of the slide's longer side; above words that need no more than `words_px` a little more than that.
    """
    if job.scale.landscape:
        layout = _beside(job, room, size, share)
    else:
        usual, most = (round(part * share * room.body.height) for part in (_ABOVE, _MORE))
        tallest = max(usual - job.scale.margin, min(most, room.area.height - words_px - job.scale.gap))
        layout = _above(job, room, room.area, size, tallest)
    return layout if layout.column.width >= _LEAST_LINE * job.scale.floor_px else None


def with_picture(job: Job, room: Room, layout: Layout, size: tuple[int, int], words_px: int) -> Iterator[Layout]:
    """The ways to put a picture into a card's page: above its words, which need `words_px`, or beside them.

    None in which the picture would be small.
    """
    gap, column = job.scale.gap, layout.column
    tallest = column.height - words_px - gap
    if not job.scale.landscape:
        ways = [_above(job, room, column, size, tallest)] if tallest > 0 else []
    else:
        narrow = round(_GOOD_LINE * job.scale.floor_px)
        ways = [_over(job, column, size, tallest)] if tallest > 0 else []
        ways += [_leading(job, column, size, column.width - narrow - gap)] if column.width > narrow + gap else []
    share = _LEAST_LYING if job.scale.landscape else _LEAST_STANDING
    least = share * room.body.width * room.body.height
    wide = _WIDE * room.body.width
    return (
        replace(way, card=layout.card, card_at=layout.card_at)
        for way in ways
        if way.picture and (way.picture_area >= least or way.picture.width >= wide)
    )


def _over(job: Job, column: Box, size: tuple[int, int], tallest: int) -> Layout:
    """Picture above words within a column, both from the side where reading starts."""
    width, height = fitted(size, (column.width, tallest))
    top = column.without_bottom(column.height - height)
    return Layout(column.without_top(height + job.scale.gap), picture=top.start(width, mirrored=job.mirrored))


def _leading(job: Job, column: Box, size: tuple[int, int], widest: int) -> Layout:
    """Picture beside words within a column."""
    width, height = fitted(size, (widest, column.height))
    words = column.end(column.width - width - job.scale.gap, mirrored=job.mirrored)
    return Layout(words, picture=column.start(width, mirrored=job.mirrored).centred(width, height))


def _beside(job: Job, room: Room, size: tuple[int, int], share: float) -> Layout:
    body, area = room.body, room.area
    to_edge = round(body.height * size[0] / size[1])
    if _NARROWEST_PICTURE * body.width <= to_edge <= share * body.width:
        column = area.end(body.width - to_edge - job.scale.gap - job.scale.margin, mirrored=job.mirrored)
        return Layout(column, picture=body.start(to_edge, mirrored=job.mirrored))
    strip = area.start(round(share * body.width) - job.scale.margin, mirrored=job.mirrored)
    width, height = fitted(size, (strip.width, strip.height))
    column = area.end(area.width - width - round(1.2 * job.scale.gap), mirrored=job.mirrored)
    return Layout(column, picture=strip.start(width, mirrored=job.mirrored).centred(width, height))


def _above(job: Job, room: Room, area: Box, size: tuple[int, int], tallest: int) -> Layout:
    """Picture on top, within the margins at most `tallest` pixels high, and words in what it leaves of `area`."""
    body = room.body
    to_edge = round(body.width * size[1] / size[0])
    if _LOWEST_PICTURE * body.height <= to_edge <= tallest + job.scale.margin:
        column = area.without_top(to_edge + job.scale.gap - job.scale.margin)
        return Layout(column, picture=body.without_bottom(body.height - to_edge))
    width, height = fitted(size, (area.width, tallest))
    top = area.without_bottom(area.height - height)
    return Layout(area.without_top(height + job.scale.gap), picture=top.centred(width, height))
