"""The web addresses that codes on slides lead to: the pages of a notice, a playlist, a site and the board.

    <board.address>/n/<code>[.lang]?<site>     a notice's page, and the site whose screen showed the code
    <board.address>/p/<playlist>[.lang]        a playlist's
    <board.address>/s/<site>[.lang]            a site's
    <board.address>/  or  /index.<lang>        the board's
    <board.address>/tillganglighet[.lang]      the accessibility statement

Leaves out the pages themselves (`web/`). A board without an address has no pages, and every address is "".
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from player.notices.board import Board

_LETTERS = "0123456789bcdfghjkmnpqrstvwxyz"
"""Without vowels, so that no word comes of them, and without l, which is taken for 1."""
_CODE_LENGTH = 6
"""42 bytes make a code of 29 modules, 43 one of 33: `https://`, a host of 15 letters and a site of 9 still fit.

Among a thousand notices two have the same letters once in 1,500 boards; then their page leads to both."""

_ASKED = re.compile(rf"/n/(?P<code>[0-9a-z]{{{_CODE_LENGTH}}})(?:\.[a-z]{{2,3}})?\?(?P<site>[0-9a-z-]{{1,80}})")


@dataclass(frozen=True, slots=True)
class Scan:
    """What an address tells when it is asked for: which notice's code was scanned, and before which site's screen."""

    code: str
    site: str


def short_code(notice: str) -> str:
    """A notice's id as the few letters that stand in its address."""
    number = int.from_bytes(hashlib.sha256(notice.encode("utf-8", "surrogatepass")).digest()[:8], "big")
    letters = []
    for _ in range(_CODE_LENGTH):
        number, letter = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[letter])
    return "".join(letters)


def notice_page(board: Board, notice: str, lang: str = "", site: str = "") -> str:
    """The address of a notice's page, in a language if that is not the board's first. The server's log gets `site`."""
    asked = f"?{site}" if site else ""
    return _page(board, f"n/{short_code(notice)}", lang, asked)


def coded_page(board: Board, code: str, lang: str = "") -> str:
    """The address of what is found under a code: a notice, one of its events (`<code>-<event>`), or two namesakes."""
    return _page(board, f"n/{code}", lang)


def playlist_page(board: Board, playlist: str, lang: str = "") -> str:
    return _page(board, f"p/{playlist}", lang)


def site_page(board: Board, site: str, lang: str = "") -> str:
    return _page(board, f"s/{site}", lang)


def board_page(board: Board, lang: str = "") -> str:
    return _page(board, "index" if _spelt(board, lang) else "", lang)


def statement_page(board: Board, lang: str = "") -> str:
    """The accessibility statement's."""
    return _page(board, "tillganglighet", lang)


def scan_of(target: str) -> Scan | None:
    """The scan that a request's target (path and query) stands for; None when it is no code's address."""
    found = _ASKED.search(target)
    return Scan(found["code"], found["site"]) if found and found.end() == len(target) else None


def _page(board: Board, path: str, lang: str, asked: str = "") -> str:
    return f"{board.address}/{path}{_spelt(board, lang)}{asked}" if board.address else ""


def _spelt(board: Board, lang: str) -> str:
    return f".{lang}" if lang and lang != board.languages[0] else ""
