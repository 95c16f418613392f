"""One playlist's turn in a publish: is it the same as last time, and if not, what is it now?

Leaves out the board (`board`), the plan's rules (`plan`) and the writing (`tree`).
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from player.errors import InputError, WorkerError
from player.notices.board import Playlist
from player.notices.hearing import heard_somewhere
from player.notices.notice import Notice
from player.notices.problem import Problem
from player.notices.profile import Profile
from player.notices.programme import PlaylistContent
from player.notices.publishable import may_publish
from player.publish import endings, hold
from player.publish.films import BeingMadeError
from player.publish.hand import Hand
from player.publish.index import Index
from player.publish.intake import Fit, Intake, UnsettledError
from player.publish.plan import Conditions, Fate, Verdict, judge, kept_meanwhile, next_look_s, next_moment
from player.publish.problems import reading_failed
from player.publish.report import Held
from player.publish.settle import Settling
from player.publish.state import Circumstances, Told, Turn, turn_of
from player.publish.survey import Survey
from player.worker.folder_messages import Arrival, PlaylistRead, ReadPlaylist

log = logging.getLogger("bytavla.publish")


@dataclass(frozen=True, slots=True)
class Case:
    """One playlist before its turn: its folder as found, what was published of it (None: never), and what was told.

    `fingerprint` is that of its folder and, when it may have feeds, of what was fetched.
    """

    playlist: Playlist
    found: Survey
    before: PlaylistContent | None
    last: Told
    fingerprint: str

    @property
    def content(self) -> PlaylistContent:
        return self.before or PlaylistContent(self.playlist.id)


class Playlists:
    """Takes playlists through their turns."""

    def __init__(self, index: Index, worker: Hand, intake: Intake, settling: Settling) -> None:
        self._index = index
        self._worker = worker
        self._intake = intake
        self._settling = settling

    def turn(self, case: Case, around: Circumstances) -> Turn:
        """The turn of a playlist that is not as it was. Raises StorageError."""
        if not case.found.present and case.before is not None:
            return _without_folder(case, around)
        if around.only_withdrawals and not hold.has_urgent(case.content):
            return _held(case, case.content, hold.held_by_board(case.playlist), around)
        read = self._read(case, around)
        if read is None:
            turn = _held(case, case.content, hold.held_unreadable(case.playlist), around)
            return _with_problems(turn, (reading_failed(case.playlist.id, case.playlist.folder),))
        if read.missing:
            held = hold.held_unreadable(case.playlist) if case.before is not None else None
            return _with_problems(_held(case, case.content, held, around), read.problems)
        if around.only_withdrawals:
            content = hold.without_withdrawn_urgent(case.content, read.content)
            return _held(case, content, hold.held_by_board(case.playlist), around)
        return self._composed(case, read, around)

    def _read(self, case: Case, around: Circumstances) -> PlaylistRead | None:
        """What the worker finds in the folder. None when it died over it."""
        arrivals = self._arrivals(case, around.now)
        sent = tuple(Arrival(file, seen) for file, seen in arrivals.items() if _is_text(file))
        try:
            read = self._worker.call(
                ReadPlaylist(
                    str(around.folder.absolute()),
                    around.board,
                    case.playlist.id,
                    around.now,
                    sent,
                    feeds=str(around.feeds.folder.absolute()) if around.feeds.folder else "",
                    ended=endings.known(self._index, case.playlist.id),
                )
            )
        except (InputError, WorkerError) as error:
            log.error("%s could not be read: %s", case.playlist.folder, error, extra={"PLAYLIST": case.playlist.id})
            return None
        assert isinstance(read, PlaylistRead)  # the client lets nothing else through
        endings.remember(self._index, case.playlist.id, read.ended)
        return read

    def _arrivals(self, case: Case, now: datetime) -> Mapping[str, datetime]:
        """When each file was first seen, now for new ones; those that are gone are forgotten."""
        known, files = self._index.arrivals(case.playlist.id), case.found.files
        new = {file: now for file in files if file not in known}
        if case.found.present:
            self._index.keep_arrivals(case.playlist.id, new, [file for file in known if file not in files])
        return {**known, **new}

    def _composed(self, case: Case, read: PlaylistRead, around: Circumstances) -> Turn:
        conditions = self._conditions(case, around)
        taken, verdicts, problems = self._take_all(judge(read, conditions), case, around)
        stay = kept_meanwhile(verdicts, case.content, case.last.sources, conditions.young)
        kept = {notice.id: notice for notice in stay if may_publish(notice.schedule, conditions.ahead_days, around.now)}
        content = PlaylistContent(
            case.playlist.id,
            _in_order(taken | kept, verdicts),
            read.content.closures,
            self._profile(case, read, around.longest_px),
        )
        look_again_s = next_look_s(verdicts, conditions)
        turn = turn_of(case.playlist, case.content, content, Told(_to_tell(verdicts), read.sources), around)
        still = look_again_s is None and all(verdict.fate is not Fate.MAKING for verdict in verdicts)
        state = replace(
            turn.state,
            fingerprint=case.fingerprint if still else "",
            until=min(_until(verdicts, conditions, around), read.until or around.next_midnight),
            problems=(*_settled(read.problems, conditions.young), *problems),
        )
        return replace(turn, state=state, look_again_s=look_again_s)

    def _profile(self, case: Case, read: PlaylistRead, longest_px: int) -> Profile | None:
        """The playlist's profile with its files as blobs; what it was while they are being changed."""
        found = read.content.profile
        if found is None:
            return None
        try:
            return self._intake.profile(found, case.found.files, Fit(longest_px))
        except UnsettledError:
            return case.content.profile

    def _conditions(self, case: Case, around: Circumstances) -> Conditions:
        young = self._settling.young(case.found)
        young |= self._settling.in_transfer(around.folder, case.found)
        return Conditions(around.now, around.board.publish_ahead_days, young, self._settling.patience)

    def _take_all(
        self, verdicts: tuple[Verdict, ...], case: Case, around: Circumstances
    ) -> tuple[dict[str, Notice], tuple[Verdict, ...], list[Problem]]:
        """The publishable notices with their files as blobs by id; what became of all; and what is wrong with files."""
        taken: dict[str, Notice] = {}
        told: list[Verdict] = []
        problems: list[Problem] = []
        for verdict in verdicts:
            fate = verdict.fate
            if fate is Fate.PUBLISHED and verdict.notice is not None:
                heard = heard_somewhere(around.board, case.playlist, verdict.notice)
                try:
                    result = self._intake.notice(verdict.notice, case.found.files, Fit(around.longest_px, heard))
                except UnsettledError:
                    fate = Fate.UNSETTLED
                except BeingMadeError:
                    fate = Fate.MAKING
                else:
                    problems += result.problems
                    if result.notice is None:
                        fate = Fate.UNUSABLE
                    else:
                        taken[verdict.id] = result.notice
            told.append(verdict if fate is verdict.fate else replace(verdict, fate=fate))
        return taken, tuple(told), problems


