"""Where fetched documents lie, as the publisher sees them: names and stamps, and whether any has changed.

Leaves out fetching (`fetch`, by another process) and reading (the worker).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_TELLING = (".document", ".json")
"""What changes when a feed says something else, or can no longer be fetched. That it was asked again is no change."""
_FEED_FILE = ".feed.toml"


@dataclass(frozen=True, slots=True)
class Feeds:
    """The fetcher's folder; None: nothing is fetched."""

    folder: Path | None = None

    @property
    def fingerprint(self) -> str:
        """Changes with what is in the folder. Empty when there is none."""
        if self.folder is None:
            return ""
        lines = "\n".join(sorted(_stamps(self.folder)))
        return hashlib.sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()


NO_FEEDS = Feeds()


def asks_for_feeds(paths: Iterable[str]) -> bool:
    """Whether any of these files of the editors' is a feed's."""
    return any(path.casefold().endswith(_FEED_FILE) for path in paths)


def _stamps(folder: Path) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(_TELLING):
                    status = entry.stat()
                    yield f"{entry.name} {status.st_ino} {status.st_size} {status.st_mtime_ns}"
    except OSError:
        return  # it is just being made, or a file in it has gone: the next look sees
