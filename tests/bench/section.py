"""What a section of the bench is: it measures into plain data, and tells that data as targets and as a chapter.

Measuring and telling are apart, so that one section can be measured anew and the page still tells of all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.sizes import Sizes
from tests.bench.target import Target

Data = dict[str, Any]
"""JSON-ready."""
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Section:
    """`measure` gets an empty folder of its own; `chapter` the folder that plots are to be written to."""

    name: str
    title: str
    measure: Callable[[Path, Sizes, Say], Data]
    targets: Callable[[Data], Sequence[Target]]
    chapter: Callable[[Data, Path], str]
