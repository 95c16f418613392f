"""A site's own standing notice, for when nothing else is due: its name, its hours, who answers for the board.

Leaves out when it is shown (`notices.decide`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from babel.dates import format_date, get_day_names

from player.draw.bidi import check_shaping
from player.draw.card import Ticket, ticket_for
from player.draw.event_phrases import event_phrases_in
from player.draw.faces import check_fonts
from player.draw.job import Job
from player.draw.page import Composition
from player.draw.payloads import short_addresses, url_payload
from player.draw.planning import Tale
from player.draw.stage import Stage
from player.draw.story import Block, Part, Story, block, keyed
from player.draw.telling import tell
from player.draw.today import day_words
from player.draw.unusable import Remark, UnusableError
from player.draw.variant import composed
from player.notices.board import Board, Playlist, Site
from player.notices.hours import (
    ALL_DAY,
    PUBLIC_HOLIDAY,
    Holidays,
    Runs,
    closed_hours,
    days_ahead,
    is_closed_all_day,
    open_day,
    other_hours,
    times,
    week,
)

_LOGO_SHARE = 0.24
_AHEAD_DAYS = 7


def draw_standing(
    board: Board, site: Site, playlists: tuple[Playlist, ...], root: Path | None = None, day: date | None = None
) -> Composition:
    """The standing notice of a site, in its first language: a page on the site, and one on who answers for its board.

    The first says what day it is, if that is known (`day`); the last does not, so that it may be shown at any time.
    The board's logo stands there when `root` says where it lies. Raises InputError when fonts or shaping are
    missing here.
    """
    check_shaping()
    check_fonts()
    job = Job.of(board, site)
    about, first_remarks = _about_with_code(job, tuple(_abouts(job, day, board.holidays)))
    answering, more_remarks = _answering(job, _responsible(job, playlists), _logo(board, root))
    return composed(job, about + answering, first_remarks + more_remarks)


def _about_with_code(job: Job, stories: tuple[Story, ...]) -> tuple[list[Stage], list[Remark]]:
    """The page on the site with a large code; with the footer's alone, where that leads there too and spares a page."""
    tickets = _tickets(job)
    if not tickets or job.site.address:
        return _fullest(job, [Tale(story, tickets=tickets) for story in stories])
    large = _fullest(replace(job, site_page=""), [Tale(story, tickets=tickets) for story in stories])
    if len(large[0]) == 1:
        return large
    small = _fullest(job, [Tale(story) for story in stories])
    return small if len(small[0]) < len(large[0]) else large


def _fullest(job: Job, abouts: list[Tale]) -> tuple[list[Stage], list[Remark]]:
    """As much of the day as needs no further page; all of it where any needs one."""
    *dated, plain = abouts
    told = tell(job, plain)
    fullest = tell(job, dated[0]) if dated else told
    if len(fullest[0]) <= len(told[0]):
        return fullest
    shorter = (tell(job, tale) for tale in dated[1:])
    return next((trial for trial in shorter if len(trial[0]) <= len(told[0])), fullest)


def _logo(board: Board, root: Path | None) -> Path | None:
    return root / board.logo.path if board.logo and root else None


def _answering(job: Job, story: Story, logo: Path | None) -> tuple[list[Stage], list[Remark]]:
    """The page on who answers for the board; without its logo, but told of it, when that cannot be read."""
    try:
        return tell(job, Tale(story, logo, share=_LOGO_SHARE))
    except UnusableError as error:
        stages, remarks = tell(job, Tale(story))
        return stages, [*remarks, error.remark]


def _abouts(job: Job, day: date | None, holidays: Holidays) -> Iterator[Story]:
    """What may be told of the site, the fullest first; the last says no day.

    Before the day its place gives way: whoever reads this stands there.
    """
    site = job.site
    known = not site.place or site.place.casefold() in site.name.casefold()
    place = () if known else (block(Part.LEAD, site.place, rtl=job.mirrored),)
    for before in dict.fromkeys((place, ())):
        for words in day_words(day, job.lang) if day else ():
            yield _about(job, (*before, *_values(job, [words, *shut_lines(job, holidays, day)])))
    yield _about(job, (*place, *_values(job, shut_lines(job, holidays))))


def _values(job: Job, lines: list[str]) -> tuple[Block, ...]:
    return tuple(block(Part.VALUE, line, rtl=job.mirrored) for line in lines)


