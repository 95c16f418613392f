"""One publisher at a time in each tree. Leaves out what it does there."""

from __future__ import annotations

from contextlib import AbstractContextManager

from player.durable import held_alone
from player.publish.places import Places


def locked(places: Places) -> AbstractContextManager[None]:
    """Holds the tree alone. Raises StorageError."""
    in_use = f"Another publish is writing {places.public}: stop it first, or wait for it."
    return held_alone(places.lock, in_use)
