#!/usr/bin/env python3
"""Says everything that is wrong with a board's settings and root file, before the installer changes anything.

Usage: check_settings.py SETTINGS ROOT_FILE, with bytavla's own modules on PYTHONPATH; runs on a bare Python 3.11.
Exit code 3 when something is wrong. Leaves out verifying what the server answers, which sync does: a lie told here
would at most be met later.
"""

from __future__ import annotations

import json
import ssl
import sys
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterator
from difflib import get_close_matches
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from player.device.settings import SETTINGS, parse_settings, read_file
from player.errors import InputError

_ANSWER_WITHIN_S = 10
_MOST_BYTES = 2_000_000
_NO_TREE = (ValueError, LookupError, TypeError, RecursionError, HTTPException)
"""What reading an answer meets that is something else: no JSON, JSON of another shape or depth, not even HTTP."""
_NO_BOARD_WOULD_TAKE = {
    10: "has run out",
    18: "is signed by nobody but itself",
    62: "is for another name",
    64: "is for another address",
}
"""OpenSSL's codes for certificates that are wrong wherever one looks from. Others may be this machine's own fault: a
clock that is behind, a list of authorities that is missing."""


class _NoTreeError(Exception):
    """What answers at an address is not a published tree; the words say how that shows."""


def main() -> int:
    path, root = Path(sys.argv[1]), Path(sys.argv[2])
    # None named: told already.
    wrong, right = list(_of_root(root)) if sys.argv[2] else [], {}
    is_root = root.is_file() and not wrong
    try:
        raw = read_file(path)
        right = _right_by_themselves(raw)
        parse_settings(raw, path)
    except InputError as error:
        # By its name alone: a new board's is still a draft, in a folder that is gone when this is read.
        wrong += [f"{path.name}: {problem.en}" for problem in error.problems]
    if server := right.get("server"):
        wrong += _of_server(str(server), right.get("site"), root if is_root else None)
    for line in wrong:
        print(line)
    return 3 if wrong else 0


def _right_by_themselves(raw: bytes) -> dict[str, Any]:
    """The values that are right, whatever else is wrong in the file: no mistake shall hide another."""
    try:
        data = tomllib.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        return {}
    read = {name: setting.read(data[name]) for name, setting in SETTINGS.items() if name in data}
    return {name: value for name, value in read.items() if value is not None}


def _of_root(root: Path) -> Iterator[str]:
    """A root file is signed metadata of the kind that the publisher writes as root.json."""
    try:
        signed = json.loads(root.read_bytes())["signed"]
        if signed["_type"] != "root" or not signed["keys"]:
            raise ValueError
    except OSError as error:
        yield f"{root}: the root file cannot be read: {error.strerror}. Ask whoever runs the publisher for root.json."
    except _NO_TREE:
        yield f"{root} is not a root file. Ask whoever runs the publisher for root.json."


def _of_server(server: str, site: str | None, root: Path | None) -> Iterator[str]:
    """An address that answers as something else is a mistake; one that does not answer may be a line that is down."""
    base = server.rstrip("/") + "/"
    if not _can_be_asked_for(server):
        yield f"server = “{server}”: no machine can have that name."
        return
    try:
        sites = _sites(base)
        yield from _of_trust(base, root)
    except urllib.error.HTTPError as error:
        if error.code < 500:
            yield f"{error.url} answers {error.code}: {server} is not the address of a published tree."
        else:
            print(f"{server} is out of order now ({error.code}). The board will wait for it.", file=sys.stderr)
    except urllib.error.URLError as error:
        yield from _of_line(server, error.reason)
    except OSError as error:
        yield from _of_line(server, error)
    except (_NoTreeError, *_NO_TREE):
        yield f"{server} answers, but with something else than a published tree."
    else:
        yield from _of_site(site, sites)


def _can_be_asked_for(server: str) -> bool:
    try:
        (urlsplit(server).hostname or "").encode("idna")
    except UnicodeError:
        return False
    return True


def _of_line(server: str, reason: str | BaseException) -> Iterator[str]:
    """Nothing has answered: a mistake only where whoever asks at another time, from elsewhere, meets the same."""
    match reason:
        case ssl.SSLCertVerificationError(verify_code=code) if code in _NO_BOARD_WOULD_TAKE:
            fault = _NO_BOARD_WOULD_TAKE[code]
            yield f"{server}: its certificate {fault}. Is the address right? Else the server needs another certificate."
        case ssl.SSLCertVerificationError(verify_message=message):
            told = f"{server}: its certificate cannot be verified from here: {message}."
            print(f"{told} A board that cannot either will wait until it can.", file=sys.stderr)
        case ssl.SSLEOFError() | ssl.SSLZeroReturnError():
            print(f"{server} does not answer now: it hung up. The board will wait for it.", file=sys.stderr)
        case ssl.SSLError():
            yield f"{server}: what answers there speaks no HTTPS ({reason.reason}). Is it http://, or another port?"
        case _:
            why = getattr(reason, "strerror", None) or reason
            print(f"{server} does not answer now: {why}. The board will wait for it.", file=sys.stderr)


def _of_site(site: str | None, sites: list[str]) -> Iterator[str]:
    if site is None or site in sites:
        return
    meant = next(iter(get_close_matches(site, sites, 1)), "")
    known = f"Did you mean “{meant}”?" if meant else f"It has: {', '.join(sites[:20])}."
    yield f"site = “{site}”: the board at this address has no such site. {known}"


def _of_trust(base: str, root: Path | None) -> Iterator[str]:
    """A tree has every root file that was signed for it; ours is another one when it is not among them."""
    if root is None:
        return
    try:
        ours = root.read_bytes()
        version = int(json.loads(ours)["signed"]["version"])
        theirs = _get(f"{base}metadata/{version}.root.json")
    except (OSError, *_NO_TREE):
        return  # told already, or a tree that lost its oldest root files: sync will tell
    if theirs != ours:
        yield f"{root} is the root file of another board than the one at {base}. Ask whoever runs it for root.json."


def _sites(base: str) -> list[str]:
    """The ids of the board's sites, along the way that sync goes."""
    timestamp = _signed(f"{base}metadata/timestamp.json", "timestamp")
    snapshot = _signed(f"{base}metadata/{timestamp['meta']['snapshot.json']['version']}.snapshot.json", "snapshot")
    targets = _signed(f"{base}metadata/{snapshot['meta']['targets.json']['version']}.targets.json", "targets")
    digest = targets["targets"]["board.json"]["hashes"]["sha256"]
    board = json.loads(_get(f"{base}targets/{digest}.board.json"))["board"]
    return [str(site["id"]) for site in board["sites"]]


def _signed(address: str, kind: str) -> dict[str, Any]:
    signed: dict[str, Any] = json.loads(_get(address))["signed"]
    if signed["_type"] != kind:
        raise _NoTreeError(address)
    return signed


def _get(address: str) -> bytes:
    # The settings have been read: http or https it is.
    with urllib.request.urlopen(address, timeout=_ANSWER_WITHIN_S) as answer:  # noqa: S310
        body: bytes = answer.read(_MOST_BYTES)
    return body


if __name__ == "__main__":
    sys.exit(main())
