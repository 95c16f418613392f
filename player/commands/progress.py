"""How far a command has come: a bar on the terminal of whoever waits, and nothing where standard error is no terminal.

Leaves out what is being done.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def followed(each: Iterable[T], total: int, words: str) -> Iterator[T]:
    """The same, one by one, with a bar of how many of `total` have come. It is gone when all have."""
    if not sys.stderr.isatty():
        yield from each
        return
    from rich.console import Console  # noqa: PLC0415 - for those who look
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as display:
        yield from display.track(each, total=total, description=words)
