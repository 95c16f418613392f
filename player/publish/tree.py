"""Writing the published tree in the one order that is safe: what is named first, what names it after, timestamp last.

A crash between any two steps leaves the tree that was there before. Leaves out what is signed (`metadata`) and what
becomes of old files (`sweep`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from player.durable import make_folder, write_durably
from player.publish.batch import storage_errors, write_batch
from player.publish.keys import Keys, all_roots
from player.publish.metadata import SignedFile, Signing, content_is_stale, sign_content, sign_timestamp
from player.publish.places import Places, target_path


@dataclass(frozen=True, slots=True)
class Versions:
    """The version numbers that the next metadata gets: higher than any that a board may have seen."""

    content: int
    timestamp: int


def signed_file(data: bytes) -> SignedFile:
    return SignedFile(hashlib.sha256(data).hexdigest(), len(data))


def prepare(places: Places) -> None:
    """Makes the tree's folders, and puts every root file there. Raises StorageError."""
    with storage_errors("the tree cannot be written"):
        for folder in (places.metadata, places.targets / "playlists", places.blobs):
            make_folder(folder)
        for name, data in all_roots(places).items():
            _write_new(places.metadata / name, data)


def write_targets(places: Places, targets: Mapping[str, bytes]) -> None:
    """Writes signed files under their digests, those that are not there yet. Raises StorageError."""
    paths = {places.public / target_path(name, signed_file(data).sha256): data for name, data in targets.items()}
    with storage_errors("the manifests cannot be written"):
        write_batch({path: data for path, data in paths.items() if not path.is_file()})


def commit(places: Places, keys: Keys, targets: Mapping[str, SignedFile], versions: Versions, now: datetime) -> None:
    """Signs and publishes these targets, all of which are on the disk. Raises StorageError."""
    content = sign_content(keys, targets, versions.content, now)
    snapshot = content[f"{versions.content}.snapshot.json"]
    with storage_errors("the signed metadata cannot be written"):
        write_batch({places.metadata / name: data for name, data in content.items()})
        _write_timestamp(places, keys, snapshot, versions, now)


def sign_again(places: Places, keys: Keys, signing: Signing, versions: Versions, now: datetime) -> None:
    """The daily signing of unchanged content: the timestamp, and the rest too when it is stale. Raises StorageError."""
    if content_is_stale(signing, now):
        commit(places, keys, signing.targets, versions, now)
        return
    with storage_errors("the signed metadata cannot be written"):
        same_content = Versions(signing.version, versions.timestamp)
        _write_timestamp(places, keys, signing.snapshot, same_content, now)


def _write_timestamp(places: Places, keys: Keys, snapshot: bytes, versions: Versions, now: datetime) -> None:
    data = sign_timestamp(keys, snapshot, versions.content, versions.timestamp, now)
    write_durably(places.metadata / "timestamp.json", data)


def _write_new(path: Path, data: bytes) -> None:
    if not path.is_file() or path.read_bytes() != data:
        write_durably(path, data)
