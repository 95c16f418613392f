"""Say what a site will show, and when: the decisions of a player with a clock that is right, entry for entry.

Everything that becomes due is read and drawn first, since how many pages a notice has, and for how long, is only
known then.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from player.commands.answer import exit_code, local_time, parse_time, print_json, print_problems
from player.commands.arguments import folder_of
from player.draw.event_phrases import event_phrases_in
from player.draw.phrases import phrases_in
from player.errors import UsageError
from player.frames.model import Drawn
from player.notices.daily import programme_on
from player.notices.gathering import EVENTS
from player.notices.house_notices import ADVERTISE, MORE
from player.notices.notice import STANDING
from player.notices.programme import Programme
from player.notices.slide import Ready
from player.notices.timetable import Entry, Stretch, timetable_over
from player.worker.client import Worker
from player.worker.jobs import Canvas, all_draws, draw_all, read_programme

MOST_HOURS = 24 * 366


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", type=Path, metavar="FOLDER", help="the playlists folder, with _board/board.toml in it"
    )
    parser.add_argument("--site", required=True, metavar="S", help="whose board: an id from board.toml")
    parser.add_argument("--from", required=True, dest="start", metavar="TIME", help="such as 2026-11-28T08:00")
    parser.add_argument("--hours", required=True, type=float, metavar="N", help="how many hours from then")
    parser.add_argument("--json", action="store_true", help="answer as JSON on standard output")


def run(arguments: argparse.Namespace) -> int:
    folder = folder_of(arguments.folder)
    if not 0 < arguments.hours <= MOST_HOURS:
        raise UsageError(f"--hours {arguments.hours:g}: a timetable is of more than 0 and at most {MOST_HOURS} hours.")
    with TemporaryDirectory(prefix="bytavla-timetable-") as scratch, Worker([folder], [Path(scratch)]) as worker:
        programme, _ = read_programme(worker, folder, arguments.site, datetime.now(UTC))
        start = parse_time(arguments.start, programme.board.timezone).astimezone(UTC)
        end = start + timedelta(hours=arguments.hours)
        programme, problems = read_programme(worker, folder, arguments.site, start)
        days = list(_days(worker, programme, Canvas(root=folder, store=Path(scratch)), start, end))
    entries = list(timetable_over(stretch for stretch, _ in days))
    if arguments.json:
        _print_json(programme, start, end, entries)
    else:
        _print_words(programme, entries)
    drawing = (problem for _, drawn in days for each in drawn for problem in each.problems)
    found = (*problems, *dict.fromkeys(drawing))
    print_problems(found)
    return exit_code(found)


def _days(
    worker: Worker, programme: Programme, canvas: Canvas, start: datetime, end: datetime
) -> Iterator[tuple[Stretch, tuple[Drawn, ...]]]:
    """The local days from start to end, each with its programme drawn: on another day a calendar reads otherwise."""
    zone = ZoneInfo(programme.board.timezone)
    ready: Ready = {}
    drawn: tuple[Drawn, ...] = ()
    read: Programme | None = None
    while start < end:
        day = start.astimezone(zone).date()
        midnight = datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
        today = programme_on(programme, day)
        if today != read:
            read = today
            ready, drawn = draw_all(worker, all_draws(today, canvas))
        yield Stretch(start, min(midnight, end), today, ready), drawn
        start = midnight


def _print_json(programme: Programme, start: datetime, end: datetime, entries: Sequence[Entry]) -> None:
    zone = programme.board.timezone
    print_json(
        site=programme.site.id,
        **{"from": local_time(start, zone), "to": local_time(end, zone)},
        entries=[
            {
                "start": _precise(entry.start, zone),
                "end": _precise(entry.end, zone),
                "notice": None if entry.notice == STANDING else entry.notice,
                "playlist": entry.playlist,
                "lang": entry.lang or (programme.site.languages[0] if entry.notice else ""),
                "page": entry.page,
                "why": {"code": entry.why.code, "sv": entry.why.sv, "en": entry.why.en},
            }
            for entry in entries
        ],
    )


def _precise(moment: datetime, zone: str) -> str:
    """RFC 3339 to the microsecond where it matters: each entry ends exactly where the next begins."""
    return moment.astimezone(ZoneInfo(zone)).isoformat()


def _print_words(programme: Programme, entries: Sequence[Entry]) -> None:
    zone = ZoneInfo(programme.board.timezone)
    titles = {notice.id: notice.variants[0].title for notice in programme.notices} | _house_titles()
    for entry in entries:
        title = titles.get(entry.notice or "", programme.site.name)
        page = f" ({entry.page})" if entry.page > 1 else ""
        print(f"{entry.start.astimezone(zone):%a %d %b %H:%M:%S}  {title}{page} [{entry.lang or '-'}]  {entry.why.sv}")
    sys.stdout.flush()


def _house_titles() -> dict[str, str]:
    """What stands over the slides that no editor has named."""
    words = phrases_in("sv")
    return {MORE: words.more_here, ADVERTISE: words.advertise, EVENTS: event_phrases_in("sv").events}
