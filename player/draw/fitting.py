"""Fitting a story into layouts: as large as it fits, or as much as fits at a given size.

Leaves out which layouts there are to choose from (`telling`) and the setting of lines (`flow`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from player.draw.flow import Column, has_divided_words, pour
from player.draw.job import Job
from player.draw.layout import Layout
from player.draw.story import Story
from player.draw.strips import Slot
from player.draw.styles import Sizes

_TITLE_STEPS = (1.9, 1.65, 1.45, 1.25, 1.1)
_GOOD_TITLE = 1.45
"""A title this much larger than the text is one at a glance."""
_TALLEST_TITLE = 0.11
"""A title's capitals are at most this part of the screen's shorter side."""
_SIGNS = (0.16, 0.135, 0.11)
"""What an urgent title, a shop's own name and a title alone may take instead, where that costs the text nothing."""
_TITLE_SHARE = 0.45
"""A title takes at most this part of its column's height, if a smaller one would take less."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Layouts, one a page, what stands in their columns, whether that is the whole story, and its text's capitals.

    `flowing`: the words go on from page to page, so that each begins at its top.
    """

    layouts: tuple[Layout, ...]
    columns: tuple[Column, ...]
    whole: bool
    cap_px: int = 0
    flowing: bool = False

    @property
    def divides_words(self) -> bool:
        return any(map(has_divided_words, self.columns))


def fitting(job: Job, story: Story, layouts: list[Layout]) -> Plan | None:
    """The story in these layouts at the largest sizes it fits at, if can be without dividing a word."""
    fallback: Plan | None = None
    for sizes in _sizes_to_try(job, story, layouts[0].slot):
        plan = _set(job, story, layouts, sizes)
        if plan.whole and not plan.divides_words:
            return _as_sign(job, story, plan, sizes) if _is_sign(job, story) else plan
        if plan.whole:
            fallback = fallback or plan
    return fallback


def _set(job: Job, story: Story, layouts: list[Layout], sizes: Sizes) -> Plan:
    poured = pour(story, [layout.slot for layout in layouts], sizes, job.lang)
    return Plan(tuple(layouts), poured.columns, poured.whole, sizes.body)


def _is_sign(job: Job, story: Story) -> bool:
    """Whether the title is to be seen from afar: an urgent one, the place's own name, or the only words there are."""
    return job.urgent or job.playlist is None or not story.blocks


def _as_sign(job: Job, story: Story, plan: Plan, sizes: Sizes) -> Plan:
    """The same with a larger title yet, where there is room for it."""
    for part in _SIGNS:
        title = round(part * job.scale.short)
        trial = _set(job, story, list(plan.layouts), replace(sizes, title=title))
        if title > sizes.title and trial.whole and not trial.divides_words:
            return trial
    return plan


def filled(job: Job, story: Story, layouts: list[Layout], cap_px: int, part: float = 1.0) -> Plan:
    """As much of the story as these layouts hold with text of this size, in this part of their heights."""
    slot = next((layout.slot for layout in layouts if layout.slot.width > 0), layouts[0].slot)
    sizes = next(_sizes_to_try(job, story, slot, caps=(cap_px,)))
    slots = [replace(layout.slot, height=round(layout.slot.height * part)) for layout in layouts]
    poured = pour(story, slots, sizes, job.lang)
    return Plan(tuple(layouts), poured.columns, poured.whole, cap_px, flowing=True)


def least_height(job: Job, story: Story, width: int) -> int:
    """The height in pixels of a story in a column of this width: its text at the legible floor, its title well over
    it."""
    cap = job.scale.floor_px
    slot = Slot(width, 4 * job.scale.height)
    return pour(story, [slot], Sizes(cap, round(_GOOD_TITLE * cap)), job.lang).columns[0].height


def _sizes_to_try(job: Job, story: Story, slot: Slot, caps: tuple[int, ...] = ()) -> Iterator[Sizes]:
    """For each size of the text the largest title that goes well with it, and one that is just well over it; at the
    floor also the smaller titles."""
    sizes = Sizes(job.scale.floor_px, job.scale.floor_px)
    most = round(_TALLEST_TITLE * job.scale.short)
    for cap in caps or job.scale.body_caps:
        for step in _TITLE_STEPS:
            sizes = Sizes(cap, max(cap, min(most, round(step * cap))))
            if _title_is_calm(job, story, slot, sizes):
                break
        yield sizes
        if story.blocks and round(_GOOD_TITLE * cap) < sizes.title:
            yield Sizes(cap, round(_GOOD_TITLE * cap))
    yield from (Sizes(sizes.body, round(step * sizes.body)) for step in _TITLE_STEPS if step * sizes.body < sizes.title)


def _title_is_calm(job: Job, story: Story, slot: Slot, sizes: Sizes) -> bool:
    """Whether a title takes no more than its share of the column, and divides no word."""
    column = pour(Story(story.title), [Slot(slot.width, 10 * job.scale.height)], sizes, job.lang).columns[0]
    return column.height <= _TITLE_SHARE * slot.height and not has_divided_words(column)
