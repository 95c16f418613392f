"""Sharing out rows between pages: a heading goes with its rows, and stands again where they go on.

Leaves out setting them (`event_rows`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from player.draw.event_rows import SetRow
from player.draw.event_words import Group, Row
from player.draw.flow import Column

MOST_PAGES = 3
"""What comes after so many is told by its number, and on the page behind the code."""

_PARTS = (0.55, 0.65, 0.75, 0.85, 0.92, 1.0)
"""Of the height, tried in turn so that pages come out evenly filled."""


@dataclass(frozen=True, slots=True)
class Item:
    """A heading, a row or a last line, and the room before it unless it is the first on its page.

    A row knows the words that it is set from, its group and that group's heading; a heading the room `after` it.
    """

    what: Column | SetRow
    before: int
    after: int = 0
    row: Row | None = None
    group: Group | None = None
    heading: Item | None = None

    @property
    def height(self) -> int:
        return self.what.height


@dataclass(frozen=True, slots=True)
class Pages:
    """The items of each page, and how many rows had no room on any. `too_tall`: a page holds not even one row."""

    items: tuple[tuple[Item, ...], ...]
    left_out: int = 0
    too_tall: bool = False


def paged(rows: Sequence[Item], height: int, more: Callable[[int], Item]) -> Pages:
    """The rows on as few pages of this height as hold them, evenly; at most so many, then `more` says how many are
    left."""
    pages = _filled(rows, height)
    left_out = 0
    if len(pages) > MOST_PAGES:
        pages, left_out = _shortened(pages, height, more)
    else:
        even = (_filled(rows, round(part * height)) for part in _PARTS)
        pages = next(each for each in even if len(each) == len(pages))
    return Pages(tuple(map(tuple, pages)), left_out, too_tall=any(height_of(page) > height for page in pages))


def height_of(items: Sequence[Item]) -> int:
    return sum(item.height + (item.before if number else 0) for number, item in enumerate(items))


def groups_on(page: Sequence[Item]) -> tuple[Group, ...]:
    """The groups of a page's rows, with those of their rows that are on it."""
    rows: dict[Group, list[Row]] = {}
    for item in page:
        if item.row is not None and item.group is not None:
            rows.setdefault(item.group, []).append(item.row)
    return tuple(replace(group, rows=tuple(found)) for group, found in rows.items())


def _filled(rows: Sequence[Item], height: int) -> list[list[Item]]:
    """The rows on pages of this height, at least one on each."""
    pages: list[list[Item]] = [[]]
    for row in rows:
        page = [*pages[-1], *_with_heading(pages[-1], row)]
        if pages[-1] and height_of(page) > height:
            pages.append(_with_heading([], row))
        else:
            pages[-1] = page
    return pages


def _with_heading(page: Sequence[Item], row: Item) -> list[Item]:
    """The row, and before it its heading where the page has it not yet."""
    if row.heading is None or (page and page[-1].heading is row.heading):
        return [row]
    return [row.heading, replace(row, before=row.heading.after)]


def _shortened(pages: list[list[Item]], height: int, more: Callable[[int], Item]) -> tuple[list[list[Item]], int]:
    """The first pages, and on the last of them how many rows there are besides, if a row leaves room for that."""
    left_out = sum(map(_rows_on, pages[MOST_PAGES:]))
    *whole, last = pages[:MOST_PAGES]
    while _rows_on(last) > 1 and height_of([*last, more(left_out)]) > height:
        left_out += 1
        last = last[:-1]
        while last[-1].row is None:  # a heading whose only row has gone
            last = last[:-1]
    said = [*last, more(left_out)]
    return [*whole, said if height_of(said) <= height else last], left_out


def _rows_on(page: Sequence[Item]) -> int:
    return sum(item.row is not None for item in page)
