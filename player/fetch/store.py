"""The fetcher's folder: what was fetched, whole or not at all, and what is remembered of each feed.

The names are those of `notices.fetched`. Leaves out asking (`web`) and judging (the worker).
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Collection
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime
from pathlib import Path

from player.durable import make_folder, storage_errors, sync_folder, write_durably
from player.notices.codec import CodecError, from_data, to_data
from player.notices.fetched import Fetched, document_name, seen_name, state_name

_KEPT_UNWANTED_S = 7 * 86_400
"""A folder that is not mounted asks for nothing: what it had is kept until it is surely meant."""


class Store:
    """One writer at a time: the command holds a lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with _errors():
            make_folder(folder)

    def state(self, feed: str, address: str) -> Fetched:
        try:
            return from_data(Fetched, json.loads((self.folder / state_name(feed)).read_bytes()))
        except (OSError, ValueError, CodecError):
            return Fetched(address)

    def confirmed(self, feed: str) -> datetime | None:
        """When the source last said what is here."""
        try:
            return datetime.fromtimestamp((self.folder / seen_name(feed)).stat().st_mtime, UTC)
        except OSError:
            return None

    def put_aside(self, feed: str, body: bytes) -> Path:
        """A document that is still to be judged. Raises StorageError."""
        path = self.folder / f"{feed}.coming"
        with _errors():
            write_durably(path, body)
        return path

    def accept(self, feed: str) -> None:
        """What was put aside is the good document from now on. Raises StorageError."""
        with _errors():
            (self.folder / f"{feed}.coming").replace(self.folder / document_name(feed))
            sync_folder(self.folder)

    def refuse(self, feed: str) -> None:
        with suppress(OSError):
            (self.folder / f"{feed}.coming").unlink()

    def confirm(self, feed: str) -> None:
        """Raises StorageError."""
        path = self.folder / seen_name(feed)
        with _errors():
            path.touch()
            os.utime(path)

    def keep(self, feed: str, state: Fetched) -> None:
        """Written only when something in it changes: whoever watches the folder takes it for news. StorageError."""
        if state == self.state(feed, state.address) and (self.folder / state_name(feed)).exists():
            return
        with _errors():
            write_durably(self.folder / state_name(feed), json.dumps(to_data(state)).encode())

    def forget(self, wanted: Collection[str]) -> None:
        """Removes what nobody has wanted for a week."""
        for path in self.folder.glob("*.*"):
            with suppress(OSError):
                if path.stem not in wanted and time.time() - path.stat().st_mtime > _KEPT_UNWANTED_S:
                    path.unlink()


def digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _errors() -> AbstractContextManager[None]:
    return storage_errors("what was fetched cannot be kept", "The boards play on meanwhile.")
