"""A code with its caption as one thing to place: what it is, and an address for those who would rather type.

A module is never finer than the screen's viewing distance allows; where a code would not fit then, there is no card.
Leaves out the payloads (`payloads`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from player.draw import shapes
from player.draw.box import Box
from player.draw.codes import Code, code_of, plate
from player.draw.flow import Column, has_divided_words, pour, widest
from player.draw.job import Job
from player.draw.sheet import Inks
from player.draw.stage import Stage
from player.draw.story import Block, Part, Story, block
from player.draw.strips import Slot
from player.draw.styles import Sizes
from player.draw.unusable import Remark, warning

_ORDINARY, _PROMINENT = 0.30, 0.42
"""The part of the room's longer side that a code takes when there is space, on a lying screen."""
_ORDINARY_UNDER, _PROMINENT_UNDER = 0.58, 0.74
"""The part of the room's width that a code under words takes when there is space."""

_LEAST_BESIDE = 0.4
"""The room beside a plate, over the plate's side, that a caption there needs to look at home."""


class Caption(Enum):
    """How much is said at a code itself."""

    FULL = "full"
    LABEL = "label"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a card is made from: a code, what it is in words, and addresses for typing (there may be none), fullest
    first."""

    code: Code
    label: str
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """Which card is asked for. `prominent`: its code is the slide's matter."""

    ticket: Ticket
    caption: Caption = Caption.FULL
    prominent: bool = False


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


def ticket_for(payload: str, label: str, addresses: tuple[str, ...] = ()) -> Ticket | None:
    """None when the payload is too much for any code."""
    code = code_of(payload)
    return Ticket(code, label, tuple(dict.fromkeys(addresses))) if code else None


def caption_blocks(job: Job, ticket: Ticket) -> tuple[Block, ...]:
    """A card's caption as blocks of a story."""
    label = block(Part.LABEL, ticket.label, rtl=job.mirrored)
    return (label, *(block(Part.ADDRESS, text, rtl=job.mirrored, exact=True) for text in ticket.addresses[:1]))


def lay_card(job: Job, wish: Wish, room: Box) -> Card | None:
    """The card as large as is fitting inside `room`; None when its code would be too fine to scan."""
    if job.scale.landscape:
        wished = round((_PROMINENT if wish.prominent else _ORDINARY) * max(room.width, room.height))
    else:
        wished = round((_PROMINENT_UNDER if wish.prominent else _ORDINARY_UNDER) * room.width)
    least = job.scale.module_px
    for module in range(max(least, wished // wish.ticket.code.side), least - 1, -1):
        for card in _ways(job, wish.ticket, module, room.width, wish.caption):
            if card.width <= room.width and card.height <= room.height:
                return card
    return None


def _ways(job: Job, ticket: Ticket, module: int, width: int, caption: Caption) -> Iterator[Card]:
    """The ways to put a caption to a plate in this width, the best first."""
    side, gap, none = ticket.code.side * module, job.scale.gap, Column((), 0)
    if caption is Caption.NONE:
        yield Card(ticket.code, module, none, none, side, side)
        return
    addresses = ticket.addresses if caption is Caption.FULL else ()
    left = width - side - gap
    if not job.scale.landscape and left > _LEAST_BESIDE * side:
        label = _column(job, left, (Part.VALUE, ticket.label))
        if widest(label) <= left and not has_divided_words(label):
            below = _column(job, width, *((Part.ADDRESS, text) for text in addresses[:1]))
            yield Card(ticket.code, module, label, below, width, side + _under(job, below))
    reach = side if job.scale.landscape else width
    for text in addresses or ("",):
        said = [(Part.LABEL, ticket.label), *([(Part.ADDRESS, text)] if text else [])]
        below = _column(job, reach, *said)
        yield Card(ticket.code, module, none, below, reach, side + _under(job, below))


def _column(job: Job, width: int, *said: tuple[Part, str]) -> Column:
    """A caption of these parts."""
    blocks = tuple(block(part, text, rtl=job.mirrored, exact=True) for part, text in said)
    cap = job.scale.floor_px
    return pour(Story(None, blocks), [Slot(width, 3 * job.scale.height)], Sizes(cap, cap), job.lang).columns[0]


def _under(job: Job, below: Column) -> int:
    return below.height + round(0.42 * job.scale.gap) if below.strips else 0


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
