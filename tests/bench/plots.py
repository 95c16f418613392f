"""Plots for docs/bench.md. The only file here that knows matplotlib; leaves out what is plotted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.figure import Figure

_OURS = ("#8f2d20", "#d8a79f")
_OTHERS = ("#5b6b70", "#bcc6c9")
_INK = "#1d2b2a"
_DPI = 110


def bars(path: Path, title: str, values: Mapping[str, tuple[float, float]], legend: tuple[str, str]) -> None:
    """Lying bars of two stacked parts each; ours in the board's own red."""
    figure, axes = pyplot.subplots(figsize=(8, 0.5 * len(values) + 1.2), layout="constrained")
    names = list(values)[::-1]
    for part in (0, 1):
        colours = [(_OURS if name.startswith("bytavla") else _OTHERS)[part] for name in names]
        starts = [values[name][0] * part for name in names]
        axes.barh(names, [values[name][part] for name in names], left=starts, color=colours, label=legend[part])
    for row, name in enumerate(names):
        axes.text(sum(values[name]), row, f" {sum(values[name]):.3g}", va="center", color=_INK)
    axes.set_title(f"{title} (dark: {legend[0]}; light: {legend[1]})", loc="left", fontsize=10, color=_INK)
    _plain(axes)
    _save(figure, path)


def curves(path: Path, title: str, unit: str, lines: Mapping[str, Mapping[int, float]]) -> None:
    """How something grows with the number of notices, on log axes. Lines of one plot share a unit."""
    figure, axes = pyplot.subplots(figsize=(5, 3.4), layout="constrained")
    for name, points in lines.items():
        axes.plot(list(points), list(points.values()), marker="o", label=name)
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlabel("notices", fontsize=8)
    axes.set_ylabel(unit, fontsize=8)
    axes.set_title(title, loc="left", fontsize=10, color=_INK)
    axes.grid(visible=True, which="major", color="#dddddd")
    axes.legend(fontsize=8, frameon=False)
    _plain(axes)
    _save(figure, path)


def lines(path: Path, title: str, labels: tuple[str, str], values: Mapping[str, Sequence[tuple[float, float]]]) -> None:
    """Plain lines on linear axes from zero."""
    figure, axes = pyplot.subplots(figsize=(8, 3), layout="constrained")
    for name, points in values.items():
        axes.plot(*zip(*points, strict=True), label=name)
    axes.set_ylim(bottom=0)
    axes.set_xlabel(labels[0], fontsize=8)
    axes.set_ylabel(labels[1], fontsize=8)
    axes.set_title(title, loc="left", fontsize=10, color=_INK)
    axes.legend(fontsize=8, frameon=False)
    _plain(axes)
    _save(figure, path)


def _plain(axes: Axes) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=8)


def _save(figure: Figure, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=_DPI, metadata={"Software": None})
    pyplot.close(figure)
