"""The site's own playlist: what no editor wrote, but is made of what they did. Its party is the site's.

Leaves out what is in it: `gathering` makes the coming events of several playlists, `house_notices` the rest.
"""

from __future__ import annotations

from player.notices.board import Board, Playlist, Site

HOUSE = "_house"
"""The playlist's id. No folder's playlist can have it."""

SHARE = 0.5
"""Of the screen's time, beside an ordinary playlist's 1: what editors have written comes first."""


def house_playlist(board: Board, site: Site) -> Playlist:
    """The house playlist of a site."""
    party = site.party or board.owner
    return Playlist(HOUSE, party.name, "", party, sites=(site.id,), share=SHARE)
