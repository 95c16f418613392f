"""The publisher's own findings, in the words of those who must act on them.

Leaves out what the folder's reader finds.
"""

from __future__ import annotations

from dataclasses import replace

from player.errors import InputError, WorkerError
from player.notices.notice import Notice
from player.notices.problem import Problem, Severity

_WHY = {
    "crashed": ("fick läsprogrammet att krascha", "made the reading program crash"),
    "timeout": ("tog för lång tid att läsa", "took too long to read"),
    "memory": ("behövde mer minne än vad som finns att läsa med", "needed more memory than there is to read with"),
}
_OTHERWISE = ("kunde inte läsas", "could not be read")


def could_not_prepare(notice: Notice, file: str, error: InputError | WorkerError) -> Problem:
    """A file that cannot be made fit to publish, by its path; the rest of the folder goes on."""
    if isinstance(error, InputError) and error.problems:
        return replace(error.problems[0], playlist=notice.playlist, file=file, notice=notice.id)
    sv, en = _WHY.get(error.reason, _OTHERWISE) if isinstance(error, WorkerError) else _OTHERWISE
    name = file.partition("/")[2] or file
    return Problem(
        code="not-publishable",
        severity=Severity.ERROR,
        playlist=notice.playlist,
        file=file,
        sv=f"”{name}” {sv} och visas inte. Spara om den i programmet den kommer från, eller byt ut den.",
        en=f"“{name}” {en} and is not shown. Save it anew from the program it comes from, or replace it.",
        notice=notice.id,
    )


def place_in_poster(notice: Notice, file: str) -> Problem:
    """A poster is published as it is, so what is hidden in it goes public too."""
    name = file.partition("/")[2] or file
    return Problem(
        code="poster-tells-place",
        severity=Severity.WARNING,
        playlist=notice.playlist,
        file=file,
        sv=f"”{name}” innehåller ett foto som talar om var det togs (GPS). PDF:en läggs ut som den är. Vill du inte "
        "det: ta bort platsen ur fotot och spara PDF:en på nytt.",
        en=f"“{name}” holds a photo that tells where it was taken (GPS). The PDF is published as it is. If you do not "
        "want that: remove the place from the photo and save the PDF again.",
        notice=notice.id,
    )


def reading_failed(playlist: str, folder: str) -> Problem:
    return Problem(
        code="folder-not-read",
        severity=Severity.ERROR,
        playlist=playlist,
        file=folder,
        sv=f"Mappen ”{folder}” kunde inte läsas den här gången. Det som senast visades ligger kvar; den läses igen vid "
        "nästa publicering.",
        en=f"The folder “{folder}” could not be read this time. What was last shown stays; it is read again at the "
        "next publish.",
    )


def receipt_not_written(playlist: str, folder: str) -> Problem:
    return Problem(
        code="receipt-not-written",
        severity=Severity.WARNING,
        playlist=playlist,
        file=folder,
        sv=f"Kvittot kan inte skrivas i mappen ”{folder}”. Ge publiceringen rätt att skriva där, eller visa "
        "redaktörerna kvittosidan i stället.",
        en=f"The receipt cannot be written into the folder “{folder}”. Let the publisher write there, or show the "
        "editors the receipts' page instead.",
    )


def logo_not_used(path: str) -> Problem:
    return Problem(
        code="logo-not-used",
        severity=Severity.ERROR,
        playlist="",
        file=path,
        sv=f"Logotypen ”{path}” kan inte läsas och visas inte. Spara den på nytt som PNG eller JPG.",
        en=f"The logo “{path}” cannot be read and is not shown. Save it again as PNG or JPG.",
    )
