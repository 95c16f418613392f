"""Reads the whole editors' folder: the board, every playlist that it names, and what lies there unnamed.

Leaves out one playlist (`playlist`) and the board's file (`board`).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from player.errors import InputError
from player.folder.board import read_board
from player.folder.feeding import NOTHING_FETCHED, FeedStore
from player.folder.finding import closest, finding, tell
from player.folder.junk import is_junk
from player.folder.playlist import Known, PlaylistReading, read_playlist
from player.notices.board import Board
from player.notices.problem import Problem
from player.worker.folder_messages import FolderRead


def read_folder(folder: Path, now: datetime, arrivals: Mapping[str, datetime]) -> FolderRead:
    """Everything in the folder. Never raises for what lies there; `board` is None when board.toml cannot be used."""
    return read_changed(folder, now, arrivals, {})[0]


def read_changed(
    folder: Path,
    now: datetime,
    arrivals: Mapping[str, datetime],
    known: Known,
    store: FeedStore = NOTHING_FETCHED,
) -> tuple[FolderRead, Known]:
    """As `read_folder`, but opening only files that are not `known` in their present version; and what is known now."""
    try:
        board, problems = read_board(folder, now)
    except InputError as error:
        return FolderRead(None, (), error.problems), known
    readings = [read_playlist(board, playlist, folder, arrivals, now, known, store) for playlist in board.playlists]
    return _together(board, (*problems, *unnamed(folder, board)), readings), {
        path: file for reading in readings for path, file in reading.known.items()
    }


def unnamed(folder: Path, board: Board) -> tuple[Problem, ...]:
    """What lies beside the playlists without being one: nobody answers for it, so it is not shown."""
    named = {playlist.folder for playlist in board.playlists}
    absent = [playlist.title for playlist in board.playlists if not (folder / playlist.folder).exists()]
    problems = []
    for entry in _entries(folder):
        if entry.name in named or entry.name.startswith("_") or is_junk(entry.name):
            continue
        code = "folder-not-named" if entry.is_dir() else "loose-file"
        blanks = {"meant": closest(entry.name, absent)} if entry.is_dir() else {}
        problems.append(tell(finding(code, **blanks), "", entry.name))
    return tuple(problems)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []  # board.toml has been read from it, so it has gone this moment: its playlists are missing then


def _together(board: Board, problems: tuple[Problem, ...], readings: list[PlaylistReading]) -> FolderRead:
    return FolderRead(
        board=board,
        contents=tuple(reading.content for reading in readings),
        problems=problems + tuple(problem for reading in readings for problem in reading.problems),
        missing=tuple(reading.content.playlist for reading in readings if reading.missing),
        unsettled=tuple(path for reading in readings for path in reading.unsettled),
        stopped=tuple(stopped for reading in readings for stopped in reading.stopped),
        sources=tuple(sources for reading in readings for sources in reading.sources),
    )
