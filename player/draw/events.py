"""Slides of a calendar's coming events: today's, tomorrow's, this week's, the next, and what comes later.

As large as fits on one page; else in as little room as can be, on as few pages as that takes. Leaves out what the rows
say (`event_words`), how one is set (`event_rows`) and how they are shared out between pages (`event_pages`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from player.draw.card import Ticket, Wish, place_card
from player.draw.event_pages import Item, Pages, groups_on, height_of, paged
from player.draw.event_phrases import event_phrases_in
from player.draw.event_rows import LYING, STANDING, Manner, SetRow, line_gap, measure_of, set_row, write_row
from player.draw.event_words import Group, Row, briefly, groups_of
from player.draw.flow import Column, pour
from player.draw.job import Job
from player.draw.layout import Layout, card_layout, open_layout
from player.draw.sheet import Inks
from player.draw.stage import Stage, set_stage
from player.draw.story import Part, Story, block
from player.draw.strips import Slot
from player.draw.styles import Sizes
from player.draw.telling import write_dots
from player.notices.agenda import worth_telling
from player.notices.notice import Notice, Variant

_TITLE, _TALLEST_TITLE = 1.5, 0.1
_AFTER_TITLE, _AFTER_HEADING, _BEFORE_HEADING = 0.7, 0.58, 1.1
_MOST_ROWS = 40
"""More than fit on the pages that there may be; to set three hundred would take a board its minute."""
_ROOMY, _TIGHT = 0.85, 0.7
"""The room between two rows; all of these over the capitals' height."""


@dataclass(frozen=True, slots=True)
class _Matter:
    """What is to be shown, whatever the layout. `beyond` is how many events come after those of the groups, `credit`
    the line that the source of a fetched calendar asks for, which also says how old it is.
    """

    job: Job
    title: str
    groups: tuple[Group, ...]
    beyond: int
    credit: str = ""


@dataclass(frozen=True, slots=True)
class _Plan:
    """Events set in a layout: the title that every page has, and where under it the items of each page begin."""

    layout: Layout
    title: Column
    top: int
    pages: Pages

    @property
    def length(self) -> tuple[bool, int, int]:
        """What is to be as little as can be, the most important first."""
        return self.pages.too_tall, len(self.pages.items), self.pages.left_out

    @property
    def is_crowded(self) -> bool:
        rows = (item.what for items in self.pages.items for item in items)
        return any(isinstance(row, SetRow) and row.is_crowded for row in rows)


_ONE_PAGE = (False, 1, 0)


def show_events(job: Job, notice: Notice, variant: Variant, zone: ZoneInfo, tickets: Sequence[Ticket]) -> list[Stage]:
    """The stages of a notice's events, not yet finished. `tickets` are codes to choose from."""
    told = worth_telling(notice.events, notice.day, zone)
    nearest = told[:_MOST_ROWS]
    groups = groups_of(replace(notice, events=tuple(nearest)), job.lang, zone)
    beyond = len(told) - len(nearest)
    title = variant.title or event_phrases_in(job.lang).events
    matter = _Matter(job, title, groups, beyond, variant.credit)
    plans = _plans(matter, tickets)
    return [_staged(job, plan, number, len(plans)) for number, plan in enumerate(plans)]


