"""A site's own standing notice, for when nothing else is due: its name, its hours, who answers for the board.

Leaves out when it is shown (`decide`).
"""

from __future__ import annotations

from babel.dates import get_day_names

from player.draw.bidi import check_shaping
from player.draw.card import Ticket, ticket_for
from player.draw.faces import check_fonts
from player.draw.job import Job
from player.draw.page import Composition
from player.draw.payloads import short_addresses, url_payload
from player.draw.story import Block, Part, Story, block
from player.draw.telling import Tale, tell
from player.draw.variant import composed
from player.notices.model import Board, OpenHours, Playlist, Site


def draw_standing(board: Board, site: Site, playlists: tuple[Playlist, ...]) -> Composition:
    """The standing notice of a site, in its first language. Raises InputError when fonts or shaping are missing
    here."""
    check_shaping()
    check_fonts()
    job = Job.of(board, site)
    title = block(Part.TITLE, site.name, rtl=job.mirrored)
    blocks = [*_place(job), *_hours(job), *_responsible(job), *_advertising(job, playlists)]
    stages, remarks = tell(job, Tale(Story(title, tuple(blocks)), ticket=_ticket(job)))
    return composed(job, stages, remarks)


def _place(job: Job) -> list[Block]:
    """The place, unless the site's name says it already."""
    place = job.site.place
    known = not place or place.casefold() in job.site.name.casefold()
    return [] if known else [block(Part.LEAD, place, rtl=job.mirrored)]


def _hours(job: Job) -> list[Block]:
    if not job.site.hours:
        return []
    lines = "\n".join(hours_lines(job.site.hours, job.lang, job.phrases.closed))
    heading = block(Part.HEADING, job.phrases.hours, rtl=job.mirrored)
    return [heading, block(Part.TABLE, lines, rtl=job.mirrored, exact=True)]


def _responsible(job: Job) -> list[Block]:
    heading = block(Part.HEADING, job.phrases.responsible, rtl=job.mirrored)
    said = "\n".join(text for text in (job.party.name, job.party.contact) if text)
    return [heading, block(Part.TABLE, said, rtl=job.mirrored)]


def _advertising(job: Job, playlists: tuple[Playlist, ...]) -> list[Block]:
    """How one gets onto this board: in the words of whoever answers for it, else of the first playlist that says."""
    said = [party.advertise for party in (job.party, *(playlist.party for playlist in playlists)) if party.advertise]
    if not said:
        return []
    heading = block(Part.HEADING, job.phrases.advertise, rtl=job.mirrored)
    return [heading, block(Part.TABLE, said[0], rtl=job.mirrored)]


def _ticket(job: Job) -> Ticket | None:
    address = job.site.address
    try:
        return ticket_for([url_payload(address)], job.phrases.visit, short_addresses(address)) if address else None
    except ValueError:
        return None


def hours_lines(hours: tuple[OpenHours, ...], lang: str, closed: str) -> list[str]:
    """The week's hours, days that are alike taken together: "mån–fre 8–18"."""
    names = get_day_names("abbreviated", context="stand-alone", locale=lang)
    days = [_of_day(hours, day) or closed for day in range(1, 8)]
    lines: list[str] = []
    first = 0
    for index in range(1, 8):
        if index == 7 or days[index] != days[first]:
            span = names[first] if index - first == 1 else f"{names[first]}–{names[index - 1]}"
            lines.append(f"{span[:1].upper()}{span[1:]}\u2002{days[first]}")
            first = index
    return lines


def _of_day(hours: tuple[OpenHours, ...], day: int) -> str:
    spells = [(entry.opens, entry.closes) for entry in hours if day in entry.days]
    return ", ".join(f"{_time(opens)}–{_time(closes)}" for opens, closes in sorted(spells))


def _time(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"{hour}.{minute:02d}" if minute else str(hour)
