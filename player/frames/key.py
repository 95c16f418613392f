"""The key of a drawn variant: a digest of all that goes into its pictures, and of nothing else.

What may change without a new picture (schedules, shares, where the folder lies, other sites, other playlists) is
left out, so that one change draws one notice again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace

from player import __version__
from player.notices.board import Board, Playlist, Site
from player.notices.codec import to_data
from player.notices.notice import STANDING, Notice, Role, Schedule

DRAWING_VERSION = 5
"""Raised whenever the same notice is drawn differently; then every board draws its frames anew."""


def key_of(
    board: Board, site: Site, lang: str, *, playlist: Playlist | None = None, notice: Notice | None = None
) -> str:
    """The key (32 hexadecimal digits) of a notice's variant in `lang` on a site's screen.

    Without a notice: of the site's standing notice in that language.
    """
    parts = {
        "drawing": [DRAWING_VERSION, __version__],
        "board": _board_data(board),
        "site": _site_data(site),
        "lang": lang,
        "notice": _notice_data(playlist, notice, lang) if notice else _standing_data(board, site),
    }
    return digest_of(parts)


def digest_of(parts: Mapping[str, object]) -> str:
    """32 hexadecimal digits of JSON-ready data; the order of its keys does not matter."""
    text = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _board_data(board: Board) -> Mapping[str, object]:
    return {
        "name": board.name,
        "address": board.address,
        "languages": board.languages,
        "timezone": board.timezone,
        "theme": to_data(board.theme),
        "logo": to_data(board.logo),
    }


def _site_data(site: Site) -> Mapping[str, object]:
    return {
        "id": site.id,
        "name": site.name,
        "place": site.place,
        "address": site.address,
        "languages": site.languages,
        "party": to_data(site.party),
        "screen": to_data(site.screen),
    }


def _notice_data(playlist: Playlist | None, notice: Notice, lang: str) -> Mapping[str, object]:
    """Everything of the notice but when and where it shows, and of its variants the one in `lang`.

    A story says in each language in which others it is heard.
    """
    variants = tuple(variant for variant in notice.variants if variant.lang == lang)
    return {
        "playlist": [playlist.id, playlist.title, to_data(playlist.party), playlist.adverts] if playlist else None,
        "notice": to_data(replace(notice, variants=variants, schedule=Schedule(), sites=None)),
        "heard": [each.lang for each in notice.variants if any(part.role is Role.SOUND for part in each.parts)],
    }


def _standing_data(board: Board, site: Site) -> Mapping[str, object]:
    return {
        "id": STANDING,
        "owner": to_data(board.owner),
        "playlists": [
            [playlist.id, playlist.title, to_data(playlist.party)]
            for playlist in board.playlists
            if playlist.sites is None or site.id in playlist.sites
        ],
        "hours": to_data(site.hours),
        "closed": to_data(site.closed),
        "shut": to_data(site.shut),
        "holidays": to_data(board.holidays),
    }
