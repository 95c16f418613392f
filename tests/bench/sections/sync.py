"""Sync beside rsync, rclone and wget: what it costs, and who has every file after a kill, cuts and a flipped bit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tests.bench.section import Data, Say, Section
from tests.bench.sizes import Sizes
from tests.bench.syncing import OURS, Line, Load, compare, versions
from tests.bench.target import Target, markdown, number

_KILLED = "killed half-way"
_HARM = (_KILLED, "a bit flipped, size and time kept", "run again after the kill", "line cut every 2 MB, one run")


def measure(folder: Path, sizes: Sizes, say: Say) -> Data:
    """Every tool in every situation."""
    load = Load(*sizes.sync)
    lines = compare(folder, load, sizes.sync_limit_s, say)
    return {
        "lines": [asdict(line) for line in lines],
        "files": load.files,
        "size": load.size,
        "limit_s": sizes.sync_limit_s,
        "versions": versions(),
    }


def _lines(data: Data) -> list[Line]:
    return [Line(**line) for line in data["lines"]]


def _is_harmed(line: Line, files: int) -> bool:
    """Whether there is a wrong file under a right name, or not every file though the tool was let run to its end."""
    return line.wrong > 0 or (line.whole < files and line.situation != _KILLED)


def targets(data: Data) -> Sequence[Target]:
    """Requests and bytes as counts, CPU as a ratio to rsync's, and who ends whole."""
    found = {(line.tool, line.situation): line for line in _lines(data)}
    same, changed, first = (found[OURS, s] for s in ("nothing changed", "one changed", "first"))
    rsync = found["rsync", "first"]
    over = (changed.wire_bytes or 0) - data["size"]
    harmed = [line for line in found.values() if line.situation in _HARM and _is_harmed(line, data["files"])]
    mine = sum(line.tool == OURS for line in harmed)
    others = len({line.tool for line in harmed if line.tool != OURS})
    told = f"{number(first.cpu_s)} s against {number(rsync.cpu_s)} s"
    return (
        Target("sync, nothing changed: requests", 1, str(same.requests), same.requests or 0, "request"),
        Target("sync, nothing changed: on the wire", 450, f"{same.wire_bytes} bytes", same.wire_bytes or 0, "bytes"),
        Target("sync, one changed: over the file's own bytes", 8000, f"{over} bytes", over, "bytes"),
        Target("first sync, all hashed: processor", 5, told, first.cpu_s / rsync.cpu_s, "×", "rsync"),
        Target("killed, cut and bit-flipped: harm left by ours", 0, f"{mine} of {len(_HARM)} situations", mine, "harm"),
        Target("of the three others, left whole by all of it", 0, f"{3 - others} of 3", 3 - others, "others"),
    )


def chapter(data: Data, pictures: Path) -> str:
    """Every line, situation by situation."""
    lines = _lines(data)
    situations = list(dict.fromkeys(line.situation for line in lines))
    rows = [_row(line, data["files"]) for situation in situations for line in lines if line.situation == situation]
    heads = ("situation", "tool", "s", "CPU s", "exit", "requests", "bytes on the wire", "whole", "wrong")
    return (
        f"{data['files']} files of {number(data['size'])} bytes that nothing compresses, through nginx (rsync: its own "
        "daemon) on loopback. *Whole*: files that are there and right, byte for byte. *Wrong*: files under their final "
        "names that are not. Bytes are HTTP's, heads with them, as nginx counts them. A tool that needs more than "
        f"{number(data['limit_s'])} s is stopped (exit -9); so is each, on purpose, half-way through a first sync. "
        "wget keeps no list of deletions, rsync and rclone compare by size and time.\n\n" + markdown(heads, rows)
    )


def _row(line: Line, files: int) -> list[str]:
    return [
        line.situation,
        line.tool,
        number(line.wall_s),
        number(line.cpu_s),
        str(line.exit_code),
        "-" if line.requests is None else str(line.requests),
        "-" if line.wire_bytes is None else number(line.wire_bytes),
        f"{line.whole} of {files}",
        str(line.wrong),
    ]


SECTION = Section("sync", "Sync", measure, targets, chapter)
