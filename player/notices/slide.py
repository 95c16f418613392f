"""A slide: one picture of a notice, composed for one screen, in one language; and what of it is ready."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slide:
    """Which picture it is and how long it takes to read. `page` counts from 1; `frame` names the finished pixels."""

    notice: str
    playlist: str
    lang: str
    page: int
    pages: int
    seconds: float
    frame: str = ""


Ready = Mapping[str, Mapping[str, tuple[Slide, ...]]]
"""Notice id -> language -> all pages of that variant. A variant is ready whole or not at all."""
