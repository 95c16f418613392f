"""A job that failed, in the words of those who hear of it: an error for a command, a problem for an editor.

Leaves out why it failed (`client`, `main`).
"""

from __future__ import annotations

from player.errors import BytavlaError, InputError, StorageError, WorkerError
from player.notices.naming import called
from player.notices.problem import Problem, Severity
from player.worker.protocol import Draw, Failed
from player.worker.upkeep import subject_of

_ANEW_SV = "Spara om filen i programmet den kommer från, eller byt ut den."
_ANEW_EN = "Save the file anew from the program it comes from, or replace it."
_NOT_YOURS_SV = "Det är inget fel på filen; den som sköter tavlan behöver se till den."
_NOT_YOURS_EN = "Nothing is wrong with the file; whoever looks after the board needs to see to it."
_WORDS = {
    "crashed": ("den får ritprogrammet att krascha", "it makes the drawing program crash", _ANEW_SV, _ANEW_EN),
    "timeout": ("den tar för lång tid att rita", "it takes too long to draw", _ANEW_SV, _ANEW_EN),
    "memory": ("den behöver för mycket minne", "it needs too much memory", _ANEW_SV, _ANEW_EN),
    "storage": (
        "bilden kan inte sparas, för kortet eller disken är full eller går inte att skriva på",
        "its picture cannot be kept, for the card or disk is full or cannot be written to",
        _NOT_YOURS_SV,
        _NOT_YOURS_EN,
    ),
    "refused": ("ritprogrammet startar inte", "the drawing program does not start", _NOT_YOURS_SV, _NOT_YOURS_EN),
    "input": ("den kan inte ritas här", "it cannot be drawn here", _NOT_YOURS_SV, _NOT_YOURS_EN),
}

DRAW_CODE = "draw-"
"""What the code of a failed drawing begins with; the failure's reason follows."""
SPOILT_COPY = "copy-spoilt"
"""The code of a problem that is the board's own: its copy of a file is damaged or gone, and is fetched anew."""


def error_of(failed: Failed) -> BytavlaError:
    """The error that a failed job is raised as."""
    if failed.reason == "input":
        return InputError(failed.message, failed.problems)
    return StorageError(failed.message) if failed.reason == "storage" else WorkerError(failed.message, failed.reason)


def problem_of(draw: Draw, failed: Failed) -> Problem:
    """What an editor is told of a variant whose drawing failed. The file is blamed only for what is its own."""
    file, playlist = subject_of(draw), draw.notice.playlist if draw.notice else ""
    name = called(file, playlist)
    sv, en, do_sv, do_en = _WORDS.get(failed.reason, _WORDS["crashed"])
    return Problem(
        code=f"{DRAW_CODE}{failed.reason}",
        severity=Severity.ERROR,
        playlist=playlist,
        file=file,
        sv=f"”{name}” visas inte: {sv}. {do_sv}",
        en=f"“{name}” is not shown: {en}. {do_en}",
        notice=draw.notice.id if draw.notice else None,
    )


def spoilt_copy(draw: Draw) -> Problem:
    """What is told of a variant, or of the standing notice, while the board's own copy is not as it was signed."""
    file, playlist = subject_of(draw), draw.notice.playlist if draw.notice else ""
    name = called(file, playlist)
    sv, en = f"”{name}” visas inte", f"“{name}” is not shown"
    if draw.notice is None:
        file, sv, en = "_board/board.toml", "Tavlan visas utan sin logotyp", "The board is shown without its logo"
    return Problem(
        code=SPOILT_COPY,
        severity=Severity.ERROR if draw.notice else Severity.WARNING,
        playlist=playlist,
        file=file,
        sv=f"{sv}: tavlans egen kopia är skadad eller borta. Det är inget fel på filen; tavlan hämtar den på nytt.",
        en=f"{en}: the board's own copy is damaged or gone. Nothing is wrong with the file; the board fetches it anew.",
        notice=draw.notice.id if draw.notice else None,
    )
