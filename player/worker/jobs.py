"""The jobs that programs ask of their worker, ready-made: read a site's programme, draw what it has, read the answers.

Light, like the client. Leaves out how a worker is minded (`client`) and in which order a board needs its pictures
(`notices.upcoming`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from player.errors import InputError
from player.frames.key import key_of
from player.frames.model import Drawn
from player.notices.board import Board, Site
from player.notices.daily import day_of, programme_on
from player.notices.languages import in_turn, spoken_for
from player.notices.moment import Moment
from player.notices.notice import STANDING, Notice
from player.notices.problem import Problem
from player.notices.programme import Programme, programme_for
from player.notices.slide import Ready, Slide
from player.worker.client import Worker
from player.worker.failures import problem_of
from player.worker.folder_messages import FolderRead, ReadFolder
from player.worker.protocol import Draw, Failed, Reply


@dataclass(frozen=True, slots=True)
class Canvas:
    """Where drawings of one programme go: parts lie under `root`, frames under `store`.

    With `png`, upright PNGs go there instead, with the clock of `now` in them.
    """

    root: Path
    store: Path
    png: Path | None = None
    now: datetime | None = None


def read_programme(worker: Worker, folder: Path, site_id: str, now: datetime) -> tuple[Programme, tuple[Problem, ...]]:
    """What a site may show of an editors' folder, as it reads on the day of `now`, and all that is wrong in it.

    Raises InputError when there is no usable board or no such site, WorkerError when the reading itself failed.
    """
    read = worker.call(ReadFolder(str(folder.absolute()), now))
    assert isinstance(read, FolderRead)  # the client lets nothing else through
    if read.board is None:
        raise InputError(f"{folder}: there is no board that can be used", read.problems)
    site = read.board.site(site_id)
    if site is None:
        known = ", ".join(site.id for site in read.board.sites)
        raise InputError(f"{folder}: the board has no site {site_id!r}; its sites are: {known}", read.problems)
    day = day_of(Moment.sure(now), read.board.timezone)
    return programme_on(programme_for(read.board, read.contents, site), day), read.problems


def drawable(board: Board, site: Site) -> Board:
    """The board without the other sites: a job for one of seven hundred must not carry them all."""
    playlists = tuple(each for each in board.playlists if each.sites is None or site.id in each.sites)
    return replace(board, sites=(site,), playlists=playlists)


def make_draw(programme: Programme, notice: Notice | None, lang: str, canvas: Canvas) -> Draw:
    """The job that draws one variant of a notice, or the standing notice, under the key of all that goes into it."""
    board, site = drawable(programme.board, programme.site), programme.site
    playlist = next((each for each in programme.playlists if notice and each.id == notice.playlist), None)
    day = programme.day if notice is None else None
    return Draw(
        key=key_of(board, site, lang, playlist=playlist, notice=notice, day=day),
        board=board,
        site=site,
        root=str(canvas.root.absolute()),
        store=str(canvas.store.absolute()),
        playlist=playlist,
        notice=notice,
        lang=lang,
        png=str(canvas.png.absolute()) if canvas.png else "",
        now=canvas.now,
        day=day,
    )


def all_draws(programme: Programme, canvas: Canvas) -> tuple[Draw, ...]:
    """The jobs that draw all that the site shows: its standing notice, then every notice, in the site's languages."""
    standing = [make_draw(programme, None, lang, canvas) for lang in programme.site.languages]
    return (*standing, *(draw for notice in programme.notices for draw in _draws(programme, notice, canvas)))


def draw_all(worker: Worker, draws: Sequence[Draw]) -> tuple[Ready, tuple[Drawn, ...]]:
    """Do all these jobs: what can be shown, and what each job came to, in their order."""
    drawn = tuple(draw_each(worker, draws))
    return ready_of(drawn), drawn


def draw_each(worker: Worker, draws: Sequence[Draw]) -> Iterator[Drawn]:
    """Do these jobs and tell of each as soon as it is done, in their order; one that failed has its problem instead.

    For a worker that does nothing else meanwhile: other replies are dropped.
    """
    asked = {worker.submit(draw): draw for draw in draws}
    while asked:
        for ticket, reply in worker.poll(timeout_s=60.0):
            draw = asked.pop(ticket, None)
            if draw is not None:
                yield _undrawn(draw, reply) if isinstance(reply, Failed) else _drawn(reply)


def ready_of(drawn: Iterable[Drawn]) -> Ready:
    """What can be shown: the slides of every variant that has pages."""
    ready: dict[str, dict[str, tuple[Slide, ...]]] = {}
    for each in drawn:
        if each.pages:
            ready.setdefault(each.notice, {})[each.lang] = slides_of(each)
    return ready


def slides_of(drawn: Drawn) -> tuple[Slide, ...]:
    """The slides of a drawn variant."""
    return tuple(
        Slide(drawn.notice, drawn.playlist, drawn.lang, page.page, page.pages, page.seconds, page.frame)
        for page in drawn.pages
    )


def _undrawn(draw: Draw, failed: Failed) -> Drawn:
    problem = problem_of(draw, failed)
    return Drawn(draw.key, problem.notice or STANDING, problem.playlist, draw.lang, (), (problem,))


def _drawn(reply: Reply) -> Drawn:
    assert isinstance(reply, Drawn)  # the client lets nothing else through
    return reply


def _draws(programme: Programme, notice: Notice, canvas: Canvas) -> list[Draw]:
    languages = spoken_for(notice, programme.site.languages)
    langs = in_turn([variant.lang for variant in notice.variants], languages)
    return [make_draw(programme, notice, lang, canvas) for lang in langs]
