"""Play a playlists folder, or a synced cache, on the screen.

Leaves out all of the playing (`screen`); a board's first picture waits for what is imported here, so it is little.
"""

from __future__ import annotations

import argparse
import gc
from pathlib import Path

from player.commands.board_settings import add_settings_argument, board_settings
from player.device.journal import name_site
from player.device.places import CACHE
from player.errors import InputError, UsageError

_FADE_S = 0.8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", type=Path, nargs="?", metavar="FOLDER_OR_CACHE", help="an editors' folder, or what sync keeps"
    )
    parser.add_argument("--site", help="whose programme to play")
    add_settings_argument(parser)
    parser.add_argument("--size", type=_size, metavar="WxH", help="the screen's mode in pixels (the site's by default)")
    parser.add_argument("--rotate", type=int, choices=(0, 90, 180, 270), help="how the panel hangs, degrees clockwise")
    parser.add_argument("--windowed", action="store_true", help="play in a window, upright; Escape ends it")
    parser.add_argument("--offscreen", action="store_true", help="play without any screen")
    parser.add_argument("--cut", action="store_true", help="change slides without a fade")
    parser.add_argument("--laps", type=int, default=0, metavar="N", help="end when all that is due was shown N times")
    parser.add_argument("--slides", type=Path, metavar="DIR", help="write each slide shown as a PNG into this folder")


def run(arguments: argparse.Namespace) -> int:
    watch = board_settings(arguments)
    settings = watch.held if watch else None
    folder = arguments.folder or (CACHE if settings else None)
    site = arguments.site or (settings.site if settings else None)
    if folder is None or site is None:
        raise UsageError("Say what to play: a folder and --site, or --settings FILE.")
    if not folder.is_dir():
        raise InputError(f"{folder} is not a folder: name a playlists folder or a synced cache.")
    if arguments.windowed and arguments.offscreen:
        raise UsageError("--windowed and --offscreen exclude each other.")
    size = arguments.size or (settings.size if settings else None)
    rotate = settings.rotate if settings and arguments.rotate is None else arguments.rotate
    fade_s = 0.0 if arguments.cut else settings.fade_s if settings else _FADE_S

    # Importing makes no garbage, but the collector looks for some fifty times: `play` lets it begin later.
    gc.disable()
    import player.screen.lean_pygame  # noqa: F401, PLC0415 - it must come before pygame
    from player.screen.framing import Options, Playing  # noqa: PLC0415 - asking for help must not start SDL
    from player.screen.run import play  # noqa: PLC0415 - the same

    name_site(site)
    options = Options(size, rotate, arguments.windowed, arguments.offscreen)
    call = settings.call if settings else ""
    sound = settings.sound if settings else True  # by hand, on a desk, board.toml alone decides
    return play(Playing(folder, site, options, fade_s, arguments.laps, arguments.slides, call, watch, sound))


def _size(text: str) -> tuple[int, int]:
    """ "1920x1080" as (1920, 1080)."""
    width, cross, height = text.lower().partition("x")
    if not (
        cross and width.isdecimal() and height.isdecimal() and 64 <= int(width) <= 8192 and 64 <= int(height) <= 8192
    ):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size; write it like 1920x1080, each side 64 to 8192")
    return int(width), int(height)
