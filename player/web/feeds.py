"""What others may use: RSS of the newest notices, calendars of what is to happen, the sitemap, robots.txt.

Leaves out the pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from email.utils import format_datetime
from html import escape

from player.notices.addresses import board_page, coded_page, playlist_page, site_page, statement_page
from player.notices.board import Playlist
from player.web.event_page import entry_of
from player.web.ical import Entry, calendar_file
from player.web.model import Card, Happening, Shelf
from player.web.press import Feed, Press
from player.web.shelves import NEWEST, coming
from player.web.words import words_in

_XML = '<?xml version="1.0" encoding="utf-8"?>\n'


def feeds_of(press: Press, lang: str, stem: str, title: str) -> tuple[Feed, ...]:
    """The feeds that a page tells of in its head: those of its playlist, or the board's."""
    base, words = press.frame.base, words_in(lang)
    calendar = "kalender" if stem == "flode" else stem
    return (
        Feed("application/rss+xml", f"{title}: {words['rss']}", f"{base}/{stem}.rss"),
        Feed("text/calendar", f"{title}: {words['calendar']}", f"{base}/{calendar}.ics"),
    )


def playlist_feeds(press: Press, playlist: Playlist, cards: Sequence[Card], shelf: Shelf) -> dict[str, bytes]:
    """A playlist's RSS and calendar, and its part of the sitemap, which names all its notices."""
    address = playlist_page(press.frame.board, playlist.id)
    return {
        f"p/{playlist.id}.rss": _rss(press, playlist.title, address, f"p/{playlist.id}.rss", shelf.newest),
        f"p/{playlist.id}.ics": _calendar(press, playlist.title, shelf.happenings),
        f"sitemaps/{playlist.id}.xml": _sitemap(press, playlist, cards),
    }


def board_feeds(press: Press, shelves: Mapping[str, Shelf]) -> dict[str, bytes]:
    """The board's own RSS and calendar, the sitemap of its pages and of all sitemaps, and robots.txt."""
    board = press.frame.board
    newest = [card for shelf in shelves.values() for card in shelf.newest]
    newest.sort(key=lambda card: (card.since, card.code), reverse=True)
    happenings = [each for shelf in shelves.values() for each in shelf.happenings]
    own = [board_page(board), statement_page(board), *(site_page(board, site.id) for site in board.sites)]
    maps = [f"{board.address}/sitemaps/{name}.xml" for name in ("_board", *shelves)]
    listed = "".join(f"<sitemap><loc>{escape(each)}</loc></sitemap>\n" for each in maps)
    schema = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    robots = f"User-agent: *\nDisallow: {press.frame.base}/blobs/\nSitemap: {board.address}/sitemap.xml\n"
    return {
        "flode.rss": _rss(press, board.name, board_page(board), "flode.rss", newest[:NEWEST]),
        "kalender.ics": _calendar(press, board.name, happenings),
        "sitemap.xml": f"{_XML}<sitemapindex {schema}>\n{listed}</sitemapindex>\n".encode(),
        "sitemaps/_board.xml": _urls(_url(each) for each in own),
        "robots.txt": robots.encode(),
    }


def _rss(press: Press, title: str, address: str, own: str, cards: Sequence[Card]) -> bytes:
    frame, board = press.frame, press.frame.board
    items = "".join(_item(press, card) for card in cards)
    itself = escape(f"{board.address}/{own}")
    head = (
        f"<title>{escape(title)}</title>\n<link>{escape(address)}</link>\n"
        f"<description>{escape(f'{title}, {board.name}' if title != board.name else title)}</description>\n"
        f"<language>{escape(frame.first)}</language>\n"
        f'<atom:link href="{itself}" rel="self" type="application/rss+xml"/>\n'
    )
    open_tag = '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">'
    return f"{_XML}{open_tag}\n<channel>\n{head}{items}</channel>\n</rss>\n".encode("utf-8", "replace")


def _item(press: Press, card: Card) -> str:
    url, words = coded_page(press.frame.board, card.code), dict(card.words)
    title, text = _named(press, card), words.get(card.titles[0][0], "")
    return (
        f"<item><title>{escape(_plain(title))}</title><link>{escape(url)}</link>"
        f'<guid isPermaLink="true">{escape(url)}</guid><pubDate>{format_datetime(card.since)}</pubDate>'
        f"<description>{escape(_plain(text))}</description></item>\n"
    )


def _named(press: Press, card: Card) -> str:
    """Its title, after what must not be overlooked where there are no labels: that it is a drill, or advertising."""
    said = words_in(press.frame.first)
    marks = ((card.drill, said["drill"]), (press.frame.is_advert(card.playlist), said["advert"]))
    return ": ".join((*(mark for holds, mark in marks if holds), card.titles[0][1]))


def _calendar(press: Press, title: str, happenings: Sequence[Happening]) -> bytes:
    board = press.frame.board
    entries = [_entry(press, each) for each in coming(happenings, press.now)]
    # The day alone: what did not change since then is not written again.
    stamp = press.now.replace(hour=0, minute=0, second=0, microsecond=0)
    return calendar_file(title, entries, board.timezone, stamp)


def _entry(press: Press, happening: Happening) -> Entry:
    entry = entry_of(happening.event, coded_page(press.frame.board, happening.code))
    if not press.frame.is_advert(happening.playlist):
        return entry
    return replace(entry, title=f"{words_in(press.frame.first)['advert']}: {entry.title}")


def _sitemap(press: Press, playlist: Playlist, cards: Sequence[Card]) -> bytes:
    board = press.frame.board
    addresses = [playlist_page(board, playlist.id)]
    addresses += [coded_page(board, card.code) for card in cards]
    return _urls(_url(each) for each in addresses)


def _url(address: str) -> str:
    return f"<url><loc>{escape(address)}</loc></url>\n"


def _urls(urls: Iterable[str]) -> bytes:
    schema = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    return f"{_XML}<urlset {schema}>\n{''.join(urls)}</urlset>\n".encode()


def _plain(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(char for char in text if char >= " " or char in "\t\n")
