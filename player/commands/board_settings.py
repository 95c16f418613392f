"""The `--settings` switch of play and sync: an installed board's file, which the command line overrides.

Leaves out what the settings are (`device.settings`).
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from player.errors import InputError

if TYPE_CHECKING:
    from player.device.settings import Settings


def add_settings_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--settings", type=Path, metavar="FILE", help="a board's settings, /etc/bytavla/player.toml; other options win"
    )


def board_settings(arguments: argparse.Namespace) -> Settings | None:
    """The settings that hold, or None when no file was named. What is wrong is told to systemd and the log.

    Raises InputError with every problem, when nothing right was ever there.
    """
    if arguments.settings is None:
        return None
    # Here, because a first picture that needs no settings should not wait for their reader.
    from player.device.notify import Notifier  # noqa: PLC0415
    from player.device.places import state_folder  # noqa: PLC0415
    from player.device.settings_in_force import settings_in_force  # noqa: PLC0415

    try:
        in_force = settings_in_force(arguments.settings, state_folder(os.environ))
    except InputError as error:
        Notifier().says("; ".join(f"FEL i {problem.file}: {problem.sv}" for problem in error.problems))
        raise
    Notifier().says(in_force.words)
    return in_force.settings
