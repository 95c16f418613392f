"""A playlist's own lasting profile on its page: what it tells of itself, in which language, with which pictures.

Leaves out where it is read from (`_om`, `folder/`).
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from player.notices.board import Playlist
from player.web.contacts import Piece, host_of, is_web
from player.web.model import Frame, Home, Picture
from player.web.press import Press
from player.web.structured import Data, party_data
from player.web.tongues import lang_of, telling_in


@dataclass(frozen=True, slots=True)
class About:
    """A profile in one language."""

    lang: str
    prose: Markup
    plain: str
    picture: Picture | None
    pictures: tuple[Picture, ...]
    address: str
    hours: str
    links: tuple[Piece, ...]


def profile_view(press: Press, profile: Home, lang: str) -> About:
    board = press.frame.board
    telling = telling_in(board, profile.tellings, lang) if profile.tellings else None
    prose = telling.prose if telling else None
    return About(
        lang=lang_of(board, telling) if telling else lang,
        prose=Markup(prose.html if prose else ""),  # noqa: S704  cleaned (`cleaning`)
        plain=prose.plain if prose else "",
        picture=profile.pictures[0] if profile.pictures else None,
        pictures=profile.pictures[1:],
        address=profile.address,
        hours=profile.hours,
        links=tuple(Piece(host_of(link), link) for link in profile.links if is_web(link)),
    )


def profile_data(frame: Frame, playlist: Playlist, profile: Home | None, url: str) -> Data:
    """The playlist's party for search engines, as what it calls itself."""
    party = party_data(playlist.party)
    if profile is None:
        return {**party, "url": url}
    return {
        **party,
        "@type": profile.type,
        "name": playlist.title,
        "url": url,
        **({"address": profile.address} if profile.address else {}),
        **({"image": frame.absolute(frame.media(profile.pictures[0].file))} if profile.pictures else {}),
        **({"sameAs": list(profile.links)} if profile.links else {}),
    }
