"""A playlist's lasting profile, from the folder `_om` in it: texts by language, pictures, and the facts of a place.

    _om/text.md  text.en.md     what it is; front matter may say adress, öppettider, länkar and typ
    _om/hus.jpg                 pictures, in the order of their names

Leaves out notices, and everything in the folder that is neither text nor picture.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from player.folder.fences import take_front_matter
from player.folder.file_reader import read_file
from player.folder.finding import Finding
from player.folder.front_matter import read_front_matter
from player.folder.junk import is_junk
from player.folder.kinds import FileKind, kind_of, split_name
from player.folder.listing import Listed
from player.folder.opening import inside, read_inside
from player.folder.text import MOST_TEXT_BYTES, decode
from player.notices.notice import Part, Role, Variant
from player.notices.profile import Profile

FOLDER = "_om"
_MOST_PICTURES = 12
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""A profile has no dates that a day could explain."""
_KEYS = {
    "address": ("adress", "address", "plats"),
    "hours": ("öppettider", "öppet", "hours"),
    "links": ("länkar", "länk", "links", "link", "webb"),
    "type": ("typ", "type"),
}
_TYPES = {
    **dict.fromkeys(("sevärdhet", "attraction"), "TouristAttraction"),
    **dict.fromkeys(("företag", "butik", "producent", "business", "shop"), "LocalBusiness"),
}


def read_profile(
    root: Path, folder: str, languages: tuple[str, ...]
) -> tuple[Profile | None, tuple[tuple[str, Finding], ...]]:
    """The profile of the playlist in `folder`, None without one; and what is wrong with its files, by path."""
    words: list[Variant] = []
    pictures: list[Part] = []
    facts: dict[str, tuple[str, ...]] = {}
    said: list[tuple[str, Finding]] = []
    for file in _listed(root, f"{folder}/{FOLDER}"):
        stem, extension = split_name(file.name)
        kind = kind_of(extension)
        if kind not in (FileKind.TEXT, FileKind.PICTURE):
            continue
        reading = read_file(root, file, extension, _NO_DAY)
        if not reading.usable:
            said += ((file.path, found) for found in reading.findings)
        elif kind is FileKind.PICTURE:
            pictures.append(_part(file, Role.PICTURE, reading.media_type))
        else:
            lang = stem.rpartition(".")[2].casefold()
            variant = Variant(lang if lang in languages else "", "", file.path)
            words.append(_with_text(variant, file, reading.media_type))
            facts |= {key: value for key, value in _facts(root, file).items() if key not in facts}
    if not words and not pictures:
        return None, tuple(said)
    return Profile(
        words=tuple(words),
        pictures=tuple(pictures[:_MOST_PICTURES]),
        address=", ".join(facts.get("address", ())),
        hours=", ".join(facts.get("hours", ())),
        links=facts.get("links", ()),
        type=_TYPES.get(" ".join(facts.get("type", ())).casefold(), "Organization"),
    ), tuple(said)


def _listed(root: Path, path: str) -> list[Listed]:
    try:
        inside(root, path)
        with os.scandir(root / path) as entries:
            files = [entry for entry in entries if entry.is_file(follow_symlinks=False) and not is_junk(entry.name)]
            found = [(entry.name, entry.stat(follow_symlinks=False)) for entry in files]
    except OSError:
        return []
    return sorted(
        (Listed(f"{path}/{name}", name, status.st_size, status.st_mtime_ns) for name, status in found),
        key=lambda file: file.name.casefold(),
    )


def _part(file: Listed, role: Role, media_type: str) -> Part:
    return Part(role, file.path, f"{file.size}-{file.mtime_ns}", file.size, media_type)


def _with_text(variant: Variant, file: Listed, media_type: str) -> Variant:
    return Variant(variant.lang, variant.title, variant.file, (_part(file, Role.TEXT, media_type),))


def _facts(root: Path, file: Listed) -> Mapping[str, tuple[str, ...]]:
    """What the front matter says, by our own words for it. What else stands there is no matter of ours."""
    try:
        matter = take_front_matter(decode(read_inside(root, file.path, MOST_TEXT_BYTES))).matter
    except OSError:
        return {}
    spelt = {name: key for key, names in _KEYS.items() for name in names}
    read = read_front_matter(matter)[0] if matter is not None else {}
    return {spelt[key.casefold()]: _texts(value) for key, value in read.items() if key.casefold() in spelt}


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(each).strip() for each in (value if isinstance(value, list | tuple) else [value]))
