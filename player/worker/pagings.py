"""The worker's jobs for web pages: texts as HTML, posters and films as pictures, posters as words, codes as modules.

What `draw/` makes, as replies. Leaves out the pages themselves (`web/`).
"""

from __future__ import annotations

from pathlib import Path

from player.draw.codes import code_of
from player.draw.normalise import film_picture, poster_picture
from player.draw.prose import poster_text, prose_of
from player.draw.unusable import UnusableError
from player.errors import InputError
from player.folder.text import text_body
from player.worker.file_messages import Normalised
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
from player.worker.protocol import Reply, Request
from player.worker.serve import Answer


def begin() -> Answer:
    """What answers requests for pages."""
    return answer


def answer(request: Request) -> Reply:
    """Raises InputError or StorageError."""
    if isinstance(request, RenderText):
        return _rendered(request)
    if isinstance(request, PicturePoster | PictureFilm):
        draw = poster_picture if isinstance(request, PicturePoster) else film_picture
        made = draw(Path(request.source), Path(request.target), request.longest_px)
        return Normalised(made.media_type, made.width, made.height)
    if isinstance(request, MakeCode):
        return _coded(request)
    assert isinstance(request, ReadPoster)
    try:
        return PosterRead(poster_text(Path(request.source)))
    except UnusableError as error:
        raise InputError(error.remark.en) from error


def _rendered(request: RenderText) -> TextRendered:
    text = request.text
    if request.source:
        try:
            text = text_body(Path(request.source).read_bytes())
        except OSError as error:
            raise InputError(f"{request.source}: cannot be read: {error.strerror}") from error
    prose = prose_of(text, request.media_type, request.title)
    return TextRendered(prose.html, prose.plain, prose.cut)


def _coded(request: MakeCode) -> CodeMade:
    code = code_of(request.payload)
    if code is None:
        raise InputError(f"{request.payload[:60]!r} is too much for a code")
    size = code.modules.width
    dark = [value == 0 for value in code.modules.tobytes("raw", "L")]
    rows = ("".join("1" if dark[y * size + x] else "0" for x in range(size)) for y in range(size))
    return CodeMade(tuple(rows))
