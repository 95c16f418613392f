"""Slides that show what editors have made themselves: a picture or a poster, whole, with its code beside it.

Leaves out slides that tell in words (`telling`).
"""

from __future__ import annotations

from pathlib import Path

from player.draw import poster, shapes
from player.draw.box import Box
from player.draw.card import Caption, Card, Ticket, Wish, lay_card, place_card, too_fine
from player.draw.framing import place_picture
from player.draw.job import Job
from player.draw.pictures import Source
from player.draw.scale import legible_cap_mm
from player.draw.stage import Stage, keep_clear_of_code, set_stage
from player.draw.unusable import Remark, warning

_READABLE_PART = 0.5
"""Posters have small print; one is told of when its usual letters are under half of what a slide of ours would use."""


def show_picture(job: Job, picture: Source, tickets: tuple[Ticket, ...]) -> tuple[list[Stage], list[Remark]]:
    """One slide with the picture to the edges. Raises UnusableError."""
    stage, room, remarks = _with_card(job, tickets)
    return [stage], remarks + place_picture(stage, picture, room)


def show_poster(
    job: Job, path: Path, tickets: tuple[Ticket, ...], to_keep: Ticket | None = None
) -> tuple[list[Stage], list[Remark]]:
    """A slide for each of the poster's pages, up to a limit. Raises UnusableError.

    `to_keep` stands beside a poster without a code of its own where that costs it nothing: an upright one on a lying
    screen.
    """
    stages: list[Stage] = []
    remarks: list[Remark] = []
    with poster.open_poster(path) as document:
        pages = len(document)
        if pages > poster.MOST_PAGES:
            remarks.append(_too_many(pages))
        caps = []
        if to_keep and not tickets and job.scale.landscape and poster.is_upright(document):
            tickets = (to_keep,)
        for number in range(min(pages, poster.MOST_PAGES)):
            stage, room, said = _with_card(job, tickets)
            inner = room.inset(round(0.6 * job.scale.gap))
            picture = poster.page_picture(document, number, (inner.width, inner.height))
            spot = inner.centred(*picture.size)
            shapes.band(stage.sheet.image, room, job.shades.dusk)
            shapes.shadow(stage.sheet.image, spot, job.scale.gap, 0.55)
            stage.sheet.image.paste(picture, (spot.x, spot.y))
            usual = poster.usual_cap(document, number)
            caps += [] if usual is None else [usual * picture.height / job.scale.px_per_mm]
            stages.append(stage)
            remarks += said if number == 0 else []
    least = _READABLE_PART * legible_cap_mm(job.site.screen)
    if caps and min(caps) < least:
        remarks.append(_too_small(min(caps), least))
    return stages, remarks


def _with_card(job: Job, tickets: tuple[Ticket, ...]) -> tuple[Stage, Box, list[Remark]]:
    """A stage with the card at its end (or foot), and the room that is left for what is shown."""
    stage = set_stage(job)
    keep_clear_of_code(stage, job)
    room = _card_room(job, stage)
    for ticket in tickets:
        card = lay_card(job, Wish(ticket), room) or lay_card(job, Wish(ticket, Caption.LABEL), room)
        if card is not None:
            return stage, _place_beside(job, stage, card), []
    return stage, stage.body, [too_fine(job)] if tickets else []


def _card_room(job: Job, stage: Stage) -> Box:
    """Where a card may stand; its plate brings its own quiet zone, so that half the margin does."""
    area = stage.area
    if job.scale.landscape:
        return area.end(round(area.width * 0.6), mirrored=job.mirrored).inset(0, -job.scale.margin // 2)
    return area.without_top(round(area.height * 0.35))


def _place_beside(job: Job, stage: Stage, card: Card) -> Box:
    margin, body = job.scale.margin, stage.body
    if job.scale.landscape:
        strip = body.end(card.width + 2 * margin, mirrored=job.mirrored)
        place_card(stage, card, strip.centred(card.width, card.height), mirrored=job.mirrored)
        return body.start(body.width - strip.width, mirrored=job.mirrored)
    strip = body.without_top(body.height - card.height - 2 * margin)
    place_card(stage, card, strip.centred(card.width, card.height), mirrored=job.mirrored)
    return body.without_bottom(strip.height)


def _too_many(pages: int) -> Remark:
    most = poster.MOST_PAGES
    return warning(
        "poster-pages",
        f"affischen har {pages} sidor, och tavlan visar de {most} första. Gör en kortare PDF om resten är viktigt.",
        f"the poster has {pages} pages, and the board shows the first {most}. Make a shorter PDF if the rest matters.",
    )


def _too_small(cap_mm: float, least_mm: float) -> Remark:
    factor = f"{least_mm / cap_mm:.1f}"
    comma = factor.replace(".", ",")
    return warning(
        "poster-small-print",
        f"texten på affischen är för liten för att läsas där folk står. Gör den ungefär {comma} gånger större.",
        f"the text on the poster is too small to read from where people stand. Make it about {factor} times larger.",
    )
