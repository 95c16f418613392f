"""Say what is wrong in an editors' folder: everything is read, and every notice is drawn once.

Some faults show only when a picture is decoded, a code read back or a reading listened to. Each variant is drawn for
the site that is hardest to read at, of those that show it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from player.commands.answer import exit_code, print_json, print_problems, problems_data
from player.commands.arguments import folder_of
from player.commands.progress import followed
from player.errors import InputError, WorkerError
from player.frames.model import Drawn
from player.notices.board import Board, Site
from player.notices.notice import Notice, Role
from player.notices.problem import Problem, Severity
from player.notices.programme import PlaylistContent, Programme, programme_for
from player.publish.problems import could_not_prepare
from player.worker.client import Worker
from player.worker.file_messages import NormaliseSound
from player.worker.folder_messages import FolderRead, ReadFolder
from player.worker.jobs import Canvas, draw_each, make_draw
from player.worker.protocol import Draw


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", type=Path, metavar="FOLDER", help="the playlists folder, with _board/board.toml in it"
    )
    parser.add_argument("--json", action="store_true", help="answer as JSON on standard output")
    parser.add_argument("--strict", action="store_true", help="warnings too give exit code 1")


def run(arguments: argparse.Namespace) -> int:
    folder = folder_of(arguments.folder)
    with TemporaryDirectory(prefix="bytavla-check-") as scratch, Worker([folder], [Path(scratch)]) as worker:
        draw = draw_each if arguments.json else _draw_visibly
        notices, problems = _check(worker, folder, Path(scratch), draw)
    if arguments.json:
        print_json(notices=notices, problems=problems_data(problems))
    else:
        print_problems(problems)
        print(_summary(notices, problems), file=sys.stderr)
    return exit_code(problems, strict=arguments.strict)


_Draw = Callable[[Worker, Sequence[Draw]], Iterator[Drawn]]


def _draw_visibly(worker: Worker, draws: Sequence[Draw]) -> Iterator[Drawn]:
    """Thousands take minutes."""
    yield from followed(draw_each(worker, draws), len(draws), "ritar anslagen / drawing the notices")


def _check(worker: Worker, folder: Path, scratch: Path, draw: _Draw) -> tuple[int, tuple[Problem, ...]]:
    read = worker.call(ReadFolder(str(folder.absolute()), datetime.now(UTC)))
    assert isinstance(read, FolderRead)
    if read.board is None:
        raise InputError(f"{folder}: there is no board that can be used.", read.problems)
    canvas = Canvas(root=folder, store=scratch)
    programmes = {site.id: programme_for(read.board, read.contents, site) for site in read.board.sites}
    draws = [
        make_draw(programmes[site.id], notice, variant.lang, canvas)
        for notice, site in _hardest(read.board, read.contents, programmes)
        for variant in notice.variants
    ]
    drawn = tuple(draw(worker, draws))
    notices = [notice for content in read.contents for notice in content.notices]
    unheard = (problem for notice in notices for problem in _unheard(worker, notice, canvas))
    found = (*read.problems, *(problem for each in drawn for problem in each.problems), *unheard)
    return len(notices), tuple(dict.fromkeys(found))


def _unheard(worker: Worker, notice: Notice, canvas: Canvas) -> Iterator[Problem]:
    """What is wrong with a notice's readings aloud, which its slides do not need."""
    parts = dict.fromkeys(part for variant in notice.variants for part in variant.parts if part.role is Role.SOUND)
    for part in parts:
        source, target = canvas.root.absolute() / part.path, canvas.store / "heard"
        try:
            worker.call(NormaliseSound(str(source), str(target)))
        except (InputError, WorkerError) as error:
            yield could_not_prepare(notice, part.path, error)


def _hardest(
    board: Board, contents: tuple[PlaylistContent, ...], programmes: dict[str, Programme]
) -> list[tuple[Notice, Site]]:
    """Each notice with the site, of those that show it, whose screen is smallest for the distance to it."""
    by_ease = sorted(board.sites, key=lambda site: site.screen.diagonal_inches / site.screen.viewing_distance_mm)
    shown = {site.id: {notice.id for notice in programmes[site.id].notices} for site in board.sites}
    notices = [notice for content in contents for notice in content.notices]
    pairs = ((notice, next((s for s in by_ease if notice.id in shown[s.id]), None)) for notice in notices)
    return [(notice, site) for notice, site in pairs if site is not None]


def _summary(notices: int, problems: tuple[Problem, ...]) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    sv = f"{notices} anslag, {errors} fel, {warnings} att titta på"
    en = f"{notices} notices, {errors} errors, {warnings} warnings"
    return f"{sv}\n{en}"
