"""What is signed: the tree's targets, snapshot and timestamp, by The Update Framework; read back, and verified.

Leaves out the keys themselves (`keys`) and how the bytes come onto the disk (`tree`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp
from tuf.api.serialization import DeserializationError
from tuf.api.serialization.json import JSONSerializer

from player.errors import VerificationError
from player.publish.keys import Keys

TIMESTAMP_VALID = timedelta(days=14)
"""A board that is shown an old tree for longer than this knows it."""

CONTENT_VALID = timedelta(days=90)
"""Snapshot and targets; signed anew at half time even when nothing changed."""

SIGN_EVERY = timedelta(days=1)

ISSUED = "x-issued"
"""The timestamp's field of ours: when it was signed (RFC 3339). Boards take it as a floor for their clocks."""

_COMPACT = JSONSerializer(compact=True)

T = TypeVar("T", Timestamp, Snapshot, Targets)


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A target: its exact bytes by digest and size."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Signing:
    """What is signed at present. `version` is the snapshot's, which the targets share; `timestamp` has its own.

    `snapshot` is the signed snapshot's bytes: a new timestamp over the same content refers to it.
    """

    version: int
    timestamp: int
    issued: datetime
    content_expires: datetime
    targets: Mapping[str, SignedFile]
    snapshot: bytes


def read_signing(metadata: Path, root: Root) -> Signing | None:
    """What the tree's metadata says now; None when there is none. Raises VerificationError.

    The tree lies on a server that the public reaches: nothing in it is signed again without being checked first.
    """
    try:
        timestamp = _read(metadata / "timestamp.json", root, Timestamp)
    except FileNotFoundError:
        return None
    try:
        version = timestamp.snapshot_meta.version
        raw = (metadata / f"{version}.snapshot.json").read_bytes()
        timestamp.snapshot_meta.verify_length_and_hashes(raw)
        snapshot = _read(metadata / f"{version}.snapshot.json", root, Snapshot)
        targets = _read(metadata / f"{snapshot.meta['targets.json'].version}.targets.json", root, Targets)
        issued = datetime.fromisoformat(str(timestamp.unrecognized_fields[ISSUED]))
        files = {name: SignedFile(file.hashes["sha256"], file.length) for name, file in targets.targets.items()}
    except (OSError, RepositoryError, KeyError, ValueError) as error:
        raise VerificationError(f"The metadata in {metadata} is not whole: {error}") from error
    expires = min(snapshot.expires, targets.expires)
    return Signing(version, timestamp.version, issued, expires, files, raw)


def must_sign(signing: Signing, now: datetime) -> bool:
    """Whether the timestamp, or all of it, is to be signed anew though nothing changed."""
    return now >= next_signing(signing)


def next_signing(signing: Signing) -> datetime:
    """When that will be."""
    return min(signing.issued + SIGN_EVERY, signing.content_expires - CONTENT_VALID / 2)


def content_is_stale(signing: Signing, now: datetime) -> bool:
    """Whether snapshot and targets are to be signed anew too."""
    return now >= signing.content_expires - CONTENT_VALID / 2


def sign_content(keys: Keys, targets: Mapping[str, SignedFile], version: int, now: datetime) -> dict[str, bytes]:
    """New targets and snapshot of this version by file name, in the order of writing."""
    expires = _later(now, CONTENT_VALID)
    files = {name: TargetFile(file.size, {"sha256": file.sha256}, name) for name, file in targets.items()}
    signed_targets = _signed(keys, Targets(version=version, expires=expires, targets=files))
    meta = {"targets.json": MetaFile.from_data(version, signed_targets, ["sha256"])}
    snapshot = _signed(keys, Snapshot(version=version, expires=expires, meta=meta))
    return {f"{version}.targets.json": signed_targets, f"{version}.snapshot.json": snapshot}


def sign_timestamp(keys: Keys, snapshot: bytes, content_version: int, version: int, now: datetime) -> bytes:
    """The timestamp over a signed snapshot of that version, issued now."""
    meta = MetaFile.from_data(content_version, snapshot, ["sha256"])
    issued = now.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
    timestamp = Timestamp(
        version=version,
        expires=_later(now, TIMESTAMP_VALID),
        snapshot_meta=meta,
        unrecognized_fields={ISSUED: issued},
    )
    return _signed(keys, timestamp)


def _later(now: datetime, span: timedelta) -> datetime:
    return (now.astimezone(UTC) + span).replace(microsecond=0)


def _signed(keys: Keys, content: T) -> bytes:
    metadata = Metadata(content)
    metadata.sign(keys.signers[content.type])
    return metadata.to_bytes(_COMPACT)


def _read(path: Path, root: Root, kind: type[T]) -> T:
    """The signed content of a metadata file. Raises FileNotFoundError, VerificationError."""
    try:
        metadata: Metadata[T] = Metadata.from_bytes(path.read_bytes())
        root.verify_delegate(kind.type, metadata.signed_bytes, metadata.signatures)
    except (DeserializationError, RepositoryError, ValueError) as error:
        raise VerificationError(f"{path} is not what was signed here: {error}") from error
    return metadata.signed
