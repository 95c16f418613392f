"""Which pages a tale becomes: picture, words and code on one page if it can be, else on as few as it takes.

Leaves out how large the words are set (`fitting`) and the drawing (`telling`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from player.draw.box import Box
from player.draw.card import Caption, Ticket, Wish, caption_blocks
from player.draw.fitting import Plan, filled, fitting, least_height
from player.draw.flow import Column, has_divided_words, pour
from player.draw.job import Job
from player.draw.layout import Layout, Room, card_layout, open_layout, picture_layout, with_picture
from player.draw.pictures import Source, picture_size
from player.draw.story import Story
from player.draw.styles import Sizes

MOST_PAGES = 8
_WORDS_WITH_PICTURE = 0.6
"""The part of a standing page's height that a card leaves to a picture and the words under it."""


@dataclass(frozen=True, slots=True)
class Tale:
    """What there is to tell. `tickets` are to choose from, the fullest first; `prominent`: the code is the matter.

    `share` is the part of the slide's longer side that a picture may take at most.
    """

    story: Story
    picture: Source | None = None
    tickets: tuple[Ticket, ...] = ()
    prominent: bool = False
    share: float = 0.52


@dataclass(frozen=True, slots=True)
class _Ends:
    """The layouts that the first page and the last one must have: with the picture, with the code; or None."""

    first: Layout | None
    last: Layout | None


def plan_tale(job: Job, room: Room, tale: Tale) -> Plan:
    """The pages of a tale. Raises UnusableError when its picture cannot be opened.

    A code that has no room on any page is left out: no layout of the plan has a card then.
    """
    size = picture_size(tale.picture) if tale.picture else None
    story, last = _with_code(job, room, tale)
    if size is None:
        return _planned(job, room, story, _Ends(None, last))
    words_px = least_height(job, tale.story, room.area.width)
    # With no room beside it the picture has the first page alone, and the words begin on the next.
    first = picture_layout(job, room, size, tale.share, words_px) or Layout(Box(0, 0, 0, 0), picture=room.body)
    if last is None:
        return _planned(job, room, story, _Ends(first, None))
    together = _pictured(job, room, story, last, size)
    if together is not None:
        return together
    cover = _pictured(job, room, Story(story.title, (), story.tail), last, size)
    return _planned(job, room, story, _Ends(first, last), cover)


def _with_code(job: Job, room: Room, tale: Tale) -> tuple[Story, Layout | None]:
    """The story and the layout of the page with the code: the fullest code with which all fits well on one page.

    A caption that has no room at its code becomes part of the story, and so does the address of one that has no room.
    """
    words_px = least_height(job, tale.story, room.area.width) if tale.tickets else 0
    if tale.picture is not None:
        words_px = round(_WORDS_WITH_PICTURE * room.area.height)
    offers: list[tuple[Story, Layout]] = []
    for ticket in tale.tickets:
        for caption in (Caption.FULL, Caption.NONE):
            layout = card_layout(job, room.area, Wish(ticket, caption, tale.prominent), words_px)
            if layout is not None:
                tail = caption_blocks(job, ticket) if caption is Caption.NONE else ()
                offers.append((replace(tale.story, tail=tail), layout))
    if offers:
        least = Sizes(job.scale.floor_px, job.scale.floor_px)
        poured = [pour(story, [layout.slot], least, job.lang) for story, layout in offers]
        ranks = [(not each.whole) * 2 + any(map(has_divided_words, each.columns)) for each in poured]
        return offers[ranks.index(min(ranks))]
    addresses = [block for ticket in tale.tickets[-1:] for block in caption_blocks(job, ticket)[1:]]
    return replace(tale.story, tail=tuple(addresses)), None


def _pictured(job: Job, room: Room, story: Story, last: Layout, size: tuple[int, int]) -> Plan | None:
    """A page with all three, its picture as large as can be; None when it would be too small to be worth it."""
    plans = [
        plan
        for layout in with_picture(job, room, last, size, least_height(job, story, last.column.width))
        if (plan := fitting(job, story, [layout])) is not None and not plan.divides_words
    ]
    return max(plans, key=lambda plan: plan.layouts[0].picture_area, default=None)


def _planned(job: Job, room: Room, story: Story, ends: _Ends, cover: Plan | None = None) -> Plan:
    """On one page as large as fits; else the words on one and the code on the next; else on as few as it takes."""
    plain = open_layout(room.area)
    layouts = [layout for layout in (ends.first, ends.last) if layout is not None] or [plain]
    one = fitting(job, story, layouts) if len(layouts) == 1 else None
    if one is not None:
        return one
    return _words_then_code(job, story, ends, plain, cover) or _spread(job, story, ends, plain)


def _words_then_code(job: Job, story: Story, ends: _Ends, plain: Layout, cover: Plan | None) -> Plan | None:
    """All words on the first page, and the code under the same title on the second: with the picture, if it may."""
    if ends.last is None:
        return None
    words = fitting(job, replace(story, tail=()), [ends.first or plain])
    code = cover or fitting(job, Story(story.title, (), story.tail), [ends.last])
    if words is None or code is None:
        return None
    return Plan((*words.layouts, *code.layouts), (*words.columns, *code.columns), whole=True)


def _spread(job: Job, story: Story, ends: _Ends, plain: Layout) -> Plan:
    """On as few pages as hold it at the legible floor, up to the most there may be; then as large as these allow."""
    before, after = ([layout] if layout else [] for layout in (ends.first, ends.last))
    for pages in range(max(2, len(before) + len(after)), MOST_PAGES + 1):
        layouts = [*before, *[plain] * (pages - len(before) - len(after)), *after]
        plan = filled(job, story, layouts, job.scale.floor_px)
        if plan.whole:
            larger = (filled(job, story, layouts, cap) for cap in job.scale.body_caps)
            return _evened(job, story, next(trial for trial in larger if trial.whole))
    return _without_empty_pages(plan)


def _without_empty_pages(plan: Plan) -> Plan:
    """Words that go on no last page, such as an address of too many lines, leave pages before it with nothing."""
    pages = zip(plan.layouts, plan.columns, strict=True)
    kept = [(layout, column) for layout, column in pages if column.strips or layout.picture or layout.card]
    return replace(plan, layouts=tuple(layout for layout, _ in kept), columns=tuple(column for _, column in kept))


def _evened(job: Job, story: Story, plan: Plan) -> Plan:
    """The same pages with the text spread evenly, and with as few paragraphs going over a page's end as can be."""
    tries = [filled(job, story, list(plan.layouts), plan.cap_px, part) for part in (0.5, 0.6, 0.68, 0.76, 0.84, 0.92)]
    return min([trial for trial in tries if trial.whole] + [plan], key=lambda trial: _broken_paragraphs(trial.columns))


def _broken_paragraphs(columns: Sequence[Column]) -> int:
    lasts = [column.strips[-1] for column in columns if column.strips]
    return sum(last.line.end < len(last.text.text.rstrip()) for last in lasts)
