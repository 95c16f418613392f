"""How a page of a story is divided: where its column stands, and where a picture or a card does.

Leaves out the pouring (`flow`) and how many pages there are (`telling`).
"""

from __future__ import annotations

from dataclasses import dataclass

from player.draw.box import Box
from player.draw.card import Caption, Card, Ticket, lay_card
from player.draw.flow import Slot
from player.draw.job import Job

_WIDEST_PICTURE, _NARROWEST_PICTURE = 0.5, 0.34
_TALLEST_PICTURE, _LOWEST_PICTURE = 0.46, 0.28
_LEAST_LINE = 9.0
"""A column narrower than this many capital heights is no column."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A page: the column's box, the picture's (edge to edge), and the card with its box."""

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
    """A picture to the edges on the side where reading starts, or on top; None when no room is left for words."""
    shape, gap = size[0] / size[1], job.scale.gap
    if job.scale.landscape:
        width = round(min(max(body.height * shape, _NARROWEST_PICTURE * body.width), _WIDEST_PICTURE * body.width))
        column = area.end(area.width - width - gap + job.scale.margin, mirrored=job.mirrored)
        picture = body.start(width, mirrored=job.mirrored)
    else:
        height = round(min(max(body.width / shape, _LOWEST_PICTURE * body.height), _TALLEST_PICTURE * body.height))
        picture = body.without_bottom(body.height - height)
        column = area.without_top(height + gap - job.scale.margin)
    return Layout(column, picture=picture) if column.width >= _LEAST_LINE * job.scale.floor_px else None
