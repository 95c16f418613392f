"""Slides that tell a story in words, with a picture and a code when it has them.

Leaves out where the words come from (`variant`, `standing`) and how they are shared out between pages (`planning`).
"""

from __future__ import annotations

from player.draw import shapes
from player.draw.box import Box
from player.draw.card import place_card, too_fine
from player.draw.fitting import Plan
from player.draw.flow import Column
from player.draw.framing import place_picture
from player.draw.job import Job
from player.draw.layout import Layout
from player.draw.planning import MOST_PAGES, Tale, plan_tale
from player.draw.sheet import Inks
from player.draw.stage import Stage, set_stage
from player.draw.unusable import Remark, warning

_OPTICAL_MIDDLE = 0.42
"""The part of the spare height that goes above a column: what stands in the very middle looks too low."""


def tell(job: Job, tale: Tale) -> tuple[list[Stage], list[Remark]]:
    """The stages of a tale, not yet finished. Raises UnusableError when its picture cannot be opened."""
    plan = plan_tale(job, set_stage(job), tale)
    remarks: list[Remark] = []
    if tale.tickets and not any(layout.card for layout in plan.layouts):
        remarks.append(too_fine(job))
    if not plan.whole:
        remarks.append(_too_long())
    stages, said = _staged(job, tale, plan)
    return stages, remarks + said


def _staged(job: Job, tale: Tale, plan: Plan) -> tuple[list[Stage], list[Remark]]:
    stages: list[Stage] = []
    remarks: list[Remark] = []
    pages = len(plan.layouts)
    inks = Inks.of_alarm(job.shades) if job.urgent else Inks.on_paper(job.shades)
    for number, (layout, column) in enumerate(zip(plan.layouts, plan.columns, strict=True)):
        stage = set_stage(job)
        if layout.picture and tale.picture:
            remarks += place_picture(stage, tale.picture, layout.picture)
        if layout.card and layout.card_at:
            place_card(stage, layout.card, layout.card_at, mirrored=job.mirrored)
        at = layout.column if plan.flowing and pages > 1 else _centred(layout, column)
        stage.sheet.write(column, at, inks, mirrored=job.mirrored)
        if pages > 1:
            write_dots(job, stage, number, pages)
        stages.append(stage)
    return stages, remarks


def _centred(layout: Layout, column: Column) -> Box:
    spare = max(0, layout.column.height - column.height)
    return layout.column.without_top(round(spare * _OPTICAL_MIDDLE))


def write_dots(job: Job, stage: Stage, number: int, pages: int) -> None:
    """Which page of how many this is, in the margin over the footer: understood in every language."""
    size = max(6, round(0.014 * job.scale.short))
    y = stage.body.bottom - (job.scale.margin + size) // 2
    beside = stage.area
    if stage.footer.rise and stage.footer.code_at:
        beside = beside.start(beside.width - stage.footer.code_at.width - job.scale.gap // 2, mirrored=job.mirrored)
    at = Box(beside.x, y, beside.width, size).end((2 * pages - 1) * size, mirrored=job.mirrored)
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
