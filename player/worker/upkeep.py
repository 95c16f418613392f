"""How a worker is minded: time limits, when it is replaced, how long to wait after failed starts, what a job is called.

Values and rules only; the client acts on them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from player.worker.file_messages import Normalise, NormaliseFilm, NormaliseSound, NormaliseText
from player.worker.folder_messages import ReadPlaylist, TryFeed
from player.worker.page_messages import MakeCode, PictureFilm, PicturePoster, ReadPoster, RenderText
from player.worker.protocol import Draw, Request

_OF_ONE_FILE = (Normalise, NormaliseText, RenderText, ReadPoster, PicturePoster, PictureFilm, MakeCode)
_OF_ONE_SOURCE = (
    Normalise,
    NormaliseFilm,
    NormaliseSound,
    NormaliseText,
    ReadPoster,
    PicturePoster,
    PictureFilm,
)

START_TRIES = 3
"""So many starts in a row may fail before the waiting jobs are told."""

_FIRST_PAUSE_S = 0.1
_LONGEST_PAUSE_S = 30.0


@dataclass(frozen=True, slots=True)
class Upkeep:
    """Seconds a start, a drawing, a picture or film to publish and a reading may take; and when a worker is spent.

    A worker is replaced after so many jobs, or when it holds more memory than this after one: what a library leaks
    or keeps does not add up. The line limit is for replies to readings; a drawing's reply has a sixteenth of it.
    A slide takes a tenth of a second to draw: its limit is for what hangs, and leaves a busy machine its time.
    """

    start_s: float = 30.0
    draw_s: float = 60.0
    normalise_s: float = 60.0
    film_s: float = 1800.0
    read_s: float = 300.0
    most_jobs: int = 2000
    most_resident_bytes: int = 300_000_000
    longest_line_bytes: int = 1 << 26

    def limit_s(self, request: Request) -> float:
        """How long this request may take."""
        if isinstance(request, Draw):
            return self.draw_s
        if isinstance(request, NormaliseFilm):
            return self.film_s
        return self.normalise_s if isinstance(request, _OF_ONE_FILE) else self.read_s

    def line_bytes(self, request: Request | None) -> int:
        """How long the reply to this request may be."""
        short = isinstance(request, (Draw, *_OF_ONE_FILE))
        return self.longest_line_bytes // 16 if short else self.longest_line_bytes


def pause_s(failures: int) -> float:
    """How long to wait before the next start after so many failures in a row."""
    return min(_LONGEST_PAUSE_S, _FIRST_PAUSE_S * 2**failures) if failures else 0.0


def subject_of(request: Request) -> str:
    """What a job is about, as the log and the editor know it: a file, or the folder."""
    if isinstance(request, Draw):
        return _drawn_of(request)
    if isinstance(request, MakeCode):
        return f"the code of {request.payload[:80]}"
    if isinstance(request, RenderText):
        return request.source or f"the text of {request.title[:80]}"
    if isinstance(request, _OF_ONE_SOURCE):
        return request.source
    if isinstance(request, TryFeed):
        return request.path
    return f"{request.folder}: {request.playlist}" if isinstance(request, ReadPlaylist) else request.folder


def _drawn_of(request: Draw) -> str:
    if request.notice is None:
        return f"the standing notice of {request.site.id}"
    files = [variant.file for variant in request.notice.variants if variant.lang == request.lang]
    return files[0] if files else request.notice.id


Identity = tuple[tuple[int, int] | None, ...]


def identity_of(folders: Iterable[Path]) -> Identity:
    """Which folders these paths lead to now. A worker may enter those it was started with, not their successors."""
    return tuple(_identity(folder) for folder in folders)


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
