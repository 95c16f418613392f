"""Where the rotation stands: what is on air, what was shown when, and what each playlist has coming to it.

Plain data that travels by the codec, so that a restart goes on where it was. It never holds more than the programme
has notices and playlists. Leaves out how the next turn is chosen (`fair`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from player.notices.programme import Programme


class Reason(StrEnum):
    """Why a turn was given. The words for it: `why`."""

    TURN = "turn"
    LAP = "lap"
    URGENT = "urgent"
    STANDING = "standing"


@dataclass(frozen=True, slots=True)
class Turn:
    """What is on air: one page of a notice in one language.

    `since` is when this picture came on; `started` when its present time began, which is later when the same
    picture was given the next turn too, or the clock was set back.
    """

    notice: str
    lang: str
    page: int
    reason: Reason
    since: datetime
    started: datetime


@dataclass(frozen=True, slots=True)
class Shown:
    """The last turn of a notice: its number, and the language it was in."""

    notice: str
    turn: int
    lang: str


@dataclass(frozen=True, slots=True)
class Credit:
    """The seconds of screen time that a playlist has coming to it (negative: has had too many)."""

    playlist: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Rotation:
    """The state between two decisions. An empty one begins anew.

    `turns` counts all turns given; the lap began with turn number `lap_turn` and has used `lap_seconds`; `recent`
    are the ids last shown, oldest first; `paused` is the ordinary turn that something urgent broke into.
    """

    turns: int = 0
    lap_turn: int = 0
    lap_seconds: float = 0.0
    shown: tuple[Shown, ...] = ()
    credits: tuple[Credit, ...] = ()
    recent: tuple[str, ...] = ()
    on_air: Turn | None = None
    paused: Turn | None = None


def kept_to(rotation: Rotation, programme: Programme) -> Rotation:
    """The rotation without what the programme no longer has.

    Credits are shifted so that they sum to nothing: what a playlist that left had coming to it must not be a head
    start, nor a debt, of the others before one that joins.
    """
    notices = {notice.id for notice in programme.notices}
    playlists = {playlist.id for playlist in programme.playlists}
    credit = [entry for entry in rotation.credits if entry.playlist in playlists]
    surplus = sum(entry.seconds for entry in credit) / len(credit) if credit else 0.0
    return replace(
        rotation,
        shown=tuple(entry for entry in rotation.shown if entry.notice in notices),
        credits=tuple(replace(entry, seconds=entry.seconds - surplus) for entry in credit),
    )
