"""What lists keep of a playlist: few enough cards that a page stays small, chosen so that no site goes without.

Leaves out how they are shown (`cards`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from player.notices.schedule import Priority
from player.web.event_page import MOST_EVENTS
from player.web.model import Card, Frame, Happening, Shelf

FOR_A_SITE = 12
"""So many cards of one playlist stand on a site's page; the playlist's own page has more."""
NEWEST = 30
EVENTS_SHOWN = 12
ON_ITS_PAGE = 60


def shelf_of(frame: Frame, playlist_id: str, cards: Sequence[Card], happenings: Sequence[Happening]) -> Shelf:
    """The shelf of a playlist with these cards, what is urgent first, else in its editor's order."""
    playlist = frame.playlist(playlist_id)
    networks = tuple(card for card in cards if card.wifi is not None)
    # A guest network stands on the pages of its sites in a box of its own. What is urgent is never left out.
    cards = sorted((card for card in cards if card.wifi is None), key=lambda card: card.priority is not Priority.URGENT)
    chosen: dict[str, Card] = {}
    counts = []
    for site in frame.board.sites if playlist else ():
        if playlist is not None and playlist.sites is not None and site.id not in playlist.sites:
            continue
        shown = [card for card in cards if is_for(card, site.id)]
        counts.append((site.id, len(shown)))
        chosen |= {card.code: card for card in shown[:FOR_A_SITE]}
    newest = sorted(cards, key=lambda card: card.since, reverse=True)[:NEWEST]
    first = sorted(happenings, key=lambda each: each.event.starts)[:MOST_EVENTS]
    return Shelf(tuple(chosen.values()), tuple(newest), tuple(first), tuple(counts), networks)


def is_for(told: Card | Happening, site_id: str) -> bool:
    return told.sites is None or site_id in told.sites


def coming(happenings: Sequence[Happening], now: datetime) -> list[Happening]:
    """Those that are not over, the next first; the same event from two playlists once."""
    found: dict[tuple[str, datetime], Happening] = {}
    for each in sorted(happenings, key=lambda each: each.event.starts):
        if each.event.ends > now or each.event.starts > now:
            found.setdefault((each.event.title, each.event.starts), each)
    return list(found.values())
