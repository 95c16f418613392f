"""A variant that the worker could not draw, or not for now: as a problem in words, and when it may go well.

Leaves out trying it again (`drawing`).
"""

from __future__ import annotations

from player.frames.model import Drawn
from player.notices.problem import Problem, Severity
from player.screen.subjects import Subject
from player.worker.failures import SPOILT_COPY
from player.worker.protocol import Failed

_WORDS = {
    "crashed": ("fick ritprogrammet att krascha", "made the drawing program crash"),
    "timeout": ("tog för lång tid att rita", "took too long to draw"),
    "memory": ("behövde mer minne än som finns", "needed more memory than there is"),
}
_OTHERWISE = ("kunde inte ritas", "could not be drawn")
_FILE_SV = "och visas därför inte. Spara filen på nytt från sitt program, eller byt ut den."
_FILE_EN = "and so is not shown. Save the file anew from its program, or replace it."

NO_ROOM = "storage"
"""The reason of a failure that is the card's, and not the file's."""
_NO_ROOM_SV = "väntar: tavlans kort är fullt eller går inte att skriva på. Filen är det inget fel på. Frigör plats."
_NO_ROOM_EN = "waits: the board's card is full or cannot be written to. Nothing is wrong with the file. Make room."
NO_START = "refused"
"""The reason of a failure of the worker itself, which does not start."""
_NO_START_SV = "väntar: tavlans ritprogram startar inte. Filen är det inget fel på; den som sköter tavlan får se efter."
_NO_START_EN = "waits: the drawing program does not start. Nothing is wrong with the file; the board must be seen to."
_OF_THE_BOARD = {NO_ROOM: (_NO_ROOM_SV, _NO_ROOM_EN), NO_START: (_NO_START_SV, _NO_START_EN)}
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
    return problem.code.removeprefix("draw.") in _OF_THE_BOARD


def again_after_s(failed: Failed, *, first: bool) -> float | None:
    """When the same file may go well, in seconds from now; None: what the worker refused, it would refuse again.

    `first`: it has not failed before. What has crashed the worker twice would do so for ever.
    """
    if failed.reason == NO_ROOM:
        return _AFTER_NO_ROOM_S
    if failed.reason == NO_START:
        return AFTER_LACK_S
    return _AFTER_ACCIDENT_S if first and failed.reason in _WORDS else None


def problem_of(subject: Subject, failed: Failed) -> Problem:
    """What its editor is told."""
    sv, en = _WORDS.get(failed.reason, _OTHERWISE)
    sv, en = f"{sv} {_FILE_SV}", f"{en} {_FILE_EN}"
    sv, en = _OF_THE_BOARD.get(failed.reason, (sv, en))
    notice, file = subject.notice, subject.file
    return Problem(
        code=f"draw.{failed.reason}",
        severity=Severity.ERROR,
        playlist=notice.playlist if notice else "",
        file=file,
        sv=f"{file} {sv}",
        en=f"{file} {en}",
        notice=notice.id if notice else None,
    )
