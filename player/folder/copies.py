"""Files whose name is another's with "kopia", a number or a computer's name added: made by accident, or meant? Pure.

Leaves out the copies whose names leave no doubt (`junk`), and files of one notice that say the same twice (`editions`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from player.folder.kinds import split_name
from player.folder.listing import Listed
from player.folder.names import stem_key

_MARKS = (
    re.compile(r"(?:\s*-\s*|\s+)(?:kopia|copy)(?:\s*\(?\d{1,3}\)?)?$", re.IGNORECASE),
    re.compile(r"\s*\(\d{1,3}\)$"),
    re.compile(r"^(?:kopia|copy)(?:\s+(?:av|of))?\s+", re.IGNORECASE),
    re.compile(r"-(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{3,14}$"),
)
"""What Windows, Macs, browsers and OneDrive add:
`Hej - Kopia (2)`, `Hej copy`, `Hej (1)`, `Kopia av Hej`, `Hej-PC4`."""

_Place = tuple[str, str, str]


def copies_among(files: Sequence[Listed]) -> Iterator[tuple[str, str]]:
    """(path, name of what it seems to be a copy of), for each that would be shown as a notice of its own."""
    names = {_place(file, split_name(file.name)[0]): file.name for file in files if not file.group}
    for file in files:
        if file.group:
            continue
        stem = split_name(file.name)[0].replace("_", " ").strip()
        plain = (mark.sub("", stem) for mark in _MARKS if mark.search(stem))
        original = next((names[place] for each in plain if (place := _place(file, each)) in names), None)
        if original is not None:
            yield file.path, original


def _place(file: Listed, stem: str) -> _Place:
    return file.path.rpartition("/")[0], stem_key(stem), split_name(file.name)[1]
