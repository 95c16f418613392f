"""What becomes of the files of pages whose matter is over: each says so and leads on; a calendar's entry is cancelled.

Leaves out how such a page looks (`web/ended_page`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from player.notices.addresses import coded_page
from player.notices.board import Playlist
from player.web.ended_page import ended
from player.web.ical import calendar_file
from player.web.press import Press

_PAGE = re.compile(r"n/(?P<code>[0-9a-z-]+)(?:\.(?P<lang>[a-z]{2,3}))?\.html")


class GonePages:
    """Prints them."""

    def __init__(self, press: Press) -> None:
        self._press = press

    def of(self, files: Iterable[str], code: str, playlist: Playlist | None, title: str) -> dict[str, bytes]:
        """What these files of a notice hold from now on. With a `title` it ended by itself, else it was taken down."""
        pages: dict[str, bytes] = {}
        board = self._press.frame.board
        for file in files:
            found = _PAGE.fullmatch(file)
            if found is not None:
                lang = found["lang"] or board.languages[0]
                pages |= {file: self._page(found["code"], lang, playlist, title if found["code"] == code else "")}
            elif file.endswith((".ics", ".vcf")):
                pages[file] = calendar_file(board.name, [], board.timezone, self._press.now)
        return pages

    def moved(self, code: str, files: Iterable[str], playlist: Playlist) -> dict[str, bytes]:
        """The same for files that a notice which goes on has no more: in a language, or an event of it."""
        return self.of(files, code, playlist, "")

    def _page(self, code: str, lang: str, playlist: Playlist | None, title: str) -> bytes:
        board = self._press.frame.board
        langs = tuple(dict.fromkeys((board.languages[0], lang)))
        # A language that the page was in may be none of the board's any more; its page stays.
        return ended(
            self._press, lambda each: coded_page(board, code, each), langs, lang, playlist=playlist, title=title
        )
