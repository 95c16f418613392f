"""A site's page in the languages of its board: its place, hours and network, and what is up; printed, it is a poster.

Leaves out cards (`cards`) and the map of all sites (`board_page`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from player.notices.addresses import playlist_page, site_page
from player.notices.board import Playlist, Site
from player.notices.hours import days_ahead, other_hours
from player.notices.notice import Wifi
from player.web.cards import CardView, split, views
from player.web.event_page import happening_views
from player.web.feeds import feeds_of
from player.web.model import Shelf
from player.web.opening import other_lines, today_words, week_lines
from player.web.press import Page, Press
from player.web.shelves import EVENTS_SHOWN, FOR_A_SITE, coming, is_for
from player.web.structured import Data, site_data
from player.web.words import words_in

_AHEAD_DAYS = 15


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


@dataclass(frozen=True, slots=True)
class _Group:
    """A playlist's part of the page; `more` are its notices that are not on it."""

    playlist: Playlist
    href: str
    up: tuple[CardView, ...]
    soon: tuple[CardView, ...]
    more: int


def site_files(press: Press, matter: SiteMatter, shelves: Mapping[str, Shelf]) -> dict[str, bytes]:
    return dict(_page(press, matter, shelves, lang) for lang in press.frame.site_langs(matter.site))


def _page(press: Press, matter: SiteMatter, shelves: Mapping[str, Shelf], lang: str) -> tuple[str, bytes]:
    board, site, words = press.frame.board, matter.site, words_in(lang)
    shown = [each for each in board.playlists if each.sites is None or site.id in each.sites]
    groups = [group for each in shown if (group := _group(press, each, shelves.get(each.id), site, lang))]
    groups.sort(key=lambda group: not any(card.urgent for card in group.up))
    told = (each for one in shown for each in shelves.get(one.id, Shelf()).happenings if is_for(each, site.id))
    happenings = coming(list(told), press.now)
    today = press.calendar(lang).today
    others = other_hours(site, board.holidays, days_ahead(site, today, _AHEAD_DAYS))
    on_now = ", ".join(card.title for group in groups for card in group.up[:2])
    return press.print(
        "site.html.j2",
        _head(
            press, site, lang, f"{words['on_now']}: {on_now}", site_data(site, site_page(board, site.id, lang), others)
        ),
        site=site,
        party=site.party or board.owner,
        groups=groups,
        happenings=happening_views(press, happenings[:EVENTS_SHOWN], lang),
        week=week_lines(site, press.calendar(lang), words),
        today=today_words(site, board.holidays, today, words),
        # What holds today stands at the top.
        other=other_lines([each for each in others if each.last > today], press.calendar(lang), words),
        way=_way(site),
        wifi=matter.wifi,
        wifi_code=matter.wifi_code,
        code=matter.code,
        typed=matter.typed,
    )


def _head(press: Press, site: Site, lang: str, description: str, data: Data) -> Page:
    board = press.frame.board
    return press.page(
        lang,
        site.name if not site.place or site.place in site.name else f"{site.name}, {site.place}",
        lambda each: site_page(board, site.id, each),
        press.frame.site_langs(site),
        description=description,
        data=[data],
        feeds=feeds_of(press, lang, "flode", board.name),
    )


def _group(press: Press, playlist: Playlist, shelf: Shelf | None, site: Site, lang: str) -> _Group | None:
    cards = [card for card in shelf.cards if is_for(card, site.id)][:FOR_A_SITE] if shelf else []
    if shelf is None or not cards:
        return None
    up, soon = split(cards, press.now)
    href = press.frame.href(playlist_page(press.frame.board, playlist.id, lang))
    more = dict(shelf.counts).get(site.id, 0) - len(cards)
    return _Group(playlist, href, views(press, up, lang), views(press, soon, lang), more)


def _way(site: Site) -> str:
    """An https link that every phone opens as a map."""
    if site.position is None:
        return ""
    north, east = site.position
    return f"https://www.openstreetmap.org/?mlat={north:.5f}&mlon={east:.5f}#map=15/{north:.5f}/{east:.5f}"
