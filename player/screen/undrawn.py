"""A variant that the worker could not draw, or not for now: when it may go well.

Leaves out trying it again (`drawing`) and the words for it (`worker.failures`).
"""

from __future__ import annotations

from player.frames.model import Drawn
from player.notices.problem import Problem
from player.worker.failures import DRAW_CODE, SPOILT_COPY
from player.worker.protocol import Failed

NO_ROOM = "storage"
"""The reason of a failure that is the card's, and not the file's."""
NO_START = "refused"
"""The reason of a failure of the worker itself, which does not start."""
_OF_THE_BOARD = frozenset({NO_ROOM, NO_START})
_ACCIDENTS = frozenset({"crashed", "timeout", "memory"})
_MAY_COME_BACK = frozenset({"file-gone", SPOILT_COPY})
"""What a drawing may lack that is not the file's: a share that is away for a while, a copy that sync will mend."""

AFTER_LACK_S = 600.0
_AFTER_NO_ROOM_S = 60.0
_AFTER_ACCIDENT_S = 300.0


def lacks(drawn: Drawn) -> bool:
    """Whether it was drawn, or not, without something that may come back."""
    return any(problem.code in _MAY_COME_BACK for problem in drawn.problems)


def is_of_the_board(problem: Problem) -> bool:
    """Whether the board, and not the file, made a drawing fail: then another programme is a chance to try again."""
    return problem.code.removeprefix(DRAW_CODE) in _OF_THE_BOARD


def again_after_s(failed: Failed, *, first: bool) -> float | None:
    """When the same file may go well, in seconds from now; None: what the worker refused, it would refuse again.

    `first`: it has not failed before. What has crashed the worker twice would do so for ever.
    """
    if failed.reason == NO_ROOM:
        return _AFTER_NO_ROOM_S
    if failed.reason == NO_START:
        return AFTER_LACK_S
    return _AFTER_ACCIDENT_S if first and failed.reason in _ACCIDENTS else None
