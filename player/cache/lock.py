"""One sync a cache. Leaves out what it does there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from player.cache.layout import BLOBS, LOCK, METADATA, PARTIAL
from player.durable import held_alone, make_folder, storage_errors


@contextmanager
def locked(cache: Path) -> Iterator[None]:
    """Makes the cache when there is none, and holds it alone. Raises StorageError."""
    with storage_errors("the cache cannot be written"):
        for folder in (BLOBS, PARTIAL, METADATA):
            make_folder(cache / folder)
    with held_alone(cache / LOCK, f"Another sync is using {cache}: stop it first, or wait for it."):
        yield
