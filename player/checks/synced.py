"""The programme in the synced copy, for checks that hold the machine against it. Leaves out whether the copy is whole
(`copy`).
"""

from __future__ import annotations

from player.cache.current import read_current
from player.cache.programme import load_programme
from player.checks.answer import Examination
from player.errors import InputError, VerificationError
from player.notices.programme import Programme


def programme_of(examination: Examination) -> Programme | None:
    """What is on air from the copy; None when there is none that can be read."""
    if examination.cache is None:
        return None
    try:
        current = read_current(examination.cache)
        return load_programme(examination.cache, current.site) if current else None
    except (InputError, VerificationError):
        return None
