"""Films on their way to the tree: made fit one after the other by a worker of their own, while publishing goes on.

An urgent notice must not wait behind somebody's film. Leaves out the making itself (`film/making`, in the worker).
"""

from __future__ import annotations

import itertools
import os
import select
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from player.errors import BytavlaError
from player.publish.made import read_made
from player.worker.failures import error_of
from player.worker.file_messages import FilmNormalised, NormaliseFilm
from player.worker.protocol import Failed, Reply, Request

_NAME = "film-"


class FilmHand(Protocol):
    """Takes jobs and is asked for them later; `player.worker.client.Worker` is one."""

    @property
    def wake_at(self) -> float | None: ...
    def fileno(self) -> int: ...
    def submit(self, request: Request, limit_s: float | None = None) -> int: ...
    def cancel(self, ticket: int) -> bool: ...
    def poll(self, timeout_s: float = 0.0) -> list[tuple[int, Reply]]: ...
    def rest(self) -> None: ...
    def close(self) -> None: ...


class BeingMadeError(Exception):
    """The film is not ready yet: ask again when the films' hand has something to tell."""


@dataclass(slots=True)
class _Order:
    """`version` of the file that was asked for, `heard` if with its sound; `made` or `failed` when answered."""

    version: str
    heard: bool
    ticket: int
    target: Path
    made: FilmNormalised | None = None
    failed: BytavlaError | None = None


class Films:
    """Orders by path. What failed is not tried again until the file is another; used by one thread."""

    def __init__(self, work: Path, make_hand: Callable[[], FilmHand]) -> None:
        self._work = work
        self._make_hand = make_hand
        self._hand: FilmHand | None = None
        self._numbers = itertools.count(1)
        self._orders: dict[Path, _Order] = {}

    @property
    def hand(self) -> FilmHand | None:
        """What to wait on while films are being made; None when none is."""
        return self._hand if self._open else None

    @property
    def _open(self) -> list[_Order]:
        return [order for order in self._orders.values() if order.made is None and order.failed is None]

    def take(self, source: Path, version: str, *, heard: bool) -> tuple[bytes, str]:
        """The made film, with its sound if `heard`, and its media type.

        Raises BeingMadeError, or what came of making it; StorageError.
        """
        order = self._orders.get(source)
        if order is None or (order.version, order.heard) != (version, heard):
            self._order(source, version, heard)
            raise BeingMadeError(str(source))
        self.listen()
        if order.failed is not None:
            raise order.failed
        if order.made is None:
            raise BeingMadeError(str(source))
        del self._orders[source]
        return read_made(order.target), order.made.media_type

    def listen(self) -> bool:
        """Whether a film has been finished, or has failed, since last time. Never waits."""
        if self._hand is None:
            return False
        heard = False
        for ticket, reply in self._hand.poll():
            order = next((each for each in self._orders.values() if each.ticket == ticket), None)
            if order is None:
                continue
            heard = True
            if isinstance(reply, Failed):
                order.failed = error_of(reply)
            elif isinstance(reply, FilmNormalised):
                order.made = reply
        if heard and not self._open:
            self._hand.rest()
        return heard

    def wait(self) -> None:
        """Until one more film is finished, if one is being made."""
        while self._hand is not None and self._open and not self.listen():
            wake_at = self._hand.wake_at
            timeout_s = 1.0 if wake_at is None else max(0.0, min(1.0, wake_at - time.monotonic()))
            select.select([self._hand], [], [], timeout_s)

    def close(self) -> None:
        """Ends the worker; films under way are begun anew another time."""
        if self._hand is not None:
            self._hand.close()
            self._hand = None
        self._orders.clear()
        with suppress(OSError):
            for left in self._work.glob(f"{_NAME}*"):
                left.unlink()

    def _order(self, source: Path, version: str, heard: bool) -> None:  # noqa: FBT001 - as it was asked for
        before = self._orders.pop(source, None)
        if self._hand is None:
            self._hand = self._make_hand()
        if before is not None:
            self._hand.cancel(before.ticket)
        target = self._work / f"{_NAME}{os.getpid()}-{next(self._numbers)}.mp4"
        ticket = self._hand.submit(NormaliseFilm(str(source), str(target), heard))
        self._orders[source] = _Order(version, heard, ticket, target)
