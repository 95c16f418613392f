"""What one publish came to: the values that the command answers with. Leaves out how they are printed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from player.errors import EXIT_FINDINGS, EXIT_FINE, EXIT_HELD, InputError
from player.notices.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Held:
    """A playlist whose last good content stays, and why, in Swedish and English."""

    playlist: str
    sv: str
    en: str


@dataclass(frozen=True, slots=True)
class PublishReport:
    """`version` is the signed snapshot's; added, updated and removed are notice ids in the tree.

    `changed`: boards have something to fetch. `board_held`: board.toml cannot be used, so the last good board stays.
    `signed`: something was signed, be it only the daily timestamp.
    """

    version: int
    changed: bool
    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    held: tuple[Held, ...] = ()
    problems: tuple[Problem, ...] = ()
    board_held: bool = False
    signed: bool = False

    def after(self, first: PublishReport) -> PublishReport:
        """What this publish and the one before it came to together."""
        return replace(
            self,
            changed=self.changed or first.changed,
            signed=self.signed or first.signed,
            added=tuple(dict.fromkeys((*first.added, *self.added))),
            updated=tuple(dict.fromkeys((*first.updated, *self.updated))),
            removed=tuple(dict.fromkeys((*first.removed, *self.removed))),
        )

    @property
    def exit_code(self) -> int:
        """As pinned: settings before held playlists before findings."""
        if self.board_held:
            return InputError.exit_code
        if self.held:
            return EXIT_HELD
        errors = any(problem.severity is Severity.ERROR for problem in self.problems)
        return EXIT_FINDINGS if errors else EXIT_FINE
