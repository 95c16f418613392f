"""Slides that list what others tell: what else is going on, and how one gets onto the board.

Leaves out what is listed (`notices.house_notices`).
"""

from __future__ import annotations

from babel.dates import format_date

from player.draw.faces import Voice
from player.draw.job import Job
from player.draw.runs import Span
from player.draw.story import Block, Part, Story, block, marked, spanned
from player.notices.notice import Kind, Mention, Notice, Variant


def listing(job: Job, notice: Notice, variant: Variant) -> Story:
    """The story of a notice that mentions others."""
    if notice.kind is Kind.ADVERTISE:
        title = block(Part.TITLE, job.phrases.advertise, rtl=job.mirrored)
        return Story(title, tuple(_invited(job, variant.mentions)))
    title = block(Part.TITLE, job.phrases.more_here, rtl=job.mirrored)
    year = notice.day.year if notice.day else 0
    return Story(title, tuple(_item(job, mention, year) for mention in variant.mentions))


def _invited(job: Job, mentions: tuple[Mention, ...]) -> list[Block]:
    """In the words of each, the site's own first; whose words the others' are."""
    blocks: list[Block] = []
    for mention in mentions:
        if blocks:
            blocks.append(block(Part.LABEL, mention.title, rtl=job.mirrored))
        blocks.append(block(Part.PARAGRAPH if not blocks else Part.TABLE, mention.note, rtl=job.mirrored))
    return blocks


def _item(job: Job, mention: Mention, year: int) -> Block:
    said = [mention.note] if mention.note else []
    if mention.until is not None:
        pattern = "d MMM" if mention.until.year == year else "d MMM y"
        said.append(job.phrases.until.format(format_date(mention.until, pattern, locale=job.lang)))
    note = f"  {', '.join(said)}" if said else ""
    entry = spanned(Part.ITEM, [Span(mention.title, Voice.STRONG), Span(note, Voice.LABEL)], rtl=job.mirrored)
    return marked(entry, "•", rtl=job.mirrored)
