"""Programmes from an editors' folder, read by the worker. Leaves out what is in the files (`folder`)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from player.errors import InputError
from player.notices.board import Board
from player.notices.problem import Problem
from player.notices.programme import PlaylistContent, Programme, programme_for
from player.screen.source import Synced
from player.worker.folder_messages import Arrival, Changed, FolderRead, ReadFolder, Watch
from player.worker.protocol import Failed, Reply, Request

_SETTLES_WITHIN = timedelta(seconds=3)

log = logging.getLogger(__name__)


class FolderSource:
    """An editors' folder: the worker watches it and reads it anew whenever something in it has changed."""

    def __init__(self, folder: Path, site: str, submit: Callable[[Request], int], now: Callable[[], datetime]) -> None:
        self.root = folder.absolute()
        self.problems: tuple[Problem, ...] = ()
        self._site = site
        self._submit = submit
        self._now = now
        self._waiting: FolderRead | None = None
        self._board: Board | None = None
        self._contents: dict[str, PlaylistContent] = {}
        self._asked: set[int] = set()
        self._read_again: datetime | None = None
        self._read_on = _day(now())
        self._seen: dict[str, datetime] = {}
        self._read()
        self._asked.add(submit(Watch(str(self.root))))

    def poll(self) -> Programme | None:
        now = self._now()
        if _day(now) != self._read_on or (self._read_again is not None and now >= self._read_again):
            self._read_again = None
            self._read()
        read, self._waiting = self._waiting, None
        if read is None:
            return None
        self.problems = read.problems
        files = (file for sources in read.sources for file in sources.files)
        self._seen = {file: self._seen.get(file, self._read_on) for file in files}
        if read.unsettled:
            self._read_again = self._now() + _SETTLES_WITHIN
        return self._taken(read)

    def receive(self, ticket: int, reply: Reply) -> bool:
        ours = ticket in self._asked
        self._asked.discard(ticket)
        if isinstance(reply, Changed):
            # The one that answers our own Watch only confirms it.
            if not ours:
                self._read()
            return True
        if ours and isinstance(reply, FolderRead):
            self._waiting = reply
        elif ours and isinstance(reply, Failed):
            self._refuse(f"{self.root}: {reply.message}")
        return ours

    def synced(self) -> Synced | None:
        return None

    def _read(self) -> None:
        # To the day: lifetimes count from the day we first saw a file, so that a reading makes no other programme.
        self._read_on = _day(self._now())
        arrivals = tuple(Arrival(file, seen) for file, seen in self._seen.items())
        self._asked.add(self._submit(ReadFolder(str(self.root), self._read_on, arrivals)))

    def _taken(self, read: FolderRead) -> Programme | None:
        site = read.board.site(self._site) if read.board else None
        if read.board is None:
            self._refuse(f"{self.root}: _board/board.toml cannot be used.")
        elif site is None:
            known = ", ".join(each.id for each in read.board.sites) or "none"
            self._refuse(f"{self.root} has no site {self._site}. Its sites: {known}.")
        if read.board is None or site is None:
            return None
        contents = {content.playlist: content for content in read.contents}
        for missing in set(read.missing) & self._contents.keys():
            # A folder that has gone is held, not meant: what was good in it stays on.
            contents[missing] = self._contents[missing]
        if (read.board, contents) == (self._board, self._contents):
            return None
        self._board, self._contents = read.board, contents
        programme = programme_for(read.board, tuple(contents.values()), site)
        log.info("programme of %s: %d notices, %d problems", site.id, len(programme.notices), len(read.problems))
        return programme

    def _refuse(self, words: str) -> None:
        if self._board is None:
            raise InputError(words, self.problems)
        log.error("%s The last good programme plays on.", words)


def _day(moment: datetime) -> datetime:
    """Calendars are read anew each day: they tell of the weeks to come."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
