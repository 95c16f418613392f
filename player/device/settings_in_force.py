"""Which settings hold: those in the file, else the last ones that were right. A typing error darkens no board.

Leaves out what a setting means (`settings`).
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from player.device.settings import Settings, parse_settings, read_file
from player.durable import make_folder, write_durably
from player.errors import InputError
from player.notices.problem import Problem

KEPT = "settings.toml"
"""The last right file, as it was, in a program's own state folder."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class InForce:
    """The settings that hold, and what is wrong with the file when they are not the file's."""

    settings: Settings
    problems: tuple[Problem, ...] = ()

    @property
    def words(self) -> str:
        """One line for `systemctl status`; "" when all is right."""
        return in_words(self.problems)


def in_words(problems: Sequence[Problem]) -> str:
    """All of them in one line, for `systemctl status`."""
    return "; ".join(f"FEL i {problem.file}: {problem.sv}" for problem in problems)


def settings_in_force(path: Path, state: Path) -> InForce:
    """The settings of the file at `path`; those kept in the folder `state`, when it is wrong.

    What is wrong goes to the log, every problem at once. Raises InputError when nothing right was ever there.
    """
    try:
        raw = read_file(path)
        settings = parse_settings(raw, path)
    except InputError as error:
        kept = _kept(state)
        if kept is None:
            raise
        log.error("%s The last right ones hold.", error)
        for problem in error.problems:
            log.error("%s: %s", problem.file, problem.en, extra={"PROBLEM": problem.code})
        return InForce(kept, error.problems)
    _keep(raw, state)
    return InForce(settings)


def _kept(state: Path) -> Settings | None:
    path = state / KEPT
    with suppress(InputError):
        return parse_settings(read_file(path), path)
    return None


def _keep(raw: bytes, state: Path) -> None:
    """Writes only what is new: cards wear out. A disk that is full keeps the older ones."""
    kept = state / KEPT
    with suppress(OSError):
        if kept.is_file() and kept.read_bytes() == raw:
            return
        make_folder(state)
        write_durably(kept, raw)
