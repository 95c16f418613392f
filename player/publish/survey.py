"""What lies in a folder of the editors', as names and stamps: enough to tell what changed, without opening anything.

Leaves out what names mean: the worker reads them. What is only on its way (temporary files) is listed, not stamped.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

RECEIPT = "_KVITTO.txt"
"""Our own file in each playlist's folder; it is never a change."""

_DEEPEST = 4
_TEMPORARY = re.compile(r"^[.~]|\.(part|filepart|crdownload|tmp)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which version of a file: bytes, and nanoseconds of its last change and of its entry's."""

    size: int
    mtime_ns: int
    ctime_ns: int

    @property
    def version(self) -> str:
        """The same while the content is: a change of rights or name is none."""
        return f"{self.size}:{self.mtime_ns}"


@dataclass(frozen=True, slots=True)
class Survey:
    """One folder: its files' stamps by path under the root; temporary files with theirs; is its receipt there.

    `present` is False when there is no such folder or it cannot be listed.
    """

    files: Mapping[str, Stamp] = field(default_factory=dict)
    temporary: Mapping[str, Stamp] = field(default_factory=dict)
    present: bool = False
    receipt_size: int | None = None

    @property
    def fingerprint(self) -> str:
        """Changes with anything that a reader would see. Empty when the folder is not there."""
        if not self.present:
            return ""
        lines = [f"{path}\0{each.size} {each.mtime_ns} {each.ctime_ns}" for path, each in self.files.items()]
        lines += self.temporary
        return hashlib.sha256("\n".join(sorted(lines)).encode("utf-8", "surrogatepass")).hexdigest()


def survey(root: Path, name: str) -> Survey:
    """Look through the folder `name` under `root`. Never raises: what cannot be listed is not present, or left out."""
    files: dict[str, Stamp] = {}
    temporary: dict[str, Stamp] = {}
    receipt_size = None
    try:
        for path, stamp in _walk(root, name, _DEEPEST):
            leaf = path.rpartition("/")[2]
            if path == f"{name}/{RECEIPT}":
                receipt_size = stamp.size
            elif leaf not in (RECEIPT, RECEIPT + ".new"):
                (temporary if _TEMPORARY.search(leaf) else files)[path] = stamp
    except OSError:
        return Survey()
    return Survey(files, temporary, present=True, receipt_size=receipt_size)


def stamp_of(status: os.stat_result) -> Stamp:
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def folder_names(root: Path) -> tuple[str, ...]:
    """What lies directly under `root`, sorted. Empty when it cannot be listed."""
    try:
        return tuple(sorted(path.name for path in root.iterdir()))
    except OSError:
        return ()


def _walk(root: Path, path: str, depth: int) -> Iterator[tuple[str, Stamp]]:
    with os.scandir(root / path) as entries:
        for entry in entries:
            inner = f"{path}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if depth and not entry.name.startswith("."):
                    yield from _walk_inner(root, inner, depth - 1)
                continue
            try:
                status = entry.stat()
            except OSError:
                if entry.is_symlink():  # it leads to nothing, or round: the reader tells of it
                    yield inner, Stamp(0, 0, 0)
                continue  # gone since it was listed
            yield inner, stamp_of(status)


def _walk_inner(root: Path, path: str, depth: int) -> Iterator[tuple[str, Stamp]]:
    try:
        yield from _walk(root, path, depth)
    except OSError:
        # One folder that cannot be listed is the reader's finding; the others are there all the same.
        yield path, Stamp(0, 0, 0)
