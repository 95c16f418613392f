"""The footer of every slide: who answers for it, which service point this is, which language, and room for the clock.

At its end stands the small code of the site's page, which is read at arm's length: large enough for the viewing
distance it would take half the slide. It rises into the margin above the footer, where nothing else stands. Leaves out
the clock's figures (`clock`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from player.draw import clock, shapes
from player.draw.box import Box
from player.draw.codes import Code, code_of, plate
from player.draw.faces import Voice, size_for_cap
from player.draw.job import Job
from player.draw.lines import Setting, break_lines, text_width
from player.draw.page import ClockPlace
from player.draw.payloads import url_payload
from player.draw.phrases import language_name
from player.draw.runs import Passage, Span, passage
from player.draw.sheet import Sheet
from player.notices.colours import Colour

_BETWEEN = "\u2002·\u2002"
_BETWEEN_RTL = f"\u200f{_BETWEEN}\u200f"
"""With marks that keep Latin names on either side in the page's order."""
_MOST_HEIGHT = 0.28
"""A footer never takes more of a slide's height than this; what matters least is left out then."""
_PADDING = 0.36
"""Room over and under the rows, over the capitals' height."""
_UNDER_CODE = 0.02
"""Room under the code, over the screen's shorter side: televisions cut off as much."""
_FREE_OVER_CODE = 0.2
"""The part of the margin that stays free above a code that rises into it."""
_MOST_OF_WIDTH = 0.25
"""A code that would take more of the footer's width is left out."""


@dataclass(frozen=True, slots=True)
class Footer:
    """A footer ready to be written into `box`: its rows, and the clock's place (None where there is no room).

    `code` is the site's page's, `code_at` its plate, whose top may be above the box.
    """

    box: Box
    rows: tuple[Passage, ...]
    row_height: int
    clock: ClockPlace | None
    code: Code | None = None
    code_at: Box | None = None

    @property
    def rise(self) -> int:
        """How far the code's plate rises over the footer."""
        return max(0, self.box.y - self.code_at.y) if self.code_at else 0


@lru_cache(maxsize=8)
def lay_footer(job: Job) -> Footer:
    """The footer that says as much as there is room for; the responsible party always.

    The language and the playlist's title are said only where they take no row of their own.
    """
    party = _party(job)
    named = [[party, *site] for site in _sites(job)]
    least = min(_laid(job, said).box.height for said in named)
    if least > _MOST_HEIGHT * job.scale.height:
        return _laid(job, [party])
    laid = (_laid(job, items) for said in named for items in _fuller(job, said))
    return next(footer for footer in laid if footer.box.height <= least)


def _fuller(job: Job, said: list[Span]) -> Iterator[list[Span]]:
    """The same with more, the fullest first, down to no more."""
    titled, language = _titled(job, said), _language(job)
    yield [*titled, *language]
    yield [*said, *language]
    yield titled
    yield said


def write_footer(sheet: Sheet, footer: Footer, job: Job) -> None:
    cap = sheet.scale.floor_px
    shapes.band(sheet.image, footer.box, _ground(job))
    inner = footer.box.inset(sheet.scale.margin, 0).start(_width_for_words(job), mirrored=job.mirrored)
    for index, row in enumerate(footer.rows):
        x = inner.right - text_width(row, 0, len(row.text), cap) if job.mirrored else inner.x
        baseline = _baseline(job, footer.box, footer.row_height, index)
        sheet.write_line(row, (x, baseline), cap, sheet.shades.on_band)
    _write_code(sheet, footer)


def _write_code(sheet: Sheet, footer: Footer) -> None:
    if footer.code and footer.code_at:
        at = footer.code_at
        mask = shapes.rounded_mask(at.width, at.height, 2 * sheet.scale.near_module_px)
        sheet.image.paste(plate(footer.code, sheet.scale.near_module_px), (at.x, at.y), mask)


def raise_footer(sheet: Sheet, footer: Footer, job: Job) -> None:
    """Let the footer's ground reach as high as its code does."""
    if footer.rise:
        above = Box(0, footer.box.y - footer.rise, sheet.scale.width, footer.rise)
        shapes.band(sheet.image, above, _ground(job))
        _write_code(sheet, footer)


def _ground(job: Job) -> Colour:
    return job.shades.urgent_foot if job.urgent else job.shades.band


def _baseline(job: Job, box: Box, row_height: int, index: int) -> int:
    return box.y + round(_PADDING * job.scale.floor_px) + index * row_height + (row_height + job.scale.floor_px) // 2


def _advert(job: Job) -> list[Span]:
    """Advertising is always called that, first of all."""
    paid = job.playlist is not None and job.playlist.adverts
    return [Span(job.phrases.advert, Voice.LABEL_STRONG)] if paid else []


