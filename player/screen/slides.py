"""Writes each slide that is shown as a PNG, upright as seen on the wall. Leaves out the showing."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pygame

from player.errors import StorageError
from player.frames.pixels import DamagedFrameError
from player.frames.store import FrameStore
from player.notices.slide import Slide
from player.screen.composing import surface_of

log = logging.getLogger(__name__)


class SlideFolder:
    """A folder of PNGs, numbered in the order in which the slides first came. StorageError when it cannot be made."""

    def __init__(self, folder: Path, store: FrameStore) -> None:
        self._folder = folder
        self._store = store
        self._written: set[str] = set()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(f"{folder}: cannot be made: {error.strerror}") from error

    def write(self, slide: Slide, rotate: int) -> None:
        """Writes the slide, whose frame is turned by `rotate` degrees, unless it has been written."""
        if slide.frame in self._written:
            return
        name = re.sub(r"[^\w-]+", "-", f"{len(self._written) + 1:03d}-{slide.notice}-{slide.lang}-{slide.page}")
        path = self._folder / f"{name}.png"
        try:
            surface = surface_of(self._store.read(slide.frame))
            pygame.image.save(pygame.transform.rotate(surface, rotate), str(path))
        except (DamagedFrameError, OSError, pygame.error) as error:
            log.error("%s cannot be written: %s", path, error)
            return
        self._written.add(slide.frame)
