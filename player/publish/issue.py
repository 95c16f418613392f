"""Whether there is anything to sign, and under which version numbers.

Leaves out the signing (`metadata`) and the writing (`tree`).
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from player.errors import StorageError, VerificationError
from player.publish.index import Index
from player.publish.keys import Keys
from player.publish.metadata import SignedFile, Signing, must_sign, read_signing
from player.publish.places import Places
from player.publish.tree import Versions, commit, sign_again

log = logging.getLogger("bytavla.publish")


@dataclass(frozen=True, slots=True)
class Issue:
    """What is signed now. `changed`: boards have something to fetch; `signed`: be it only a new timestamp."""

    signing: Signing
    changed: bool
    signed: bool


def read_last(places: Places, keys: Keys) -> Signing | None:
    """What the tree says now; None when there is none yet, or none of ours: then all of it is made anew."""
    try:
        return read_signing(places.metadata, keys.root.signed)
    except VerificationError as error:
        log.warning("%s: everything is published anew", error)
        return None


def issue(  # noqa: PLR0913, PLR0917  what is signed, by whom, on the ground of what
    places: Places,
    keys: Keys,
    index: Index,
    last: Signing | None,
    targets: Mapping[str, SignedFile],
    now: datetime,
) -> Issue:
    """Signs these targets, whose files are on the disk, if they are new or it is time. Raises StorageError."""
    changed = last is None or dict(last.targets) != dict(targets)
    if last is not None and not changed and not must_sign(last, now):
        return Issue(last, changed=False, signed=False)
    # A signed time never goes back, not even when this machine's clock has been put right.
    issued = max(now, last.issued) if last else now
    versions = _reserve(places, index, last)
    if last is None or changed:
        commit(places, keys, targets, versions, issued)
    else:
        sign_again(places, keys, last, versions, issued)
    signing = read_last(places, keys)
    if signing is None:
        raise StorageError(f"{places.metadata}: what was just written cannot be read back. Check the disk.")
    return Issue(signing, changed, signed=True)


def _reserve(places: Places, index: Index, last: Signing | None) -> Versions:
    """Numbers higher than any that a board may have seen, also after a crash, a lost tree or a lost index."""
    content = max(index.fact(int, "version:content") or 0, last.version if last else 0, _highest(places)) + 1
    timestamp = max(index.fact(int, "version:timestamp") or 0, last.timestamp if last else 0) + 1
    index.keep_fact("version:content", content)
    index.keep_fact("version:timestamp", timestamp)
    index.commit()
    return Versions(content, timestamp)


def _highest(places: Places) -> int:
    """The highest version among the snapshots that lie in the tree, also those that a crash left unused."""
    numbers = (path.name.partition(".")[0] for path in places.metadata.glob("*.snapshot.json"))
    return max((int(number) for number in numbers if number.isdecimal()), default=0)
