"""Where a passage breaks into lines of a given width.

Words go whole onto lines; a word too long for any line is divided at its hyphenation points, an address after its
marks, and only what has neither between any two characters: nothing is ever cut. Leaves out pages (`flow`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from player.draw.hyphens import division_points
from player.draw.runs import Passage, runs_between, set_width

_PIECE = re.compile(r"\n|[^ \t\n]+")
_INSIDE = re.compile(
    r"(?<=[^\W\d])[-–—/](?=[^\W\d])|(?<=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])(?=[\u3040-\u9fff\uac00-\ud7a3])"
)
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d]{2,}(?=/\w)")
"""A web address's host: what follows it goes whole onto the next line, its slash first."""
GOOD_MARKS = frozenset("/@-–")
"""Where a reader expects a long address or a compound to go on in the next line."""
_ADDRESS_MARKS = (frozenset("/@"), frozenset(".?&=_-:~"))
"""Where an address may be divided, the better places first."""
_WORTH_DIVIDING = 0.34
"""A gap at a line's end larger than this part of the column is worth dividing the next word for."""
_LONG_WORD = 11


@dataclass(frozen=True, slots=True)
class Line:
    """Characters [start, end) of a passage; `hyphen` is drawn at its end. `width` in pixels."""

    start: int
    end: int
    hyphen: str
    width: float


@dataclass(frozen=True, slots=True)
class Setting:
    """How a passage is set: capital height and column width in pixels, its language, and whether words may be
    divided."""

    cap_px: int
    width: int
    lang: str
    divide: bool = True


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    space: bool


def break_lines(text: Passage, how: Setting, start: int = 0) -> Iterator[Line]:
    """The lines of a passage from character `start` on, each no wider than the column."""
    pieces = [piece for piece in _pieces(text.text) if piece.end > start]
    if pieces and pieces[0].start < start:
        pieces[0] = _Piece(start, pieces[0].end, space=False)
    pieces.reverse()
    while pieces:
        yield _next_line(text, how, pieces)


@lru_cache(maxsize=256)
def balanced(text: Passage, how: Setting) -> tuple[Line, ...]:
    """The lines of a heading: as few as the width allows, and about equally long."""
    lines = list(break_lines(text, how))
    if len(lines) < 2 or "\n" in text.text:
        return tuple(lines)
    narrow, wide = how.width // (len(lines) + 1), how.width
    while wide - narrow > max(4, how.width // 100):
        middle = (narrow + wide) // 2
        trial = list(break_lines(text, Setting(how.cap_px, middle, how.lang, divide=False)))
        fits = len(trial) <= len(lines) and all(line.width <= middle and ends_well(text, line) for line in trial)
        narrow, wide = (narrow, middle) if fits else (middle, wide)
        lines = trial if fits else lines
    return tuple(lines)


def ends_well(text: Passage, line: Line) -> bool:
    """Whether a line ends where a word does, or an address or a compound may well go on in the next line."""
    said, end = text.text, line.end
    whole = end == len(said) or said[end].isspace() or said[end] == "/" or said[end - 1] in GOOD_MARKS
    return whole and not line.hyphen


def text_width(text: Passage, start: int, end: int, cap_px: int, hyphen: str = "") -> float:
    return set_width(runs_between(text, start, end, hyphen), cap_px)


def _pieces(text: str) -> list[_Piece]:
    found = []
    for match in _PIECE.finditer(text):
        start, space = match.start(), match.start() > 0 and text[match.start() - 1] in " \t"
        host = _HOST.match(text, match.start(), match.end())
        inside = [host] if host else _INSIDE.finditer(text, match.start(), match.end())
        for inner in inside:
            found.append(_Piece(start, inner.end(), space))
            start, space = inner.end(), False
        found.append(_Piece(start, match.end(), space))
    return [piece for piece in found if piece.end > piece.start]


def _next_line(text: Passage, how: Setting, pieces: list[_Piece]) -> Line:
    """Take pieces off the end of `pieces` (the next one is last) for as long as the line has room."""
    start = end = pieces[-1].start
    width = 0.0
    while pieces:
        piece = pieces[-1]
        if text.text[piece.start] == "\n":
            pieces.pop()
            return Line(start, end, "", width)
        space = text_width(text, end, piece.start, how.cap_px) if piece.space and end > start else 0.0
        advance = text_width(text, piece.start, piece.end, how.cap_px)
        if width + space + advance <= how.width:
            pieces.pop()
            end, width = piece.end, width + space + advance
            continue
        room = how.width - width - space
        cut = _division(text, how, piece, room, alone=end == start)
        if cut is None:
            break
        at, hyphen = cut
        pieces[-1] = _Piece(at, piece.end, space=False)
        if at == piece.end:
            pieces.pop()
        return Line(start, at, hyphen, width + space + text_width(text, piece.start, at, how.cap_px, hyphen))
    return Line(start, end, "", width)


def _division(text: Passage, how: Setting, piece: _Piece, room: float, *, alone: bool) -> tuple[int, str] | None:
    """Where to divide a piece that does not fit into `room` pixels, with the hyphen to draw; None: onto the next
    line."""
    length = piece.end - piece.start
    gap_is_large = how.divide and length >= _LONG_WORD and room > how.width * _WORTH_DIVIDING
    if not (alone or gap_is_large):
        return None
    word = text.text[piece.start : piece.end]
    for point in reversed(division_points(word, how.lang)):
        if text_width(text, piece.start, piece.start + point, how.cap_px, "-") <= room:
            return piece.start + point, "-"
    return _anywhere(text, how, piece, room) if alone else None


def _anywhere(text: Passage, how: Setting, piece: _Piece, room: float) -> tuple[int, str]:
    """The longest beginning that fits: an address after one of its marks, else between two whole characters."""
    ends = [at for at in range(piece.start + 1, piece.end) if not _joined(text.text, at)]
    fitting = []
    for at in ends:
        if text_width(text, piece.start, at, how.cap_px) > room:
            break
        fitting.append(at)
    if not fitting:
        return (ends[0] if ends else piece.end), ""
    for marks in _ADDRESS_MARKS:
        after = [at for at in fitting if text.text[at - 1] in marks and at - piece.start > 3]
        if after:
            return after[-1], ""
    return fitting[-1], ""


def _joined(text: str, at: int) -> bool:
    """Whether the character at `at` belongs to the one before it and may not begin a line."""
    return unicodedata.combining(text[at]) != 0 or unicodedata.category(text[at]) in ("Mn", "Me", "Cf", "Sk")
