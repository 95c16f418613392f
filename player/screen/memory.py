"""What the player remembers of itself: the last picture, where the rotation stands, the last trusted time.

Fast memory lies in /run, in memory, and is written as things change. To the card it goes at stop, and at most every ten
minutes: cards wear out. Losing any of it costs a slide shown anew. Leaves out when a picture may be shown again
(`first_light`).
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from datetime import datetime
from math import inf
from pathlib import Path
from typing import TypeVar

from player.durable import make_folder, write_durably
from player.frames.model import DrawnPage
from player.notices.codec import CodecError, from_data, to_data
from player.notices.rotation import Rotation
from player.notices.validity import Remembered

KEEP_EVERY_S = 600.0
ROTATION_EVERY_S = 30.0
"""The rotation grows with the notices: it is noted this often, the picture at every change."""

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
        self._on_card: dict[str, object] = {}
        self._kept_at = -inf
        self._rotation_at = -inf
        self._complained = False

    def glass(self) -> Glass | None:
        return self._recall("glass", Glass)

    def rotation(self) -> Rotation:
        """Where the rotation stood; an empty one when that is not known."""
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
        for name, value in self._now_held.items():
            if self._on_card.get(name) != value:
                self._write(self._slow, name, value, durably=True)
                self._on_card[name] = value

    def _note(self, name: str, value: object) -> None:
        self._now_held[name] = value
        self._write(self._fast, name, value, durably=False)

    def _write(self, folder: Path, name: str, value: object, *, durably: bool) -> None:
        path = self._path(folder, name)
        data = json.dumps({"v": 1, **to_data(value)}, ensure_ascii=False).encode("utf-8", "surrogatepass")
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
        for folder in (self._fast, self._slow):
            try:
                return from_data(kind, json.loads(self._path(folder, name).read_bytes()))
            except (OSError, ValueError, RecursionError, CodecError):
                continue
        return None

    def _path(self, folder: Path, name: str) -> Path:
        return folder / f"{self._site}-{name}.json"
