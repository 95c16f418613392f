"""Notices as cards: what a list keeps of each, and how it shows them in one language.

Leaves out the lists (`playlist_page`, `site_page`, `board_page`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from player.notices.addresses import coded_page
from player.notices.schedule import Priority
from player.web.contacts import host_of, is_web
from player.web.model import Card, Matter, Picture, Telling
from player.web.press import Press, shortened
from player.web.tickets import no_tickets
from player.web.tongues import lang_of, said_in
from player.web.words import words_in

_WORDS = 110
"""Characters of a notice's text on its card."""


@dataclass(frozen=True, slots=True)
class CardView:
    """A card in one language: `lang` is that of its words, which may be another than the page's."""

    href: str
    lang: str
    title: str
    words: str
    meta: tuple[str, ...]
    picture: Picture | None
    advert: bool
    urgent: bool
    drill: bool


def card_of(press: Press, matter: Matter) -> Card:
    """What lists keep of a notice."""
    board, notice = press.frame.board, matter.notice
    titles, words = [], []
    for telling in matter.tellings:
        lang = lang_of(board, telling)
        titles.append((lang, telling.variant.title or matter.playlist.title))
        plain = _summary(telling)
        words += [(lang, shortened(plain, _WORDS))] if plain else []
    return Card(
        code=matter.code,
        playlist=matter.playlist.id,
        kind=notice.kind,
        titles=tuple(titles),
        since=matter.since,
        words=tuple(words),
        picture=next((each.picture for each in matter.tellings if each.picture), None),
        starts=notice.schedule.starts,
        ends=notice.schedule.ends,
        begins=notice.admission.begins if notice.admission else None,
        price=notice.admission.price if notice.admission else "",
        sites=notice.sites,
        priority=notice.priority,
        heard=any(each.sound for each in matter.tellings),
        days=notice.schedule.days,
        hours=notice.schedule.hours,
        no_tickets=no_tickets(notice.admission, press) if notice.admission else "",
        drill=notice.is_drill,
        wifi=next((each.variant.wifi for each in matter.tellings if each.variant.wifi), None),
    )


def _summary(telling: Telling) -> str:
    """What a notice says, or for those without words whom or where it leads to."""
    variant, contact = telling.variant, telling.variant.contact
    if telling.prose or telling.poster_words:
        return telling.prose.plain if telling.prose else telling.poster_words
    if contact is not None:
        name = contact.name if contact.name.casefold() != variant.title.casefold() else ""
        said = (name, contact.title, contact.organisation, *contact.phones[:1])
        return ", ".join(dict.fromkeys(each for each in said if each))
    return host_of(variant.link) if is_web(variant.link) else ""


def views(press: Press, cards: Iterable[Card], lang: str) -> tuple[CardView, ...]:
    return tuple(_view(press, card, lang) for card in cards)


def split(cards: Sequence[Card], now: datetime) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
    """Those that are up now, what is urgent first, and those that come."""
    up = [card for card in cards if card.starts is None or card.starts <= now]
    up.sort(key=lambda card: card.priority is not Priority.URGENT)
    soon = sorted((card for card in cards if card.starts and card.starts > now), key=lambda card: str(card.starts))
    return tuple(up), tuple(soon)


def _view(press: Press, card: Card, lang: str) -> CardView:
    frame = press.frame
    spoken, title = said_in(frame.board, card.titles, lang)
    # A page that the notice has not in this language is linked to in the one it has.
    known = [each for each, _ in card.titles]
    there = lang if lang in known or lang == frame.first else spoken if spoken in frame.board.languages else frame.first
    return CardView(
        href=frame.href(coded_page(frame.board, card.code, there)),
        lang=spoken,
        title=title,
        words=dict(card.words).get(spoken, ""),
        meta=_meta(press, card, lang),
        picture=card.picture,
        advert=frame.is_advert(card.playlist),
        urgent=card.priority is Priority.URGENT,
        drill=card.drill,
    )


def _meta(press: Press, card: Card, lang: str) -> tuple[str, ...]:
    """When, whether there are tickets, how much, and until when: what helps to choose."""
    calendar, words = press.calendar(lang), words_in(lang)
    said = []
    if card.begins is not None:
        said.append(calendar.moment(card.begins))
    elif card.starts is not None and card.starts > press.now:
        said.append(words.fill("from", day=calendar.first_day(card.starts)))
    elif card.ends is not None:
        said.append(words.fill("until", day=calendar.last_day(card.ends)))
    said += [times] if (times := calendar.shown_at(card.days, card.hours)) else []
    if card.no_tickets or card.price:
        said.append(words[card.no_tickets] if card.no_tickets else card.price)
    if card.heard:
        said.append(words["listen"])
    return (" · ".join(said),) if said else ()
