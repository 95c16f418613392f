"""One thing aimed at, what was measured, and whether that is enough. Leaves out where either comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """`value` must not pass `limit`; `unit` is × for a ratio between two programs of the same run."""

    what: str
    limit: float
    measured: str
    value: float
    unit: str = "×"
    against: str = ""

    @property
    def met(self) -> bool:
        return self.value <= self.limit

    def cells(self) -> tuple[str, str, str, str, str]:
        """target | at most | measured | ratio or count | met"""
        against = f" {self.against}" if self.against else ""
        at_most = f"{number(self.limit)} {self.unit}{against}"
        return self.what, at_most, self.measured, f"{number(self.value)} {self.unit}", "yes" if self.met else "**no**"


HEADS = ("target", "at most", "measured", "ratio or count", "met?")


def number(value: float) -> str:
    """Three significant digits, without an exponent."""
    if value == 0 or value != value:  # noqa: PLR0124 - NaN: nothing was measured
        return "0" if value == 0 else "-"
    if abs(value) >= 100 or value == int(value):
        return f"{value:,.0f}".replace(",", " ")
    return f"{value:.3g}"


def markdown(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def plain(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The same table for a terminal."""
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(len(heads))]
    return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) for row in (heads, *rows))


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of all does not pass (nearest rank); NaN of nothing."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * int(share * 1000) // 1000) - 1)] if ordered else float("nan")
