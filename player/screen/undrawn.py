"""A variant that the worker could not draw, as a problem in words. Leaves out when it is tried again (`drawing`)."""

from __future__ import annotations

from player.notices.problem import Problem, Severity
from player.screen.subjects import Subject
from player.worker.protocol import Failed

_WORDS = {
    "crashed": ("fick ritprogrammet att krascha", "made the drawing program crash"),
    "timeout": ("tog för lång tid att rita", "took too long to draw"),
    "memory": ("behövde mer minne än som finns", "needed more memory than there is"),
}
_OTHERWISE = ("kunde inte ritas", "could not be drawn")


def worth_another_try(failed: Failed) -> bool:
    """Whether the same file may go well another time: what the worker refused, it would refuse again."""
    return failed.reason in _WORDS


def problem_of(subject: Subject, failed: Failed) -> Problem:
    """What its editor is told."""
    sv, en = _WORDS.get(failed.reason, _OTHERWISE)
    notice, file = subject.notice, subject.file
    return Problem(
        code=f"draw.{failed.reason}",
        severity=Severity.ERROR,
        playlist=notice.playlist if notice else "",
        file=file,
        sv=f"{file} {sv} och visas därför inte. Spara filen på nytt från sitt program, eller byt ut den.",
        en=f"{file} {en} and so is not shown. Save the file anew from its program, or replace it.",
        notice=notice.id if notice else None,
    )
