"""Slides that tell a story in words, with a picture first and a code last when it has them.

On one page as large as it fits; else on as few as it needs at the legible floor, filled evenly. Leaves out where the
words come from (`variant`, `standing`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from player.draw import shapes
from player.draw.box import Box
from player.draw.card import Caption, Ticket, caption_blocks, place_card, too_fine
from player.draw.flow import Column, Slot, has_divided_words, pour
from player.draw.framing import place_picture
from player.draw.job import Job
from player.draw.layout import Layout, card_layout, open_layout, picture_layout
from player.draw.pictures import picture_size
from player.draw.sheet import Inks
from player.draw.stage import Stage, set_stage
from player.draw.story import Story
from player.draw.styles import Sizes
from player.draw.unusable import Remark, warning

MOST_PAGES = 8
_TITLE_STEPS = (1.9, 1.65, 1.45, 1.25, 1.1)
_TALLEST_TITLE = 0.11
"""A title's capitals are at most this part of the screen's shorter side."""
_TITLE_SHARE = 0.45
"""A title takes at most this part of its column's height, if a smaller one would take less."""


@dataclass(frozen=True, slots=True)
class Tale:
    """What there is to tell. `tickets` are to choose from, the fullest first; `prominent`: the code is the matter.

    `share` is the part of the slide's longer side that a picture may take at most.
    """

    story: Story
    picture: Path | None = None
    tickets: tuple[Ticket, ...] = ()
    prominent: bool = False
    share: float = 0.52


@dataclass(frozen=True, slots=True)
class _Plan:
    """Layouts, one a page, what stands in their columns, whether that is the whole story, and its text's capitals."""

    layouts: tuple[Layout, ...]
    columns: tuple[Column, ...]
    whole: bool
    cap_px: int = 0


def tell(job: Job, tale: Tale) -> tuple[list[Stage], list[Remark]]:
    """The stages of a tale, not yet finished. Raises UnusableError when its picture cannot be opened."""
    model = set_stage(job)
    remarks: list[Remark] = []
    story, last = _with_code(job, model, tale)
    if tale.tickets and last is None:
        remarks.append(too_fine(job))
    plan = _plan(job, model, story, _first_layout(job, model, tale), last)
    if not plan.whole:
        remarks.append(_too_long())
    stages, said = _staged(job, tale, plan)
    return stages, remarks + said


def _first_layout(job: Job, model: Stage, tale: Tale) -> Layout | None:
    if tale.picture is None:
        return None
    layout = picture_layout(job, model, picture_size(tale.picture), tale.share)
    return layout or Layout(Box(0, 0, 0, 0), picture=model.body)


def _with_code(job: Job, model: Stage, tale: Tale) -> tuple[Story, Layout | None]:
    """The story and the layout of the page with the code: the fullest code with which all fits well on one page.

    A caption that has no room at its code becomes part of the story, and so does the address of one that has no room.
    """
    offers: list[tuple[Story, Layout]] = []
    for ticket in tale.tickets:
        for caption in (Caption.FULL, Caption.NONE):
            layout = card_layout(job, model.area, ticket, prominent=tale.prominent, caption=caption)
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


def _plan(job: Job, model: Stage, story: Story, first: Layout | None, last: Layout | None) -> _Plan:
    """On one page as large as fits; else the words on one and the code on the next; else on as few as it takes."""
    plain = open_layout(model.area)
    ends = [layout for layout in (first, last) if layout is not None] or [plain]
    one = _fitting(job, story, ends) if len(ends) == 1 else None
    return (
        one or (last and _words_then_code(job, story, first or plain, last)) or _spread(job, story, first, last, plain)
    )


def _words_then_code(job: Job, story: Story, first: Layout, last: Layout) -> _Plan | None:
    """All words on the first page, and the code under the same title on the second."""
    words = _fitting(job, replace(story, tail=()), [first])
    code = _fitting(job, Story(story.title, (), story.tail), [last])
    if words is None or code is None:
        return None
    return _Plan((first, last), (*words.columns, *code.columns), whole=True)


def _spread(job: Job, story: Story, first: Layout | None, last: Layout | None, plain: Layout) -> _Plan:
    """On as few pages as hold it at the legible floor, up to the most there may be; then as large as these allow."""
    ends = [layout for layout in (first, last) if layout is not None]
    for pages in range(max(2, len(ends)), MOST_PAGES + 1):
        between = [plain] * (pages - len(ends))
        layouts = [*ends[: 1 if first else 0], *between, *ends[1 if first else 0 :]]
        plan = _poured(job, story, layouts, job.scale.floor_px)
        if plan.whole:
            larger = (_poured(job, story, layouts, cap) for cap in job.scale.body_caps)
            return _evened(job, story, next(trial for trial in larger if trial.whole))
    return plan


