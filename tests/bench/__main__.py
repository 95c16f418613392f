"""The bench as a program: measures the sections that were asked for, prints the targets, writes docs/bench.md.

usage: python -m tests.bench [--only players,sync] [--quick] [--page]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.machine import describe, load
from tests.bench.page import targets_of, write_page
from tests.bench.precedence import precedence
from tests.bench.results import Result, Results
from tests.bench.section import Section
from tests.bench.sections import alerts, drawing, fades, films, growth, memory, players, publish, rest, sync, urgent
from tests.bench.sizes import FULL, QUICK, Sizes
from tests.bench.target import HEADS, plain

SECTIONS = tuple(
    module.SECTION for module in (players, rest, fades, films, drawing, memory, sync, publish, urgent, alerts, growth)
)
_DOCS = Path(__file__).resolve().parents[2] / "docs"


def main() -> int:
    """0 whatever the figures say: nothing here is a test. 1 when a section could not be measured."""
    wanted = _arguments()
    docs = Path(tempfile.mkdtemp(prefix="bytavla-bench-page-")) if wanted.quick else _DOCS
    results = Results(docs / "bench.json")
    with precedence():
        failed = [] if wanted.page else [s.name for s in wanted.only if not _measured(s, results, quick=wanted.quick)]
    measured = [(section, results.sections[section.name]) for section in SECTIONS if section.name in results.sections]
    write_page(docs / "bench.md", SECTIONS, results)
    print(plain(HEADS, [target.cells() for target in targets_of(measured)]))
    print(f"\nThe whole of it: {docs / 'bench.md'}")
    if failed:
        print(f"Not measured: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure Bytavla beside its peers.")
    names = ",".join(section.name for section in SECTIONS)
    parser.add_argument("--only", type=_sections, default=SECTIONS, metavar="A,B", help=f"of {names}")
    parser.add_argument("--quick", action="store_true", help="little of everything, its page in a temporary folder")
    parser.add_argument("--page", action="store_true", help="measure nothing, write the page from what is kept")
    return parser.parse_args()


def _sections(text: str) -> Sequence[Section]:
    known = {section.name: section for section in SECTIONS}
    unknown = [name for name in text.split(",") if name not in known]
    if unknown:
        raise argparse.ArgumentTypeError(f"no section {', '.join(unknown)}; there are {', '.join(known)}")
    return [known[name] for name in text.split(",")]


def _measured(section: Section, results: Results, *, quick: bool) -> bool:
    """Measures a section in a folder of its own. A section that fails is told, and leaves its last result."""
    sizes: Sizes = QUICK if quick else FULL
    began, load_before = time.monotonic(), load()
    print(f"{section.title} ...", file=sys.stderr)
    try:
        with tempfile.TemporaryDirectory(prefix=f"bytavla-bench-{section.name}-") as folder:
            data = section.measure(Path(folder), sizes, lambda words: print(f"  {words}", file=sys.stderr))
    except (OSError, AssertionError, RuntimeError) as error:
        print(f"  cannot be measured: {error!r}", file=sys.stderr)
        return False
    measured = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    took_s = time.monotonic() - began
    results.keep(section.name, Result(measured, quick, took_s, (load_before, load()), describe(), data))
    return True


if __name__ == "__main__":
    sys.exit(main())
