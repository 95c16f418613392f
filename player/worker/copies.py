"""Whether the files that a picture is drawn from are there, and a board's own copies as they were signed.

A card flips a bit and tells nobody; a frame drawn from it would be kept under the healthy file's key. A board's copies
are named by their SHA-256. An editor's files are not, and are only asked to be there. Leaves out repairing (`sync`).
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path, PurePosixPath

from player.notices.notice import ON_PHONES, Part
from player.worker.protocol import Draw

_SHA256 = re.compile(r"[0-9a-f]{64}")


def parts_of(request: Draw) -> tuple[Part, ...]:
    """What the job is drawn from: the variant's files, or for the standing notice the board's logo."""
    if request.notice is None:
        return (request.board.logo,) if request.board.logo is not None else ()
    variants = (variant for variant in request.notice.variants if variant.lang == request.lang)
    return tuple(part for variant in variants for part in variant.parts if part.role not in ON_PHONES)


def are_there(request: Draw) -> bool:
    """Whether every file of the job can be read."""
    return all(os.access(Path(request.root, part.path), os.R_OK) for part in parts_of(request))


def has_spoilt_copy(request: Draw) -> bool:
    """Whether a board's own copy of a file is missing, or other bytes than were signed. Reads them whole."""
    return any(not _is_as_signed(Path(request.root, part.path), part) for part in parts_of(request) if _is_copy(part))


def _is_copy(part: Part) -> bool:
    return _SHA256.fullmatch(part.version) is not None and PurePosixPath(part.path).name == part.version


def _is_as_signed(path: Path, part: Part) -> bool:
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size != part.size:
                return False
            return hashlib.file_digest(file, "sha256").hexdigest() == part.version
    except OSError:
        return False
