"""Whose turn is next: shares between playlists, a turn for every notice within a lap, no quick repeats.

Playlists take turns by smooth weighted round robin, charged by seconds: the one with the largest claim (its credit and
its share of the turn to come) is picked and pays the turn's seconds, which all who contended get by their shares. With
equal seconds this is the classic algorithm: shares 5, 1, 1 give a a b a c a a. Leaves out who may come at all
(`candidates`) and how long a turn stays on air (`turn`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from player.notices.candidates import Candidate
from player.notices.rotation import Credit, Reason, Rotation, Shown

MAX_GAP = 4
"""A notice never waits for more others than this before it may come again."""

LEAST_PART = 0.01
"""However small a playlist's share is beside the others', it counts as a hundredth: nobody is left out for good."""

CLAIM_DIGITS = 6
"""Claims are compared to a millionth of a second, so that equal ones stay equal in floating point."""


@dataclass(frozen=True, slots=True)
class _Pick:
    """Who has the turn, and the part of its time (of 1 in all) that each contending playlist has a claim on."""

    candidate: Candidate
    parts: dict[str, float]
    reason: Reason


def next_turn(
    candidates: Sequence[Candidate], rotation: Rotation, lap_limit: float
) -> tuple[Candidate, Reason, Rotation]:
    """The next of at least one candidate, and the rotation in which its turn is counted and paid."""
    pick = _pick(candidates, rotation, lap_limit)
    if pick is None:
        rotation = replace(rotation, lap_turn=rotation.turns, lap_seconds=0.0)
        pick = _pick(candidates, rotation, lap_limit)
    assert pick is not None, "an empty lap has room for any turn"
    return pick.candidate, pick.reason, _charged(rotation, pick, lap_limit)


def next_urgent(candidates: Sequence[Candidate], rotation: Rotation) -> tuple[Candidate, Rotation]:
    """The next of the urgent notices, which take turns; the ordinary rotation stays as it was."""
    candidate = min(candidates, key=lambda each: each.turn)
    return candidate, counted(rotation, candidate)


def counted(rotation: Rotation, candidate: Candidate) -> Rotation:
    """The rotation in which the candidate has had the turn."""
    entry = Shown(candidate.notice.id, rotation.turns, candidate.lang)
    others = tuple(shown for shown in rotation.shown if shown.notice != candidate.notice.id)
    return replace(rotation, turns=rotation.turns + 1, shown=(*others, entry))


def _pick(candidates: Sequence[Candidate], rotation: Rotation, lap_limit: float) -> _Pick | None:
    """The next turn of this lap, or None when the lap is over."""
    waiting = [each for each in candidates if _is_waiting(each, rotation)]
    if not waiting:
        return None
    left = lap_limit - rotation.lap_seconds
    needed = sum(each.seconds for each in waiting)
    pick = _largest_claim(candidates, _rested(candidates, rotation), rotation, Reason.TURN)
    repeats = not _is_waiting(pick.candidate, rotation)
    if needed > left or (repeats and needed + pick.candidate.seconds > left):
        rested = [each for each in _rested(candidates, rotation) if _is_waiting(each, rotation)]
        pick = _largest_claim(waiting, rested, rotation, Reason.LAP) if rested else pick
    if pick.candidate.seconds > left and rotation.lap_seconds > 0:
        return None
    return pick


def _is_waiting(candidate: Candidate, rotation: Rotation) -> bool:
    return candidate.turn < rotation.lap_turn


def _rested(candidates: Sequence[Candidate], rotation: Rotation) -> Sequence[Candidate]:
    """Those that were not among the last few. Never empty: the gap is at most a quarter of the candidates."""
    gap = min(MAX_GAP, len(candidates) // 4)
    recent = rotation.recent[-gap:] if gap else ()
    return [each for each in candidates if each.notice.id not in recent]


def _largest_claim(
    contending: Sequence[Candidate], rested: Sequence[Candidate], rotation: Rotation, reason: Reason
) -> _Pick:
    """Of each playlist the rested notice shown longest ago may come; of equals the first in the owner's order.

    A playlist whose only notice must rest contends all the same: its share goes on counting while it waits.
    """
    first: dict[str, Candidate] = {}
    for each in rested:
        best = first.get(each.playlist.id)
        if best is None or each.turn < best.turn:
            first[each.playlist.id] = each
    parts = _parts(contending)
    credit = {entry.playlist: entry.seconds for entry in rotation.credits}

    def claim(each: Candidate) -> float:
        return round(credit.get(each.playlist.id, 0.0) + parts[each.playlist.id] * each.seconds, CLAIM_DIGITS)

    return _Pick(max(first.values(), key=claim), parts, reason)


def _parts(contending: Sequence[Candidate]) -> dict[str, float]:
    """Playlist id -> its part of the time, of 1 in all."""
    shares = {each.playlist.id: max(each.playlist.share, 0.0) for each in contending}
    least = sum(shares.values()) * LEAST_PART or 1.0
    shares = {playlist: max(share, least) for playlist, share in shares.items()}
    total = sum(shares.values())
    return {playlist: share / total for playlist, share in shares.items()}


def _charged(rotation: Rotation, pick: _Pick, lap_limit: float) -> Rotation:
    """The rotation after the turn: all who contended have their parts of its seconds, the one picked has paid them.

    Credits stay within a lap and a turn: a share that cannot be had (one notice may not follow upon itself) must not
    be saved up for years and then be spent all at once.
    """
    seconds = pick.candidate.seconds
    most = lap_limit + seconds
    credit = {entry.playlist: entry.seconds for entry in rotation.credits}
    for playlist, part in pick.parts.items():
        credit[playlist] = credit.get(playlist, 0.0) + part * seconds
    credit[pick.candidate.playlist.id] -= seconds
    return replace(
        counted(rotation, pick.candidate),
        lap_seconds=rotation.lap_seconds + seconds,
        credits=tuple(Credit(playlist, min(max(amount, -most), most)) for playlist, amount in credit.items()),
        recent=(*rotation.recent, pick.candidate.notice.id)[-MAX_GAP:],
    )
