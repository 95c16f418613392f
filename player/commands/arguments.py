"""What check, preview and timetable have in common on the command line: the playlists folder, and another screen.

Leaves out reading the folder and drawing it (`worker.jobs`), and printing (`answer`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from player.errors import InputError, UsageError
from player.notices.programme import Programme

_SIZE = re.compile(r"(\d{3,5})[xX×](\d{3,5})")
LEAST_PX, MOST_PX = 480, 8192
ROTATIONS = (0, 90, 180, 270)
_BOARD_FILE = Path("_board/board.toml")


def folder_of(path: Path) -> Path:
    """The playlists folder, if it is one. Raises InputError, which sends an editor one floor up."""
    if not path.is_dir():
        raise InputError(f"{path}: is not a folder; name the playlists folder, the one with _board/board.toml in it.")
    above = path.absolute().parent
    if not (path / _BOARD_FILE).exists() and (above / _BOARD_FILE).is_file():
        raise InputError(
            f"{path} är en enda spellistas mapp. Ange mappen som den ligger i: {above}\n"
            f"  {path} is the folder of one playlist. Name the folder that it lies in: {above}"
        )
    return path


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asks of the screen instead of what the site says; None leaves it as it is."""

    size: tuple[int, int] | None = None
    rotate: int | None = None


def parse_size(text: str) -> tuple[int, int]:
    """ "1920x1080" as (1920, 1080) pixels, the panel unrotated. Raises UsageError."""
    match = _SIZE.fullmatch(text.strip())
    if match is None:
        raise UsageError(f"{text!r} is not a size; write it like 1920x1080.")
    width, height = int(match[1]), int(match[2])
    if min(width, height) < LEAST_PX or max(width, height) > MOST_PX:
        raise UsageError(f"{text!r}: a screen has between {LEAST_PX} and {MOST_PX} pixels a side.")
    return width, height


def on_screen(programme: Programme, wish: Wish) -> Programme:
    """The programme for the site with another screen mode; its millimetres stay what they are."""
    screen = programme.site.screen
    width, height = wish.size or (screen.width_px, screen.height_px)
    rotate = screen.rotate if wish.rotate is None else wish.rotate
    wished = replace(screen, width_px=width, height_px=height, rotate=rotate)
    return replace(programme, site=replace(programme.site, screen=wished))
