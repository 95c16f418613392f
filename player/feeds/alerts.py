"""Alerts in force become notices: for whom, from when to when, how loud, in which languages; their words untouched.

Leaves out which alerts are in force (`in_force`) and how they are drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from player.feeds.area import Place, reaches
from player.feeds.cap import Area, Info, Level, Message
from player.feeds.order import FeedOrder
from player.feeds.post import Post
from player.notices.board import Site
from player.notices.languages import ALERTED
from player.notices.notice import Alert, Kind, Notice, Variant
from player.notices.schedule import Priority, Schedule


def alert_notices(messages: Iterable[Message], order: FeedOrder, post: Post) -> Iterator[Notice]:
    """A notice for each message that reaches a site and is serious enough. Swedish comes first, then English."""
    for message in messages:
        told = replace(message, infos=tuple(info for info in message.infos if info.level >= order.level))
        sites = _sites(told, order, post)
        variants = tuple(_variants(told, post))
        if sites and variants:
            yield Notice(
                id=post.id_of(f"{message.own.sender} {message.own.identifier}"),
                playlist=post.playlist,
                kind=Kind.ALERT,
                variants=variants,
                schedule=Schedule(starts=_starts(told), ends=told.ends),
                priority=_priority(told, order),
                sites=post.only_at(sites),
                alert=_alert(told, post),
            )


def _sites(message: Message, order: FeedOrder, post: Post) -> tuple[str, ...]:
    areas = _areas(message.infos)
    if order.areas and not reaches([Area(area.name, area.codes) for area in areas], Place(order.areas)):
        return ()
    return tuple(site.id for site in post.sites if reaches(areas, _place(site, order)))


def _place(site: Site, order: FeedOrder) -> Place:
    return Place((site.municipality,) if site.municipality else order.areas, site.position)


def _areas(infos: Iterable[Info]) -> tuple[Area, ...]:
    return tuple(dict.fromkeys(area for info in infos for area in info.areas))


def _starts(message: Message) -> datetime | None:
    effective = min((info.effective or message.sent for info in message.infos), default=message.sent)
    return effective if effective > message.sent else None


def _priority(message: Message, order: FeedOrder) -> Priority:
    level = max((info.level for info in message.infos), default=Level.MINOR)
    return Priority.URGENT if order.takeover is not None and level >= order.takeover else Priority.NORMAL


def _variants(message: Message, post: Post) -> Iterator[Variant]:
    langs = dict.fromkeys(info.lang for info in message.infos)
    for lang in sorted(langs, key=lambda lang: ALERTED.index(lang) if lang in ALERTED else len(ALERTED)):
        infos = [info for info in message.infos if info.lang == lang]
        event = infos[0].event or infos[0].headline
        paragraphs = dict.fromkeys(text for info in infos for text in (_headline(info, event), info.text) if text)
        if not event and not paragraphs:
            continue
        yield Variant(
            lang=lang,
            title=event or next(iter(paragraphs)),
            file=post.file,
            text="\n\n".join(paragraphs),
            link=next((info.web for info in infos if info.web.startswith(("https://", "http://"))), ""),
            credit=post.credit(message.credit or _sender_name(message), lang),
        )


def _headline(info: Info, event: str) -> str:
    """The headline, unless the event or the text says the same."""
    said = info.headline.casefold()
    return "" if said == event.casefold() or info.text.casefold().startswith(said) else info.headline


def _sender_name(message: Message) -> str:
    return next((info.sender_name for info in message.infos if info.sender_name), message.sender)


def _alert(message: Message, post: Post) -> Alert:
    first = message.infos[0]
    return Alert(
        identifier=message.identifier,
        sender=message.sender,
        sent=message.sent,
        sender_name=_sender_name(message),
        event=first.event,
        area=", ".join(dict.fromkeys(area.name for area in first.areas if area.name)),
        credit=post.credit(message.credit or _sender_name(message), first.lang),
        drill=message.drill,
    )
