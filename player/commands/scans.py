"""Count the codes that were scanned: which notice, before which site's screen, on which day; and nothing of anybody."""

from __future__ import annotations

import argparse
import gzip
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain
from pathlib import Path

from player.commands.answer import print_json
from player.errors import InputError
from player.notices.addresses import scan_of
from player.publish.page_index import titles_of

_LINE = re.compile(
    r'\S+ \S+ \S+ \[(?P<time>[^\]]{20,40})\] "(?P<method>[A-Z]+) (?P<target>\S{1,2000})[^"]*" (?P<status>\d{3}) \S+'
    r'(?: "[^"]*" "(?P<agent>[^"]*)")?'
)
"""One request in the combined log format; of the address before it not a letter is looked at."""
_READS_BY_ITSELF = re.compile(
    r"(?<!\bcu)bot|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|telegram|curl|wget|python|headless|monitor|^-?$",
    re.I,
)
"""What announces itself as a program; phones' browsers do not, though there are telephones by the name of Cubot."""
_LONGEST_LINE = 16_384


@dataclass(frozen=True, slots=True, order=True)
class Counted:
    """Scans of one notice's code at one site on one day."""

    day: date
    site: str
    code: str


@dataclass(slots=True)
class _Tally:
    """All scans of the logs, how many lines these have, and how many of them could not be read."""

    counts: Counter[Counted] = field(default_factory=Counter)
    lines: int = 0
    unread: int = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "logs", type=Path, nargs="+", metavar="LOG", help="a web server's log, also as .gz; - reads standard input"
    )
    parser.add_argument(
        "--public", type=Path, metavar="PUBLIC", help="the published tree: names the notices that codes stand for"
    )
    parser.add_argument("--json", action="store_true", help="answer in JSON on standard output")


def run(arguments: argparse.Namespace) -> int:
    tally = _tally(arguments.logs)
    if tally.lines and tally.unread == tally.lines:
        raise InputError("No line is one of a web server's log in the combined format. Which file did you mean?")
    names = titles_of(arguments.public) if arguments.public else {}
    if arguments.json:
        scans = [_as_data(each, count, names) for each, count in sorted(tally.counts.items())]
        print_json(scans=scans, total=tally.counts.total(), lines=tally.lines, unreadable=tally.unread)
        return 0
    for each, count in sorted(tally.counts.items()):
        notice, title = names.get(each.code, (each.code, ""))
        print(f"{each.day}  {each.site:<14} {count:>5}  {title or notice}")
    total, lines = tally.counts.total(), tally.lines
    print(f"Skanningar: {total}. Lästa rader: {lines}.\nScans: {total}. Lines read: {lines}.", file=sys.stderr)
    return 0


def _tally(logs: Iterable[Path]) -> _Tally:
    tally = _Tally()
    for line in chain.from_iterable(map(_lines, logs)):
        tally.lines += 1
        found, readable = counted(line)
        tally.unread += not readable
        if found is not None:
            tally.counts[found] += 1
    return tally


def _as_data(scanned: Counted, count: int, names: Mapping[str, tuple[str, str]]) -> dict[str, object]:
    notice, title = names.get(scanned.code, (scanned.code, ""))
    return {
        "notice": notice,
        "title": title or None,
        "code": scanned.code,
        "site": scanned.site,
        "day": scanned.day.isoformat(),
        "count": count,
    }


def counted(line: str) -> tuple[Counted | None, bool]:
    """What a line of the log counts as, None for what is no scan; and whether it could be read at all."""
    found = _LINE.match(line)
    if found is None:
        return None, not line.strip()
    scan = scan_of(found["target"])
    answered = found["status"] in ("200", "304")
    if scan is None or found["method"] != "GET" or not answered or _READS_BY_ITSELF.search(found["agent"] or "?"):
        return None, True
    try:
        day = datetime.strptime(found["time"], "%d/%b/%Y:%H:%M:%S %z").date()
    except ValueError:
        return None, False
    return Counted(day, scan.site, scan.code), True


def _lines(path: Path) -> Iterator[str]:
    try:
        with ExitStack() as opened:
            if str(path) == "-":
                yield from sys.stdin
                return
            file = opened.enter_context(path.open("rb"))
            packed = file.peek(2)[:2] == b"\x1f\x8b"
            source: Iterable[bytes] = opened.enter_context(gzip.open(file)) if packed else file
            yield from (line[:_LONGEST_LINE].decode("utf-8", "replace") for line in source)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
