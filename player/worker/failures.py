"""A job that failed, in the words of those who hear of it: an error for a command, a problem for an editor.

Leaves out why it failed (`client`, `main`).
"""

from __future__ import annotations

from player.errors import BytavlaError, InputError, StorageError, WorkerError
from player.notices.problem import Problem, Severity
from player.worker.protocol import Draw, Failed
from player.worker.upkeep import subject_of

_WORDS = {
    "crashed": ("fick ritprogrammet att krascha", "made the drawing program crash"),
    "timeout": ("tog för lång tid att rita", "took too long to draw"),
    "memory": ("behövde mer minne än vad som finns att rita med", "needed more memory than there is to draw with"),
}
_OTHERWISE = ("kunde inte ritas", "could not be drawn")


def error_of(failed: Failed) -> BytavlaError:
    """The error that a failed job is raised as."""
    if failed.reason == "input":
        return InputError(failed.message, failed.problems)
    return StorageError(failed.message) if failed.reason == "storage" else WorkerError(failed.message, failed.reason)


def problem_of(draw: Draw, failed: Failed) -> Problem:
    """What an editor is told of a variant whose drawing failed."""
    file = subject_of(draw)
    sv, en = _WORDS.get(failed.reason, _OTHERWISE)
    return Problem(
        code=f"draw-{failed.reason}",
        severity=Severity.ERROR,
        playlist=draw.notice.playlist if draw.notice else "",
        file=file,
        sv=f"{file}: filen {sv} och visas därför inte. Spara om den i programmet den kommer från, eller byt ut den.",
        en=f"{file}: the file {en} and so is not shown. Save it anew from the program it comes from, or replace it.",
        notice=draw.notice.id if draw.notice else None,
    )
