"""What sync remembers between two runs; losing it costs one full refresh. Leaves out what is on air."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from player.cache.layout import STATE
from player.durable import storage_errors, write_durably
from player.notices.codec import from_data, to_data


@dataclass(frozen=True, slots=True)
class State:
    """All times UTC. `source` tells apart what was synced from where: url, site and root in one digest.

    `etag` is the timestamp's, and only kept once all that it stands for is on air; `expires` is the earliest end of
    the signed metadata; `floor` the latest signed issue time seen; `error` why the last try failed, in one sentence.
    `address` is this machine's own on the network, "" when it has none, None when nobody has looked: the player, which
    has no network, tells it to whoever must help.
    """

    source: str = ""
    version: int = 0
    etag: str = ""
    expires: datetime | None = None
    floor: datetime | None = None
    refreshed: datetime | None = None
    last_ok: datetime | None = None
    last_try: datetime | None = None
    error: str = ""
    address: str | None = None


def read_state(cache: Path) -> State:
    """What is remembered; nothing, when the file is missing or cannot be read."""
    try:
        return from_data(State, json.loads((cache / STATE).read_bytes()))
    except (OSError, ValueError, RecursionError):
        return State()


def write_state(cache: Path, state: State) -> None:
    """Raises StorageError."""
    with storage_errors("what sync did cannot be noted"):
        write_durably(cache / STATE, json.dumps({"v": 1, **to_data(state)}).encode())
