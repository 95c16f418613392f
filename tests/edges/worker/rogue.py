"""A worker gone wrong: speaks the protocol, and does at each request what the request's folder is called.

usage: rogue.py [die-at-start] [die-once FILE] [never-greet]
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

GUARDS = {"memory_bytes": 1, "files": True, "network": True, "processes": True, "capabilities": True}
READ = {"contents": [], "problems": [], "board": None}
keep: list[bytearray] = []


def write(data: bytes) -> None:
    while data:
        data = data[os.write(1, data) :]


def line(ticket: int, kind: str, body: object) -> bytes:
    return json.dumps({"id": ticket, "type": kind, "body": body}).encode() + b"\n"


def read(ticket: int, **more: object) -> None:
    write(line(ticket, "FolderRead", {**READ, **more}))


def segfault(_: int) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def leave(_: int) -> None:
    sys.exit(3)


def hang(_: int) -> None:
    time.sleep(600)


def close(_: int) -> None:
    os.close(1)
    time.sleep(600)


def endless(_: int) -> None:
    while True:
        write(b"x" * 65536)


def twice(ticket: int) -> None:
    read(ticket)
    read(ticket)


def bloat(ticket: int) -> None:
    keep.append(bytearray(os.urandom(1 << 20) * 60))
    read(ticket)


def halves(ticket: int) -> None:
    whole = line(ticket, "FolderRead", READ)
    write(whole[:10])
    time.sleep(0.05)
    write(whole[10:])


def long(ticket: int) -> None:
    file = "å" * 300_000
    read(ticket, problems=[{"code": "x", "severity": "error", "playlist": "", "file": file, "sv": "", "en": ""}])


PICTURE = {"media_type": "image/png", "width": 1, "height": 1}
DEEDS: dict[str, Callable[[int], object]] = {
    "segfault": segfault,
    "leave": leave,
    "hang": hang,
    "close": close,
    "endless": endless,
    "twice": twice,
    "bloat": bloat,
    "halves": halves,
    "long": long,
    "garbage": lambda _: write(b"Segmentation fault (not really)\n"),
    "brackets": lambda _: write(b"[" * 200_000 + b"\n"),
    "another ticket": lambda ticket: read(ticket + 1),
    "another type": lambda ticket: write(line(ticket, "Normalised", PICTURE)),
    "not a number": lambda ticket: write(b'{"id": %d, "type": "FolderRead", "body": {"board": NaN}}\n' % ticket),
    "greet again": lambda _: write(line(0, "Guards", GUARDS)),
    "unasked change": lambda _: write(line(0, "Changed", {"folder": "/nowhere"})),
    "memory": lambda ticket: write(line(ticket, "Failed", {"message": "no memory", "reason": "memory"})),
}


def die_once(mark: Path) -> None:
    if not mark.exists():
        mark.touch()
        sys.exit(7)


if __name__ == "__main__":
    if "die-at-start" in sys.argv:
        sys.exit(7)
    if "die-once" in sys.argv:
        die_once(Path(sys.argv[-1]))
    if "never-greet" in sys.argv:
        hang(0)
    write(line(0, "Guards", GUARDS))
    for text in sys.stdin:
        request = json.loads(text)
        deed = DEEDS.get(request["body"]["folder"], lambda ticket: read(ticket, missing=[str(os.getpid())]))
        deed(request["id"])
