"""What one sync came to, and how its error is told to people. Leaves out printing (`commands/sync.py`)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from player.errors import BytavlaError, InputError, NetworkError, StorageError, VerificationError
from player.notices.problem import Problem, Severity


class Result(StrEnum):
    """`KEPT`: something failed, and what was on air stays (or, after an urgent part came, its newest part)."""

    UNCHANGED = "unchanged"
    UPDATED = "updated"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class SyncResult:
    """`version` is that of the newest signed metadata on air; `wire_bytes` all of HTTP, heads included.

    `fetched` counts files that came, manifests included; `missing` those that the programme still lacks.
    """

    result: Result
    version: int
    requests: int
    wire_bytes: int
    fetched: int
    missing: int
    error: BytavlaError | None = None

    @property
    def problem(self) -> Problem | None:
        """The error in both languages: for the command's answer, and for what systemd says of the unit."""
        return None if self.error is None else problem_of(self.error)


_WORDS: tuple[tuple[type[BytavlaError], str, str], ...] = (
    (StorageError, "sync-storage", "Minneskortet eller disken tar inte emot nytt innehåll."),
    (VerificationError, "sync-verification", "Det som kom från servern är inte det som är signerat för tavlan."),
    (InputError, "sync-settings", "Tavlans inställning stämmer inte med det som är publicerat."),
    (NetworkError, "sync-network", "Servern kan inte nås eller svarar inte som den ska."),
)


def problem_of(error: BytavlaError) -> Problem:
    """Words for an error of sync: the board goes on with what it has, whatever happened."""
    code, sv = next(
        ((code, sv) for kind, code, sv in _WORDS if isinstance(error, kind)), ("sync-fault", "Ett fel hos oss.")
    )
    said = f"{sv} Tavlan fortsätter att visa det den har. (På engelska: {error})"
    return Problem(code, Severity.ERROR, "", "", said, f"{error} The board goes on with what it has.")
