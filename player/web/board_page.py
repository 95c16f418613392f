"""The board's own page: all sites on a list and a map, what is new, who answers; and the accessibility statement.

Leaves out the map's drawing (`map`).
"""

from __future__ import annotations

from collections.abc import Mapping

from player.notices.addresses import board_page, playlist_page, statement_page
from player.web.cards import CardView, split, views
from player.web.contacts import pieces_of
from player.web.event_page import happening_views
from player.web.feeds import feeds_of
from player.web.map import map_of
from player.web.model import Shelf
from player.web.opening import today_words
from player.web.press import Press
from player.web.shelves import EVENTS_SHOWN, coming
from player.web.words import words_in


def board_files(press: Press, shelves: Mapping[str, Shelf]) -> dict[str, bytes]:
    """Both in every language of the board."""
    langs = press.frame.board.languages
    return dict(page for lang in langs for page in (_page(press, shelves, lang), _statement(press, lang)))


def _page(press: Press, shelves: Mapping[str, Shelf], lang: str) -> tuple[str, bytes]:
    frame, board, words = press.frame, press.frame.board, words_in(lang)
    happenings = coming([each for shelf in shelves.values() for each in shelf.happenings], press.now)
    today = press.calendar(lang).today
    page = press.page(
        lang,
        board.name,
        lambda each: board_page(board, each),
        board.languages,
        description=f"{words['places']}: " + ", ".join(site.name for site in board.sites),
        data=[{"@type": "WebSite", "name": board.name, "url": board_page(board), "inLanguage": lang}],
        feeds=feeds_of(press, lang, "flode", board.name),
    )
    return press.print(
        "board.html.j2",
        page,
        sites=[
            (site, frame.site_href(site, lang), today_words(site, board.holidays, today, words)) for site in board.sites
        ],
        map=map_of(board.sites, lambda site: frame.site_href(site, lang)),
        newest=_newest(press, shelves, lang),
        happenings=happening_views(press, happenings[:EVENTS_SHOWN], lang),
        playlists=[
            (each.title, each.party.name, frame.href(playlist_page(board, each.id, lang))) for each in board.playlists
        ],
    )


def _newest(press: Press, shelves: Mapping[str, Shelf], lang: str) -> tuple[CardView, ...]:
    """What is urgent, then the newest notices that say something on a card, pictures first among those that came
    together."""
    found = dict.fromkeys(card for each in shelves.values() for card in (*each.newest, *each.cards))
    cards = [card for card in found if card.words or card.picture]
    cards.sort(key=lambda card: (card.since, card.picture is not None), reverse=True)
    up, _ = split(cards, press.now)
    return views(press, up[:EVENTS_SHOWN], lang)


def _statement(press: Press, lang: str) -> tuple[str, bytes]:
    board, words = press.frame.board, words_in(lang)
    page = press.page(lang, words["statement"], lambda each: statement_page(board, each), board.languages)
    said = [line.format(board=board.name) for line in words.about_access]
    return press.print("statement.html.j2", page, said=said, owner=pieces_of(board.owner.contact))
