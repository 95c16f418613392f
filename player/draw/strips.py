"""One block set as lines: how far apart, how far in, with which marker or key before them.

Leaves out which of them a column has room for (`flow`) and where a line breaks (`lines`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from player.draw.faces import Voice, size_for_cap
from player.draw.lines import Line, Setting, balanced, break_lines, text_width
from player.draw.runs import Passage
from player.draw.story import Block, Part
from player.draw.styles import STYLES, Sizes, Style

_AFTER_KEYS = 1.0
"""The room between a table's keys and what they are for, over the capitals' height."""
_SHORT_PARAGRAPH = 8
"""Lines: in longer paragraphs a short last line is nothing to mind."""
_WIDOW = 0.3
"""The part of the column under which a last line looks lost."""
_TALL_SCRIPT_LEADING = 1.36
"""Scripts with marks above and below (Arabic, Thai ...) need this much at least."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One set line. `top` and `baseline` in pixels from the column's top, `indent` from the side where reading
    starts; `marker` is a list item's, `key` a table's."""

    text: Passage
    line: Line
    cap_px: int
    part: Part
    top: int
    baseline: int
    height: int
    indent: int
    marker: Passage | None
    key: Passage | None
    words: int
    characters: int


@dataclass(frozen=True, slots=True)
class Slot:
    """Room for a column, in pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Rest:
    """What is still to be set of a block."""

    block: Block
    start: int = 0


def set_rest(rest: Rest, slot: Slot, sizes: Sizes, lang: str, top: int) -> list[Strip]:
    """The strips of (the rest of) a block, the first one at `top`. No more than a slot can hold are made."""
    block, style = rest.block, STYLES[rest.block.part]
    cap = sizes.cap_of(block.part)
    size = size_for_cap(style.voice, cap)
    leading = max(style.leading, _TALL_SCRIPT_LEADING) if _is_tall(block.text) else style.leading
    height = round(leading * size)
    indent = round(block.depth * 0.85 * size) + _key_column(block.keys, cap)
    how = Setting(cap, max(size, slot.width - indent), lang, divide=not style.balance)
    lines = _lines(block.text, how, rest.start, style, slot.height // height + 2)
    strips = []
    for number, line in enumerate(lines):
        said = block.text.text[line.start : line.end]
        key = _key_of(block, line)
        strips.append(
            Strip(
                text=block.text,
                line=line,
                cap_px=cap,
                part=block.part,
                top=top + number * height,
                baseline=top + number * height + (height + cap) // 2,
                height=height,
                indent=indent,
                marker=block.marker if line.start == 0 else None,
                key=key,
                words=0 if block.part is Part.RUNNING else len(said.split()) + (len(key.text.split()) if key else 0),
                characters=0 if block.part is Part.RUNNING else len(said),
            )
        )
    return strips


def _key_column(keys: tuple[Passage, ...], cap_px: int) -> int:
    """The width of a table's keys and of the room after them; 0 without."""
    widths = [text_width(key, 0, len(key.text), cap_px) for key in keys]
    return round(max(widths) + _AFTER_KEYS * cap_px) if widths else 0


def _key_of(block: Block, line: Line) -> Passage | None:
    """The key of a line that begins a row."""
    said = block.text.text
    begins = line.start == 0 or said[line.start - 1] == "\n"
    return block.keys[said.count("\n", 0, line.start)] if block.keys and begins else None


def _lines(text: Passage, how: Setting, start: int, style: Style, most: int) -> Iterable[Line]:
    if style.balance and start == 0:
        return balanced(text, how)
    lines = list(islice(break_lines(text, how, start), most))
    lost = start == 0 and style.voice is Voice.BODY and _ends_in_a_widow(text, lines, how)
    return balanced(text, how) if lost else lines


def _ends_in_a_widow(text: Passage, lines: list[Line], how: Setting) -> bool:
    """Whether a short paragraph's last line holds little: it is better set in lines of about one length."""
    whole = 1 < len(lines) <= _SHORT_PARAGRAPH and lines[-1].end == len(text.text)
    return whole and lines[-1].width < _WIDOW * how.width


def _is_tall(text: Passage) -> bool:
    return any(char > "\u0590" and char.isalpha() for char in text.text)


def marker_width(strip: Strip) -> float:
    return text_width(strip.marker, 0, len(strip.marker.text), strip.cap_px) if strip.marker else 0.0
