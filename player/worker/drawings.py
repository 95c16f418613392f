"""The worker's drawing jobs: a variant or a standing notice to frames or PNGs, and a picture made fit to publish.

What `draw/` makes, as replies; what is in the store already is not drawn again. Leaves out how anything is drawn, and
how pages become frames (`finish`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from player.draw.clock import clock_glyphs, paint_clock
from player.draw.contact_sheet import contact_sheet
from player.draw.help import draw_help
from player.draw.normalise import normalise_picture
from player.draw.page import Composition
from player.draw.standing import draw_standing
from player.draw.variant import draw_variant
from player.errors import InputError
from player.folder.text import text_body
from player.frames.model import Drawn, DrawnPage
from player.frames.store import FrameStore
from player.notices.notice import STANDING
from player.worker.copies import are_there, has_spoilt_copy
from player.worker.failures import spoilt_copy
from player.worker.file_messages import Normalise, Normalised
from player.worker.finish import write_frames, write_pngs
from player.worker.protocol import Draw, LaidOut, LayOut, Reply, Request
from player.worker.serve import Answer


def begin() -> Answer:
    """What answers drawing requests."""
    return answer


def answer(request: Request) -> Reply:
    """Raises InputError or StorageError."""
    if isinstance(request, Normalise):
        made = normalise_picture(Path(request.source), Path(request.target), request.longest_px)
        return Normalised(made.media_type, made.width, made.height)
    if isinstance(request, LayOut):
        folder = Path(request.folder)
        return LaidOut(*contact_sheet([folder / name for name in request.pictures], folder / request.target))
    assert isinstance(request, Draw)
    return _previewed(request) if request.png else _stored(request)


def _previewed(request: Draw) -> Drawn:
    composition = _composition(request)
    local = (request.now or datetime.now(UTC)).astimezone(ZoneInfo(request.board.timezone))
    for page in composition.pages:
        if page.clock is not None:
            paint_clock(page.image, page.clock, f"{local:%H:%M}")
    return _told(request, write_pngs(composition.pages, request), composition)


def _stored(request: Draw) -> Drawn:
    store = FrameStore(Path(request.store))
    found = store.find(request.key)
    if found is not None:
        return found
    # What is not as signed is not even opened by a decoder, let alone kept as the healthy file's picture.
    spoilt = has_spoilt_copy(request)
    if spoilt and request.notice is not None:
        return _told(request, (), Composition((), (spoilt_copy(request),)))
    composition = _without_logo(request) if spoilt else _composition(request)
    pages = write_frames(composition.pages, request, lambda place: clock_glyphs(place).image)
    drawn = _told(request, pages, composition)
    # What was drawn without a file must not be kept: it may come back.
    if not spoilt and are_there(request):
        store.save(drawn)
    return drawn


def _without_logo(request: Draw) -> Composition:
    """The standing notice has something to say all the same."""
    composition = _composition(replace(request, board=replace(request.board, logo=None)))
    return replace(composition, problems=(*composition.problems, spoilt_copy(request)))


def _told(request: Draw, pages: tuple[DrawnPage, ...], composition: Composition) -> Drawn:
    notice = request.notice.id if request.notice else STANDING
    playlist = request.playlist.id if request.playlist else ""
    return Drawn(request.key, notice, playlist, request.lang, pages, composition.problems)


def _composition(request: Draw) -> Composition:
    board, site, notice, lang = request.board, request.site, request.notice, request.lang
    if request.waiting is not None:
        return draw_help(board, site, request.waiting)
    if notice is None:
        # It speaks the site's first language; the site's others take their turns with it.
        speaking = replace(site, languages=tuple(dict.fromkeys((lang, *site.languages)))) if lang else site
        return draw_standing(board, speaking, board.playlists, Path(request.root), request.day)
    variant = next((variant for variant in notice.variants if variant.lang == lang), None)
    if variant is None or request.playlist is None:
        raise InputError(f"{notice.id} has no variant in {lang!r}")
    return draw_variant(board, site, request.playlist, notice, variant, Path(request.root), text_body)
