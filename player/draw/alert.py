"""A public alert: the whole screen in its colour, what it is and where, its words as they were sent, by whom and when.

Nothing else: no code, no footer of the playlist's, no advert. A drill stands under a band that cannot be overlooked.
The words are set as large as they go on no more pages than they need, and are never cut. Leaves out which alerts are
shown (`player.feeds`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from player.draw import shapes
from player.draw.alert_look import Look, write_dots, write_foot
from player.draw.box import Box
from player.draw.drill import write_drill_band
from player.draw.flow import Column, has_divided_words, pour
from player.draw.job import Job
from player.draw.sheet import Inks, Sheet
from player.draw.stage import Stage
from player.draw.story import Block, Part, Story, block
from player.draw.strips import Slot
from player.draw.styles import Sizes
from player.notices.notice import Alert, Variant

_MOST_PAGES = 40
"""The longest text that is taken from a source needs fewer, at the legible floor on the smallest screen."""
_HEAD_CAPS = (0.105, 0.09, 0.078, 0.066, 0.056, 0.048)
"""Capitals of the event's name, over the screen's shorter side: the first with which it keeps its place."""
_HEAD_SHARE = 0.3
_TEXT_CAPS = (0.085, 0.076, 0.068, 0.06, 0.053, 0.047)
_SIGN_LYING, _SIGN_STANDING = 0.16, 0.13
_FULLNESS = (0.55, 0.65, 0.75, 0.85)
"""Parts of a page to try, so that of several pages the last is not nearly empty."""


def draw_alert(job: Job, alert: Alert, variant: Variant, zone: ZoneInfo) -> list[Stage]:
    """The stages of an alert in one language, as many as its words need."""
    look = Look.of(job.shades, urgent=job.urgent)
    said = [variant.credit or alert.credit, _sent(job, alert.sent, zone)]
    first = _blank(job, look, said, drill=alert.drill)
    head = _head(job, alert, variant, first.body)
    sign = _sign_px(job)
    beneath = first.body.without_top(max(head.height, sign) + round(1.5 * job.scale.gap))
    columns = _columns(job, variant, beneath)
    stages = []
    for number, column in enumerate(columns):
        stage = _blank(job, look, said, drill=alert.drill) if number else first
        _write_head(job, stage, look, head)
        stage.sheet.write(column, _settled(beneath, column, alone=len(columns) == 1), look.inks, mirrored=job.mirrored)
        if len(columns) > 1:
            write_dots(job, stage, look, (number, len(columns)))
        stages.append(stage)
    return stages


def _blank(job: Job, look: Look, said: list[str], *, drill: bool) -> Stage:
    """A slide in the alert's colour with band and foot; its body is what is between them, within the margins."""
    sheet = Sheet.blank(job.scale, replace(job.shades, paper=look.ground))
    band = write_drill_band(sheet, job) if drill else 0
    footer = write_foot(job, sheet, look, said)
    margin = job.scale.margin
    body = job.scale.whole.without_bottom(footer.box.height + round(0.7 * margin)).inset(margin, 0)
    return Stage(sheet, body.without_top(band + round(0.8 * margin)), footer)


def _sent(job: Job, sent: datetime, zone: ZoneInfo) -> str:
    """When it was sent, with its day: an alert may be looked at the morning after."""
    local = sent.astimezone(zone)
    if job.lang == "sv":
        return f"Utfärdat {format_date(local, 'EEEE d MMMM', locale='sv')} kl.\xa0{local:%H.%M}"
    return f"Issued {format_date(local, 'EEEE d MMMM', locale='en')} at {local:%H:%M}"


def _head(job: Job, alert: Alert, variant: Variant, room: Box) -> Column:
    """What it is, and where, as large as goes well with the words under it."""
    slot = Slot(room.width - _sign_px(job) - job.scale.gap, 4 * job.scale.height)
    title = block(Part.TITLE, variant.title, rtl=job.mirrored, exact=True)
    where = (block(Part.VALUE, alert.area, rtl=job.mirrored, exact=True),) if alert.area else ()
    for share in _HEAD_CAPS:
        cap = max(job.scale.floor_px, round(share * job.scale.short))
        sizes = Sizes(max(job.scale.floor_px, round(0.52 * cap)), cap)
        column = pour(Story(title, where), [slot], sizes, job.lang).columns[0]
        if column.height <= _HEAD_SHARE * room.height and not has_divided_words(column):
            break
    return column


def _sign_px(job: Job) -> int:
    return round((_SIGN_LYING if job.scale.landscape else _SIGN_STANDING) * job.scale.short)


def _write_head(job: Job, stage: Stage, look: Look, head: Column) -> None:
    sign, room = _sign_px(job), stage.body
    height = max(head.height, sign)
    at = room.start(sign, mirrored=job.mirrored)
    image = stage.sheet.image
    down = (height - sign) // 2 if job.scale.landscape else 0
    image.paste(shapes.warning_sign(sign, look.title, look.ground), (at.x, room.y + down))
    words = room.end(room.width - sign - job.scale.gap, mirrored=job.mirrored)
    words = words.without_top((height - head.height) // 2)
    stage.sheet.write(head, words, Inks.all(look.title), mirrored=job.mirrored)
    rule = Box(room.x, room.y + height + round(0.55 * job.scale.gap), room.width, 2 * job.scale.hairline)
    shapes.band(image, rule, look.rule)


def _columns(job: Job, variant: Variant, beneath: Box) -> tuple[Column, ...]:
    """The words, one column a page: as large as they go on as few pages as hold them, and spread evenly."""
    story = Story(None, tuple(_paragraphs(job, variant.text)))
    if not story.blocks:
        return (Column((), 0),)
    slot = Slot(beneath.width, beneath.height)
    caps = [max(job.scale.floor_px, round(share * job.scale.short)) for share in _TEXT_CAPS]
    fewest = len(_poured(job, story, slot, caps[-1]))
    tried = ((cap, _poured(job, story, slot, cap)) for cap in caps)
    cap, columns = next((cap, columns) for cap, columns in tried if len(columns) <= fewest)
    return _evened(job, story, slot, cap, columns) if len(columns) > 1 else columns


def _paragraphs(job: Job, text: str) -> Iterator[Block]:
    """As they were sent: not a dash in them is changed."""
    parts = (part.strip() for part in text.split("\n\n"))
    return (block(Part.PARAGRAPH, part, rtl=job.mirrored, exact=True) for part in parts if part)


def _poured(job: Job, story: Story, slot: Slot, cap_px: int) -> tuple[Column, ...]:
    """On as few pages as hold all of it at this size."""
    pages = 1
    while not (poured := pour(story, [slot] * pages, Sizes(cap_px, cap_px), job.lang)).whole and pages < _MOST_PAGES:
        pages += 1
    return poured.columns


def _evened(job: Job, story: Story, slot: Slot, cap_px: int, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The same on the same number of pages, no page much fuller than the others."""
    for part in _FULLNESS:
        slots = [replace(slot, height=round(part * slot.height))] * len(columns)
        poured = pour(story, slots, Sizes(cap_px, cap_px), job.lang)
        if poured.whole:
            return poured.columns
    return columns


def _settled(room: Box, column: Column, *, alone: bool) -> Box:
    """Words that are all there is stand a little above the middle of their room."""
    return room.without_top(round(0.38 * max(0, room.height - column.height))) if alone else room