def _about(job: Job, first: tuple[Block, ...]) -> Story:
    """The site's name, these blocks, and its hours."""
    title = block(Part.TITLE, job.site.name, rtl=job.mirrored)
    if not job.site.hours:
        return Story(title, first)
    heading = block(Part.HEADING, job.phrases.hours, rtl=job.mirrored)
    return Story(title, (*first, heading, keyed(week_lines(job), rtl=job.mirrored)))


def _responsible(job: Job, playlists: tuple[Playlist, ...]) -> Story:
    """Who answers for the board and how to reach them; and how one gets onto it, in the words of whoever says so
    first."""
    rtl = job.mirrored
    title = block(Part.TITLE, job.phrases.responsible, rtl=rtl)
    blocks = [block(Part.VALUE, job.party.name, rtl=rtl)]
    if job.party.contact:
        blocks.append(block(Part.TABLE, job.party.contact.replace(", ", "\n"), rtl=rtl))
    said = [party.advertise for party in (job.party, *(playlist.party for playlist in playlists)) if party.advertise]
    if said:
        blocks += [block(Part.HEADING, job.phrases.advertise, rtl=rtl), block(Part.TABLE, said[0], rtl=rtl)]
    return Story(title, tuple(blocks))


def _tickets(job: Job) -> tuple[Ticket, ...]:
    address = job.site.address or job.site_page
    try:
        ticket = ticket_for(url_payload(address), job.phrases.visit, short_addresses(address)) if address else None
    except ValueError:
        return ()
    return (ticket,) if ticket else ()


def week_lines(job: Job) -> list[tuple[str, str]]:
    """The week's hours, days and hours in the job's language: ("Mån–fre", "08–18"), ("Helgdag", "stängt")."""
    return [(_days(job, group.days), _hours(job, group.runs)) for group in week(job.site)]


def shut_lines(job: Job, holidays: Holidays, today: date | None = None) -> list[str]:
    """What is to be said of single days: those on which it is closed, or its hours on one that has others.

    All that the place itself has said; of its owner's closed days and of public holidays those of the coming week, if
    it is known what day it is. Days that follow one another and say the same stand together.
    """
    runs: list[tuple[tuple[str, str], list[date]]] = []
    for day in _single_days(job.site, holidays, today):
        said = _said_of(job, holidays, day)
        if runs and said == runs[-1][0] and day - runs[-1][1][-1] == timedelta(days=1):
            runs[-1][1].append(day)
        else:
            runs.append((said, [day]))
    return [_shut_line(job, *said, days, today) for said, days in runs]


def _single_days(site: Site, holidays: Holidays, today: date | None) -> list[date]:
    said = {shut.day for shut in site.shut}
    if today is None:
        return sorted(said)
    ahead = days_ahead(site, today, _AHEAD_DAYS)
    return [day for day in ahead if day in said or other_hours(site, holidays, [day])]


def _shut_line(job: Job, word: str, hours: str, days: list[date], today: date | None) -> str:
    if days == [today]:
        return " ".join(filter(None, (f"{event_phrases_in(job.lang).today}:", word, hours)))
    line = " ".join(filter(None, (word, _span(job, days[0], days[-1]), hours)))
    return f"{line[:1].upper()}{line[1:]}"


def _said_of(job: Job, holidays: Holidays, day: date) -> tuple[str, str]:
    """What stands before and behind a day: that it is closed, or the hours that are left; where none are known, those
    in which it is closed.
    """
    if job.site.hours:
        left = times(open_day(job.site, holidays, day).runs)
        return ("", left) if left else (job.phrases.closed, "")
    return job.phrases.closed, "" if is_closed_all_day(job.site, day) else times(closed_hours(job.site, day))


def _span(job: Job, first: date, last: date) -> str:
    named = [format_date(day, "EEE d MMM", locale=job.lang) for day in dict.fromkeys((first, last))]
    return " – ".join(named)


def _days(job: Job, days: tuple[int, ...]) -> str:
    if days == (PUBLIC_HOLIDAY,):
        return job.phrases.public_holiday
    names = get_day_names("abbreviated", context="stand-alone", locale=job.lang)
    first, last = names[days[0] - 1].rstrip("."), names[days[-1] - 1].rstrip(".")
    span = first if len(days) == 1 else f"{first}–{last}"
    return f"{span[:1].upper()}{span[1:]}"


def _hours(job: Job, runs: Runs) -> str:
    if not runs:
        return job.phrases.closed
    return job.phrases.always_open if runs == (ALL_DAY,) else times(runs)
