"""The pages that lead to notices: a playlist's, a site's and the board's; and the accessibility statement.

Leaves out cards (`cards`), the map (`map`) and feeds (`feeds`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from player.notices.addresses import board_page, playlist_page, site_page, statement_page
from player.notices.board import Playlist, Site
from player.notices.notice import Wifi
from player.web.cards import CardView, split, views
from player.web.contacts import pieces_of
from player.web.event_page import happening_views
from player.web.map import map_of
from player.web.model import Card, Home, Shelf
from player.web.opening import today_words, week_lines
from player.web.press import Feed, Press
from player.web.profile import profile_data, profile_view
from player.web.shelves import FOR_A_SITE, ON_ITS_PAGE, coming, is_for
from player.web.structured import site_data
from player.web.words import words_in

_EVENTS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class SiteMatter:
    """A site and what its page needs besides its shelves. `code` is that of its own page, `wifi` its guest network.

    `typed` is the page's address as somebody would type it.
    """

    site: Site
    code: tuple[str, ...]
    typed: str
    wifi: Wifi | None = None
    wifi_code: tuple[str, ...] = ()


def playlist_files(
    press: Press, playlist: Playlist, cards: Sequence[Card], shelf: Shelf, profile: Home | None
) -> dict[str, bytes]:
    """A playlist's page in every language of the board: who it is, and what it has up."""
    frame, board = press.frame, press.frame.board
    up, soon = split(cards, press.now)
    files = {}
    for lang in board.languages:
        words = words_in(lang)
        about = profile_view(press, profile, lang) if profile else None
        page = press.page(
            lang,
            playlist.title,
            lambda each: playlist_page(board, playlist.id, each),
            board.languages,
            description=about.plain if about else words.fill("responsible_for", party=playlist.party.name),
            picture=about.picture if about else None,
            data=[profile_data(frame, playlist, profile, playlist_page(board, playlist.id, lang))],
            feeds=_feeds(press, lang, f"p/{playlist.id}", playlist.title),
        )
        path, data = press.print(
            "playlist.html.j2",
            page,
            playlist=playlist,
            about=about,
            up=views(press, up[:ON_ITS_PAGE], lang),
            more=max(0, len(up) - ON_ITS_PAGE),
            soon=views(press, soon[:FOR_A_SITE], lang),
            happenings=happening_views(press, coming(shelf.happenings, press.now)[:_EVENTS_SHOWN], lang),
            sites=[(site.name, frame.site_href(site, lang)) for site in frame.sites_of(playlist, None)],
        )
        files[path] = data
    return files


def site_files(press: Press, matter: SiteMatter, shelves: Mapping[str, Shelf]) -> dict[str, bytes]:
    """A site's page in every language of the board, which prints as a poster with the site's code."""
    board, site = press.frame.board, matter.site
    files = {}
    shown = [each for each in board.playlists if each.sites is None or site.id in each.sites]
    happenings = coming([each for one in shown for each in shelves.get(one.id, Shelf()).happenings], press.now)
    for lang in press.frame.site_langs(site):
        words = words_in(lang)
        groups = [group for each in shown if (group := _group(press, each, shelves.get(each.id), site, lang))]
        named = site.name if not site.place or site.place in site.name else f"{site.name}, {site.place}"
        page = press.page(
            lang,
            named,
            lambda each: site_page(board, site.id, each),
            press.frame.site_langs(site),
            description=f"{words['on_now']}: " + ", ".join(card.title for group in groups for card in group.up[:2]),
            data=[site_data(site, site_page(board, site.id, lang))],
            feeds=_feeds(press, lang, "flode", board.name),
        )
        party = site.party or board.owner
        path, data = press.print(
            "site.html.j2",
            page,
            site=site,
            party=party,
            groups=groups,
            happenings=happening_views(press, happenings[:_EVENTS_SHOWN], lang),
            week=week_lines(site, press.calendar(lang), words),
            today=today_words(site, board.holidays, press.calendar(lang).today, words),
            way=_way(site),
            wifi=matter.wifi,
            wifi_code=matter.wifi_code,
            code=matter.code,
            typed=matter.typed,
        )
        files[path] = data
    return files


def board_files(press: Press, shelves: Mapping[str, Shelf]) -> dict[str, bytes]:
    """The board's own page in each of its languages, and its accessibility statement."""
    frame, board = press.frame, press.frame.board
    files = {}
    newest = [card for each in shelves.values() for card in each.newest if card.words or card.picture]
    newest.sort(key=lambda card: (card.since, card.picture is not None))
    happenings = coming([each for shelf in shelves.values() for each in shelf.happenings], press.now)
    for lang in board.languages:
        words = words_in(lang)
        sites = [
            (
                site,
                frame.site_href(site, lang),
                today_words(site, board.holidays, press.calendar(lang).today, words),
            )
            for site in board.sites
        ]
        page = press.page(
            lang,
            board.name,
            lambda each: board_page(board, each),
            board.languages,
            description=f"{words['places']}: " + ", ".join(site.name for site in board.sites),
            data=[{"@type": "WebSite", "name": board.name, "url": board_page(board), "inLanguage": lang}],
            feeds=_feeds(press, lang, "flode", board.name),
        )
        up, _ = split(newest[::-1], press.now)
        path, data = press.print(
            "board.html.j2",
            page,
            sites=sites,
            map=map_of(board.sites, lambda site: frame.site_href(site, lang)),  # noqa: B023
            newest=views(press, up[:_EVENTS_SHOWN], lang),
            happenings=happening_views(press, happenings[:_EVENTS_SHOWN], lang),
            playlists=[
                (each.title, each.party.name, frame.href(playlist_page(board, each.id, lang)))
                for each in board.playlists
            ],
        )
        files[path] = data
        files |= dict([_statement(press, lang)])
    return files


def _statement(press: Press, lang: str) -> tuple[str, bytes]:
    board, words = press.frame.board, words_in(lang)
    page = press.page(lang, words["statement"], lambda each: statement_page(board, each), board.languages)
    said = [line.format(board=board.name) for line in words.about_access]
    return press.print("statement.html.j2", page, said=said, owner=pieces_of(board.owner.contact))


@dataclass(frozen=True, slots=True)
class _Group:
    """A playlist's part of a site's page."""

    playlist: Playlist
    href: str
    up: tuple[CardView, ...]
    soon: tuple[CardView, ...]
    more: int


def _group(press: Press, playlist: Playlist, shelf: Shelf | None, site: Site, lang: str) -> _Group | None:
    if shelf is None:
        return None
    cards = [card for card in shelf.cards if is_for(card, site.id)][:FOR_A_SITE]
    if not cards:
        return None
    up, soon = split(cards, press.now)
    href = press.frame.href(playlist_page(press.frame.board, playlist.id, lang))
    more = dict(shelf.counts).get(site.id, 0) - len(cards)
    return _Group(playlist, href, views(press, up, lang), views(press, soon, lang), more)


def _feeds(press: Press, lang: str, stem: str, title: str) -> tuple[Feed, ...]:
    base, words = press.frame.base, words_in(lang)
    calendar = "kalender" if stem == "flode" else stem
    return (
        Feed("application/rss+xml", f"{title}: {words['rss']}", f"{base}/{stem}.rss"),
        Feed("text/calendar", f"{title}: {words['calendar']}", f"{base}/{calendar}.ics"),
    )


def _way(site: Site) -> str:
    """An https link that every phone opens as a map."""
    if site.position is None:
        return ""
    north, east = site.position
    return f"https://www.openstreetmap.org/?mlat={north:.5f}&mlon={east:.5f}#map=15/{north:.5f}/{east:.5f}"
