"""RSS and Atom of every kind as news, by feedparser, from bytes alone. Leaves out how news are shown (`news`)."""

from __future__ import annotations

import calendar
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import feedparser

from player.feeds.cap import language_of
from player.feeds.document import MOST_BYTES, DocumentError, clean
from player.feeds.item import Item, News

_MOST_ITEMS = 200
_BLOCKS = frozenset(("p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "tr", "table", "blockquote"))
_FAULTS = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, AssertionError)
"""The library promises to raise nothing, and meets all that the web holds."""
_UNSEEN = frozenset(("script", "style"))


def read_rss(raw: bytes) -> News:
    """What the feed tells, newest first where it says so. Raises DocumentError when it is none."""
    if len(raw) > MOST_BYTES:
        raise DocumentError(f"more than {MOST_BYTES} bytes")
    if b"<!entity" in raw.replace(b"\x00", b"").lower():
        raise DocumentError("an entity of its own, which no feed needs")
    try:
        parsed = feedparser.parse(BytesIO(raw), resolve_relative_uris=False)
    except _FAULTS as error:
        raise DocumentError(f"not a feed: {type(error).__name__}") from error
    if not parsed.get("version"):
        raise DocumentError("neither RSS nor Atom")
    lang = language_of(str(parsed.feed.get("language") or ""))
    items = sorted(_items(parsed.entries[:_MOST_ITEMS], lang), key=_newest_first)
    return News(tuple(items), clean(_plain(str(parsed.feed.get("title") or ""))))


def _items(entries: list[Any], lang: str) -> Iterator[Item]:
    for entry in entries:
        title = clean(_plain(str(entry.get("title") or ""))).replace("\n", " ")
        link = str(entry.get("link") or "")
        key = str(entry.get("id") or link or title)
        if title:
            words = clean(_plain(str(entry.get("summary") or "")))
            moment = _moment(entry.get("published_parsed") or entry.get("updated_parsed"))
            yield Item(key, title, words, moment, link if link.startswith(("https://", "http://")) else "", lang)


def _newest_first(item: Item) -> float:
    return -item.published.timestamp() if item.published else 0.0


def _moment(parsed: time.struct_time | None) -> datetime | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, OSError):
        return None


class _Text(HTMLParser):
    """The words of a piece of HTML, a line break where a block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the port's own
        self._unseen += tag in _UNSEEN
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.said.append(data)

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.said.append("\n")


def _plain(html: str) -> str:
    if "<" not in html and "&" not in html:
        return html
    reader = _Text()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.said).split("\n"))
    return "\n".join(filter(None, lines))
