"""How each part of a story is set: its size over the running text's, its leading, the room above it, its tone.

Leaves out the setting itself (`flow`) and the fonts (`faces`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from player.draw.faces import Voice
from player.draw.story import Part


class Tone(Enum):
    """Which of a ground's colours a line is drawn in."""

    TITLE = "title"
    INK = "ink"
    MUTED = "muted"
    ACCENT = "accent"


@dataclass(frozen=True, slots=True)
class Style:
    """How a part is set. `cap` is over the body's capitals, `before` the room above it in the same measure."""

    cap: float
    leading: float
    before: float
    tone: Tone
    voice: Voice
    balance: bool = False


STYLES = {
    Part.TITLE: Style(1.0, 1.12, 0.0, Tone.TITLE, Voice.HEADING, balance=True),
    Part.RUNNING: Style(1.0, 1.15, 0.0, Tone.ACCENT, Voice.HEADING, balance=True),
    Part.HEADING: Style(1.12, 1.15, 1.15, Tone.ACCENT, Voice.HEADING, balance=True),
    Part.PARAGRAPH: Style(1.0, 1.34, 0.8, Tone.INK, Voice.BODY),
    Part.ITEM: Style(1.0, 1.3, 0.42, Tone.INK, Voice.BODY),
    Part.LEAD: Style(1.0, 1.3, 0.55, Tone.MUTED, Voice.BODY),
    Part.LABEL: Style(1.0, 1.14, 0.9, Tone.MUTED, Voice.LABEL),
    Part.VALUE: Style(1.2, 1.25, 0.25, Tone.INK, Voice.STRONG, balance=True),
    Part.ADDRESS: Style(1.0, 1.14, 0.12, Tone.ACCENT, Voice.LABEL_STRONG),
    Part.TABLE: Style(1.0, 1.3, 0.45, Tone.INK, Voice.BODY),
}


@dataclass(frozen=True, slots=True)
class Sizes:
    """Capital heights in pixels of running text and of the title."""

    body: int
    title: int

    def cap_of(self, part: Part) -> int:
        return self.title if part is Part.TITLE else round(self.body * STYLES[part].cap)
