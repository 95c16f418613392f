"""Keeps the core's tests quick: the garbage collector is not sent over what was imported, again and again.

A quarter of their time went into that. They keep next to nothing, so that little is ever found.
"""

from __future__ import annotations

import gc

gc.set_threshold(20_000, 20, 20)


def pytest_collection_finish() -> None:
    """What is there by now stays to the end."""
    gc.freeze()
