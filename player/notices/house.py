"""The site's own playlist: what no editor wrote, but is made of what they did. Its party is the site's.

Leaves out what is in it: `gathering` makes the coming events of several playlists.
"""

from __future__ import annotations

from player.notices.board import Board, Playlist, Site

HOUSE = "_house"
"""The playlist's id. No folder's playlist can have it."""


def house_playlist(board: Board, site: Site) -> Playlist:
    """The house playlist of a site."""
    party = site.party or board.owner
    return Playlist(HOUSE, party.name, "", party, sites=(site.id,))
