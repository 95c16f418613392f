"""Publishing: one changed file among ten thousand, against publishing them all."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tests.bench.folders import make_text, make_texts
from tests.bench.publishing import Took, first_publish, publish, publisher_of
from tests.bench.section import Data, Say, Section
from tests.bench.sizes import Sizes
from tests.bench.target import Target, markdown, number

_TREE = "the signed tree, receipts and pages"
_WHOLE = "the same, and the small pictures of every notice drawn"
_WHOLE_SHARE = 10
"""Small pictures are drawn of one notice in so many: drawing all ten thousand would take a quarter of an hour."""
_UNTIL_DONE_S = 3600.0


def measure(folder: Path, sizes: Sizes, say: Say) -> Data:
    """A full publish, then changes of one file each."""
    playlists, each = sizes.publish
    files = playlists * each
    say(f"publishing {files} files")
    tree = _case(folder / "tree", files, playlists, sizes.publish_changes, draw_s=0)
    say(f"publishing {files // _WHOLE_SHARE} files with small pictures")
    whole = _case(folder / "whole", files // _WHOLE_SHARE, playlists, sizes.publish_changes, draw_s=_UNTIL_DONE_S)
    return {"cases": {_TREE: tree, _WHOLE: whole}}


def _case(folder: Path, files: int, playlists: int, changes: int, draw_s: float) -> Data:
    make_texts(folder / "board", files, playlists)
    with publisher_of(folder) as publisher:
        full = first_publish(publisher, draw_s)
        ones = []
        for change in range(changes):
            make_text(folder / "board" / "Lista 00" / "Anslag 00000.md", files + change)
            ones.append(publish(publisher, draw_s))
    assert full.notices == files
    assert all(one.notices == 1 for one in ones)
    return {"files": files, "full": asdict(full), "ones": [asdict(one) for one in ones]}


def _middle(case: Data) -> tuple[Took, Took]:
    """(full, the median change)"""
    ones = [Took(**one) for one in case["ones"]]
    cpu_s, wall_s = (statistics.median(getattr(one, name) for one in ones) for name in ("cpu_s", "wall_s"))
    return Took(**case["full"]), Took(wall_s, cpu_s, 1)


def targets(data: Data) -> Sequence[Target]:
    """The processor's share, in hundredths."""
    found = []
    for name, case in data["cases"].items():
        full, one = _middle(case)
        told = f"{number(one.cpu_s)} s against {number(full.cpu_s)} s"
        what = f"publish, one changed of {number(case['files'])}: {name}"
        found.append(Target(what, 2, told, 100 * one.cpu_s / full.cpu_s, "%", "of a full publish"))
    return found


def chapter(data: Data, pictures: Path) -> str:
    """Both cases."""
    rows = []
    for name, case in data["cases"].items():
        for what, took in zip(("all new", "one changed"), _middle(case), strict=True):
            rows.append([name, number(case["files"]), what, number(took.wall_s), number(took.cpu_s)])
    heads = ("what is made", "files", "publish", "s", "CPU s, the worker's with it")
    return (
        "Text notices with links in 20 playlists, published by a process that lives on, as `--watch` does. The two "
        "seconds that a file must stand still are not counted. Small pictures are drawn after the tree is out.\n\n"
        + markdown(heads, rows)
    )


SECTION = Section("publish", "Publishing", measure, targets, chapter)
