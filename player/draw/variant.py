"""A notice in one language becomes slides: which template tells or shows it, and what code goes with it.

Leaves out reading an editor's text file: the caller passes that in, since a board and an editor's folder read it alike.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from player.draw.alert import draw_alert
from player.draw.bidi import check_shaping
from player.draw.card import Ticket, ticket_for, too_fine
from player.draw.event_phrases import event_phrases_in
from player.draw.events import show_events
from player.draw.faces import check_fonts
from player.draw.facts import facts_of
from player.draw.film import FilmStill, film_of, let_run
from player.draw.job import Job, Subject
from player.draw.listing import listing
from player.draw.markdown import markdown_blocks, plain_blocks
from player.draw.page import Composition, Page
from player.draw.payloads import contact_payloads, phone_payload, short_addresses, url_payload
from player.draw.planning import Tale
from player.draw.showing import show_picture, show_poster
from player.draw.stage import Stage, finish
from player.draw.story import Block, Part, Story, block
from player.draw.telling import tell
from player.draw.unusable import Remark, UnusableError, unusable, warning
from player.notices.addresses import notice_page
from player.notices.board import Board, Playlist, Site
from player.notices.house import HOUSE
from player.notices.notice import ACCOMPANYING, Kind, Notice, Role, Variant
from player.notices.notice import Part as File
from player.notices.schedule import Priority
from player.notices.wifi import wifi_payload

_FILM_SHARES = (0.62, 0.52, 0.44)
"""The part of a slide that a film takes beside words: the first with which all stands on one page."""

ReadText = Callable[[bytes], str]
"""Takes a text file's bytes and gives the words in it, front matter taken off."""


@dataclass(frozen=True, slots=True)
class _Matter:
    """A variant with its files found. `page` is the address of the notice's page, "" where there is none."""

    notice: Notice
    variant: Variant
    root: Path
    read_text: ReadText
    page: str = ""

    def file(self, role: Role) -> File | None:
        return next((part for part in self.variant.parts if part.role is role), None)

    def path(self, role: Role) -> Path | None:
        part = self.file(role)
        return self.root / part.path if part else None


def draw_variant(  # noqa: PLR0913, PLR0917  (six nouns of the model, in its own order)
    board: Board,
    site: Site,
    playlist: Playlist,
    notice: Notice,
    variant: Variant,
    root: Path,
    read_text: ReadText,
) -> Composition:
    """The finished pages of a variant for a site's screen. `root` is what the parts' paths are relative to.

    What is wrong with the editor's files comes back as problems. Raises InputError only when fonts or shaping are
    missing here.
    """
    check_shaping()
    check_fonts()
    urgent = notice.priority is Priority.URGENT
    job = Job.of(board, site, playlist, Subject(notice.id, variant.file, variant.lang, urgent))
    # What is the house's own has no page; the site's has its code in every footer.
    page = "" if playlist.id == HOUSE else notice_page(board, notice.id, variant.lang, site.id)
    matter = _Matter(notice, variant, root, read_text, page)
    if notice.alert is not None:
        return composed(job, draw_alert(job, notice.alert, variant, job.zone), [])
    try:
        tickets, remarks = _tickets(job, matter)
        stages, more = _stages(job, matter, tickets)
    except UnusableError as error:
        return Composition((), (job.problem(error.remark),))
    return composed(job, stages, remarks + more)


def composed(job: Job, stages: list[Stage], remarks: list[Remark]) -> Composition:
    """The pages of stages whose codes can be read back, and every remark as a problem."""
    pages: list[Page] = []
    said = list(remarks)
    for stage in stages:
        try:
            page, more = finish(stage)
        except UnusableError as error:
            said.append(error.remark)
            continue
        pages.append(page)
        said += more
    return Composition(tuple(pages), tuple(job.problem(remark) for remark in dict.fromkeys(said)))


def _stages(job: Job, matter: _Matter, tickets: tuple[Ticket, ...]) -> tuple[list[Stage], list[Remark]]:
    if matter.notice.kind is Kind.EVENTS:
        return show_events(job, matter.notice, matter.variant, job.zone, tickets), []
    poster, picture = matter.path(Role.POSTER), matter.path(Role.PICTURE)
    if poster is not None:
        return show_poster(job, poster, tickets, _to_keep(job, matter))
    film = matter.file(Role.VIDEO)
    if film is not None:
        return _film_stages(job, matter, film_of(film.path, matter.root, picture), tickets)
    if picture is not None and matter.notice.kind is Kind.PICTURE and not _has_words(matter):
        return show_picture(job, picture, tickets)
    own_code = matter.notice.kind in (Kind.LINK, Kind.WIFI, Kind.CONTACT)
    return tell(job, Tale(_story(job, matter), picture, tickets, prominent=own_code))


