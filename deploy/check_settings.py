#!/usr/bin/env python3
"""Says everything that is wrong with a board's settings and root file, before the installer changes anything.

Usage: check_settings.py SETTINGS ROOT_FILE, with bytavla's own modules on PYTHONPATH; runs on a bare Python 3.11.
Exit code 3 when something is wrong. Leaves out whether the site is known to the board: that takes a verified copy.
"""

from __future__ import annotations

import json
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from player.device.settings import Settings, parse_settings, read_file
from player.errors import InputError

_ANSWER_WITHIN_S = 10


def main() -> int:
    path, root = Path(sys.argv[1]), Path(sys.argv[2])
    wrong = list(_of_root(root))
    try:
        settings = parse_settings(read_file(path), path)
    except InputError as error:
        wrong += [f"{path}: {problem.en}" for problem in error.problems]
    else:
        wrong += _of_server(settings)
    for line in wrong:
        print(line)
    return 3 if wrong else 0


def _of_root(root: Path) -> Iterator[str]:
    """A root file is signed metadata of the kind that the publisher writes as root.json."""
    try:
        signed = json.loads(root.read_bytes())["signed"]
        if signed["_type"] != "root" or not signed["keys"]:
            raise ValueError
    except OSError as error:
        yield f"{root}: the root file cannot be read: {error.strerror}. Ask whoever runs the publisher for root.json."
    except (ValueError, LookupError, TypeError):
        yield f"{root} is not a root file. Ask whoever runs the publisher for root.json."


def _of_server(settings: Settings) -> Iterator[str]:
    """An address that answers as something else is a mistake; one that does not answer may be a line that is down."""
    address = settings.server.rstrip("/") + "/metadata/timestamp.json"
    try:
        # The settings have been read: http or https it is.
        with urllib.request.urlopen(address, timeout=_ANSWER_WITHIN_S) as answer:  # noqa: S310
            signed = json.loads(answer.read(100_000))["signed"]
            if signed["_type"] != "timestamp":
                raise ValueError
    except urllib.error.HTTPError as error:
        if error.code < 500:
            yield f"{address} answers {error.code}: this is not the address of a published tree."
    except (OSError, urllib.error.URLError):
        print(f"{settings.server} does not answer now. The board will wait for it.", file=sys.stderr)
    except (ValueError, LookupError, TypeError):
        yield f"{address} answers, but with something else than a published tree."


if __name__ == "__main__":
    sys.exit(main())
