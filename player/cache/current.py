"""What is on air: the one small file whose replacement switches the programme. Leaves out what the blobs say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from player.cache.layout import CURRENT, Ref
from player.durable import storage_errors, write_durably
from player.errors import VerificationError
from player.notices.codec import from_data, to_data


@dataclass(frozen=True, slots=True)
class Manifest:
    """A playlist's signed manifest, which lies in the store as a blob."""

    playlist: str
    sha256: str
    size: int

    @property
    def ref(self) -> Ref:
        return Ref(self.sha256, self.size)


@dataclass(frozen=True, slots=True)
class Current:
    """One site's programme by reference. `whole` is False while only what is urgent, or what fits, is new."""

    site: str
    version: int
    board: Ref
    playlists: tuple[Manifest, ...] = ()
    issued: datetime | None = None
    whole: bool = True

    def manifests(self) -> Iterator[Ref]:
        """The board's manifest and every playlist's."""
        yield self.board
        yield from (manifest.ref for manifest in self.playlists)

    def shows_the_same_as(self, other: Current | None) -> bool:
        """Whether both are the same content, whatever they are numbered."""
        return other is not None and (self.site, self.board, self.playlists) == (
            other.site,
            other.board,
            other.playlists,
        )


def read_current(cache: Path) -> Current | None:
    """What is on air, or None when nothing has come yet. Raises VerificationError when it cannot be read."""
    path = cache / CURRENT
    try:
        return from_data(Current, json.loads(path.read_bytes()))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise VerificationError(f"{path} cannot be read ({error}): run sync again.") from error


def switch(cache: Path, current: Current) -> None:
    """Puts a programme on air by one rename; all that it names must be on disk before. Raises StorageError."""
    with storage_errors("the new programme cannot be switched in"):
        write_durably(cache / CURRENT, json.dumps({"v": 1, **to_data(current)}).encode())


def current_version(cache: Path) -> str:
    """A mark that is another when the programme on air is, or was repaired; "" when there is none. Costs one stat."""
    try:
        status = (cache / CURRENT).stat()
    except OSError:
        return ""
    return f"{status.st_ino}-{status.st_mtime_ns}-{status.st_size}"
