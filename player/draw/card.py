"""A code with its caption as one thing to place: what it is, and an address for those who would rather type.

A module is never finer than the screen's viewing distance allows; where a code would not fit then, there is no card.
Leaves out the payloads (`payloads`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from player.draw import shapes
from player.draw.box import Box
from player.draw.codes import Code, code_of, plate
from player.draw.flow import Column, Sizes, Slot, has_divided_words, pour, widest
from player.draw.job import Job
from player.draw.sheet import Inks
from player.draw.stage import Stage
from player.draw.story import Block, Part, Story, block
from player.draw.unusable import Remark, warning

_ORDINARY, _PROMINENT = 0.30, 0.42
"""The part of the room's longer side that a code takes when there is space."""


class Caption(Enum):
    """How much is said at a code itself."""

    FULL = "full"
    LABEL = "label"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a card is made from: codes to choose from, the fullest first, and what they are in words.

    `addresses` are for typing, the fullest first; there may be none.
    """

    codes: tuple[Code, ...]
    label: str
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A code laid out: its plate with `beside` at its side and `below` under it. Sizes in pixels."""

    code: Code
    module_px: int
    beside: Column
    below: Column
    width: int
    height: int

    @property
    def side(self) -> int:
        return self.code.side * self.module_px


def ticket_for(payloads: list[str], label: str, addresses: tuple[str, ...] = ()) -> Ticket | None:
    """None when none of the payloads goes into a code."""
    codes = tuple(code for payload in payloads if (code := code_of(payload)) is not None)
    return Ticket(codes, label, tuple(dict.fromkeys(addresses))) if codes else None


def caption_blocks(job: Job, ticket: Ticket) -> tuple[Block, ...]:
    """A card's caption as blocks of a story."""
    label = block(Part.LABEL, ticket.label, rtl=job.mirrored)
    return (label, *(block(Part.ADDRESS, text, rtl=job.mirrored, exact=True) for text in ticket.addresses[:1]))


def lay_card(
    job: Job, ticket: Ticket, room: Box, *, prominent: bool = False, caption: Caption = Caption.FULL
) -> Card | None:
    """The card with the fullest code that fits into `room`; None when even the barest would be too fine to scan."""
    wished = round((_PROMINENT if prominent else _ORDINARY) * max(room.width, room.height))
    least = job.scale.module_px
    said = {
        Caption.FULL: ticket,
        Caption.LABEL: replace(ticket, addresses=()),
        Caption.NONE: None,
    }[caption]
    for code in ticket.codes:
        for module in range(max(least, wished // code.side), least - 1, -1):
            for card in _ways(job, said, (code, module), room.width) if said else [_bare(code, module)]:
                if card.width <= room.width and card.height <= room.height:
                    return card
    return None


def _bare(code: Code, module: int) -> Card:
    side = code.side * module
    return Card(code, module, Column((), 0), Column((), 0), side, side)


def _ways(job: Job, ticket: Ticket, made: tuple[Code, int], width: int) -> Iterator[Card]:
    """The ways to put a caption to a plate in this width, the best first."""
    code, module = made
    side, gap, none = code.side * module, job.scale.gap, Column((), 0)
    left = width - side - gap
    label = _column(job, Part.VALUE, (ticket.label,), left)
    if not job.scale.landscape and widest(label) <= left and not has_divided_words(label):
        below = _column(job, Part.ADDRESS, ticket.addresses, width)
        yield Card(code, module, label, below, width, side + _under(job, below))
    below = _stacked(job, ticket, side)
    yield Card(code, module, none, below, side, side + _under(job, below))


def _stacked(job: Job, ticket: Ticket, width: int) -> Column:
    label = _column(job, Part.LABEL, (ticket.label,), width)
    address = _column(job, Part.ADDRESS, ticket.addresses, width)
    if not address.strips:
        return label
    blocks = [block(Part.LABEL, ticket.label, rtl=job.mirrored)]
    said = address.strips[0].text.text
    blocks.append(block(Part.ADDRESS, said, rtl=job.mirrored, exact=True))
    return _poured(job, tuple(blocks), width)


def _column(job: Job, part: Part, choices: tuple[str, ...], width: int) -> Column:
    """The first of the texts that goes onto one line, else the last one on as many as it needs."""
    column = Column((), 0)
    for text in choices:
        column = _poured(job, (block(part, text, rtl=job.mirrored, exact=True),), width)
        if len(column.strips) == 1:
            break
    return column


def _poured(job: Job, blocks: tuple[Block, ...], width: int) -> Column:
    cap = job.scale.floor_px
    return pour(Story(None, blocks), [Slot(width, 3 * job.scale.height)], Sizes(cap, cap), job.lang).columns[0]


def _under(job: Job, below: Column) -> int:
    return below.height + round(0.6 * job.scale.gap) if below.strips else 0


def place_card(stage: Stage, card: Card, at: Box, *, mirrored: bool) -> None:
    """Draw a card into a box of its size, and promise what its code says."""
    sheet = stage.sheet
    spot = at.start(card.side, mirrored=mirrored)
    mask = shapes.rounded_mask(card.side, card.side, min(sheet.scale.radius, 2 * card.module_px))
    sheet.image.paste(plate(card.code, card.module_px), (spot.x, spot.y), mask)
    inks = Inks.on_paper(sheet.shades)
    if card.beside.strips:
        text = at.end(at.width - card.side - sheet.scale.gap, mirrored=mirrored)
        sheet.write(card.beside, text.without_top((card.side - card.beside.height) // 2), inks, mirrored=mirrored)
    if card.below.strips:
        text = at.without_top(at.height - card.below.height)
        sheet.write(card.below, text, inks, mirrored=mirrored)
    stage.promised.append(card.code.payload)


def too_fine(job: Job) -> Remark:
    """What the editor is told when a code is left out."""
    metres = job.site.screen.viewing_distance_mm / 1000
    comma = f"{metres:.1f}".replace(".", ",")
    return warning(
        "qr-too-large",
        f"länken eller uppgifterna är för långa för en kod som går att läsa på {comma} meter. Sidan visas utan kod. "
        "Använd en kortare länk.",
        f"the link or the details are too long for a code that can be read at {metres:.1f} metres. The page is shown "
        "without one. Use a shorter link.",
    )
