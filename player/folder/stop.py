"""STOPP files: which notices they take off the board. Their name is all that counts; they are never opened.

Leaves out the listing. In doubt a notice is stopped: what must go at once must not hang on a spelling.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from player.folder.finding import Finding, closest, finding
from player.folder.here import HereAndNow
from player.folder.junk import without_conflict_mark
from player.folder.kinds import FileKind, is_extension, kind_of, split_name
from player.folder.names import read_name, stem_key
from player.folder.slugs import slug

_STOP = re.compile(r"^[\s_(\[\"'”]*stopp?(?![^\W_])[\s_.:;,\-–—!)\]\"'”]*", re.IGNORECASE)
_TEMPORARY = re.compile(r"\.(?:part|filepart|crdownload|tmp)$|~$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stoppable:
    """What a STOPP can name: a notice's id and the stem of its files."""

    id: str
    stem: str


def is_stop(name: str) -> bool:
    """True for a name that begins with the word STOPP (or STOP), however it is written."""
    return _STOP.match(name) is not None


def stopped_by(name: str, notices: Sequence[Stoppable], here: HereAndNow) -> tuple[tuple[str, ...], Finding | None]:
    """(the ids that the STOPP file of that name takes off, what is to be said about it)."""
    target = _target(name)
    if not slug_or_empty(target):
        return tuple(notice.id for notice in notices), finding("stop-everything")
    wanted = _spellings(target, here)
    hit = tuple(notice.id for notice in notices if not wanted.isdisjoint(_own_spellings(notice)))
    if hit:
        return hit, None
    stem = read_name(split_name(target)[0], here).stem
    meant = closest(stem, (notice.stem for notice in notices))
    if meant:
        return (), finding("stop-misspelt", name=stem, meant=meant)
    return (), finding("stop-or-notice" if _may_be_a_notice(name) else "stop-nothing", name=stem)


def _may_be_a_notice(name: str) -> bool:
    """True for what nobody makes only to stop something: `Stopp för eldning.pdf`, or a notice renamed to stop it."""
    return kind_of(split_name(name)[1]) in (FileKind.PICTURE, FileKind.POSTER, FileKind.FILM)


def slug_or_empty(text: str) -> str:
    """The slug of a text that has any letter or digit, else ""."""
    return slug(text) if any(char.isalnum() for char in text) else ""


def _target(name: str) -> str:
    """What follows the word STOPP, without what sync tools have added."""
    readable = os.fsencode(name).decode("utf-8", "replace") if name.isascii() else _repaired(name)
    plain = _TEMPORARY.sub("", without_conflict_mark(readable))
    composed = unicodedata.normalize("NFC", plain)
    stem, extension = split_name(composed)
    named = stem if is_extension(extension) and _STOP.fullmatch(stem) else composed
    return _STOP.sub("", named, count=1).strip()


def _repaired(name: str) -> str:
    """A name with broken bytes read as Windows wrote it."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(name).decode("cp1252", "replace")
    return name


def _spellings(target: str, here: HereAndNow) -> set[str]:
    """Every way in which the target may name a notice: with its extension, without, with its dates, as a slug."""
    once, _ = split_name(target)
    twice, _ = split_name(once)
    wanted = set()
    for text in (target, once, twice):
        stem = read_name(text, here).stem
        for spelling in (text, stem):
            wanted |= {stem_key(spelling), slug_or_empty(spelling)}
    return wanted - {""}


def _own_spellings(notice: Stoppable) -> set[str]:
    return {stem_key(notice.stem), slug_or_empty(notice.stem), notice.id, notice.id.partition(".")[2]} - {""}
