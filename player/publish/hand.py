"""The port to the process that reads and draws. Leaves out the process itself (`player.worker`)."""

from __future__ import annotations

from typing import Protocol

from player.worker.protocol import Reply, Request


class Hand(Protocol):
    """Does one job at a time; `player.worker.client.Worker` is one."""

    def call(self, request: Request, limit_s: float | None = None) -> Reply:
        """Raises WorkerError, InputError or StorageError for a job that failed."""

    def close(self) -> None: ...
