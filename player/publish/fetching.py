"""The publisher's own fetcher of feeds: a limited process beside it, for whoever wants one command to do all.

On a content server another unit fetches instead (`publish --feeds`). Leaves out fetching itself (`bytavla fetch`).
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from player.durable import make_folder
from player.publish.batch import PRIVATE_FOLDER, storage_errors

log = logging.getLogger("bytavla.publish")

_ONCE_S = 60.0
_END_S = 5.0
_START_AGAIN_S = 30.0
_PASSED_ON = ("BYTAVLA_FEED_", "LANG", "LC_")
"""Of our environment: the keys that feeds' addresses name, and the language. The rest is not the fetcher's business."""


class Fetching:
    """At most one fetcher at a time. Used by one thread; `close` it at the end."""

    def __init__(self, folder: Path, feeds: Path, inside: Sequence[str] = ()) -> None:
        """`inside`: servers of our own network that may be asked."""
        self._feeds = feeds
        allowed = [word for each in inside for word in ("--allow-inside", each)]
        self._command = [sys.executable, "-I", "-m", "player", "fetch", str(folder), str(feeds), *allowed]
        self._child: subprocess.Popen[bytes] | None = None
        self._not_before = 0.0

    def once(self) -> None:
        """Fetches what is due. Takes a minute at the most, and what could not be fetched is told by the receipts.

        Raises StorageError.
        """
        self._make_folder()
        try:
            subprocess.run(self._command, env=_environment(), stdin=subprocess.DEVNULL, timeout=_ONCE_S, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            log.warning("the feeds could not all be fetched: %s", error)

    def keep_going(self, *, wanted: bool) -> None:
        """Has a fetcher running while one is wanted, also after it has died."""
        if self._child is not None and self._child.poll() is not None:
            log.warning("the fetcher of feeds has ended (%s); another is started soon", self._child.returncode)
            self._child = None
            self._not_before = time.monotonic() + _START_AGAIN_S
        if wanted and self._child is None and time.monotonic() >= self._not_before:
            self._start()
        elif not wanted:
            self.close()

    def close(self) -> None:
        """Ends the fetcher, and leaves none behind."""
        if self._child is None:
            return
        self._child.terminate()
        try:
            self._child.wait(_END_S)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        self._child = None

    def _make_folder(self) -> None:
        with storage_errors("the folder for what is fetched cannot be made"):
            for folder in (self._feeds.parent, self._feeds):
                make_folder(folder, PRIVATE_FOLDER)

    def _start(self) -> None:
        self._make_folder()
        try:
            self._child = subprocess.Popen(
                [*self._command, "--watch", "--parent", str(os.getpid())],
                env=_environment(),
                stdin=subprocess.DEVNULL,
                process_group=0,
            )
        except OSError as error:
            log.error("the fetcher of feeds cannot be started: %s", error)
            self._not_before = time.monotonic() + _START_AGAIN_S


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name.startswith(_PASSED_ON)}
