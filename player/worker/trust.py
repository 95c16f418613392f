"""What a worker's reply must be like to be believed: a worker may have been taken over by a file.

Owns the checks that a reply fits its request and leads nowhere: names of frames, paths of parts, finite numbers.
Leaves out what the words and pictures say: those are the file's own.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from player.frames.model import LONGEST_SIDE_PX, Clock, Drawn, DrawnPage, Film
from player.notices.board import Board
from player.notices.notice import STANDING, Role
from player.notices.programme import PlaylistContent
from player.worker.file_messages import (
    FilmNormalised,
    Normalise,
    Normalised,
    NormaliseFilm,
    NormaliseSound,
    NormaliseText,
    SoundNormalised,
    TextNormalised,
)
from player.worker.folder_messages import (
    BoardRead,
    Changed,
    FeedsRead,
    FeedTried,
    FolderRead,
    PlaylistRead,
    ReadBoard,
    ReadFeeds,
    ReadFolder,
    ReadPlaylist,
    TryFeed,
    Watch,
)
from player.worker.page_messages import (
    CodeMade,
    MakeCode,
    PictureFilm,
    PicturePoster,
    PosterRead,
    ReadPoster,
    RenderText,
    TextRendered,
)
from player.worker.protocol import Draw, Failed, LaidOut, LayOut, Reply, Request

_ANSWERS: dict[type, type] = {
    ReadFolder: FolderRead,
    ReadBoard: BoardRead,
    ReadPlaylist: PlaylistRead,
    ReadFeeds: FeedsRead,
    TryFeed: FeedTried,
    Draw: Drawn,
    Normalise: Normalised,
    NormaliseFilm: FilmNormalised,
    NormaliseSound: SoundNormalised,
    NormaliseText: TextNormalised,
    LayOut: LaidOut,
    Watch: Changed,
    RenderText: TextRendered,
    ReadPoster: PosterRead,
    PicturePoster: Normalised,
    PictureFilm: Normalised,
    MakeCode: CodeMade,
}
_LONGEST_PAGE_S = 3600.0
_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def objection(request: Request, reply: Reply) -> str:
    """Why this reply cannot be the answer to this request, or "" when it can."""
    if isinstance(reply, Failed):
        return ""
    expected = _ANSWERS[type(request)]
    if not isinstance(reply, expected):
        return f"expected {expected.__name__}, got {type(reply).__name__}"
    if isinstance(request, Draw) and isinstance(reply, Drawn):
        return next(_objections_to_drawn(request, reply), "")
    if isinstance(request, Watch) and isinstance(reply, Changed) and request.folder != reply.folder:
        return f"expected the folder {request.folder}, got {reply.folder!r:.200}"
    return next(_objections_to_others(request, reply), "")


def _objections_to_others(request: Request, reply: Reply) -> Iterator[str]:
    if isinstance(reply, CodeMade) and not _is_code(reply):
        yield "a code that is no square of modules"
    wanted, got = _playlist(request), _playlist(reply)
    if wanted != got:
        yield f"expected the playlist {wanted}, got {got!r:.80}"
    yield from (f"a part leads out of its folder: {path!r:.200}" for path in _paths(reply) if _leads_out(path))


def _playlist(message: Request | Reply) -> str:
    if isinstance(message, ReadPlaylist):
        return message.playlist
    return message.content.playlist if isinstance(message, PlaylistRead) else ""


def _objections_to_drawn(request: Draw, drawn: Drawn) -> Iterator[str]:
    notice = request.notice.id if request.notice else STANDING
    playlist = request.playlist.id if request.playlist else ""
    wanted, got = (request.key, notice, playlist, request.lang), (drawn.key, drawn.notice, drawn.playlist, drawn.lang)
    if wanted != got:
        yield f"expected {wanted}, got {got!r:.200}"
    count = len(drawn.pages)
    for number, page in enumerate(drawn.pages, 1):
        if (page.page, page.pages) != (number, count):
            yield f"expected page {number} of {count}, got {page.page} of {page.pages}"
        yield from _objections_to_page(page)
        if page.film is not None and not _is_film(page.film, request):
            yield f"a film that is none of the notice's: {page.film!r:.200}"


def _objections_to_page(page: DrawnPage) -> Iterator[str]:
    if not 0.0 < page.seconds <= _LONGEST_PAGE_S:
        yield f"a page of {page.seconds} seconds"
    if not math.isfinite(page.cap_mm):
        yield f"a capital height of {page.cap_mm} mm"
    if not _FILE_NAME.fullmatch(page.frame):
        yield f"{page.frame!r:.200} is no name of a frame"
    if not _COLOUR.fullmatch(page.background):
        yield f"{page.background!r:.40} is no colour"
    if page.clock is not None and not _is_clock(page.clock):
        yield "a clock that has no eleven digits or no five places"


def _is_film(film: Film, request: Draw) -> bool:
    """Whether it is a file of the notice's own, in a place on its panel."""
    variants = request.notice.variants if request.notice else ()
    files = {part.path for variant in variants for part in variant.parts if part.role is Role.VIDEO}
    left, top, width, height = film.box
    (across, down), turns = film.panel, (0, 90, 180, 270)
    is_inside = min(left, top) >= 0 and width > 0 < height and left + width <= across and top + height <= down
    is_inside = is_inside and max(across, down) <= LONGEST_SIDE_PX
    return is_inside and film.file in files and film.turn in turns and 0 <= film.seconds <= _LONGEST_PAGE_S


def _is_clock(clock: Clock) -> bool:
    numbers = (*clock.cell, *(at for corner in (*clock.glyphs, *clock.cells) for at in corner))
    whole = len(clock.glyphs) == 11 and len(clock.cells) == 5 and min(numbers) >= 0
    return whole and _FILE_NAME.fullmatch(clock.strip) is not None


def _is_code(code: CodeMade) -> bool:
    side = len(code.rows)
    return 21 <= side <= 177 and all(len(row) == side and not row.strip("01") for row in code.rows)


def _paths(reply: Reply) -> Iterator[str]:
    if isinstance(reply, FolderRead):
        yield from _paths_of_board(reply.board)
        for content in reply.contents:
            yield from _paths_of_content(content)
    elif isinstance(reply, BoardRead):
        yield from _paths_of_board(reply.board)
    elif isinstance(reply, PlaylistRead):
        yield from _paths_of_content(reply.content)


def _paths_of_board(board: Board | None) -> Iterator[str]:
    if board is not None and board.logo is not None:
        yield board.logo.path


def _paths_of_content(content: PlaylistContent) -> Iterator[str]:
    for notice in content.notices:
        for variant in notice.variants:
            yield from (part.path for part in variant.parts)
    if content.profile is not None:
        yield from (part.path for part in content.profile.parts)


def _leads_out(path: str) -> bool:
    return path.startswith("/") or ".." in PurePosixPath(path).parts or "\0" in path
