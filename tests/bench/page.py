"""The page of the bench, made anew from all results. Leaves out what each section tells of its own (`sections`)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.bench.results import Result, Results
from tests.bench.section import Section
from tests.bench.target import HEADS, Target, markdown

_HEAD = """# Measured

`make bench` measures Bytavla beside what a shop would pick instead, all in one run on one machine, and writes this page
from what it found ([bench.json](bench.json)). What counts are ratios between programs of the same run, and counts;
seconds are this machine's own. One section is measured anew by `.venv/bin/python -m tests.bench --only sync`; `--quick`
tries the bench with little of everything. No test asserts any of this. Run as root, the bench and all that it measures
go before the machine's other programs; how busy the machine was stands at the end.
"""


def write_page(path: Path, sections: Sequence[Section], results: Results) -> None:
    """Writes the page and its plots (bilder/ beside it)."""
    measured = [(section, results.sections[section.name]) for section in sections if section.name in results.sections]
    parts = [_HEAD, "## Targets\n", markdown(HEADS, [t.cells() for t in targets_of(measured)])]
    for section, result in measured:
        parts += [f"## {section.title}\n", section.chapter(result.data, path.parent / "bilder")]
    parts += ["## Where and when\n", _circumstances(measured)]
    path.write_text("\n".join(parts), encoding="utf-8")


def targets_of(measured: Sequence[tuple[Section, Result]]) -> list[Target]:
    """The targets of these sections, in their order."""
    return [target for section, result in measured for target in section.targets(result.data)]


def _circumstances(measured: Sequence[tuple[Section, Result]]) -> str:
    rows = [
        [section.title, result.measured + (" (quick)" if result.quick else ""), f"{result.seconds:.0f}",
         " → ".join(result.load)]
        for section, result in measured
    ]  # fmt: skip
    facts = {name: text for _, result in measured for name, text in result.machine.items()}
    facts |= {name: text for _, result in measured for name, text in result.data.get("versions", {}).items()}
    table = markdown(("section", "measured", "took s", "load of the machine"), rows)
    return table + "\n" + markdown(("part", "version"), [list(item) for item in facts.items()])
