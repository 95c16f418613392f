"""What the player remembers of itself: the last picture, where the rotation stands, the last trusted time.

Fast memory lies in /run, in memory, and is written as things change. To the card it goes at stop, and at most every
hour, in one file: cards wear out, and a file that shall survive a power cut costs some 100 kB of them. Losing any
of it costs a slide shown anew. Leaves out when a picture may be shown again (`notices.validity`).
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from player.durable import make_folder, write_durably
from player.frames.model import DrawnPage
from player.notices.codec import CodecError, from_data, to_data
from player.notices.validity import Remembered

if TYPE_CHECKING:
    from player.notices.rotation import Rotation

KEEP_EVERY_S = 3600.0
ROTATION_EVERY_S = 30.0
"""The rotation grows with the notices: it is noted this often, the picture at every change."""

_CARD = "memory"

log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Glass:
    """What was last shown, and on what screen: the mode that was wished for, in pixels, and how it hangs.

    `page` is the picture of `slide`; `standing` is the site's own, which may always be shown.
    """

    size: tuple[int, int]
    rotate: int
    timezone: str
    page: DrawnPage | None = None
    slide: Remembered | None = None
    standing: DrawnPage | None = None


@dataclass(frozen=True, slots=True)
class Passed:
    """The latest time that a trusted clock has shown."""

    floor: datetime


class Memory:
    """One site's memory in two folders. A folder that cannot be written to costs a line in the log, once."""

    def __init__(self, fast: Path, slow: Path, site: str) -> None:
        self._fast = fast
        self._slow = slow
        self._site = site
        self._now_held: dict[str, object] = {}
        self._on_card: dict[str, object] | None = None
        self._kept_at = -inf
        self._rotation_at = -inf
        self._complained = False

    def glass(self) -> Glass | None:
        return self._recall("glass", Glass)

    def rotation(self) -> Rotation:
        """Where the rotation stood; an empty one when that is not known."""
        from player.notices.rotation import Rotation  # noqa: PLC0415 - the first picture comes before it

        return self._recall("rotation", Rotation) or Rotation()

    def floor(self) -> datetime | None:
        """The latest time that was known to have passed when we last ran."""
        passed = self._recall("clock", Passed)
        return passed.floor if passed else None

    def note_glass(self, glass: Glass) -> None:
        self._note("glass", glass)

    def note_rotation(self, rotation: Rotation, now: float) -> None:
        """`now` in monotonic seconds."""
        self._now_held["rotation"] = rotation
        if now - self._rotation_at >= ROTATION_EVERY_S:
            self._rotation_at = now
            self._note("rotation", rotation)

    def note_floor(self, floor: datetime) -> None:
        self._now_held["clock"] = Passed(floor)

    def keep(self, now: float) -> None:
        """Brings it to the card, if that is due: not at once after a start, when it still is there."""
        if self._kept_at == -inf:
            self._kept_at = now
        elif now - self._kept_at >= KEEP_EVERY_S:
            self._kept_at = now
            self._to_card()

    def close(self) -> None:
        """Brings everything to its place, because the player ends."""
        for name, value in self._now_held.items():
            self._note(name, value)
        self._to_card()

    def _to_card(self) -> None:
        if self._now_held and self._now_held != self._on_card:
            # What has not been noted since the start is still what it was.
            data = {**self._all_on_card(), **{name: to_data(value) for name, value in self._now_held.items()}}
            self._write(self._slow, _CARD, data, durably=True)
            self._on_card = dict(self._now_held)

    def _note(self, name: str, value: object) -> None:
        self._now_held[name] = value
        self._write(self._fast, name, to_data(value), durably=False)

    def _write(self, folder: Path, name: str, value: dict[str, Any], *, durably: bool) -> None:
        path = self._path(folder, name)
        data = json.dumps({"v": 1, **value}, ensure_ascii=False).encode("utf-8", "surrogatepass")
        try:
            make_folder(folder)
            if durably:
                write_durably(path, data)
                return
            temporary = path.with_name(path.name + ".new")
            temporary.write_bytes(data)
            temporary.replace(path)
        except OSError as error:
            if not self._complained:
                log.warning("%s: the player's memory cannot be kept: %s", path, error.strerror)
            self._complained = True

    def _recall(self, name: str, kind: type[T]) -> T | None:
        for data in self._found(name):
            with suppress(CodecError, RecursionError):
                return from_data(kind, data)
        return None

    def _found(self, name: str) -> Iterator[Any]:
        yield self._read(self._fast, name)
        yield self._all_on_card().get(name)

    def _all_on_card(self) -> dict[str, Any]:
        found = self._read(self._slow, _CARD)
        return found if isinstance(found, dict) else {}

    def _read(self, folder: Path, name: str) -> Any:
        """What a file holds; None when it is not there, or not whole."""
        try:
            return json.loads(self._path(folder, name).read_bytes())
        except (OSError, ValueError, RecursionError):
            return None

    def _path(self, folder: Path, name: str) -> Path:
        return folder / f"{self._site}-{name}.json"
