"""What is killed in the middle: the making of keys, a lap of the player, a drawing. Leaves out what must hold then."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from player.cli import main
from player.errors import BytavlaError
from player.frames.model import Drawn
from player.notices.programme import programme_for
from player.publish.publisher import Publisher
from player.worker.folder_messages import FolderRead, ReadFolder
from player.worker.jobs import Canvas, all_draws
from player.worker.main import Desk
from player.worker.protocol import Draw
from tests.hard.commands import places
from tests.hard.entry import SITE

NOW = datetime(2027, 6, 13, 12, 0, tzinfo=UTC)


def init_once(folder: str, public: str) -> int:
    """`bytavla publish --init`, as far as the keys go; the exit code."""
    try:
        Publisher(Path(folder), Path(public)).init(NOW)
    except BytavlaError as error:
        return error.exit_code
    return 0


def replace_once(folder: str, public: str, key: str) -> int:
    """`bytavla publish --replace-keys`, as far as the keys go; the exit code."""
    Publisher(Path(folder), Path(public)).replace_keys(Path(key), NOW)
    return 0


def play_once(folder: str, home: str, slides: str) -> int:
    """One lap off-screen, everything that the player keeps being under `home`; the exit code."""
    os.environ.update({name: str(place) for name, place in places(Path(home)).items()})
    words = ("play", folder, "--site", SITE, "--offscreen", "--laps", "1", "--size", "640x480", "--slides", slides)
    return main(words)


def draws_of(folder: Path, store: Path) -> tuple[Draw, ...]:
    """All that the corpus's site shows of a folder, to be drawn into `store`."""
    read = Desk().answer(ReadFolder(str(folder), NOW))
    assert isinstance(read, FolderRead)
    assert read.board is not None
    programme = programme_for(read.board, read.contents, read.board.sites[0])
    return all_draws(programme, Canvas(folder, store))


def draw_once(folder: str, store: str) -> int:
    """Draw everything, as the worker does."""
    desk = Desk()
    replies = [desk.answer(draw) for draw in draws_of(Path(folder), Path(store))]
    return 0 if all(isinstance(reply, Drawn) for reply in replies) else 1
