"""How long do the signatures still hold that this board trusts? When they have run out it plays on, but learns nothing.

Reads the metadata as sync has verified and kept it; verifies nothing itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta

from player.cache.layout import METADATA
from player.checks.answer import Check, Examination, State

_WARN_BEFORE = {"root": timedelta(days=60), "timestamp": timedelta(days=7)}
_ORDINARY = timedelta(days=30)
"""Timestamps are signed anew each day for 14, the content's roles after half of their 90 days: less is a sign that the
publisher has stopped. The root is signed by hand."""
_DAY = timedelta(days=1)


def check(examination: Examination) -> Check:
    if examination.cache is None:
        return Check("keys", State.UNKNOWN, "Ingen synkad kopia är angiven.", "No synced copy was named.",
                     "Name it: bytavla doctor --cache /var/lib/bytavla/cache")  # fmt: skip
    left = {role: expires - examination.now() for role, expires in _ends(examination)}
    if not left:
        return Check("keys", State.UNKNOWN, "Inga signaturer har kommit hit ännu.", "No signatures have come here yet.",
                     "Let bytavla sync run.")  # fmt: skip
    data = {role: each // _DAY for role, each in left.items()}
    over = sorted(role for role, each in left.items() if each <= timedelta(0))
    soon = sorted(role for role, each in left.items() if each < _WARN_BEFORE.get(role, _ORDINARY))
    if over:
        words = ", ".join(over)
        return Check("keys", State.FAIL, f"Signaturerna har gått ut ({words}): inget nytt tas emot.",
                     f"Signatures have run out ({words}): nothing new is accepted.", _do(over), data)  # fmt: skip
    least = min(data.values())
    if soon:
        words = ", ".join(f"{role} {data[role]}" for role in soon)
        return Check("keys", State.WARN, f"Signaturer går snart ut (dygn kvar: {words}).",
                     f"Signatures run out soon (days left: {words}).", _do(soon), data)  # fmt: skip
    return Check("keys", State.OK, f"Signaturerna gäller i minst {least} dygn.",
                 f"The signatures hold for at least {least} days.", data=data)  # fmt: skip


def _ends(examination: Examination) -> Iterator[tuple[str, datetime]]:
    """(role, when it runs out) of every kept piece of metadata that can be read."""
    assert examination.cache is not None
    for file in sorted((examination.cache / METADATA).glob("*.json")):
        try:
            expires = json.loads(file.read_bytes())["signed"]["expires"]
            yield file.stem.split(".")[-1], datetime.fromisoformat(expires)
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            continue


def _do(roles: list[str]) -> str:
    if "root" in roles:
        return "Sign the root anew on the publisher (see the maintainer's guide), and let the board sync."
    return "See that bytavla publish --watch runs on the publisher, and that the board reaches it."