def _has_words(matter: _Matter) -> bool:
    """Whether there is something to read beside a picture or a film."""
    notice = matter.notice
    return matter.file(Role.TEXT) is not None or notice.admission is not None or bool(notice.contact)


def _film_stages(
    job: Job, matter: _Matter, film: FilmStill, tickets: tuple[Ticket, ...]
) -> tuple[list[Stage], list[Remark]]:
    """A film's still where a picture would be; and there the film runs, on the first page that has it."""
    if not _has_words(matter):
        stages, remarks = show_picture(job, film.picture, tickets)
    else:
        for share in _FILM_SHARES:
            stages, remarks = tell(job, Tale(_story(job, matter), film.picture, tickets, share=share))
            if len(stages) == 1:
                break
    let_run(film, stages)
    return stages, remarks


def _story(job: Job, matter: _Matter) -> Story:
    if matter.notice.kind in ACCOMPANYING:
        return listing(job, matter.notice, matter.variant)
    # A story's own words are for the phone, and to be heard there.
    blocks = [] if matter.notice.kind is Kind.STORY else _text_blocks(job, matter)
    words = matter.variant.title.strip() or (job.phrases.wifi if matter.variant.wifi else "")
    title = block(Part.TITLE, words, rtl=job.mirrored) if words else None
    if blocks and blocks[0].part is Part.TITLE:
        title = blocks.pop(0)
    blocks = [entry if entry.part is not Part.TITLE else _as_heading(entry) for entry in blocks]
    facts = facts_of(job, matter.notice, matter.variant)
    return Story(title, (*facts.before, *blocks, *facts.after))


def _as_heading(entry: Block) -> Block:
    return Block(Part.HEADING, entry.text)


def _text_blocks(job: Job, matter: _Matter) -> list[Block]:
    part, path = matter.file(Role.TEXT), matter.path(Role.TEXT)
    if part is None or path is None:
        return markdown_blocks(matter.variant.text, rtl=job.mirrored)
    try:
        text = matter.read_text(path.read_bytes())
    except OSError as error:
        raise _gone() from error
    read = plain_blocks if part.media_type == "text/plain" else markdown_blocks
    return read(text, rtl=job.mirrored)


def _tickets(job: Job, matter: _Matter) -> tuple[tuple[Ticket, ...], list[Remark]]:
    """The codes that may go with a variant, the fullest first."""
    variant, say = matter.variant, job.phrases
    if variant.wifi is not None:
        offered = [ticket_for(wifi_payload(variant.wifi), say.join)]
    elif variant.contact is not None:
        offered = [ticket_for(card, say.save) for card in contact_payloads(variant.contact)]
        offered += [ticket_for(phone_payload(phone), say.call) for phone in variant.contact.phones[:1]]
    elif variant.link or (matter.page and _has_more(matter)):
        try:
            url_payload(variant.link or matter.page)
            offered = [_page_ticket(job, matter.page or variant.link, matter)]
        except ValueError:
            return (), [_no_link(variant.link)]
    else:
        return (), []
    tickets = tuple(ticket for ticket in offered if ticket is not None)
    return tickets, [] if tickets else [too_fine(job)]


def _page_ticket(job: Job, address: str, matter: _Matter) -> Ticket | None:
    """The code that leads to the notice's page, or on a board without pages straight to its link."""
    label = job.phrases.listen if matter.file(Role.SOUND) else job.phrases.more
    if matter.notice.kind is Kind.EVENTS:
        label = event_phrases_in(job.lang).calendar
    return ticket_for(url_payload(address), label, short_addresses(address))


def _to_keep(job: Job, matter: _Matter) -> Ticket | None:
    """The code that takes a poster along, from the page that has the file."""
    return ticket_for(url_payload(matter.page), job.phrases.keep, short_addresses(matter.page)) if matter.page else None


def _has_more(matter: _Matter) -> bool:
    """Whether a notice without a link has more on its page than is on a slide: a sound, tickets, things to come."""
    notice = matter.notice
    sound = any(part.role is Role.SOUND for part in matter.variant.parts)
    return sound or notice.admission is not None or bool(notice.events)


def _no_link(link: str) -> Remark:
    return warning(
        "link-unusable",
        f"länken ”{link[:60]}” är ingen webbadress som en mobil kan öppna, så sidan visas utan kod. Börja den med https://.",
        f"the link “{link[:60]}” is no web address that a phone can open, so the page is shown without a code. "
        "Begin it with https://.",
    )


def _gone() -> UnusableError:
    return unusable(
        "file-gone",
        "filen finns inte längre eller går inte att läsa. Lägg in den igen.",
        "the file is no longer there or cannot be read. Put it back.",
    )
