"""What nothing names any more leaves the tree: after a grace, so that a board in the middle of a sync finds its files.

Leaves out what is named (`index`, `metadata`).
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from player.durable import TEMPORARY
from player.publish.batch import storage_errors
from player.publish.index import Index
from player.publish.metadata import Signing
from player.publish.places import PAGE_FOLDERS, Places, blob_path, target_path

log = logging.getLogger("bytavla.publish")

GRACE = timedelta(hours=6)
"""Longer than any board's sync takes, and short enough that even a publish once a day clears within a day."""


def sweep(places: Places, index: Index, signing: Signing, now: datetime, grace: timedelta = GRACE) -> datetime | None:
    """Remove what has been unnamed for longer than the grace. When to sweep next, or None. Raises StorageError.

    Debris of a crash goes at once: we hold the lock, so nobody is writing it.
    """
    named = _named(index, signing)
    missing = set(named)
    before = index.retired()
    retired: dict[str, datetime] = {}
    with storage_errors("old files cannot be removed from the tree"):
        _clear_debris(places.public)
        for path in _all_files(places.public):
            missing.discard(path)
            if path in named:
                continue
            since = min(before.get(path, now), now)
            if path.endswith(TEMPORARY) or now - since >= grace:
                (places.public / path).unlink(missing_ok=True)
            else:
                retired[path] = since
    if retired != before:
        index.keep_retired(retired)
    if missing:
        _have_made_anew(index, missing)
    return min(retired.values()) + grace if retired else None


def _have_made_anew(index: Index, missing: set[str]) -> None:
    """Files that somebody has removed from the tree come back with the next publish."""
    log.error(
        "%d files are missing in the tree, such as %s; the next publish makes them anew", len(missing), min(missing)
    )
    for kind in ("state", "web"):
        for name in index.names(f"{kind}:"):
            index.keep_fact(f"{kind}:{name}", None)
    index.keep_fact("board", None)
    index.commit()


def _named(index: Index, signing: Signing) -> set[str]:
    version = signing.version
    named = {blob_path(sha256) for sha256 in index.blobs()}
    named |= {f"media/{file}" for file in index.media()}
    named |= {target_path(name, file.sha256) for name, file in signing.targets.items()}
    return named | {
        f"metadata/{name}" for name in ("timestamp.json", f"{version}.snapshot.json", f"{version}.targets.json")
    }


def _clear_debris(public: Path) -> None:
    """Half-written pages, which a crash has left."""
    for folder in (public, *(public / name for name in PAGE_FOLDERS)):
        for path in folder.glob(f"*{TEMPORARY}") if folder.is_dir() else ():
            path.unlink(missing_ok=True)


def _all_files(public: Path) -> Iterator[str]:
    """Paths of the files that are ours to remove: not the root files, which boards need for ever."""
    beginning = len(str(public)) + 1
    for folder in ("metadata", "targets", "blobs", "media"):
        for at, _, names in os.walk(public / folder):
            prefix = at[beginning:]
            yield from (f"{prefix}/{name}" for name in names if not name.endswith(".root.json"))
