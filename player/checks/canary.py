"""Does what was written to the disk last time still read back the same? The bird that dies before the card does.

A file of known bytes is left at each run and read from the disk, not from memory, at the next.
"""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

from player.checks.answer import Check, Examination, State
from player.device.places import state_folder

CANARY = "doctor.canary"
_SEED_BYTES, _BODY_BYTES = 32, 262_144
_TOLD_ELSEWHERE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
"""No room, or read-only: `space` and `disk` say so, and the last bird can be looked at all the same."""


def check(examination: Examination) -> Check:
    path = examination.at(state_folder(examination.environment).absolute()) / CANARY
    try:
        before = _read_from_disk(path)
        after = (_read_from_disk(path) or b"") if _is_left(path, examination) else None
    except PermissionError:
        return Check("canary", State.UNKNOWN, "Disken kunde inte provas: det kräver rättigheter.",
                     "The disk could not be tried: that takes rights.", "Run it as root: sudo bytavla doctor",
                     )  # fmt: skip
    except OSError as error:
        return Check("canary", State.FAIL, f"Disken går inte att skriva på eller läsa: {error.strerror}.",
                     f"The disk cannot be written or read: {error.strerror}.", "Replace the card (deploy/sdcard.sh).",
                     )  # fmt: skip
    data = {"read_back": before is not None, "written": after is not None}
    birds = [bird for bird in (before, after) if bird is not None]
    if not birds:
        return Check("canary", State.UNKNOWN, "Disken kunde inte provas: den tar inte emot något.",
                     "The disk could not be tried: it takes nothing.", "See what disk and space say.",
                     data)  # fmt: skip
    if not all(_is_alive(bird) for bird in birds):
        return Check("canary", State.FAIL, "Det som skrevs på disken läses inte tillbaka likadant.",
                     "What was written to the disk does not read back the same.",
                     "Replace the card (deploy/sdcard.sh): it loses what it holds.", data)  # fmt: skip
    return Check("canary", State.OK, "Disken minns det som skrevs.", "The disk keeps what was written.", data=data)


def _is_left(path: Path, examination: Examination) -> bool:
    """Leaves a new bird; whether there was room for it. Raises OSError for what only a broken disk does."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        examination.write(path, _bird(os.urandom(_SEED_BYTES)))
    except OSError as error:
        if error.errno in _TOLD_ELSEWHERE:
            return False
        raise
    return True


def _bird(seed: bytes) -> bytes:
    """Bytes that no card can guess and no compression shortens, known by the seed that stands first."""
    return seed + hashlib.shake_256(seed).digest(_BODY_BYTES)


def _is_alive(found: bytes) -> bool:
    return found == _bird(found[:_SEED_BYTES])


def _read_from_disk(path: Path) -> bytes | None:
    """The file's bytes, past the kernel's memory of them; None when there is no such file. Raises OSError."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        return file.read()
