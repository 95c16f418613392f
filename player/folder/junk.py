"""Which names are no editor's work: what systems and sync tools leave behind, copies of conflicts, half files.

Leaves out STOPP files, which count whatever a sync tool has made of their name (`stop`).
"""

from __future__ import annotations

import fnmatch
import re

# Names are compared casefolded. Sources: the tools' own documentation.
_JUNK_PATTERNS = (
    ".*",
    "__macosx",
    "icon\r",
    "desktop.ini",
    "thumbs.db",
    "ehthumbs*.db",
    "$recycle.bin",
    "system volume information",
    "*.lnk",
    "~$*",
    "*.tmp",
    "*~",
    "*.part",
    "*.filepart",
    "*.crdownload",
    "~syncthing~*",
    "@eadir",
)
_JUNK = re.compile("|".join(fnmatch.translate(pattern) for pattern in _JUNK_PATTERNS))

_CONFLICT = re.compile(
    r"\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?(?=\.|$)"
    r"|\s*\([^()]*(?:conflicted copy|conflict copy|konfliktkopia|case conflict|case clash|sfconflict)[^()]*\)"
    r"|\s*\[conflicted[^\[\]]*\]"
    r"|_conflict-[^.]*"
    r"|_[^_.]+_[A-Z]{3}-\d{1,2}-[\d-]+_Conflict(?=\.|$)"  # Synology
    r"|-(?:DESKTOP|LAPTOP)-[A-Z0-9]{7}(?:-\d+)?(?=\.|$)",  # OneDrive, from a computer called as Windows calls it
    re.IGNORECASE,
)

_HALF_FILE = re.compile(r"^(?:\.syncthing\.|~syncthing~)?(.+?)(?:\.part|\.filepart|\.crdownload|\.tmp)$")


def is_junk(name: str) -> bool:
    """True for hidden, temporary and system files: they are ignored without a word."""
    return _JUNK.match(name.casefold()) is not None


def is_conflict_copy(name: str) -> bool:
    """True for the second version that a sync tool keeps when two people have changed one file."""
    return _CONFLICT.search(name) is not None


def without_conflict_mark(name: str) -> str:
    """The name that the file had before the sync tool made a copy of it."""
    return _CONFLICT.sub("", name)


def being_written(name: str) -> str | None:
    """The name of the file that a temporary file is going to be, or None when the name is no temporary one."""
    match = _HALF_FILE.match(name)
    return match.group(1) if match else None
