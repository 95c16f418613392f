"""Writing pages into the tree: what is the same is left alone, the rest replaced whole, many at a time.

Leaves out what they say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from player.durable import make_folder
from player.publish.batch import storage_errors, write_batch
from player.publish.places import PAGE_FOLDERS, Places

_AT_ONCE = 200
_IN_A_TONGUE = re.compile(r"[^.]+\.[a-z]{2,3}\.html")


class PageWriter:
    """Collects files and lands them on the disk in groups; `flush` before anything counts on them."""

    def __init__(self, places: Places) -> None:
        self._public = places.public
        self._waiting: dict[Path, bytes] = {}
        with storage_errors("the pages cannot be written"):
            for folder in (places.media, *(places.public / name for name in PAGE_FOLDERS)):
                make_folder(folder)

    def put(self, files: Mapping[str, bytes]) -> None:
        """Raises StorageError."""
        for path, data in files.items():
            target = self._public / path
            if not _is_same(target, data):
                self._waiting[target] = data
        if len(self._waiting) >= _AT_ONCE:
            self.flush()

    def put_in_all_tongues(self, files: Mapping[str, bytes]) -> None:
        """Pages of one address, in each of its languages. What it has been printed in before, and is spoken there no
        more, tells the same as the page without a language: else it would tell for ever what was up then.
        """
        for path, data in files.items():
            if _IN_A_TONGUE.fullmatch(path):
                continue
            there = self._public.glob(f"{path.removesuffix('.html')}.*.html")
            was = (each.relative_to(self._public).as_posix() for each in there)
            self.put({each: data for each in was if _IN_A_TONGUE.fullmatch(each) and each not in files})
        self.put(files)

    def flush(self) -> None:
        """All that was put is on the disk after this. Raises StorageError."""
        with storage_errors("the pages cannot be written"):
            write_batch(self._waiting)
        self._waiting.clear()


def _is_same(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
