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
_FILE_SV = "och visas därför inte. Spara filen på nytt från sitt program, eller byt ut den."
_FILE_EN = "and so is not shown. Save the file anew from its program, or replace it."

NO_ROOM = "storage"
"""The reason of a failure that is the card's, and not the file's."""
_NO_ROOM_SV = "väntar: tavlans kort är fullt eller går inte att skriva på. Filen är det inget fel på. Frigör plats."
_NO_ROOM_EN = "waits: the board's card is full or cannot be written to. Nothing is wrong with the file. Make room."

_AFTER_NO_ROOM_S = 60.0
_AFTER_ACCIDENT_S = 300.0


def again_after_s(failed: Failed, *, first: bool) -> float | None:
    """When the same file may go well, in seconds from now; None: what the worker refused, it would refuse again.

    `first`: it has not failed before. What has crashed the worker twice would do so for ever.
    """
    if failed.reason == NO_ROOM:
        return _AFTER_NO_ROOM_S
    return _AFTER_ACCIDENT_S if first and failed.reason in _WORDS else None


def problem_of(subject: Subject, failed: Failed) -> Problem:
    """What its editor is told."""
    sv, en = _WORDS.get(failed.reason, _OTHERWISE)
    sv, en = f"{sv} {_FILE_SV}", f"{en} {_FILE_EN}"
    if failed.reason == NO_ROOM:
        sv, en = _NO_ROOM_SV, _NO_ROOM_EN
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
