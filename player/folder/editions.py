"""Which files make one notice: those that share a stem, unless their names contradict one another.

`Loppis.md` and `Loppis till 2027-06-13.jpg` are one notice. `Vatten 2026-11-28 till 2026-12-02.md` and the same for
March are two, and so are `Öppet @hamneda.md` and `Öppet @agunnaryd.md`: showing one's text in the other's time or place
would be wrong. Leaves out what a notice says (`compose`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from player.folder.pieces import Piece, Slot


@dataclass(frozen=True, slots=True)
class Tags:
    """What the names say of when and where; None says nothing."""

    starts: datetime | None = None
    ends: datetime | None = None
    sites: tuple[str, ...] | None = None

    def said(self) -> int:
        return sum(value is not None for value in (self.starts, self.ends, self.sites))

    def agrees_with(self, other: Tags) -> bool:
        pairs = ((self.starts, other.starts), (self.ends, other.ends), (self.sites, other.sites))
        return all(mine is None or its is None or mine == its for mine, its in pairs)

    def joined(self, other: Tags) -> Tags:
        return Tags(
            self.starts if self.starts is not None else other.starts,
            self.ends if self.ends is not None else other.ends,
            self.sites if self.sites is not None else other.sites,
        )

    def order(self) -> tuple[int, datetime, datetime, tuple[str, ...]]:
        never = datetime.max  # noqa: DTZ901  compared with naive local moments only
        return (-self.said(), self.starts or datetime.min, self.ends or never, self.sites or ())  # noqa: DTZ901


@dataclass(slots=True)
class Edition:
    """The files of one notice, in the order in which they are shown. `stem_key` is shared by a stem's editions."""

    stem_key: str
    tags: Tags
    pieces: list[Piece] = field(default_factory=list)

    @property
    def stem(self) -> str:
        """The stem as its first file spells it."""
        return self.pieces[0].name.stem


def gather(pieces: Iterable[Piece]) -> list[Edition]:
    """The editions of all pieces, in the order of their stems."""
    by_stem: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        by_stem[piece.name.key].append(piece)
    return [edition for key in sorted(by_stem) for edition in _editions(key, by_stem[key])]


def _editions(key: str, pieces: list[Piece]) -> list[Edition]:
    if len(pieces) == 1:
        return [Edition(key, _tags(pieces[0]), pieces)]
    by_tags: dict[Tags, list[Piece]] = defaultdict(list)
    for piece in pieces:
        by_tags[_tags(piece)].append(piece)
    editions: list[Edition] = []
    for tags in sorted(by_tags, key=Tags.order):
        _place(editions, key, tags, by_tags[tags])
    for edition in editions:
        edition.pieces.sort(key=lambda piece: piece.rank)
    return editions


def _place(editions: list[Edition], key: str, tags: Tags, pieces: list[Piece]) -> None:
    """Add pieces to every edition that they agree with and add to; else they are a notice of their own."""
    hosts = [edition for edition in editions if tags.agrees_with(edition.tags) and not _doubles(edition, pieces)]
    for host in hosts:
        host.pieces.extend(pieces)
        host.tags = host.tags.joined(tags)
    if not hosts:
        editions.append(Edition(key, tags, list(pieces)))


def _doubles(edition: Edition, pieces: list[Piece]) -> bool:
    taken = {(piece.slot, piece.lang) for piece in edition.pieces}
    return any((piece.slot, piece.lang) in taken for piece in pieces)


def _tags(piece: Piece) -> Tags:
    return Tags(piece.limits.starts, piece.limits.ends, piece.name.sites)


def without_doubles(edition: Edition) -> tuple[list[Piece], list[tuple[Piece, Piece]]]:
    """(the pieces that are shown, those that are not with the one that stands in their place)."""
    kept: list[Piece] = []
    doubled: list[tuple[Piece, Piece]] = []
    taken: dict[tuple[Slot, str], Piece] = {}
    for piece in edition.pieces:
        place = (piece.slot, piece.lang)
        if place in taken:
            doubled.append((piece, taken[place]))
        else:
            taken[place] = piece
            kept.append(piece)
    return kept, doubled
