"""What a board shows before its first programme: what it waits for, what to do, what it is called, whom to call.

In plain Swedish, with the same in English under it: whoever stands there has plugged in a box and knows no more. Leaves
out when it is shown (`screen.awaiting`).
"""

from __future__ import annotations

from dataclasses import replace

from player.draw.bidi import check_shaping
from player.draw.card import Ticket, ticket_for
from player.draw.faces import check_fonts
from player.draw.job import Job
from player.draw.page import Composition
from player.draw.payloads import phone_payload
from player.draw.planning import Tale
from player.draw.story import Part, Story, block
from player.draw.telling import tell
from player.draw.variant import composed
from player.notices.board import Board, Site
from player.notices.waiting import Need, Waiting, phone_in

_TITLES = {
    Need.NETWORK: "Tavlan har inget nät",
    Need.CLOCK: "Tavlan väntar på rätt tid",
    Need.SERVER: "Tavlan får inget svar",
    Need.CONTENT: "Tavlan är snart igång",
}
_WORDS = {
    Need.NETWORK: (
        "Sitter nätkabeln i, eller är butikens wifi på? Tavlan börjar av sig själv när nätet är där.",
        "No network. Check the cable or the Wi-Fi.",
    ),
    Need.CLOCK: (
        "Det brukar ta någon minut. Händer inget: dra ur strömmen, vänta tio sekunder och sätt i den igen.",
        "Waiting for the right time. This takes a minute.",
    ),
    Need.SERVER: (
        "Nätet är anslutet, men anslagen går inte att hämta just nu. Tavlan försöker igen av sig själv.",
        "No answer from the server yet.",
    ),
    Need.CONTENT: (
        "Anslagen hämtas, och visas så snart de är här.",
        "The notices are on their way.",
    ),
}
_LONGEST_SAID = 120
_AT_THE_SCREEN_MM = 1100
"""Whoever reads this has just plugged the board in and stands at it: all is to be read at once, on one page."""


def draw_help(board: Board, site: Site, waiting: Waiting) -> Composition:
    """One slide. Raises InputError when fonts or shaping are missing here."""
    check_shaping()
    check_fonts()
    distance_mm = min(site.screen.viewing_distance_mm, _AT_THE_SCREEN_MM)
    job = Job.of(board, replace(site, screen=replace(site.screen, viewing_distance_mm=distance_mm)))
    stages, remarks = tell(job, Tale(_story(waiting), tickets=_tickets(waiting)))
    return composed(job, stages, remarks)


def _story(waiting: Waiting) -> Story:
    sv, en = _WORDS[waiting.need]
    title = block(Part.TITLE, _TITLES[waiting.need], rtl=False)
    blocks = [block(Part.PARAGRAPH, sv, rtl=False), block(Part.LEAD, en, rtl=False)]
    if waiting.call:
        blocks += [block(Part.LABEL, "Hjälp · Help", rtl=False), block(Part.VALUE, waiting.call, rtl=False)]
    blocks.append(block(Part.LABEL, _name(waiting), rtl=False, exact=True))
    if waiting.said and waiting.need is Need.SERVER:
        blocks.append(block(Part.LABEL, waiting.said[:_LONGEST_SAID], rtl=False, exact=True))
    return Story(title, tuple(blocks))


def _name(waiting: Waiting) -> str:
    """What the one who is called will ask for."""
    known = [f"Tavla {waiting.site}", waiting.host, waiting.address]
    return ", ".join(part for part in known if part)


def _tickets(waiting: Waiting) -> tuple[Ticket, ...]:
    phone = phone_in(waiting.call)
    ticket = ticket_for(phone_payload(phone), "Ring hjälp") if phone else None
    return (ticket,) if ticket else ()