def _party(job: Job) -> Span:
    """Who answers for the slide, in the strong voice only where the name needs no second row for it."""
    strong = Span(job.party.name, Voice.LABEL_STRONG)
    width = _width_for_words(job)
    fits = _width(_row([strong], job), job.scale.floor_px) <= width
    return strong if fits else Span(job.party.name, Voice.LABEL)


def _sites(job: Job) -> list[list[Span]]:
    """What may be said of the site, the best first: its name, else its place, which is shorter; nothing when the
    party says it."""
    names = dict.fromkeys(name for name in (job.site.name, job.site.place) if name)
    said = job.site.name.casefold() == job.party.name.casefold()
    return [[]] if said else [[Span(name, Voice.LABEL)] for name in names]


def _language(job: Job) -> list[Span]:
    return [Span(language_name(job.lang), Voice.LABEL)] if job.label else []


def _titled(job: Job, items: list[Span]) -> list[Span]:
    """The same with the playlist's title first, where it says more than the names of its party and the site do."""
    known = (job.party.name.casefold(), job.site.name.casefold())
    if job.playlist is None or job.playlist.title.casefold() in known:
        return items
    return [Span(job.playlist.title, Voice.LABEL_STRONG), Span(job.party.name, Voice.LABEL), *items[1:]]


def _laid(job: Job, items: list[Span]) -> Footer:
    """Rows of items, and the clock at the end of the last row that has room for it, else on a row of its own."""
    scale = job.scale
    cap = scale.floor_px
    row_height = round(1.16 * size_for_cap(Voice.LABEL, cap))
    width = _width_for_words(job)
    clock_width = clock.clock_width(cap)
    rows = _rows(job, [*_advert(job), *items], width)
    free = [index for index, row in enumerate(rows) if _width(row, cap) <= width - clock_width - scale.gap]
    clock_row = free[-1] if free else len(rows)
    number = max(len(rows), clock_row + 1)
    code = _code(job)
    side = code.side * scale.near_module_px if code else 0
    foot = round(_UNDER_CODE * scale.short)
    least = side + foot - round((1 - _FREE_OVER_CODE) * scale.margin)
    height = max(row_height * number + 2 * round(_PADDING * cap), least)
    row_height = (height - 2 * round(_PADDING * cap)) // number
    box = Box(0, scale.height - height, scale.width, height)
    code_at = Box(0, scale.height - foot - side, scale.width, side).inset(scale.margin, 0)
    at = box.inset(scale.margin, 0).start(width, mirrored=job.mirrored)
    baseline = _baseline(job, box, row_height, clock_row)
    corner = at.end(clock_width, mirrored=job.mirrored).x, baseline
    place = clock.clock_place(corner, cap, _ground(job), job.shades.on_band)
    return Footer(
        box=box,
        rows=tuple(rows),
        row_height=row_height,
        clock=place if clock_width <= width else None,
        code=code,
        code_at=code_at.end(side, mirrored=job.mirrored) if code else None,
    )


def _code(job: Job) -> Code | None:
    """The code of the site's page, where the board has pages and the footer has room."""
    try:
        code = code_of(url_payload(job.site_page)) if job.site_page else None
    except ValueError:
        return None
    most = _MOST_OF_WIDTH * (job.scale.width - 2 * job.scale.margin)
    return code if code and code.side * job.scale.near_module_px <= most else None


def _width_for_words(job: Job) -> int:
    """What the margins and the code leave of the footer's width."""
    code, scale = _code(job), job.scale
    beside = code.side * scale.near_module_px + scale.gap if code else 0
    return scale.width - 2 * scale.margin - beside


def _rows(job: Job, items: list[Span], width: int) -> list[Passage]:
    """The items on as few rows as they need, a dot between those that share one."""
    rows: list[list[Span]] = []
    for item in items:
        for row in rows:
            joined = [*row, Span(_BETWEEN_RTL if job.mirrored else _BETWEEN, Voice.LABEL), item]
            if _width(_row(joined, job), job.scale.floor_px) <= width:
                row[:] = joined
                break
        else:
            rows.append([item])
    return [part for row in rows for part in _broken(row, job, width)]


def _broken(row: list[Span], job: Job, width: int) -> list[Passage]:
    """A row as passages; more than one when a single name is wider than the footer."""
    text = _row(row, job)
    if _width(text, job.scale.floor_px) <= width:
        return [text]
    lines = break_lines(text, Setting(job.scale.floor_px, width, job.lang))
    parts = [(text.text[line.start : line.end] + line.hyphen, text.voices[line.start]) for line in lines]
    return [_row([Span(words, voice)], job) for words, voice in parts]


def _row(items: list[Span], job: Job) -> Passage:
    return passage(items, rtl=job.mirrored, own_direction=False)


def _width(row: Passage, cap_px: int) -> float:
    return text_width(row, 0, len(row.text), cap_px)
