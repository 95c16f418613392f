"""Counts what has been shown, to end after so many laps. Leaves out the order of things (`notices`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from player.notices.candidates import due_notices
from player.notices.moment import Moment
from player.notices.notice import STANDING
from player.notices.programme import Programme
from player.notices.scene import Scene, scene_of
from player.notices.schedule import Priority
from player.notices.slide import Ready, Slide

_Page = tuple[str, str, int]


class Laps:
    """A lap is over when every slide that is due has been shown once more."""

    def __init__(self, wanted: int) -> None:
        self._wanted = wanted
        self._shown: Counter[_Page] = Counter()

    def count(self, slide: Slide) -> None:
        """One more showing of this slide."""
        self._shown[slide.notice, slide.lang, slide.page] += 1

    def are_over(self, programme: Programme, ready: Ready, moment: Moment) -> bool:
        """Whether every slide that is due at the moment has been shown as often as wanted."""
        pages = tuple(_due_pages(scene_of(programme, ready, moment)))
        return bool(pages) and all(self._shown[page] >= self._wanted for page in pages)


def _due_pages(scene: Scene) -> Iterator[_Page]:
    """While something urgent is due, only that is; when nothing is, the standing notice."""
    for priority in (Priority.URGENT, Priority.NORMAL):
        found = [
            (notice.id, lang, page.page)
            for notice, _ in due_notices(scene, priority)
            for lang, pages in _spoken(scene, notice.id)
            for page in pages
        ]
        if found:
            yield from found
            return
    yield from ((STANDING, lang, page.page) for lang, pages in _spoken(scene, STANDING) for page in pages)


def _spoken(scene: Scene, notice: str) -> Iterator[tuple[str, tuple[Slide, ...]]]:
    yield from scene.ready.get(notice, {}).items()
