"""How a page of a story is divided: where its column stands, and where a picture or a card does.

Leaves out the pouring (`flow`) and how many pages there are (`telling`).
"""

from __future__ import annotations

from dataclasses import dataclass

from player.draw.box import Box, fitted
from player.draw.card import Caption, Card, Ticket, lay_card
from player.draw.flow import Slot
from player.draw.job import Job

_WIDEST_PICTURE, _NARROWEST_PICTURE = 0.52, 0.25
_TALLEST_PICTURE, _LOWEST_PICTURE = 0.46, 0.2
"""The part of the slide's width, or height, that a picture beside words may take."""
_LEAST_LINE = 9.0
"""A column narrower than this many capital heights is no column."""


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


def picture_layout(job: Job, body: Box, area: Box, size: tuple[int, int]) -> Layout | None:
    """A picture on the side where reading starts, or on top, and words; None when no room is left for these.

    A picture that fills its strip goes to the screen's edges; others stand within the margins, on the paper.
    """
    layout = _picture_beside(job, body, area, size) if job.scale.landscape else _picture_above(job, body, area, size)
    return layout if layout.column.width >= _LEAST_LINE * job.scale.floor_px else None


def _picture_beside(job: Job, body: Box, area: Box, size: tuple[int, int]) -> Layout:
    to_edge = round(body.height * size[0] / size[1])
    if _NARROWEST_PICTURE * body.width <= to_edge <= _WIDEST_PICTURE * body.width:
        column = area.end(body.width - to_edge - job.scale.gap - job.scale.margin, mirrored=job.mirrored)
        return Layout(column, picture=body.start(to_edge, mirrored=job.mirrored))
    strip = area.start(round(_WIDEST_PICTURE * body.width) - job.scale.margin, mirrored=job.mirrored)
    width, height = fitted(size, (strip.width, strip.height))
    column = area.end(area.width - width - round(1.2 * job.scale.gap), mirrored=job.mirrored)
    return Layout(column, picture=strip.start(width, mirrored=job.mirrored).centred(width, height))


def _picture_above(job: Job, body: Box, area: Box, size: tuple[int, int]) -> Layout:
    to_edge = round(body.width * size[1] / size[0])
    if _LOWEST_PICTURE * body.height <= to_edge <= _TALLEST_PICTURE * body.height:
        column = area.without_top(to_edge + job.scale.gap - job.scale.margin)
        return Layout(column, picture=body.without_bottom(body.height - to_edge))
    width, height = fitted(size, (area.width, round(_TALLEST_PICTURE * body.height)))
    top = area.without_bottom(area.height - height)
    return Layout(area.without_top(height + job.scale.gap), picture=top.centred(width, height))
