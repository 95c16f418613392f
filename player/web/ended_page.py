"""What stands at an address whose matter is gone: that it is over, and where to go from there. Never nothing.

Leaves out when something is over (`publish/`).
"""

from __future__ import annotations

from collections.abc import Sequence

from player.notices.addresses import board_page, coded_page, playlist_page
from player.notices.board import Playlist
from player.web.contacts import Piece
from player.web.model import Frame
from player.web.press import Address, Press
from player.web.words import words_in


def ended(  # noqa: PLR0913  where, in which language, and what it was
    press: Press,
    address: Address,
    langs: Sequence[str],
    lang: str,
    *,
    playlist: Playlist | None = None,
    title: str = "",
) -> bytes:
    """The page in `lang` at an address: over by its own end when it has a `title`; else it was taken down.

    What was taken down is not named: it may have been taken down for its name.
    """
    words = words_in(lang)
    page = press.page(lang, words["ended"] if title else words["withdrawn"], address, langs, gone=True)
    onward = _onward(press.frame, lang, playlist)
    return press.print("ended.html.j2", page, ended_title=title, question=words["onward"], onward=onward)[1]


def crossroads(press: Press, code: str, choices: Sequence[tuple[str, str]]) -> dict[str, bytes]:
    """The page of a code that several notices share: (their own codes, their titles)."""
    frame, words = press.frame, words_in(press.frame.first)
    page = press.page(
        frame.first, words["crossroads"], lambda lang: coded_page(frame.board, code, lang), (frame.first,), gone=True
    )
    onward = [Piece(title, frame.href(coded_page(frame.board, own))) for own, title in choices]
    return dict([press.print("ended.html.j2", page, ended_title="", question=words["choose"], onward=onward)])


def _onward(frame: Frame, lang: str, playlist: Playlist | None) -> list[Piece]:
    board, words = frame.board, words_in(lang)
    ways = []
    sites = board.sites
    if playlist is not None:
        said = words.fill("all_notices", title=playlist.title)
        ways.append(Piece(said, frame.href(playlist_page(board, playlist.id, lang))))
        sites = frame.sites_of(playlist, None)
    if len(sites) == 1:
        ways.append(Piece(sites[0].name, frame.site_href(sites[0], lang)))
    return [*ways, Piece(words["home"], frame.href(board_page(board, lang)))]
