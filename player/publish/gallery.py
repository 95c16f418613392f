"""The private pages of small pictures: what each notice looks like on a board, for those who cannot see the folder.

Drawn by the worker from the published tree, so they show what boards show. Made after the tree is written, one
by one, and only for what changed. Leaves out the words (`words`) and the pages that the pictures stand on (`pages`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from player.durable import make_folder, write_durably
from player.errors import InputError, WorkerError
from player.frames.key import keys_on
from player.frames.model import Drawn
from player.notices.board import Board, Playlist, Site
from player.notices.notice import Kind, Notice
from player.notices.problem import Problem
from player.notices.programme import PlaylistContent
from player.publish.batch import PRIVATE_FILE, PRIVATE_FOLDER, storage_errors
from player.publish.hand import Hand
from player.publish.index import Index
from player.publish.made import read_made
from player.publish.places import Places
from player.publish.problems import could_not_prepare
from player.publish.slice import Slice
from player.worker.file_messages import Normalise
from player.worker.protocol import Draw

SMALL_PX = 640


@dataclass(frozen=True, slots=True)
class Pictured:
    """What drawing a variant came to: its pictures' paths under the gallery, and what was found in drawing."""

    pictures: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def joined(self, other: Pictured) -> Pictured:
        """With those of another variant of the same notice."""
        problems = tuple(dict.fromkeys((*self.problems, *other.problems)))
        return Pictured((*self.pictures, *other.pictures), problems)


@dataclass(frozen=True, slots=True)
class Drawing:
    """How long to draw, and the ids of the notices to draw; None means all."""

    time: Slice
    only: frozenset[str] | None = None

    @property
    def goes_on(self) -> bool:
        """Whether there is time for playlists in which nothing happened: to look through them alone takes some."""
        return self.only is None and not self.time.is_over

    def allows(self, notice: str) -> bool:
        return (self.only is None or notice in self.only) and self.time.take()


@dataclass(frozen=True, slots=True)
class Shown:
    """A playlist's pictures by notice id, so far as they are drawn."""

    by_notice: Mapping[str, Pictured]
    complete: bool

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(problem for each in self.by_notice.values() for problem in each.problems)


@dataclass(frozen=True, slots=True)
class Task:
    """One variant to draw, for the site of those showing it that is hardest to read at."""

    key: str
    site: Site
    playlist: Playlist
    notice: Notice
    lang: str


class Gallery:
    """Draws what is not drawn yet, and forgets what is gone."""

    def __init__(self, places: Places, worker: Hand, index: Index) -> None:
        self._places = places
        self._worker = worker
        self._index = index

    def draw(self, board: Board, playlist: Playlist, content: PlaylistContent, drawing: Drawing) -> Shown:
        """The playlist's pictures, after drawing what is missing of them as far as `drawing` allows. StorageError."""
        prefix = f"picture:{playlist.id}:"
        known = self._index.facts(Pictured, prefix)
        shown: dict[str, Pictured] = {}
        missing = 0
        for task in _tasks(board, playlist, content):
            one = known.pop(task.key, None)
            if one is None and drawing.allows(task.notice.id):
                one = self._drawn(board, task)
                self._index.keep_fact(prefix + task.key, one)
                self._index.commit()
            missing += one is None
            shown[task.notice.id] = shown.get(task.notice.id, Pictured()).joined(one or Pictured())
        self._forget(prefix, known)
        return Shown(shown, complete=not missing)

    def _drawn(self, board: Board, task: Task) -> Pictured:
        variant = next(variant for variant in task.notice.variants if variant.lang == task.lang)
        pages = self._places.work / "pages"
        with storage_errors("the small pictures cannot be made"):
            make_folder(pages, PRIVATE_FOLDER)
        try:
            drawn = self._worker.call(self._request(board, task, pages))
            assert isinstance(drawn, Drawn)  # the client lets nothing else through
            pictures = tuple(self._small(pages / page.frame, task, page.page) for page in drawn.pages)
        except (InputError, WorkerError) as error:
            return Pictured(problems=(could_not_prepare(task.notice, variant.file, error),))
        finally:
            for path in pages.iterdir():
                with suppress(OSError):
                    path.unlink()
        return Pictured(pictures, drawn.problems)

    def _request(self, board: Board, task: Task, pages: Path) -> Draw:
        return Draw(
            key=task.key,
            board=replace(board, sites=(task.site,), playlists=(task.playlist,)),
            site=task.site,
            root=str(self._places.public),
            store=str(self._places.work / "frames"),
            playlist=task.playlist,
            notice=task.notice,
            lang=task.lang,
            png=str(pages),
        )

    def _small(self, page: Path, task: Task, number: int) -> str:
        """The picture's path under the gallery."""
        made = self._places.work / "small"
        self._worker.call(Normalise(str(page), str(made), SMALL_PX))
        data = read_made(made)
        folder = self._places.gallery / task.playlist.id
        suffix = ".png" if data.startswith(b"\x89PNG") else ".jpg"
        name = f"{task.key}-{number}{suffix}"
        with storage_errors("the small pictures cannot be kept"):
            make_folder(folder, PRIVATE_FOLDER)
            write_durably(folder / name, data, PRIVATE_FILE)
        return f"{task.playlist.id}/{name}"

    def _forget(self, prefix: str, gone: Mapping[str, Pictured]) -> None:
        for key, one in gone.items():
            for picture in one.pictures:
                with suppress(OSError):
                    (self._places.gallery / picture).unlink()
            self._index.keep_fact(prefix + key, None)


def _tasks(board: Board, playlist: Playlist, content: PlaylistContent) -> Iterator[Task]:
    by_ease = sorted(board.sites, key=lambda site: site.screen.diagonal_inches / site.screen.viewing_distance_mm)
    allowed = [site for site in by_ease if playlist.sites is None or site.id in playlist.sites]
    keys = {site.id: keys_on(board, site) for site in allowed}
    # Posters first: of them alone nobody has looked inside yet, so that drawing may find what their editor must hear.
    for notice in sorted(content.notices, key=lambda notice: notice.kind is not Kind.POSTER):
        site = next((site for site in allowed if notice.sites is None or site.id in notice.sites), None)
        for variant in notice.variants if site is not None else ():
            assert site is not None
            key = keys[site.id](variant.lang, playlist=playlist, notice=notice)
            yield Task(key, site, playlist, notice, variant.lang)
