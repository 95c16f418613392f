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
    from player.device.settings_watch import SettingsWatch


def add_settings_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--settings", type=Path, metavar="FILE", help="a board's settings, /etc/bytavla/player.toml; other options win"
    )


def board_settings(arguments: argparse.Namespace) -> SettingsWatch | None:
    """The settings that hold and how their file is by now, or None when no file was named.

    What is wrong is told to systemd and the log. Raises InputError with all of it, when nothing right was ever there.
    """
    if arguments.settings is None:
        return None
    # Here, because a first picture that needs no settings should not wait for their reader.
    from player.device.notify import Notifier  # noqa: PLC0415
    from player.device.places import state_folder  # noqa: PLC0415
    from player.device.settings_in_force import in_words, settings_in_force  # noqa: PLC0415
    from player.device.settings_watch import SettingsWatch  # noqa: PLC0415

    try:
        in_force = settings_in_force(arguments.settings, state_folder(os.environ))
    except InputError as error:
        Notifier().warns(in_words(error.problems))
        raise
    Notifier().warns(in_force.words)
    return SettingsWatch(arguments.settings, in_force)