def _without_folder(case: Case, around: Circumstances) -> Turn:
    missing = not (around.folder / case.playlist.folder).exists()
    if not missing:
        return _held(case, case.content, hold.held_unreadable(case.playlist), around)
    return _held(case, hold.without_urgent(case.content), hold.held_missing(case.playlist), around)


def _held(case: Case, content: PlaylistContent, held: Held | None, around: Circumstances) -> Turn:
    told = Told(_to_tell(tuple(_still_published(notice) for notice in content.notices)), case.last.sources)
    turn = turn_of(case.playlist, case.content, content, told, around)
    return replace(turn, state=replace(turn.state, held=held))


def _to_tell(verdicts: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
    """Without the notices' variants: to tell when and where takes a tenth of what is in a notice."""
    return tuple(
        replace(verdict, notice=replace(verdict.notice, variants=())) if verdict.notice else verdict
        for verdict in verdicts
    )


def _still_published(notice: Notice) -> Verdict:
    files = tuple(dict.fromkeys(variant.file for variant in notice.variants))
    return Verdict(Fate.PUBLISHED, notice.id, notice.variants[0].title, files, notice)


def _with_problems(turn: Turn, problems: tuple[Problem, ...]) -> Turn:
    return replace(turn, state=replace(turn.state, problems=problems))


def _in_order(notices: Mapping[str, Notice], verdicts: tuple[Verdict, ...]) -> tuple[Notice, ...]:
    """The notices as the folder lists them; then those that it no longer lists."""
    listed = [verdict.id for verdict in verdicts if verdict.id in notices]
    return tuple(notices[each] for each in dict.fromkeys((*listed, *notices)))


def _settled(problems: tuple[Problem, ...], young: Mapping[str, float]) -> tuple[Problem, ...]:
    """What is wrong with half a file is no fault of its editor's."""
    return tuple(problem for problem in problems if problem.file not in young)


def _until(verdicts: tuple[Verdict, ...], conditions: Conditions, around: Circumstances) -> datetime:
    moment = next_moment(verdicts, conditions)
    return around.next_midnight if moment is None else min(moment, around.next_midnight)


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
