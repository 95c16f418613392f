"""One publish from beginning to end: look, take turns, write, sign, remember, tell.

Leaves out the turns themselves (`board`, `playlist`) and the order of writing (`tree`).
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from player.notices.board import Playlist
from player.notices.problem import Problem
from player.publish.blobs import Blobs
from player.publish.board import BOARD_FOLDER, Boards, BoardTurn
from player.publish.feeds import NO_FEEDS, Feeds, asks_for_feeds
from player.publish.gallery import Drawing, Gallery
from player.publish.hand import Hand
from player.publish.history import Event, ids_of
from player.publish.index import Index
from player.publish.intake import Intake, longest_px
from player.publish.issue import issue, read_last
from player.publish.keys import Keys, expiry_problem
from player.publish.memory import remember
from player.publish.metadata import SignedFile, next_signing
from player.publish.pages import Pages
from player.publish.places import BOARD_TARGET, Places, playlist_target, target_path
from player.publish.playlist import Case, Playlists
from player.publish.report import PublishReport
from player.publish.settle import Settling
from player.publish.slice import Slice
from player.publish.state import Circumstances, State, Told, Turn, board_file_of, published_before
from player.publish.survey import Survey, folder_names, survey
from player.publish.sweep import sweep
from player.publish.telling import Telling
from player.publish.tree import signed_file, write_targets
from player.publish.web_pages import WebPages

log = logging.getLogger("bytavla.publish")


@dataclass(frozen=True, slots=True)
class Crew:
    """What works on a publish."""

    index: Index
    worker: Hand
    blobs: Blobs
    intake: Intake
    settling: Settling
    gallery: Gallery
    pages: Pages
    feeds: Feeds = NO_FEEDS


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is to come: the moment at which to publish again, and the seconds after which moving files may be still.

    `unfinished`: small pictures are still to be drawn, or web pages to be printed.
    """

    moment: datetime | None = None
    look_again_s: float | None = None
    unfinished: bool = False


class Round:
    """Everything that one publish knows. Runs once."""

    def __init__(self, folder: Path, places: Places, keys: Keys, crew: Crew, now: datetime) -> None:
        self._folder = folder
        self._places = places
        self._keys = keys
        self._crew = crew
        self._now = now
        self._last = read_last(places, keys)
        self._surveys: dict[str, Survey] = {}
        self._fetched = crew.feeds.fingerprint

    def look(self) -> float:
        """Look through the folder. Returns how many seconds it takes until all files in it have stood still."""
        settling = self._crew.settling
        self._surveys = {name: survey(self._folder, name) for name in folder_names(self._folder)}
        ages = [age for found in self._surveys.values() for age in settling.young(found).values()]
        return settling.patience.ordinary_s - min(ages) if ages else 0.0

    @property
    def asks_for_feeds(self) -> bool:
        return any(asks_for_feeds(found.files) for found in self._surveys.values())

    def run(self, draw: Slice, *, draw_all: bool, page: Slice) -> tuple[PublishReport, Agenda]:
        """Publish what the last look found. Then print web pages for as long as `page`, and draw small pictures for as
        long as `draw`: of what changed, or with `draw_all` of all that has none yet.

        Raises InputError, StorageError, WorkerError.
        """
        crew = self._crew
        boards = Boards(crew.index, crew.worker, crew.intake)
        board = boards.turn(self._folder, self._survey(BOARD_FOLDER), self._now)
        around = self._circumstances(board)
        turns = tuple(self._turn(playlist, around) for playlist in board.state.board.playlists)
        targets = self._write(board, turns)
        issued = issue(self._places, self._keys, crew.index, self._last, targets, self._now)
        if issued.changed:
            version = issued.signing.version
            log.info("version %d is published in %s", version, self._places.public, extra={"VERSION": version})
        entries = remember(self._places, crew.index, board, turns, self._now)
        paged = WebPages(self._places, crew.worker, crew.index).update(board.state.signed, turns, self._now, page)
        sweep_at = sweep(self._places, crew.index, issued.signing, self._now)
        telling = Telling(self._folder, board, crew.gallery, crew.pages, crew.index, self._now)
        ids = frozenset(entry.notice.id for entry in entries)
        told = telling.tell(turns, self._surveys, Drawing(draw, None if draw_all else ids))
        crew.index.commit()
        report = PublishReport(
            version=issued.signing.version,
            changed=issued.changed,
            added=ids_of(entries, Event.APPEARED),
            updated=ids_of(entries, Event.CHANGED),
            removed=ids_of(entries, Event.WITHDRAWN),
            held=tuple(turn.state.held for turn in turns if turn.state.held is not None),
            problems=(*self._own_problems(), *told.problems),
            board_held=board.held,
            signed=issued.signed,
        )
        others = [next_signing(issued.signing)] + ([sweep_at] if sweep_at else [])
        return report, _agenda(turns, others, unfinished=told.undrawn or not paged)

    def _survey(self, name: str) -> Survey:
        if name not in self._surveys:
            self._surveys[name] = survey(self._folder, name)
        return self._surveys[name]

    def _circumstances(self, board: BoardTurn) -> Circumstances:
        state = board.state
        return Circumstances(
            self._folder,
            state.board,
            state.digest,
            self._now,
            longest_px(state.board),
            only_withdrawals=board.held,
            feeds=self._crew.feeds,
        )

    def _turn(self, playlist: Playlist, around: Circumstances) -> Turn:
        index, found = self._crew.index, self._survey(playlist.folder)
        published = self._published(playlist_target(playlist.id))
        state = index.fact(State, f"state:{playlist.id}")
        fingerprint = found.fingerprint
        if playlist.rights.feeds and fingerprint:
            fingerprint += self._fetched
        if state is not None and not around.only_withdrawals and state.holds(fingerprint, around, published):
            return Turn(playlist, state)
        before = published_before(index, self._places, playlist.id, published)
        case = Case(playlist, found, before, index.fact(Told, f"told:{playlist.id}") or Told(), fingerprint)
        return Playlists(index, self._crew.worker, self._crew.intake, self._crew.settling).turn(case, around)

    def _published(self, target: str) -> SignedFile | None:
        """The signed file of that name, if it is really in the tree."""
        signed = self._last.targets.get(target) if self._last else None
        if signed is None or not (self._places.public / target_path(target, signed.sha256)).is_file():
            return None
        return signed

    def _write(self, board: BoardTurn, turns: tuple[Turn, ...]) -> dict[str, SignedFile]:
        """Brings all that is to be signed onto the disk: the blobs, then what names them."""
        self._crew.blobs.flush()
        files = {playlist_target(turn.playlist.id): turn.fresh.manifest for turn in turns if turn.fresh}
        files[BOARD_TARGET] = board_file_of(board.state.signed)
        write_targets(self._places, files)
        playlists = {playlist_target(turn.playlist.id): turn.state.manifest for turn in turns}
        return playlists | {BOARD_TARGET: signed_file(files[BOARD_TARGET])}

    def _own_problems(self) -> tuple[Problem, ...]:
        problem = expiry_problem(self._keys, self._places, self._now)
        return (problem,) if problem else ()


def _agenda(turns: Sequence[Turn], others: Sequence[datetime], *, unfinished: bool) -> Agenda:
    """What comes first of the playlists' own moments and of these others."""
    looks = [turn.look_again_s for turn in turns if turn.look_again_s is not None]
    return Agenda(min(*(turn.state.until for turn in turns), *others), min(looks, default=None), unfinished)
