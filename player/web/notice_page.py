"""A notice's pages, one a language: what the slide says and what it has no room for.

Leaves out the pages of its single events (`event_page`) and what becomes of it when it is over (`ended_page`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from player.notices.addresses import coded_page, playlist_page
from player.notices.agenda import coming
from player.notices.notice import Contact
from player.notices.schedule import Priority
from player.web.contacts import Piece, host_of, is_web, phone_href, vcard_of
from player.web.event_page import event_file, event_files, happening_views, happenings_of
from player.web.model import Happening, Matter, Medium, Telling
from player.web.press import Page, Press, shortened, size_words
from player.web.structured import Data, article_data, contact_data, event_data, offer_data
from player.web.tickets import no_tickets, ticket_event, ticket_view
from player.web.tongues import lang_of, page_langs, telling_in
from player.web.words import Words, language_name, words_in

Codes = Mapping[str, tuple[str, ...]]
"""Payloads of codes as rows of modules."""


@dataclass(frozen=True, slots=True)
class _Sound:
    lang: str
    language: str
    title: str
    href: str
    medium: Medium


@dataclass(frozen=True, slots=True)
class _Download:
    said: str
    size: str
    medium: Medium


def notice_files(press: Press, matter: Matter, codes: Codes) -> dict[str, bytes]:
    """Every page of a notice and every small file that they offer, by path under the tree."""
    board = press.frame.board
    files = dict(_page(press, matter, lang, codes) for lang in page_langs(board, matter.tellings))
    files |= event_files(press, matter)
    stem = f"n/{matter.code}"
    contact = _contact(matter)
    if contact is not None:
        files[f"{stem}.vcf"] = vcard_of(contact)
    event = ticket_event(matter)
    if event is not None:
        files[f"{stem}.ics"] = event_file(press, matter, event, coded_page(board, matter.code))
    return files


def _page(press: Press, matter: Matter, lang: str, codes: Codes) -> tuple[str, bytes]:
    frame, words, notice = press.frame, words_in(lang), matter.notice
    board, telling = frame.board, telling_in(frame.board, matter.tellings, lang)
    variant = telling.variant
    return press.print(
        "notice.html.j2",
        _head(press, matter, telling, lang),
        lang=lang_of(board, telling),
        playlist=matter.playlist,
        playlist_href=frame.href(playlist_page(board, matter.playlist.id, lang)),
        urgent=notice.priority is Priority.URGENT or notice.alert is not None,
        drill=notice.is_drill,
        author=variant.author,
        telling=telling,
        sounds=_sounds(press, matter, telling),
        prose=Markup(telling.prose.html) if telling.prose else "",  # noqa: S704  cleaned (`cleaning`)
        link=variant.link if is_web(variant.link) else "",
        host=host_of(variant.link),
        happenings=happening_views(press, _to_come(press, matter), lang),
        admission=ticket_view(press, matter, words),
        wifi=variant.wifi,
        wifi_code=codes.get(matter.notice.id, ()),
        ask=notice.contact,
        contact=_contact_view(press, matter, variant.contact) if variant.contact else None,
        downloads=tuple(_downloads(words, telling, language_name(lang_of(board, telling)))),
        facts=_facts(press, matter, telling, lang),
        credits=_credits(words, matter, telling),
        sites=_sites(press, matter, lang),
        limits=_limits(press, matter, words),
    )


def _head(press: Press, matter: Matter, telling: Telling, lang: str) -> Page:
    board, title = press.frame.board, telling.variant.title or matter.playlist.title
    return press.page(
        lang,
        # Where a page is shared its heading goes alone.
        f"{words_in(lang)['drill']}: {title}" if matter.notice.is_drill else title,
        lambda each: coded_page(board, matter.code, each),
        page_langs(board, matter.tellings),
        description=telling.prose.plain if telling.prose else telling.poster_words or matter.playlist.party.name,
        picture=telling.picture,
        data=_data(press, matter, telling),
        kind="article",
    )


def _to_come(press: Press, matter: Matter) -> list[Happening]:
    """The events that a slide has today: those that were over when the day began have but their own pages left."""
    told = coming(matter.notice.events, press.today, press.zone)
    return [each for each in happenings_of(matter) if each.event in told]


def _sounds(press: Press, matter: Matter, telling: Telling) -> tuple[_Sound, ...]:
    """The sound in each language, the page's own first, then in the board's order."""
    board = press.frame.board
    with_sound = [each for each in matter.tellings if each.sound is not None]
    order = {lang: at for at, lang in enumerate(board.languages)}
    with_sound.sort(key=lambda each: (each is not telling, order.get(lang_of(board, each), 99)))
    sounds = []
    for each in with_sound:
        assert each.sound is not None
        lang = lang_of(board, each)
        href = "" if each is telling else press.frame.href(coded_page(board, matter.code, lang))
        sounds.append(_Sound(lang, language_name(lang), each.variant.title, href, each.sound))
    return tuple(sounds)


def _downloads(words: Words, telling: Telling, language: str) -> Iterator[_Download]:
    found = (
        (telling.poster, words["poster_file"]),
        (telling.original, words["picture_file"]),
        (telling.sound, words.fill("sound_file", language=language)),
        (telling.text if telling.prose and telling.prose.cut else None, words["text_file"]),
    )
    for medium, said in found:
        if medium is not None:
            yield _Download(said, size_words(medium.size, words.spoken), medium)


def _contact(matter: Matter) -> Contact | None:
    return next((each.variant.contact for each in matter.tellings if each.variant.contact), None)


def _contact_view(press: Press, matter: Matter, contact: Contact) -> dict[str, object]:
    ways = [Piece(phone, phone_href(phone)) for phone in contact.phones]
    ways += [Piece(email, f"mailto:{email}") for email in contact.emails]
    ways += [Piece(host_of(contact.url), contact.url)] if is_web(contact.url) else []
    said = dict.fromkeys(each for each in (contact.name, contact.title, contact.organisation, contact.address) if each)
    return {"said": tuple(said), "ways": tuple(ways), "card": f"{press.frame.base}/n/{matter.code}.vcf"}


def _facts(press: Press, matter: Matter, telling: Telling, lang: str) -> tuple[str, ...]:
    """What a public alert tells of itself, but for what its heading and its source say already."""
    alert, words = matter.notice.alert, words_in(lang)
    if alert is None:
        return ()
    sent = words.fill("sent", time=press.calendar(lang).moment(alert.sent))
    area = words.fill("area", area=alert.area) if alert.area else ""
    said = (telling.variant.title, *_credits(words, matter, telling))
    event, sender = ("" if any(each in by for by in said) else each for each in (alert.event, alert.sender_name))
    return tuple(each for each in (event, area, sent, sender) if each)


def _credits(words: Words, matter: Matter, telling: Telling) -> tuple[str, ...]:
    notice = matter.notice
    credit = telling.variant.credit or (notice.alert.credit if notice.alert else "")
    rights = words.fill("by_leave", rights=notice.rights) if notice.rights else ""
    return tuple(each for each in (credit, rights) if each)


def _sites(press: Press, matter: Matter, lang: str) -> tuple[dict[str, str], ...]:
    frame = press.frame
    return tuple(
        {
            "href": frame.site_href(site, lang),
            "said": site.name if not site.place or site.place in site.name else f"{site.name}, {site.place}",
        }
        for site in frame.sites_of(matter.playlist, matter.notice.sites)
    )


def _limits(press: Press, matter: Matter, words: Words) -> tuple[str, ...]:
    schedule, calendar = matter.notice.schedule, press.calendar(words.lang)
    starts = schedule.starts if schedule.starts and schedule.starts > press.now else None
    said = [words.fill("from", day=calendar.first_day(starts))] if starts else []
    said += [words.fill("until", day=calendar.last_day(schedule.ends))] if schedule.ends else []
    return (*said, *filter(None, [calendar.shown_at(schedule.days, schedule.hours)]))


def _data(press: Press, matter: Matter, telling: Telling) -> tuple[Data, ...]:
    frame, notice, variant = press.frame, matter.notice, telling.variant
    lang, party = lang_of(frame.board, telling), matter.playlist.party
    url = coded_page(frame.board, matter.code, variant.lang)
    if variant.contact is not None:
        return (contact_data(variant.contact, url),)
    event = ticket_event(matter)
    if event is not None and notice.admission is not None:
        offer = offer_data(notice.admission, variant.link, no_tickets(notice.admission, press))
        return ({**event_data(frame, event, url, party), "offers": offer},)
    said = (frame, shortened(variant.title, 110), url, lang, matter.since, party, variant.author, telling.picture)
    return (article_data(*said),)
