"""The publisher: one folder, one tree. What a program or a test calls.

Leaves out what one publish does (`round`) and when to publish (`watch`).
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from player.durable import make_folder
from player.errors import InputError
from player.publish.batch import PRIVATE_FOLDER, storage_errors
from player.publish.blobs import Blobs
from player.publish.feeds import NO_FEEDS, Feeds
from player.publish.films import Films
from player.publish.gallery import Gallery
from player.publish.hand import Hand
from player.publish.index import Index, Parsed
from player.publish.intake import Intake
from player.publish.keys import init_keys, load_keys, renew_root
from player.publish.lock import locked
from player.publish.pages import Pages
from player.publish.places import Places
from player.publish.replacing import replace_keys
from player.publish.report import PublishReport
from player.publish.round import Agenda, Crew, Round
from player.publish.settle import Patience, Settling
from player.publish.slice import Slice
from player.publish.tree import prepare
from player.worker.client import Worker


class Publisher:
    """Publishes `folder` into `public`, and keeps what is private beside it. Used by one thread; close it at the end.

    Every publish is whole by itself; between two, other programs may publish the same tree.
    """

    def __init__(
        self,
        folder: Path,
        public: Path,
        patience: Patience | None = None,
        hand: Callable[[], Hand] | None = None,
        feeds: Path | None = None,
    ) -> None:
        """`hand` makes what reads and draws; by default a limited worker process, started when first needed.

        `feeds` is the folder in which a fetcher leaves documents.
        """
        self.folder = folder.absolute()
        self.places = Places(public.absolute())
        self.agenda = Agenda()
        """When the next publish has something to do though nothing changes."""
        self.feeds = Feeds(feeds.absolute()) if feeds is not None else NO_FEEDS
        self.asks_for_feeds = False
        """Whether the folder, when last looked through, had files of feeds."""
        self._settling = Settling(patience)
        self._make_hand = hand or self._worker
        self._hand: Hand | None = None
        self._parsed: Parsed = {}
        self.films = Films(self.places.work, lambda: Worker([self.folder], [self.places.work]))
        """The films that are being made meanwhile: publish again when they have something to tell."""

    def init(self, now: datetime | None = None) -> None:
        """Makes the keys. Raises InputError when that has been done or there is nothing to publish, StorageError."""
        self._check_apart()
        if not self.folder.is_dir():
            raise InputError(f"{self.folder}: there is no such folder, so no keys were made either.")
        init_keys(self.places, now or datetime.now(UTC))

    def renew_root(self, key: Path, now: datetime | None = None) -> None:
        """Signs the root anew with the root key at `key`; the next publish puts it out. InputError, StorageError."""
        with locked(self.places):
            renew_root(self.places, key, now or datetime.now(UTC))

    def replace_keys(self, key: Path, now: datetime | None = None) -> None:
        """Makes new online keys by the root key at `key`; publishing then signs with them. InputError, StorageError."""
        with storage_errors("the private folder cannot be made"):
            make_folder(self.places.private, PRIVATE_FOLDER)
        with locked(self.places):
            replace_keys(self.places, key, now or datetime.now(UTC))

    def publish(
        self,
        now: datetime | None = None,
        *,
        wait_for_stillness: bool = True,
        draw_s: float = 60.0,
        draw_all: bool = False,
        page_s: float = math.inf,
    ) -> PublishReport:
        """Publishes what there is. Afterwards draws small pictures for at most about `draw_s` seconds: of what changed,
        or of all that has none yet. Web pages are printed before, for at most about `page_s` seconds.

        Waits a moment for files that are just being copied, or leaves them to a later publish (`agenda`). Raises
        InputError (no keys, or no usable board and never one), StorageError, or WorkerError (board.toml could not be
        read this time); the tree of before stays then.
        """
        self._check_apart()
        if not self.folder.is_dir():
            raise InputError(f"{self.folder}: there is no such folder. What was published last stays.")
        load_keys(self.places)  # says what to run when there are none, before anything is made
        with locked(self.places), self._crew() as crew:
            keys = load_keys(self.places)
            prepare(self.places)
            this = Round(self.folder, self.places, keys, crew, now or datetime.now(UTC))
            unrest_s = this.look()
            if wait_for_stillness and unrest_s > 0:
                time.sleep(unrest_s + 0.05)
                this.look()
            self.asks_for_feeds = this.asks_for_feeds
            report, self.agenda = this.run(Slice(draw_s), draw_all=draw_all, page=Slice(page_s))
            return report

    def publish_with_films(self, now: datetime | None = None) -> PublishReport:
        """Publishes at once what is ready, then what had to wait for a film: all of it, before it returns."""
        report = self.publish(now)
        while self.films.hand is not None:
            self.films.wait()
            report = self.publish(now).after(report)
        return report

    def close(self) -> None:
        self.films.close()
        if self._hand is not None:
            self._hand.close()
            self._hand = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _crew(self) -> Iterator[Crew]:
        """What a round works with. The worker lives on from one to the next and knows what it has read."""
        with storage_errors("the folder beside the tree cannot be written"):
            for folder in (self.places.work, self.places.gallery):
                make_folder(folder, PRIVATE_FOLDER)
        if self._hand is None:
            self._hand = self._make_hand()
        hand = self._hand
        index = Index(self.places.index, self._parsed)
        try:
            blobs = Blobs(self.places.public)
            intake = Intake(self.folder, self.places.work, hand, self.films, blobs, index)
            gallery = Gallery(self.places, hand, index)
            yield Crew(index, hand, blobs, intake, self._settling, gallery, Pages(self.places.gallery), self.feeds)
        finally:
            index.close()

    def _worker(self) -> Hand:
        fetched = [self.feeds.folder] if self.feeds.folder else []
        return Worker([self.folder, self.places.public, *fetched], [self.places.work])

    def _check_apart(self) -> None:
        """One in the other would publish the tree, or the keys, to the editors."""
        folder = self.folder.resolve()
        for other in (self.places.public.resolve(), self.places.private.resolve()):
            if other.is_relative_to(folder) or folder.is_relative_to(other):
                raise InputError(f"{other} and {folder} lie in one another: choose another place for the tree.")
