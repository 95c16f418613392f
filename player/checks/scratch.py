"""Somewhere to draw a trial notice and throw it away. Leaves out what is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it


@contextmanager
def scratch_folder(in_memory: Path = IN_MEMORY) -> Iterator[Path]:
    """A folder of its own: in memory where that can be, for a card may be full or worn. Raises OSError."""
    with _made(in_memory) as folder:
        yield Path(folder)


def _made(in_memory: Path) -> TemporaryDirectory[str]:
    prefix = "bytavla-doctor-"
    try:
        return TemporaryDirectory(prefix=prefix, dir=in_memory)
    except OSError:
        return TemporaryDirectory(prefix=prefix)
