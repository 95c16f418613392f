"""Every error that leaves a room, and the exit code it ends a program with (pinned in docs/commands.md).

    BytavlaError
     +-- UsageError          2   the command line asks for something that cannot be
     +-- InputError          3   a folder, a site or a setting is not right; carries every problem at once
     +-- NetworkError        4   the content server cannot be reached or does not answer rightly
     +-- VerificationError   5   what came or what lies here is not what was signed
     +-- StorageError        6   the disk is full, read-only or broken
     +-- ScreenError        70   no picture can be put on the screen: none is connected, or its driver does not answer
     +-- WorkerError        70   the drawing worker could not do one job (crash, time or memory); costs one notice

Foreign errors stop at the room they arise in and are raised anew as one of these, with `from`.
"""

from __future__ import annotations

from player.notices.problem import Problem


class BytavlaError(Exception):
    """One plain sentence: what, where, what to do."""

    exit_code = 70


class UsageError(BytavlaError):
    exit_code = 2


class InputError(BytavlaError):
    exit_code = 3

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class NetworkError(BytavlaError):
    exit_code = 4


class VerificationError(BytavlaError):
    exit_code = 5


class StorageError(BytavlaError):
    exit_code = 6


class ScreenError(BytavlaError):
    exit_code = 70


class WorkerError(BytavlaError):
    """`reason` is "crashed", "timeout", "memory" or "refused"."""

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


EXIT_FINE = 0
EXIT_FINDINGS = 1
EXIT_HELD = 7
EXIT_NO_PLAYER = 8
EXIT_OUR_FAULT = 70
