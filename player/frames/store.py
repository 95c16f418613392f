"""The store of finished frames: found by key, read by name, bounded in size, the least recently used going first.

One folder, shared by the worker (which saves) and the screen (which reads and trims). Everything in it can be drawn
again, so nothing here is precious: what is missing or damaged is simply not found. Leaves out what a frame file looks
like (`pixels`) and what the key is made of (`key`).

    <key>.json            `Drawn`: its pages, its problems
    <key>-<page>.frame    a page's pixels
    clock_<digest>.frame  the digits of the footer's clock, shared by many variants (`Clock.strip`)
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from player.errors import StorageError
from player.frames.model import Drawn
from player.frames.pixels import DamagedFrameError, Pixels, write_frame, write_whole
from player.frames.reading import FrameReader
from player.notices.codec import CodecError, from_data, to_data

_NAME = re.compile(r"[A-Za-z0-9_]{1,64}(-[0-9]{1,4})?\.frame")
_KEY = re.compile(r"[A-Za-z0-9_]{1,64}")
_LONGEST_DRAWN_BYTES = 1 << 20
_TOUCH_AFTER_S = 24 * 3600.0
_STALE_AFTER_S = 3600.0


@dataclass(slots=True)
class _Entry:
    """The files that live and go together: a variant's, or one clock strip."""

    paths: list[Path] = field(default_factory=list)
    size: int = 0
    used: float = 0.0


@dataclass(frozen=True, slots=True)
class FrameStore:
    """Finished frames under `folder`, which is made when first needed, at most `limit_bytes` after a `trim`."""

    folder: Path
    limit_bytes: int = 1 << 30
    _reader: FrameReader = field(default_factory=FrameReader, init=False, repr=False, compare=False)

    def find(self, key: str) -> Drawn | None:
        """What was drawn under this key, if every frame of it is there. Marks it as used."""
        drawn = self._read_drawn(key)
        if drawn is None or not all((self.folder / name).is_file() for name in names_of(drawn)):
            return None
        self._touch(key, drawn)
        return drawn

    def has(self, name: str) -> bool:
        """Whether a frame of this name is there."""
        return bool(_NAME.fullmatch(name)) and (self.folder / name).is_file()

    def read(self, name: str, into: Pixels | None = None) -> Pixels:
        """The pixels of a frame, in `into` if they can go there (`FrameReader.read`).

        Raises DamagedFrameError (draw it again) or StorageError (it is not there). What cannot be read is taken away: a
        clock's digits are drawn only where there are none.
        """
        path = self._path(name)
        try:
            return self._reader.read(path, into)
        except (DamagedFrameError, StorageError):
            with contextlib.suppress(OSError):
                path.unlink()
            raise

    def put(self, name: str, pixels: Pixels) -> None:
        """Keep one frame. Raises StorageError."""
        self._make_folder()
        write_frame(self._path(name), pixels)

    def save(self, drawn: Drawn) -> None:
        """Keep what was drawn, after its frames were `put`: who finds it finds them. Raises StorageError."""
        if not _KEY.fullmatch(drawn.key):
            raise ValueError(f"{drawn.key!r:.80} is no key")
        self._make_folder()
        data = json.dumps(to_data(drawn), ensure_ascii=False).encode("utf-8", "surrogatepass")
        write_whole(self.folder / f"{drawn.key}.json", data)

    def forget(self, key: str) -> None:
        """Take away what was drawn under this key, because a frame of it turned out to be damaged."""
        with contextlib.suppress(OSError):
            (self.folder / f"{key}.json").unlink()

    def trim(self, keep: Collection[str]) -> int:
        """Bring the store under its limit; the keys in `keep` stay whatever they weigh. Returns the bytes freed.

        Also removes what writers that were killed have left. Raises StorageError when the folder cannot be listed;
        a file that cannot be removed is passed over, since nothing depends on it.
        """
        entries = self._entries()
        total = sum(entry.size for entry in entries.values())
        if total <= self.limit_bytes:
            return 0
        kept = set(keep) | self._strips_of(keep)
        freed = 0
        for key in sorted(entries.keys() - kept, key=lambda key: (entries[key].used, key)):
            if total - freed <= self.limit_bytes:
                break
            freed += _removed(entries[key])
        return freed

    def _entries(self) -> dict[str, _Entry]:
        entries: dict[str, _Entry] = {}
        for path, status in self._files():
            if path.suffix == ".tmp":
                if abs(time.time() - status.st_mtime) > _STALE_AFTER_S:
                    path.unlink(missing_ok=True)
                continue
            entry = entries.setdefault(path.stem.partition("-")[0], _Entry())
            # The list first, then the pixels: a removal broken off half-way leaves frames that nobody finds.
            entry.paths.insert(0 if path.suffix == ".json" else len(entry.paths), path)
            entry.size += status.st_size
            entry.used = max(entry.used, status.st_mtime)
        return entries

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        try:
            with os.scandir(self.folder) as listing:
                for item in listing:
                    if item.name.endswith((".json", ".frame", ".tmp")) and item.is_file(follow_symlinks=False):
                        yield Path(item.path), item.stat(follow_symlinks=False)
        except FileNotFoundError:
            return
        except OSError as error:
            raise StorageError(f"{self.folder}: cannot be listed: {error.strerror}") from error

    def _strips_of(self, keys: Collection[str]) -> set[str]:
        drawns = (self._read_drawn(key) for key in keys)
        return {
            page.clock.strip.removesuffix(".frame")
            for drawn in drawns
            if drawn is not None
            for page in drawn.pages
            if page.clock is not None
        }

    def _read_drawn(self, key: str) -> Drawn | None:
        if not _KEY.fullmatch(key):
            return None
        path = self.folder / f"{key}.json"
        try:
            with path.open("rb") as file:
                drawn = from_data(Drawn, json.loads(file.read(_LONGEST_DRAWN_BYTES)))
        except (OSError, ValueError, RecursionError, CodecError):
            return None
        return drawn if drawn.key == key and all(_NAME.fullmatch(name) for name in names_of(drawn)) else None

    def _touch(self, key: str, drawn: Drawn) -> None:
        """Note the use, to the day: a card must not be written to at every look."""
        paths = [self.folder / f"{key}.json"]
        paths += [self.folder / page.clock.strip for page in drawn.pages if page.clock is not None]
        now = time.time()
        for path in dict.fromkeys(paths):
            # A store on a read-only disk still shows its frames.
            with contextlib.suppress(OSError):
                if now - path.stat().st_mtime > _TOUCH_AFTER_S:
                    os.utime(path)

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise StorageError(f"{name!r:.80} is no name of a frame")
        return self.folder / name

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(f"{self.folder}: cannot be made: {error.strerror}") from error


def names_of(drawn: Drawn) -> tuple[str, ...]:
    """The names of all frame files that showing it needs: the pages, then the clock strips."""
    strips = (page.clock.strip for page in drawn.pages if page.clock is not None)
    return tuple(dict.fromkeys([*(page.frame for page in drawn.pages), *strips]))


def frame_name(key: str, page: int) -> str:
    """The name of the frame of a page (from 1) drawn under `key`."""
    return f"{key}-{page}.frame"


def strip_name(digest: str) -> str:
    """The name of a clock strip."""
    return f"clock_{digest}.frame"


def _removed(entry: _Entry) -> int:
    with contextlib.suppress(OSError):
        for path in entry.paths:
            path.unlink(missing_ok=True)
        return entry.size
    return 0
