"""Text as runs that can be drawn: one font, one direction, one voice each, in the order they stand on the line.

Leaves out where lines break (`lines`) and the drawing (`sheet`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from player.draw import bidi, faces
from player.draw.faces import Voice

_PICTURE_SELECTOR = "\ufe0f"
_JOINER = "\u200d"
_INVISIBLE = frozenset("\u00ad\u200b\u2060\ufeff")
_NUMBER = re.compile(r"\+?\d[\d\u00a0 -]{4,}\d")
_CONTROLS = ("Cc", "Cs", "Co", "Cn")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one voice."""

    text: str
    voice: Voice = Voice.BODY


@dataclass(frozen=True, slots=True)
class Run:
    """What is drawn in one go."""

    text: str
    face: Path
    voice: Voice
    rtl: bool

    @property
    def emoji(self) -> bool:
        return self.face == faces.emoji_face()


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph ready for setting: its characters, and for each its voice, font and bidi level."""

    text: str
    voices: tuple[Voice, ...]
    files: tuple[Path, ...]
    levels: tuple[int, ...]
    rtl: bool


def passage(spans: Iterable[Span], *, rtl: bool, own_direction: bool = True) -> Passage:
    """The passage of some spans. `rtl` is the page's direction.

    A paragraph has a direction of its own, that of its first letter; a row of names runs as the page does.
    """
    pairs = [(char, span.voice) for span in spans for char in span.text if not _hidden(char)]
    text = "".join(char for char, _ in pairs)
    voices = tuple(voice for _, voice in pairs)
    base = bidi.starts_rtl(text, default=rtl) if own_direction else rtl
    return Passage(text, voices, _files(text, voices), tuple(_levels(text, rtl=base)), base)


def _levels(text: str, *, rtl: bool) -> Sequence[int]:
    """The bidi levels, but with telephone numbers and dates left to right as a whole.

    The algorithm takes "0372-78 90 00" after an Arabic word for three numbers, and sets the last one first.
    """
    levels = list(bidi.levels(text, rtl=rtl))
    if any(levels):
        for match in _NUMBER.finditer(text):
            levels[match.start() : match.end()] = [2] * (match.end() - match.start())
    return levels


def _hidden(char: str) -> bool:
    return char in _INVISIBLE or (char != "\n" and unicodedata.category(char) in _CONTROLS)


def _files(text: str, voices: tuple[Voice, ...]) -> tuple[Path, ...]:
    """A font for each character; marks, joiners and selectors stay with the character they belong to, spaces too."""
    files: list[Path] = []
    for index, char in enumerate(text):
        if files and (_is_mark(char) or text[index - 1] == _JOINER or _is_space_of(files[-1], char)):
            files.append(files[-1])
        else:
            files.append(_file_for(char, text[index + 1 : index + 2], voices[index]))
    return tuple(files)


def _is_space_of(file: Path, char: str) -> bool:
    return char in " \u00a0" and file != faces.emoji_face() and faces.covers(file, char)


def _is_mark(char: str) -> bool:
    """Marks, joiner, variation selectors, skin tones and tag characters: they modify what stands before them."""
    modifies = char == _JOINER or "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f"
    return modifies or unicodedata.category(char) in ("Mn", "Me")


def _file_for(char: str, following: str, voice: Voice) -> Path:
    emoji = faces.emoji_face()
    wants_picture = following == _PICTURE_SELECTOR or not faces.has_in_voice(char, voice)
    if emoji is not None and wants_picture and not char.isspace() and faces.is_emoji(char) and not char.isalnum():
        return emoji
    if emoji is not None and following == _PICTURE_SELECTOR and faces.is_emoji(char):
        return emoji
    return faces.face_for(char, voice)


def runs_between(text: Passage, start: int, end: int, tail: str = "") -> tuple[Run, ...]:
    """The runs of one line in the order they stand from left to right; `tail` is a hyphen at the line's end."""
    logical: list[tuple[int, Run]] = []
    alike = zip(text.files[start:end], text.voices[start:end], text.levels[start:end], strict=True)
    for (face, voice, level), same in groupby(alike):
        stop = start + len(list(same))
        logical.append((level, Run(text.text[start:stop], face, voice, bool(level % 2))))
        start = stop
    if tail and logical:
        level, last = logical[-1]
        logical[-1] = (level, Run(last.text + tail, last.face, last.voice, last.rtl))
    return tuple(logical[index][1] for index in bidi.visual_order([level for level, _ in logical]))


def set_width(runs: Iterable[Run], cap_px: int) -> float:
    """The advance width in pixels of runs whose capitals are `cap_px` high."""
    return sum(run_width(run.text, run.face, run.voice, cap_px, run.rtl) for run in runs)


@lru_cache(maxsize=16384)
def run_width(text: str, face: Path, voice: Voice, cap_px: int, rtl: bool) -> float:  # noqa: FBT001  (a cache key)
    length = faces.font(face, run_size(face, voice, cap_px)).getlength(
        text, direction=direction(rtl), features=list(FEATURES)
    )
    if face != faces.emoji_face():
        return length
    return length * faces.size_for_cap(Voice.BODY, cap_px) * EMOJI_ZOOM / faces.EMOJI_SIZE


def run_size(face: Path, voice: Voice, cap_px: int) -> int:
    """The size in pixels per em at which a run is drawn."""
    return round(faces.size_for_cap(voice, cap_px) * faces.zoom(face))


FEATURES = ("lnum", "kern")
"""Figures as high as capitals: Vollkorn's own hang below the line, which reads badly in dates and times."""
EMOJI_ZOOM = 0.88
"""Noto's emoji are wider than an em; drawn at this part of the text's size they sit between its lines."""


def direction(rtl: bool) -> str:  # noqa: FBT001  (one word for Pillow)
    return "rtl" if rtl else "ltr"
