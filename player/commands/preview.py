"""Draw every slide of a site as PNG files, to look at on a laptop: what the board would show now.

`--all` draws what is not due as well. What is written down in index.json was measured in the finished pictures.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from player.commands.answer import exit_code, json_text, local_time, parse_time, print_problems, problem_data
from player.commands.arguments import ROTATIONS, Wish, folder_of, on_screen, parse_size
from player.errors import StorageError, UsageError
from player.frames.model import Drawn
from player.notices.due import is_due
from player.notices.moment import Moment
from player.notices.notice import STANDING, Notice
from player.notices.problem import Problem
from player.notices.programme import Programme
from player.notices.why import STANDING as NOTHING_DUE
from player.notices.why import Why, of_schedule
from player.worker.client import Worker
from player.worker.jobs import Canvas, all_draws, draw_all, read_programme
from player.worker.protocol import LayOut

SHEET = "sheet.png"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", type=Path, metavar="FOLDER", help="the playlists folder, with _board/board.toml in it"
    )
    parser.add_argument("--site", required=True, metavar="S", help="whose board: an id from board.toml")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="where the pictures go")
    parser.add_argument("--size", metavar="WxH", help="the panel's pixels, unrotated (the site's by default)")
    parser.add_argument("--rotate", type=int, choices=ROTATIONS, help="how the panel hangs (the site's by default)")
    parser.add_argument("--now", metavar="TIME", help="as if it were this time, such as 2026-11-28T14:00")
    parser.add_argument("--lang", metavar="L", help="only this language")
    parser.add_argument("--all", action="store_true", help="also what is not due")


def run(arguments: argparse.Namespace) -> int:
    folder, out = folder_of(arguments.folder), arguments.out
    if out.resolve().is_relative_to(folder.resolve()):
        raise UsageError(
            f"Bilderna skulle själva bli anslag i {folder}. Ange en annan mapp efter --out.\n"
            f"  The pictures would become notices in {folder} themselves. Name another folder after --out."
        )
    wish = Wish(parse_size(arguments.size) if arguments.size else None, arguments.rotate)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"{out}: cannot be made: {error.strerror}.") from error
    with Worker([folder, out], [out]) as worker:
        now = datetime.now(UTC)
        programme, problems = read_programme(worker, folder, arguments.site, now)
        if arguments.now:
            now = parse_time(arguments.now, programme.board.timezone).astimezone(UTC)
            programme, problems = read_programme(worker, folder, arguments.site, now)
        programme = on_screen(programme, wish)
        with _scratch_in(out) as scratch:
            drawn = _draw(worker, programme, Canvas(folder, out, png=Path(scratch), now=now), arguments)
            take_up(drawn, Path(scratch), out)
        index = _index(programme, now, drawn, problems)
        pictures = tuple(slide["file"] for slide in index["slides"])
        worker.call(LayOut(str(out.absolute()), pictures, SHEET))
    (out / "index.json").write_text(f"{json_text(index)}\n", encoding="utf-8")
    found = (*problems, *(problem for each in drawn for problem in each.problems))
    print_problems(found)
    print(f"{len(pictures)} bilder i {out}; alla på en gång i {out / SHEET}\n"
          f"{len(pictures)} pictures in {out}; all at once in {out / SHEET}", file=sys.stderr)  # fmt: skip
    return exit_code(found)


def _scratch_in(out: Path) -> TemporaryDirectory[str]:
    try:
        return TemporaryDirectory(prefix=".ritas-", dir=out)
    except OSError as error:
        raise StorageError(f"{out}: cannot be written to: {error.strerror}.") from error


def take_up(drawn: Iterable[Drawn], scratch: Path, out: Path) -> None:
    """Moves the pictures of what was drawn whole from `scratch` to `out`.

    What was broken off, for its time was up or it crashed, may have left some of its pages there, which nobody names.
    """
    for page in (page for each in drawn for page in each.pages):
        try:
            (scratch / page.frame).replace(out / page.frame)
        except OSError as error:
            raise StorageError(f"{out / page.frame}: cannot be written: {error.strerror}.") from error


def _draw(worker: Worker, programme: Programme, canvas: Canvas, arguments: argparse.Namespace) -> Sequence[Drawn]:
    assert canvas.now is not None
    due = [notice for notice in programme.notices if arguments.all or _is_due(programme, notice, canvas.now)]
    draws = all_draws(replace(programme, notices=tuple(due)), canvas)
    if due and not arguments.all:
        draws = tuple(draw for draw in draws if draw.notice is not None)
    if arguments.lang:
        first = programme.site.languages[0]
        draws = tuple(draw for draw in draws if (draw.lang or first) == arguments.lang)
    return draw_all(worker, draws)[1]


def _is_due(programme: Programme, notice: Notice, now: datetime) -> bool:
    return is_due(notice.schedule, Moment.sure(now), ZoneInfo(programme.board.timezone), notice.priority)


def _index(programme: Programme, now: datetime, drawn: Sequence[Drawn], problems: Sequence[Problem]) -> dict[str, Any]:
    screen, zone = programme.site.screen, programme.board.timezone
    found = (*problems, *(problem for each in drawn for problem in each.problems))
    return {
        "site": programme.site.id,
        "now": local_time(now, zone),
        "size": f"{screen.width_px}x{screen.height_px}",
        "rotate": screen.rotate,
        "slides": [slide for each in drawn for slide in _slides(programme, now, each)],
        "problems": [problem_data(problem) for problem in found],
    }


def _slides(programme: Programme, now: datetime, drawn: Drawn) -> list[dict[str, Any]]:
    due, why = _why(programme, now, drawn.notice)
    return [
        {
            "notice": drawn.notice,
            "playlist": drawn.playlist,
            "lang": drawn.lang or programme.site.languages[0],
            "page": page.page,
            "pages": page.pages,
            "file": page.frame,
            "seconds": page.seconds,
            "qr": list(page.qr),
            "due": due,
            "why": {"code": why.code, "sv": why.sv, "en": why.en},
            "cap_mm": round(page.cap_mm, 2),
            "module_px": page.module_px,
        }
        for page in drawn.pages
    ]


def _why(programme: Programme, now: datetime, notice_id: str) -> tuple[bool, Why]:
    moment, zone = Moment.sure(now), ZoneInfo(programme.board.timezone)
    notice = next((each for each in programme.notices if each.id == notice_id), None)
    if notice is None:
        assert notice_id == STANDING, "what was drawn is of the programme, or the standing notice"
        nothing_due = not any(_is_due(programme, each, now) for each in programme.notices)
        return nothing_due, NOTHING_DUE
    return _is_due(programme, notice, now), of_schedule(notice.schedule, moment, zone, notice.priority)
