"""Where things lie in a cache, and what a reference to a blob is.

    CACHE/current.json           what is on air: the one file whose replacement switches the programme
    CACHE/blobs/ab/ab12...       content and signed manifests by SHA-256, immutable
    CACHE/partial/<sha256>.part  a blob on its way, resumed after a break
    CACHE/metadata/              The Update Framework's own store
    CACHE/state.json             what sync remembers between two runs
    CACHE/lock                   held by the one sync that writes here

Leaves out how any of these is written or read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from player.errors import VerificationError
from player.notices.notice import Part

BLOBS = "blobs"
PARTIAL = "partial"
METADATA = "metadata"
CURRENT = "current.json"
STATE = "state.json"
LOCK = "lock"

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Ref:
    """One blob: its SHA-256 in lower-case hex and its exact size in bytes."""

    sha256: str
    size: int


def blob_path(sha256: str) -> str:
    """Where a blob lies, relative to the root of the cache and of the published tree alike."""
    return f"{BLOBS}/{sha256[:2]}/{sha256}"


def is_sha256(text: str) -> bool:
    return _SHA256.fullmatch(text) is not None


def ref_of(part: Part) -> Ref:
    """The blob that a manifest's part names. Raises VerificationError.

    A manifest may be signed by a playlist's own key, so its paths are not trusted to stay inside the cache.
    """
    if not is_sha256(part.version) or part.path != blob_path(part.version) or part.size < 0:
        raise VerificationError(f"A manifest names {part.path!r:.120}: expected blobs/ab/<sha256> with its exact size.")
    return Ref(part.version, part.size)


def is_cache(path: Path) -> bool:
    """Whether `path` is a cache (maybe with nothing in it yet) rather than an editors' folder."""
    return (path / CURRENT).is_file() or ((path / LOCK).is_file() and (path / PARTIAL).is_dir())
