"""The stage that every template plays on: the paper, the footer, the band over urgent slides; and its last check.

Leaves out what is played. A stage becomes a page only when the codes drawn on it can be read in the finished picture.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from player.draw import shapes
from player.draw.box import Box
from player.draw.faces import Voice, size_for_cap
from player.draw.footer import Footer, lay_footer, raise_footer, write_footer
from player.draw.job import Job
from player.draw.lines import Setting, balanced
from player.draw.page import FilmPlace, Page
from player.draw.phrases import urgent_words
from player.draw.readback import Reading, read_codes
from player.draw.runs import Span, passage
from player.draw.sheet import Sheet
from player.draw.unusable import Remark, unusable, warning
from player.notices.colours import as_hex

_FINE = 0.5
"""An editor's own code with modules under this part of what ours have is remarked on."""
_FRAME = 0.016
"""The frame around an urgent slide, over the screen's shorter side: seen from farther away than words are read."""
_BAND_CAPS = (1.4, 1.3, 1.2, 1.1)
"""The capitals of the band over an urgent slide, over the legible floor: the first with which it takes one row."""


@dataclass(slots=True)
class Stage:
    """`body` is all between band and footer, edge to edge; `area` the same within the margins.

    `promised` are the payloads of the codes drawn so far; `footer` has one of them, which is read at arm's length.
    `pictured` is where a picture has been placed.
    """

    sheet: Sheet
    body: Box
    footer: Footer
    promised: list[str] = field(default_factory=list)
    pictured: Box | None = None
    film: FilmPlace | None = None

    @property
    def near(self) -> str:
        """What the footer's code says, "" without one."""
        return self.footer.code.payload if self.footer.code else ""

    @property
    def area(self) -> Box:
        return self.body.inset(self.sheet.scale.margin)


def set_stage(job: Job) -> Stage:
    """An empty slide with its footer and, for an urgent notice, its band."""
    sheet = Sheet.blank(job.scale, job.shades)
    footer = lay_footer(job)
    body = job.scale.whole.without_bottom(footer.box.height)
    if job.urgent:
        frame = round(_FRAME * job.scale.short)
        shapes.frame(sheet.image, body, frame, job.shades.urgent)
        body = body.without_top(_write_urgent_band(sheet, job)).inset(frame, 0).without_bottom(frame)
    write_footer(sheet, footer, job)  # over the frame: its code may rise above it
    return Stage(sheet, body, footer, [footer.code.payload] if footer.code else [])


def keep_clear_of_code(stage: Stage, job: Job) -> None:
    """Raise the footer to the top of its code, for a slide whose matter goes to the edges."""
    raise_footer(stage.sheet, stage.footer, job)
    stage.body = stage.body.without_bottom(stage.footer.rise)


def _write_urgent_band(sheet: Sheet, job: Job) -> int:
    """The full-width band that says that this is urgent; its height in pixels."""
    scale, shades = sheet.scale, sheet.shades
    words = passage([Span(urgent_words(job.lang), Voice.LABEL_STRONG)], rtl=job.mirrored)
    inner = scale.whole.inset(scale.margin, 0)
    for share in _BAND_CAPS:
        cap = round(share * scale.floor_px)
        sign = round(1.5 * cap)
        lines = balanced(words, Setting(cap, inner.width - sign - scale.gap, job.lang, divide=False))
        if len(lines) == 1:
            break
    row = round(1.2 * size_for_cap(Voice.LABEL_STRONG, cap))
    height = row * len(lines) + round(0.8 * cap)
    shapes.band(sheet.image, Box(0, 0, scale.width, height), shades.urgent)
    at = inner.start(sign, mirrored=job.mirrored)
    sheet.image.paste(shapes.warning_sign(sign, shades.on_urgent, shades.urgent), (at.x, (height - sign) // 2))
    text_at = inner.end(inner.width - sign - scale.gap // 2, mirrored=job.mirrored)
    for number, line in enumerate(lines):
        part = passage([Span(words.text[line.start : line.end], Voice.LABEL_STRONG)], rtl=job.mirrored)
        baseline = round(0.4 * cap) + number * row + (row + cap) // 2
        x = text_at.right - line.width if job.mirrored else text_at.x
        sheet.write_line(part, (x, baseline), cap, shades.on_urgent)
    return height


def finish(stage: Stage) -> tuple[Page, list[Remark]]:
    """The page, measured. Raises UnusableError when a code on it cannot be read back as what it should say."""
    sheet = stage.sheet
    found = read_codes(sheet.image)
    payloads = tuple(reading.payload for reading in found)
    if any(promise not in payloads for promise in stage.promised):
        found = _read_harder(stage)
        payloads = tuple(reading.payload for reading in found)
    far = [reading for reading in found if reading.payload != stage.near]
    page = Page(
        image=sheet.image,
        words=sheet.words,
        characters=sheet.characters,
        codes=len(far),
        qr=payloads,
        cap_mm=min(sheet.caps) / sheet.scale.px_per_mm,
        module_px=min((reading.module_px for reading in far), default=None),
        background=as_hex(sheet.shades.paper),
        clock=stage.footer.clock,
        written=tuple(sheet.written),
        film=stage.film,
    )
    others = [reading.module_px for reading in found if reading.payload not in stage.promised]
    return page, [_fine_code()] if others and min(others) < sheet.scale.module_px * _FINE else []


def _read_harder(stage: Stage) -> tuple[Reading, ...]:
    found = read_codes(stage.sheet.image, hard=True)
    if all(promise in [reading.payload for reading in found] for promise in stage.promised):
        return found
    raise unusable(
        "qr-unreadable",
        "koden på bilden går inte att läsa med en mobil, så sidan visas inte. Korta länken eller uppgifterna i den.",
        "the code on the slide cannot be read by a phone, so the page is not shown. Shorten the link or what is in it.",
    )


def _fine_code() -> Remark:
    return warning(
        "code-small",
        "koden är för liten för att läsas där folk står. Skriv länken i en .url-fil eller i textens länk, så gör "
        "tavlan en egen, stor kod.",
        "the code is too small to be read from where people stand. Put its link into a .url file or into the text's "
        "link, and the board makes a large one of its own.",
    )
