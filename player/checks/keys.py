"""How long do the signatures still hold that this board trusts? When they have run out it plays on, but learns nothing.

Reads the metadata as sync has verified and kept it; verifies nothing itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from player.cache.layout import METADATA
from player.checks.answer import Check, Examination, State
from player.notices.codec import from_data

_WARN_BEFORE = {"root": timedelta(days=60), "timestamp": timedelta(days=7)}
_ORDINARY = timedelta(days=30)
"""Timestamps are signed anew each day for 14, the content's roles after half of their 90 days: less is a sign that the
publisher has stopped. The root is signed by hand."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Signed:
    expires: datetime


@dataclass(frozen=True, slots=True)
class _Metadata:
    signed: _Signed


def check(examination: Examination) -> Check:
    if examination.cache is None:
        return Check("keys", State.UNKNOWN, "Ingen synkad kopia är angiven.", "No synced copy was named.",
                     "Name it: bytavla doctor --cache /var/lib/bytavla/cache")  # fmt: skip
    files = sorted((examination.cache / METADATA).glob("*.json"))
    ends = {file.stem.split(".")[-1]: _end_of(file) for file in files}
    if not ends:
        return Check("keys", State.UNKNOWN, "Inga signaturer har kommit hit ännu.", "No signatures have come here yet.",
                     "Let bytavla sync run.")  # fmt: skip
    left = {role: end - examination.now() for role, end in ends.items() if end is not None}
    return _of_ends(left) or _of_unreadable(sorted(role for role, end in ends.items() if end is None)) or _fine(left)


def _of_ends(left: Mapping[str, timedelta]) -> Check | None:
    """What has run out, or soon will."""
    data = _days(left)
    over = sorted(role for role, each in left.items() if each <= timedelta(0))
    soon = sorted(role for role, each in left.items() if each < _WARN_BEFORE.get(role, _ORDINARY))
    if over:
        words = ", ".join(over)
        return Check("keys", State.FAIL, f"Signaturerna har gått ut ({words}): inget nytt tas emot.",
                     f"Signatures have run out ({words}): nothing new is accepted.", _do(over), data)  # fmt: skip
    if soon:
        words = ", ".join(f"{role} {data[role]}" for role in soon)
        return Check("keys", State.WARN, f"Signaturer går snart ut (dygn kvar: {words}).",
                     f"Signatures run out soon (days left: {words}).", _do(soon), data)  # fmt: skip
    return None


def _of_unreadable(roles: Sequence[str]) -> Check | None:
    if not roles:
        return None
    words = ", ".join(roles)
    return Check("keys", State.WARN, f"Signaturer går inte att läsa ({words}).",
                 f"Signatures cannot be read ({words}).",
                 "Let bytavla sync run: it fetches them anew. If they are the same tomorrow, replace the card.",
                 {"unreadable": roles})  # fmt: skip


def _fine(left: Mapping[str, timedelta]) -> Check:
    data = _days(left)
    least = min(data.values())
    return Check("keys", State.OK, f"Signaturerna gäller i minst {least} dygn.",
                 f"The signatures hold for at least {least} days.", data=data)  # fmt: skip


def _days(left: Mapping[str, timedelta]) -> dict[str, int]:
    return {role: each // _DAY for role, each in left.items()}


def _end_of(file: Path) -> datetime | None:
    """When a kept piece of metadata runs out; None when it cannot be read."""
    try:
        return from_data(_Metadata, json.loads(file.read_bytes())).signed.expires
    except (OSError, ValueError, RecursionError):
        return None


def _do(roles: list[str]) -> str:
    if "root" in roles:
        return "Sign the root anew on the publisher (see the maintainer's guide), and let the board sync."
    return "See that bytavla publish --watch runs on the publisher, and that the board reaches it."
