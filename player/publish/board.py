"""The board's turn in a publish: board.toml as the worker reads it, and the board as it is signed.

A board.toml that cannot be used holds everything as it is. Leaves out the playlists (`playlist`).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from player.errors import InputError, WorkerError
from player.notices.board import Board
from player.notices.codec import to_data
from player.notices.problem import Problem
from player.publish.hand import Hand
from player.publish.index import Index
from player.publish.intake import Fit, Intake, UnsettledError, longest_px
from player.publish.problems import logo_not_used
from player.publish.survey import Survey, folder_names
from player.worker.folder_messages import BoardRead, ReadBoard

BOARD_FOLDER = "_board"


@dataclass(frozen=True, slots=True)
class BoardState:
    """The last usable board: as read (with the owner's paths), as signed (with blobs), and what was wrong with it.

    `fingerprint` is of `_board/`, the names beside it and the day; it is empty when the board must be read again.
    """

    fingerprint: str
    board: Board
    signed: Board
    problems: tuple[Problem, ...] = ()

    @property
    def digest(self) -> str:
        """Names all of the board that playlists' readings follow from."""
        text = json.dumps(to_data(self.board), sort_keys=True)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class BoardTurn:
    """`held`: board.toml cannot be used, and `state` is the last good one."""

    state: BoardState
    problems: tuple[Problem, ...]
    held: bool = False


class Boards:
    """Takes the board through its turn."""

    def __init__(self, index: Index, worker: Hand, intake: Intake) -> None:
        self._index = index
        self._worker = worker
        self._intake = intake

    def turn(self, folder: Path, found: Survey, now: datetime) -> BoardTurn:
        """The board now. Raises InputError with every problem when it cannot be used and never could; WorkerError."""
        last = self._index.fact(BoardState, "board")
        if last is not None and found.present and last.fingerprint == _fingerprint(folder, found, now, last.board):
            return BoardTurn(last, last.problems)
        read = self._worker.call(ReadBoard(str(folder.absolute()), now))
        assert isinstance(read, BoardRead)  # the client lets nothing else through
        if read.board is None:
            if last is None:
                raise InputError(f"{folder}: there is no board that can be used.", read.problems)
            return BoardTurn(last, read.problems, held=True)
        fingerprint = _fingerprint(folder, found, now, read.board)
        state = self._with_logo(BoardState(fingerprint, read.board, read.board, read.problems), found)
        return BoardTurn(state, state.problems)

    def _with_logo(self, state: BoardState, found: Survey) -> BoardState:
        """With the logo as a blob; without it when it cannot be used."""
        logo = state.board.logo
        if logo is None:
            return state
        try:
            blob = self._intake.part(logo, found.files, Fit(longest_px(state.board)))
        except UnsettledError:
            return replace(state, signed=replace(state.board, logo=None), fingerprint="")
        except (InputError, WorkerError):
            problems = (*state.problems, logo_not_used(logo.path))
            return replace(state, signed=replace(state.board, logo=None), problems=problems)
        return replace(state, signed=replace(state.board, logo=blob))


def _fingerprint(folder: Path, found: Survey, now: datetime, board: Board) -> str:
    day = now.astimezone(ZoneInfo(board.timezone)).date().isoformat()
    parts = "\0".join([found.fingerprint, day, *folder_names(folder)])
    return hashlib.sha256(parts.encode("utf-8", "surrogateescape")).hexdigest()
