"""How a page of a story is divided: where its column stands, and where a picture or a card does.

Leaves out the pouring (`flow`) and how many pages there are (`telling`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from player.draw.box import Box, fitted
from player.draw.card import Caption, Card, Ticket, lay_card
from player.draw.flow import Slot
from player.draw.job import Job

_NARROWEST_PICTURE, _LOWEST_PICTURE = 0.25, 0.2
"""The part of the slide's width, or height, that a picture to the edges takes at least."""
_ABOVE = 0.9
"""A picture above words may take a little less of the slide than one beside them."""
_LEAST_LINE = 9.0
"""A column narrower than this many capital heights is no column."""


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


def open_layout(area: Box) -> Layout:
    """Words alone."""
    return Layout(area)


def card_layout(job: Job, area: Box, ticket: Ticket, *, prominent: bool, caption: Caption) -> Layout | None:
    """Words and a card: beside them on a lying screen, under them on a standing one. None when the card has no room."""
    gap = job.scale.gap
    if job.scale.landscape:
        room = area.end(round(area.width * 0.6), mirrored=job.mirrored).inset(0, -job.scale.margin // 2)
        card = lay_card(job, ticket, room, prominent=prominent, caption=caption)
        if card is None:
            return None
        strip = area.end(card.width, mirrored=job.mirrored)
        column = area.start(area.width - card.width - round(1.4 * gap), mirrored=job.mirrored)
        return Layout(column, card=card, card_at=strip.centred(card.width, card.height))
    card = lay_card(job, ticket, area.without_top(area.height // 5), prominent=prominent, caption=caption)
    if card is None:
        return None
    foot = area.without_top(area.height - card.height)
    return Layout(
        area.without_bottom(card.height + gap), card=card, card_at=foot.start(card.width, mirrored=job.mirrored)
    )


def picture_layout(job: Job, room: Room, size: tuple[int, int], share: float) -> Layout | None:
    """A picture on the side where reading starts, or on top, and words; None when no room is left for these.

    A picture that fills its strip goes to the screen's edges; others stand within the margins, on the paper. It takes
    at most `share` of the slide's longer side.
    """
    layout = _beside(job, room, size, share) if job.scale.landscape else _above(job, room, size, share)
    return layout if layout.column.width >= _LEAST_LINE * job.scale.floor_px else None


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


def _above(job: Job, room: Room, size: tuple[int, int], share: float) -> Layout:
    body, area = room.body, room.area
    to_edge = round(body.width * size[1] / size[0])
    tallest = round(_ABOVE * share * body.height)
    if _LOWEST_PICTURE * body.height <= to_edge <= tallest:
        column = area.without_top(to_edge + job.scale.gap - job.scale.margin)
        return Layout(column, picture=body.without_bottom(body.height - to_edge))
    width, height = fitted(size, (area.width, tallest))
    top = area.without_bottom(area.height - height)
    return Layout(area.without_top(height + job.scale.gap), picture=top.centred(width, height))