def _fitting(job: Job, story: Story, layouts: list[Layout]) -> _Plan | None:
    """The story in these layouts at the largest sizes it fits at, if can be without dividing a word."""
    slots = [layout.slot for layout in layouts]
    fallback: _Plan | None = None
    for sizes in _sizes_to_try(job, story, slots[0]):
        poured = pour(story, slots, sizes, job.lang)
        if poured.whole:
            plan = _Plan(tuple(layouts), poured.columns, whole=True)
            if not any(has_divided_words(column) for column in poured.columns):
                return plan
            fallback = fallback or plan
    return fallback


def _poured(job: Job, story: Story, layouts: list[Layout], cap: int, part: float = 1.0) -> _Plan:
    """The story with text of this size, in this part of the layouts' heights."""
    sizes = next(_sizes_to_try(job, story, layouts[0].slot, caps=(cap,)))
    slots = [replace(layout.slot, height=round(layout.slot.height * part)) for layout in layouts]
    poured = pour(story, slots, sizes, job.lang)
    return _Plan(tuple(layouts), poured.columns, poured.whole, cap)


def _evened(job: Job, story: Story, plan: _Plan) -> _Plan:
    """The same pages with the text spread evenly, and with as few paragraphs going over a page's end as can be."""
    tries = [_poured(job, story, list(plan.layouts), plan.cap_px, part) for part in (0.5, 0.6, 0.68, 0.76, 0.84, 0.92)]
    return min([trial for trial in tries if trial.whole] + [plan], key=lambda trial: _broken_paragraphs(trial.columns))


def _broken_paragraphs(columns: Sequence[Column]) -> int:
    lasts = [column.strips[-1] for column in columns if column.strips]
    return sum(last.line.end < len(last.text.text.rstrip()) for last in lasts)


def _sizes_to_try(job: Job, story: Story, slot: Slot, caps: tuple[int, ...] = ()) -> Iterator[Sizes]:
    """For each size of the text the largest title that goes well with it; at the floor also the smaller titles."""
    sizes = Sizes(job.scale.floor_px, job.scale.floor_px)
    most = round(_TALLEST_TITLE * job.scale.short)
    for cap in caps or job.scale.body_caps:
        for step in _TITLE_STEPS:
            sizes = Sizes(cap, max(cap, min(most, round(step * cap))))
            if _title_is_calm(job, story, slot, sizes):
                break
        yield sizes
    yield from (Sizes(sizes.body, round(step * sizes.body)) for step in _TITLE_STEPS if step * sizes.body < sizes.title)


def _title_is_calm(job: Job, story: Story, slot: Slot, sizes: Sizes) -> bool:
    """Whether a title takes no more than its share of the column, and divides no word."""
    column = pour(Story(story.title), [Slot(slot.width, 10 * job.scale.height)], sizes, job.lang).columns[0]
    return column.height <= _TITLE_SHARE * slot.height and not has_divided_words(column)


def _staged(job: Job, tale: Tale, plan: _Plan) -> tuple[list[Stage], list[Remark]]:
    stages: list[Stage] = []
    remarks: list[Remark] = []
    pages = len(plan.layouts)
    for number, (layout, column) in enumerate(zip(plan.layouts, plan.columns, strict=True)):
        stage = set_stage(job)
        if layout.picture and tale.picture:
            remarks += place_picture(stage, tale.picture, layout.picture)
        if layout.card and layout.card_at:
            place_card(stage, layout.card, layout.card_at, mirrored=job.mirrored)
        _write_column(job, stage, layout, column, pages)
        if pages > 1:
            _write_dots(job, stage, number, pages)
        stages.append(stage)
    return stages, remarks


def _write_column(job: Job, stage: Stage, layout: Layout, column: Column, pages: int) -> None:
    spare = max(0, layout.column.height - column.height)
    centred = pages == 1 and (layout.card is None or job.scale.landscape)
    at = layout.column.without_top(round(spare * 0.42)) if centred else layout.column
    stage.sheet.write(column, at, Inks.on_paper(job.shades), mirrored=job.mirrored)


def _write_dots(job: Job, stage: Stage, number: int, pages: int) -> None:
    """Which page of how many this is, in the margin over the footer: understood in every language."""
    size = max(6, round(0.014 * job.scale.short))
    y = stage.body.bottom - (job.scale.margin + size) // 2
    at = Box(stage.area.x, y, stage.area.width, size).end((2 * pages - 1) * size, mirrored=job.mirrored)
    lit = pages - 1 - number if job.mirrored else number
    shapes.dots(stage.sheet.image, at, [job.shades.accent if n == lit else job.shades.rule for n in range(pages)])


def _too_long() -> Remark:
    return warning(
        "text-too-long",
        f"texten är för lång för tavlan: bara de första {MOST_PAGES} sidorna visas. Korta den, eller lägg resten "
        "bakom en länk.",
        f"the text is too long for the board: only its first {MOST_PAGES} pages are shown. Shorten it, or put the rest "
        "behind a link.",
    )
