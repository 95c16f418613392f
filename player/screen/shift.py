"""The few pixels by which the picture wanders, so that a screen that shows a footer for years does not burn in.

Leaves out moving the pixels (`composing`).
"""

from __future__ import annotations

STEP_S = 600.0
"""How long one place is held."""
_REACH_PX = 2
_PLACES = tuple(
    (x, y) if y % 2 == 0 else (-x, y)
    for y in range(-_REACH_PX, _REACH_PX + 1)
    for x in range(-_REACH_PX, _REACH_PX + 1)
)
"""Row by row and back again, so that each step is a neighbour of the last."""


def shift_at(elapsed_s: float) -> tuple[int, int]:
    """(right, down) in pixels after so much monotonic time: every place of a 5 x 5 square in turn, the middle first."""
    return _PLACES[(len(_PLACES) // 2 + int(elapsed_s // STEP_S)) % len(_PLACES)]


def next_shift_s(elapsed_s: float) -> float:
    """The elapsed time at which the next step is due."""
    return (int(elapsed_s // STEP_S) + 1) * STEP_S
