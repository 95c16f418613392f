"""The key of a drawn variant: a digest of all that goes into its pictures, and of nothing else.

What may change without a new picture (schedules, shares, where the folder lies, other sites, other playlists) is
left out, so that one change draws one notice again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Protocol

from player import __version__
from player.notices.board import Board, Playlist, Site
from player.notices.codec import to_data
from player.notices.notice import STANDING, Notice, Role
from player.notices.schedule import Schedule

DRAWING_VERSION = 9
"""Raised whenever the same notice is drawn differently; then every board draws its frames anew."""


class Keys(Protocol):
    """Makes the keys (32 hexadecimal digits) of variants on one site's screen."""

    def __call__(
        self, lang: str, *, playlist: Playlist | None = None, notice: Notice | None = None, day: date | None = None
    ) -> str:
        """Of a notice's variant in `lang`; without a notice, of the site's standing notice in that language on a day.

        A notice that says what day it is holds that day itself.
        """


def keys_on(board: Board, site: Site) -> Keys:
    """What makes the keys: board and site are written out once for all of a programme's notices."""
    drawing, board_text, site_text = map(_text, ([DRAWING_VERSION, __version__], _board_data(board), _site_data(site)))

    def key(
        lang: str, *, playlist: Playlist | None = None, notice: Notice | None = None, day: date | None = None
    ) -> str:
        about = _text(_notice_data(playlist, notice, lang) if notice else _standing_data(board, site, day))
        parts = {"board": board_text, "drawing": drawing, "lang": _text(lang), "notice": about, "site": site_text}
        return _digest("{" + ",".join(f'"{name}":{text}' for name, text in parts.items()) + "}")

    return key


def key_of(  # noqa: PLR0913  what a key follows from, each of it
    board: Board,
    site: Site,
    lang: str,
    *,
    playlist: Playlist | None = None,
    notice: Notice | None = None,
    day: date | None = None,
) -> str:
    """A single key, as `keys_on` makes them."""
    return keys_on(board, site)(lang, playlist=playlist, notice=notice, day=day)


def digest_of(parts: Mapping[str, object]) -> str:
    """32 hexadecimal digits of JSON-ready data; the order of its keys does not matter."""
    return _digest(_text(parts))


def _text(data: object) -> str:
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _digest(text: str) -> str:
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


def _standing_data(board: Board, site: Site, day: date | None) -> Mapping[str, object]:
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
        "day": to_data(day),
    }
