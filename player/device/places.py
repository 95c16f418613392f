"""Where a program of ours keeps what it remembers, as systemd or the desktop says. Leaves out what is kept there."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

CACHE = Path("/var/lib/bytavla/cache")
"""The synced copy on an installed board: sync writes it, play reads it."""
SETTINGS = Path("/etc/bytavla/player.toml")
_UNIT = Path("/etc/systemd/system/bytavla-player.service")
_SERVICE_RUNTIME = Path("/run/bytavla")


def settings_of_board(root: Path = Path("/")) -> Path | None:
    """The settings file of a machine that is set up as a board, also when it is gone; None on any other machine."""
    settings, unit = (root / path.relative_to("/") for path in (SETTINGS, _UNIT))
    return settings if settings.exists() or unit.is_symlink() else None


def runtime_folder(environment: Mapping[str, str]) -> Path:
    """For what need not outlive a reboot: memory, not the card. `RUNTIME_DIRECTORY`, else the session's own."""
    if given := environment.get("RUNTIME_DIRECTORY"):
        return Path(given)
    if os.access(_SERVICE_RUNTIME, os.W_OK):
        return _SERVICE_RUNTIME
    session = environment.get("XDG_RUNTIME_DIR")
    return Path(session) / "bytavla" if session else Path(f"/tmp/bytavla-{os.getuid()}")  # noqa: S108 - checked by owner


def runtime_folders(environment: Mapping[str, str]) -> Iterator[Path]:
    """Everywhere a player on this machine may have told how it is, the likeliest first."""
    given = environment.get("RUNTIME_DIRECTORY")
    yield from dict.fromkeys([Path(given)] if given else [_SERVICE_RUNTIME, runtime_folder(environment)])


def state_folder(environment: Mapping[str, str]) -> Path:
    """For what outlives a reboot and cannot be made again. `STATE_DIRECTORY`, else `XDG_STATE_HOME/bytavla`."""
    if given := environment.get("STATE_DIRECTORY"):
        return Path(given)
    home = environment.get("XDG_STATE_HOME")
    return (Path(home) if home else Path.home() / ".local/state") / "bytavla"


def frames_folder(environment: Mapping[str, str]) -> Path:
    """For finished frames, which can be drawn again. `CACHE_DIRECTORY/frames`, else `XDG_CACHE_HOME/bytavla/frames`."""
    if given := environment.get("CACHE_DIRECTORY"):
        return Path(given) / "frames"
    home = environment.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "bytavla" / "frames"
