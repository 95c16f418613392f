"""A playlist's page in every language of the board: who it is, and what it has up.

Leaves out cards (`cards`), what it tells of itself for good (`profile`) and its feeds (`feeds`).
"""

from __future__ import annotations

from collections.abc import Sequence

from player.notices.addresses import playlist_page
from player.notices.board import Playlist
from player.web.cards import split, views
from player.web.event_page import happening_views
from player.web.feeds import feeds_of
from player.web.model import Card, Home, Shelf
from player.web.press import Press
from player.web.profile import profile_data, profile_view
from player.web.shelves import EVENTS_SHOWN, FOR_A_SITE, ON_ITS_PAGE, coming
from player.web.words import words_in


def playlist_files(
    press: Press, playlist: Playlist, cards: Sequence[Card], shelf: Shelf, home: Home | None
) -> dict[str, bytes]:
    return dict(_page(press, playlist, cards, shelf, home, lang) for lang in press.frame.board.languages)


def _page(  # noqa: PLR0913, PLR0917  whose page, with what on it, in which language
    press: Press, playlist: Playlist, cards: Sequence[Card], shelf: Shelf, home: Home | None, lang: str
) -> tuple[str, bytes]:
    frame, board, words = press.frame, press.frame.board, words_in(lang)
    about = profile_view(press, home, lang) if home else None
    up, soon = split(cards, press.now)
    page = press.page(
        lang,
        playlist.title,
        lambda each: playlist_page(board, playlist.id, each),
        board.languages,
        description=about.plain if about else words.fill("responsible_for", party=playlist.party.name),
        picture=about.picture if about else None,
        data=[profile_data(frame, playlist, home, playlist_page(board, playlist.id, lang))],
        feeds=feeds_of(press, lang, f"p/{playlist.id}", playlist.title),
    )
    return press.print(
        "playlist.html.j2",
        page,
        playlist=playlist,
        about=about,
        up=views(press, up[:ON_ITS_PAGE], lang),
        more=max(0, len(up) - ON_ITS_PAGE),
        soon=views(press, soon[:FOR_A_SITE], lang),
        happenings=happening_views(press, coming(shelf.happenings, press.now)[:EVENTS_SHOWN], lang),
        sites=[(site.name, frame.site_href(site, lang)) for site in frame.sites_of(playlist, None)],
    )