def _plans(matter: _Matter, tickets: Sequence[Ticket]) -> list[_Plan]:
    """A plan of one page for each page.

    A code stands on every page if all have room for it, else on the last one; it is worth a page more, and no further.
    """
    area = set_stage(matter.job).area
    plain = _planned(matter, open_layout(area))
    wanted = (card_layout(matter.job, area, Wish(ticket), area.height // 2) for ticket in tickets)
    layout = next((each for each in wanted if each is not None), None)
    if layout is None:
        return _singly(plain)
    coded = _planned(matter, layout)
    if coded.length <= plain.length:
        return _singly(coded)
    last = _planned(replace(matter, groups=groups_on(plain.pages.items[-1]), beyond=0), layout)
    if last.length == _ONE_PAGE and not plain.pages.left_out:
        return [*_singly(plain)[:-1], last]
    worth = (coded.pages.too_tall, coded.pages.left_out) <= (plain.pages.too_tall, plain.pages.left_out)
    return _singly(coded if worth and len(coded.pages.items) == len(plain.pages.items) + 1 else plain)


def _singly(plan: _Plan) -> list[_Plan]:
    return [replace(plan, pages=Pages((items,))) for items in plan.pages.items]


def _planned(matter: _Matter, layout: Layout) -> _Plan:
    """With its source named where that costs no page and no event: the page behind the code names it, too."""
    plain = _best(replace(matter, credit=""), layout)
    credited = _best(matter, layout) if matter.credit else plain
    return credited if credited.length <= plain.length else plain


def _best(matter: _Matter, layout: Layout) -> _Plan:
    """On one page as large as fits, and rather roomy than large; else on as few pages as it takes."""
    scale = matter.job.scale
    manners = LYING if scale.landscape else STANDING
    least: _Plan | None = None
    for manner in manners:
        for cap in scale.body_caps:
            plan = _set(matter, layout, manner, cap)
            if plan.length == _ONE_PAGE and not plan.is_crowded:
                return plan
            if least is None or (plan.length, plan.is_crowded) < (least.length, least.is_crowded):
                least = plan
    assert least is not None, "there are manners and sizes to try"
    if not least.pages.too_tall:
        return least
    shorter = _shorter(matter)
    return _best(shorter, layout) if shorter != matter else least


def _shorter(matter: _Matter) -> _Matter:
    """The same with less of it, for a screen that is small and read from far away: without the title, as the footer
    says whose calendar it is; then with shorter and shorter rows."""
    if matter.title:
        return replace(matter, title="")
    return replace(matter, groups=tuple(map(briefly, matter.groups)))


def _set(matter: _Matter, layout: Layout, manner: Manner, cap: int) -> _Plan:
    """The events in this manner and at this size, on as many pages as they need."""
    job, width = matter.job, layout.column.width
    sizes = Sizes(cap, min(round(_TITLE * cap), round(_TALLEST_TITLE * job.scale.short)))
    title = _column(job, Part.TITLE, matter.title, width, sizes) if matter.title else Column((), 0)
    top = title.height + round(_AFTER_TITLE * cap) if matter.title else 0

    def more(count: int) -> Item:
        words = event_phrases_in(job.lang).more.format(count + matter.beyond)
        return Item(_column(job, Part.LABEL, words, width, sizes), round(_BEFORE_HEADING * cap))

    rows, height = list(_rows(matter, width, manner, sizes)), layout.column.height - top
    if matter.credit:
        last = Item(_column(job, Part.LABEL, matter.credit, width, sizes), round(_BEFORE_HEADING * cap))
        pages = paged([*rows, last], height, more)
        if pages.items[-1][-1] is last:
            return _Plan(layout, title, top, pages)
    return _Plan(layout, title, top, paged(rows, height, more))


def _rows(matter: _Matter, width: int, manner: Manner, sizes: Sizes) -> Iterator[Item]:
    job, cap = matter.job, sizes.body
    if not matter.groups:
        yield Item(_column(job, Part.LEAD, event_phrases_in(job.lang).nothing, width, sizes), 0)
    between = _TIGHT if manner.is_tight else _ROOMY
    for group in matter.groups:
        heading = _heading(job, group, width, sizes)
        alike = [row for each in matter.groups if each.says_day is group.says_day for row in each.rows]
        measure = measure_of(job, alike, manner, cap, width)
        for row in group.rows:
            yield Item(set_row(job, row, measure), round(between * cap), row=row, group=group, heading=heading)


def _heading(job: Job, group: Group, width: int, sizes: Sizes) -> Item | None:
    """The fullest heading that takes one line."""
    columns = [_column(job, Part.HEADING, words, width, sizes) for words in group.headings]
    best = next((column for column in columns if len(column.strips) == 1), columns[-1] if columns else None)
    before, after = round(_BEFORE_HEADING * sizes.body), round(_AFTER_HEADING * sizes.body)
    after += line_gap(job, sizes.body) if job.mirrored else 0
    return Item(best, before, after) if best is not None else None


def _column(job: Job, part: Part, text: str, width: int, sizes: Sizes) -> Column:
    entry = block(part, text, rtl=job.mirrored)
    return pour(Story(None, (entry,)), [Slot(width, 4 * job.scale.height)], sizes, job.lang).columns[0]


def _staged(job: Job, plan: _Plan, number: int, pages: int) -> Stage:
    stage = set_stage(job)
    layout, inks = plan.layout, Inks.on_paper(stage.sheet.shades)
    if layout.card and layout.card_at:
        place_card(stage, layout.card, layout.card_at, mirrored=job.mirrored)
    stage.sheet.write(plan.title, layout.column, inks, mirrored=job.mirrored)
    at = layout.column.without_top(plan.top)
    for place, item in enumerate(_aligned(job, plan.pages.items[0], at.height)):
        at = at.without_top(item.before if place else 0)
        if isinstance(item.what, SetRow):
            write_row(job, stage.sheet, item.what, at)
        else:
            stage.sheet.write(item.what, at, inks, mirrored=job.mirrored)
        at = at.without_top(item.height)
    if pages > 1:
        write_dots(job, stage, number, pages)
    return stage


def _aligned(job: Job, items: Sequence[Item], height: int) -> Sequence[Item]:
    """The page's items with all titles under one another, where that needs no more room than there is."""
    rows = [item.row for item in items if item.row is not None]
    moved = [_beside_those(job, item, rows) for item in items]
    return moved if height_of(moved) <= height else items


def _beside_those(job: Job, item: Item, rows: Sequence[Row]) -> Item:
    if not isinstance(item.what, SetRow):
        return item
    measure = item.what.measure
    common = measure_of(job, rows, measure.manner, measure.cap, measure.width)
    return replace(item, what=set_row(job, item.what.row, common))
