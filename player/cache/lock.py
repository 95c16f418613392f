"""One sync at a time in each cache, and only by the cache's owner. Leaves out what it does there."""

from __future__ import annotations

import os
import pwd
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from player.cache.layout import BLOBS, LOCK, METADATA, PARTIAL
from player.durable import held_alone, make_folder, storage_errors
from player.errors import UsageError


@contextmanager
def locked(cache: Path) -> Iterator[None]:
    """Makes the cache when there is none, and holds it alone. Raises StorageError, UsageError."""
    with storage_errors("the cache cannot be written"):
        _refuse_root_for_another(cache)
        for folder in (BLOBS, PARTIAL, METADATA):
            make_folder(cache / folder)
    with held_alone(cache / LOCK, f"Another sync is using {cache}: stop it first, or wait for it."):
        yield


def _refuse_root_for_another(cache: Path) -> None:
    """What root keeps in another's cache the owner can neither change nor remove: its own sync would fail from then."""
    if os.geteuid() != 0 or not cache.is_dir():
        return
    uid = cache.stat().st_uid
    if uid != 0:
        owner = _name_of(uid)
        raise UsageError(
            f"{cache} belongs to {owner}, whose sync could not write beside root's: run it as sudo -u {owner}"
        )


def _name_of(uid: int) -> str:
    with suppress(KeyError):
        return pwd.getpwuid(uid).pw_name
    return f"#{uid}"
