"""Krisinformation.se (API v3) as news. Its VMA are left to Sveriges Radio's own source, which also says when they end.

Keys are read without regard to case, as the API's examples differ. Leaves out how news are shown (`news`).
"""

from __future__ import annotations

from collections.abc import Iterator

from player.feeds.cap import language_of
from player.feeds.document import DocumentError, Record, read_json, records
from player.feeds.item import Item, News

SOURCE = "Krisinformation.se"
_COUNTIES = (
    "01 stockholms,03 uppsala,04 södermanlands,05 östergötlands,06 jönköpings,07 kronobergs,08 kalmar,09 gotlands,"
    "10 blekinge,12 skåne,13 hallands,14 västra götalands,17 värmlands,18 örebro,19 västmanlands,20 dalarnas,"
    "21 gävleborgs,22 västernorrlands,23 jämtlands,24 västerbottens,25 norrbottens"
)
_CODES = {county[3:]: county[:2] for county in _COUNTIES.split(",")}


def read_krisinformation(raw: bytes) -> News:
    """The news of an answer. Raises DocumentError when it is none."""
    data = read_json(raw)
    if not isinstance(data, list):
        raise DocumentError("no list of news")
    return News(tuple(_items(data)), SOURCE)


def _items(data: list[object]) -> Iterator[Item]:
    for entry in records(data):
        title, key = entry.text("headline") or entry.text("pushmessage"), entry.text("identifier")
        if not title or not key or entry.says("isvma") or entry.says("istestvma"):
            continue
        words = [entry.text("preamble"), entry.text("bodytext")]
        yield Item(
            key=key,
            title=title,
            words="\n\n".join(filter(None, words)),
            published=entry.moment("published") or entry.moment("updated"),
            link=entry.text("web"),
            lang=language_of(entry.text("language")),
            counties=tuple(_counties(entry)),
        )


def _counties(entry: Record) -> Iterator[str]:
    for area in entry.list("area"):
        name = area.text("description").casefold().removesuffix("län").strip()
        if name in _CODES:
            yield _CODES[name]
