"""HTML from the worker, written anew: known tags, safe links, everything else as text.

A worker that a file has taken over may say anything, and what it says is read on phones under the board's own name.
Leaves out making HTML of a text (the worker).
"""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

_PROSE = ("p", "h2", "h3", "h4", "h5", "h6", "strong", "em", "s", "ul", "ol", "li", "blockquote", "code", "pre")
_TAGS = frozenset((*_PROSE, "table", "thead", "tbody", "tr", "th", "td", "a"))
_EMPTY = frozenset(("br", "hr"))
_SCHEMES = ("https://", "http://", "mailto:", "tel:")
LONGEST_HTML = 40_000
"""Characters of one text's HTML. A page stays under 50 kB with it, unless it is written in letters of three bytes."""


def clean_html(html: str) -> str:
    """The same with nothing in it that could do harm; every tag is closed."""
    cleaner = _Cleaner()
    cleaner.feed(html[:LONGEST_HTML])
    cleaner.close()
    return cleaner.finished()


class _Cleaner(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _EMPTY:
            self._out.append(f"<{tag}>")
        elif tag == "a":
            self._open_link(dict(attrs).get("href") or "")
        elif tag in _TAGS:
            self._out.append(f"<{tag}>")
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while True:
            last = self._open.pop()
            self._out.append(f"</{last}>")
            if last == tag:
                return

    def handle_data(self, data: str) -> None:
        self._out.append(escape(data))

    def finished(self) -> str:
        return "".join(self._out) + "".join(f"</{tag}>" for tag in reversed(self._open))

    def _open_link(self, href: str) -> None:
        if not href.strip().lower().startswith(_SCHEMES):
            return
        self._out.append(f'<a href="{escape(href.strip())}" rel="nofollow">')
        self._open.append("a")
