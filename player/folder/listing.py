"""What lies in a playlist's folder: files and the notices' own folders, one directory reading each, nothing opened.

Leaves out what names mean (`names`), what is in the files (`file_reader`) and which belong together (`editions`).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from player.folder.closing import Closing, is_closing, is_empty_closing
from player.folder.finding import Finding, finding
from player.folder.folder_uses import Use, use_of
from player.folder.junk import being_written, is_conflict_copy, is_junk
from player.folder.names import stem_key
from player.folder.opening import LeadsOutError, inside, reason_of
from player.folder.stop import is_stop


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as listed: `path` under the editors' folder, its own `name`, and which version of it.

    `group` is the name of the notice's folder that it lies in, or "". `standing` means: in `Tillsvidare/`.
    """

    path: str
    name: str
    size: int
    mtime_ns: int
    group: str = ""
    standing: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """`stops` are (path, name to go by) of STOPP files, `doubts` (path, finding), `unsettled` paths being written.

    `inbox` are paths that wait for approval, in `Inkorg/`.
    """

    files: tuple[Listed, ...] = ()
    stops: tuple[tuple[str, str], ...] = ()
    doubts: tuple[tuple[str, Finding], ...] = ()
    unsettled: tuple[str, ...] = ()
    closings: tuple[Closing, ...] = ()
    inbox: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Corner:
    """A folder being listed, and what lying in it means for a file."""

    path: str
    group: str = ""
    standing: bool = False


class _Collector:
    """Gathers one playlist's listing, folder by folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.files: list[Listed] = []
        self.stops: list[tuple[str, str]] = []
        self.doubts: list[tuple[str, Finding]] = []
        self.unsettled: list[str] = []
        self.closings: list[Closing] = []
        self.inbox: list[str] = []

    def collect(self, corner: _Corner) -> None:
        """List one folder. Raises OSError when it cannot be listed."""
        entries = _entries(self._root, corner.path)
        names = {entry.name for entry in entries}
        self.unsettled += (f"{corner.path}/{name}" for name in map(being_written, names) if name in names)
        for entry in entries:
            self._take(entry, f"{corner.path}/{entry.name}", corner)

    def _take(self, entry: os.DirEntry[str], path: str, corner: _Corner) -> None:
        if is_stop(entry.name):
            # A STOPP inside a notice's folder is meant for that notice, whatever else its name says.
            self.stops.append((path, f"STOPP {corner.group}" if corner.group else entry.name))
        elif entry.name.startswith("_") or is_junk(entry.name):
            return
        elif not _is_text(entry.name):
            self._doubt(path, finding("name-encoding"))
        elif is_conflict_copy(entry.name):
            self._doubt(path, finding("conflict-copy"))
        else:
            self._take_wanted(entry, path, corner)

    def _take_wanted(self, entry: os.DirEntry[str], path: str, corner: _Corner) -> None:
        is_link = entry.is_symlink()
        try:
            if is_link:
                inside(self._root, path)
            status = entry.stat()
        except LeadsOutError:
            self._doubt(path, finding("leads-out"))
        except FileNotFoundError:
            if is_link:  # else it has gone since it was listed
                self._doubt(path, finding("link-to-nothing"))
        except OSError as error:
            self._doubt(path, finding("unreadable", reason=reason_of(error)))
        else:
            if is_link and stat.S_ISDIR(status.st_mode):
                # It may lead to the folder that it lies in, and so round and round.
                self._doubt(path, finding("link-to-folder"))
            else:
                self._take_as(entry.name, path, status, corner)

    def _take_as(self, name: str, path: str, status: os.stat_result, corner: _Corner) -> None:
        if stat.S_ISDIR(status.st_mode):
            self._take_folder(name, path, corner)
        elif not stat.S_ISREG(status.st_mode):
            self._doubt(path, finding("not-a-file"))
        elif is_closing(name) or (status.st_size == 0 and is_empty_closing(name)):
            self.closings.append(Closing(path, name, status.st_mtime_ns))
        elif status.st_size == 0:
            self._doubt(path, finding("empty-file"))
        else:
            file = Listed(path, name, status.st_size, status.st_mtime_ns, corner.group, corner.standing)
            self.files.append(file)

    def _take_folder(self, name: str, path: str, corner: _Corner) -> None:
        use = use_of(name)
        if corner.group:
            self._doubt(path, finding("folder-too-deep"))
        elif use is Use.ARCHIVE:
            return
        elif use is Use.DRAFTS:
            self._doubt(path, finding("folder-of-drafts"))
        elif use is Use.INBOX and not corner.standing:
            self._collect_inbox(path)
        elif use is Use.STANDING and not corner.standing:
            self._collect_or_doubt(_Corner(path, standing=True))
        else:
            self._take_group(name, path, corner)
            if use is Use.PERHAPS_ARCHIVE:
                self._doubt(path, finding("folder-perhaps-archive"))

    def _take_group(self, name: str, path: str, corner: _Corner) -> None:
        before = self._count()
        self._collect_or_doubt(_Corner(path, name, corner.standing))
        if self._count() == before:
            self._doubt(path, finding("folder-empty"))

    def _collect_or_doubt(self, corner: _Corner) -> None:
        try:
            self.collect(corner)
        except OSError as error:
            self._doubt(corner.path, finding("unreadable", reason=reason_of(error)))

    def _collect_inbox(self, path: str) -> None:
        """What lies there is not looked into: a file or a notice's folder each waits as it is."""
        try:
            entries = _entries(self._root, path)
        except OSError as error:
            self._doubt(path, finding("unreadable", reason=reason_of(error)))
            return
        wanted = (entry.name for entry in entries if not entry.name.startswith("_") and not is_junk(entry.name))
        self.inbox += (f"{path}/{name}" for name in wanted if _is_text(name))

    def _count(self) -> int:
        return len(self.files) + len(self.stops) + len(self.doubts) + len(self.closings)

    def _doubt(self, path: str, found: Finding) -> None:
        self.doubts.append((path, found))


def list_playlist(root: Path, name: str) -> Listing:
    """List the playlist's folder `name` under `root`, in the order of names. Raises OSError when that fails."""
    collector = _Collector(root)
    collector.collect(_Corner(name))
    return Listing(
        files=tuple(collector.files),
        stops=tuple(collector.stops),
        doubts=tuple(collector.doubts),
        unsettled=tuple(sorted(collector.unsettled)),
        closings=tuple(collector.closings),
        inbox=tuple(collector.inbox),
    )


def find_folder(root: Path, wanted: str) -> str | None:
    """The name as listed of the entry under `root` that is called `wanted`, letter by letter or nearly.

    Macs decompose letters and Windows folds their case; what differs only by that is the same folder.
    """
    key = stem_key(wanted)
    names = sorted(_names(root), key=lambda name: (name != wanted, name))
    return next((name for name in names if stem_key(name) == key), None)


def _names(root: Path) -> Iterator[str]:
    with os.scandir(root) as entries:
        for entry in entries:
            yield entry.name


def _entries(root: Path, path: str) -> list[os.DirEntry[str]]:
    with os.scandir(inside(root, path)) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _is_text(name: str) -> bool:
    """Names that are no UTF-8 come with surrogates in place of their bytes."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
