"""News become notices: each of the newest its own, or all in one list; with title, source and date of writing.

Leaves out what the news say: long ones are told to the end of a sentence, and their code leads to the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from player.feeds.area import Place, reaches
from player.feeds.cap import Area
from player.feeds.item import Item, News
from player.feeds.order import FeedOrder
from player.feeds.post import Post
from player.feeds.wording import day
from player.notices.notice import Kind, Notice, Variant
from player.notices.schedule import Schedule

MOST_WORDS = 60
_OLD = timedelta(days=30)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&])")


def news_notices(news: News, order: FeedOrder, post: Post, now: datetime) -> Iterator[Notice]:
    """The notices of the newest items that concern a site and are no more than a month old."""
    wanted = [item for item in news.items if _is_recent(item, now) and _sites(item, order, post)][: order.newest]
    name = order.credit or news.source
    if order.listed:
        if wanted:
            yield _list(wanted, order.title or news.source or wanted[0].title, name, post)
        return
    for item in wanted:
        yield _notice(item, name, order, post)


def _notice(item: Item, name: str, order: FeedOrder, post: Post) -> Notice:
    sites = _sites(item, order, post)
    variant = Variant(
        lang=item.lang,
        title=item.title,
        file=post.file,
        link=item.link,
        text=as_markdown(shortened(item.words)),
        credit=_credit(item, name, post),
    )
    lapses = item.published + _OLD if item.published else None
    return Notice(
        post.id_of(item.key),
        post.playlist,
        Kind.TEXT,
        (variant,),
        Schedule(lapses=lapses),
        sites=post.only_at(sites),
    )


def _list(items: list[Item], title: str, name: str, post: Post) -> Notice:
    """One slide that names them all, each with its date."""
    lang = items[0].lang
    lines = [f"- {as_markdown(item.title)}{_dated(item, lang, post)}" for item in items]
    variant = Variant(lang, title, post.file, text="\n".join(lines), credit=post.credit(name, lang))
    sites = post.only_at([site.id for site in post.sites])
    return Notice(post.id_of("list"), post.playlist, Kind.TEXT, (variant,), sites=sites)


def _dated(item: Item, lang: str, post: Post) -> str:
    return f" \\({day(item.published, lang, post.zone)}\\)" if item.published else ""


def _credit(item: Item, name: str, post: Post) -> str:
    credit = post.credit(name, item.lang)
    if item.published is None:
        return credit
    return ", ".join(filter(None, (credit, day(item.published, item.lang, post.zone))))


def _is_recent(item: Item, now: datetime) -> bool:
    return item.published is None or now - _OLD < item.published


def _sites(item: Item, order: FeedOrder, post: Post) -> tuple[str, ...]:
    if not item.counties:
        return tuple(site.id for site in post.sites)
    areas = [Area(codes=item.counties)]
    if order.areas and not reaches(areas, Place(order.areas)):
        return ()
    places = ((site.id, (site.municipality,) if site.municipality else order.areas) for site in post.sites)
    return tuple(site for site, codes in places if reaches(areas, Place(codes)))


def shortened(words: str) -> str:
    """The first sentences of long words, and a mark that they go on."""
    if len(words.split()) <= MOST_WORDS:
        return words
    kept: list[str] = []
    for sentence in _SENTENCE_END.split(words):
        if kept and len(" ".join((*kept, sentence)).split()) > MOST_WORDS:
            break
        kept.append(sentence)
    text = " ".join(kept)
    few = text.split()[:MOST_WORDS]
    return (text if len(text.split()) <= MOST_WORDS else " ".join(few)) + " …"


def as_markdown(words: str) -> str:
    """Plain words as Markdown that says just them: an outside text must not set headings or lists."""
    return _MARKS.sub(r"\\\1", words).replace("\n", "\n\n")
