"""The store of blobs by SHA-256: what is here, what is on its way, and what may go. No network, no manifests."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from player.cache.layout import BLOBS, PARTIAL, Ref, blob_path, is_sha256
from player.cache.partial import Partial
from player.durable import make_folder, storage_errors, sync_folder
from player.errors import VerificationError

_PART = ".part"


class BlobStore:
    """The blobs of one cache. Safe for several threads as long as each works on blobs of its own."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._unsettled: set[Path] = set()

    def path(self, ref: Ref) -> Path:
        return self._cache / blob_path(ref.sha256)

    def has(self, ref: Ref) -> bool:
        """Whether the blob is here with its size: it was hashed when it came. `holds` hashes anew."""
        try:
            return self.path(ref).stat().st_size == ref.size
        except OSError:
            return False

    def holds(self, ref: Ref) -> bool:
        """Whether every byte of the blob is here and right, read from the disk."""
        try:
            if self.path(ref).stat().st_size != ref.size:
                return False
            with self.path(ref).open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == ref.sha256
        except OSError:
            return False

    def read(self, ref: Ref) -> bytes:
        """The whole of a small blob, verified. Raises VerificationError."""
        try:
            data = self.path(ref).read_bytes()
        except OSError as error:
            raise VerificationError(f"{blob_path(ref.sha256)} cannot be read: {error.strerror or error}.") from error
        if len(data) != ref.size or hashlib.sha256(data).hexdigest() != ref.sha256:
            raise VerificationError(f"{blob_path(ref.sha256)} is damaged: the next sync fetches it again.")
        return data

    @contextmanager
    def partial(self, ref: Ref) -> Iterator[Partial]:
        """The blob on its way. Raises StorageError, DiskFullError."""
        with storage_errors("content that arrives cannot be kept"):
            folder = self._cache / PARTIAL
            make_folder(folder)
            partial = Partial(folder / f"{ref.sha256}{_PART}", ref)
            try:
                yield partial
            finally:
                partial.close()

    def accept(self, partial: Partial) -> None:
        """Takes in a blob that has come whole. Raises VerificationError, StorageError."""
        target = self.path(partial.ref)
        with storage_errors("content that arrived cannot be kept"):
            partial.finish(target)
        self._unsettled.add(target.parent)

    def keep(self, ref: Ref, data: bytes) -> None:
        """Keeps a blob that is in memory. Raises VerificationError, StorageError."""
        with self.partial(ref) as partial:
            with storage_errors("a manifest cannot be kept"):
                partial.restart()
                partial.write(data)
            self.accept(partial)

    def settle(self) -> None:
        """Brings the names of accepted blobs to the disk: once for all, before they are switched in.

        A name lost before this costs a second download; syncing the folder for each blob would cost every sync. Raises
        StorageError.
        """
        with storage_errors("content that arrived cannot be kept"):
            while self._unsettled:
                sync_folder(self._unsettled.pop())

    def collect(self, keep: Collection[str]) -> int:
        """Removes what is not in `keep` by its SHA-256, partials too. Returns the bytes freed. Raises StorageError."""
        freed = 0
        with storage_errors("old content cannot be removed"):
            for path, sha256 in self._lying_here():
                if sha256 in keep:
                    continue
                freed += path.lstat().st_size
                path.unlink()
        return freed

    def _lying_here(self) -> Iterator[tuple[Path, str]]:
        """Every file in our folders with its SHA-256, "" where its name is none. Stray folders are passed over."""
        for entry in _files(self._cache / PARTIAL):
            yield Path(entry.path), entry.name.removesuffix(_PART)
        for folder in _entries(self._cache / BLOBS):
            if not _is_folder(folder):
                yield Path(folder.path), ""
                continue
            for entry in _files(Path(folder.path)):
                yield Path(entry.path), entry.name if is_sha256(entry.name) else ""


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with suppress(FileNotFoundError):
        return list(os.scandir(folder))
    return []


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    return (entry for entry in _entries(folder) if not _is_folder(entry))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)
