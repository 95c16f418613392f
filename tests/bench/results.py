"""The results of all sections, kept as JSON: a section measured anew takes the place of its own only.

Leaves out what a section's data means.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench.section import Data


@dataclass(frozen=True, slots=True)
class Result:
    """One section's data, and how it came about. `load` is the machine's before and after."""

    measured: str
    quick: bool
    seconds: float
    load: tuple[str, str]
    machine: dict[str, str]
    data: Data


class Results:
    """What has been measured so far, in one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.sections: dict[str, Result] = {}
        if path.is_file():
            kept = json.loads(path.read_text(encoding="utf-8"))
            self.sections = {name: Result(**result) for name, result in kept["sections"].items()}

    def keep(self, name: str, result: Result) -> None:
        """Puts a section's result in the place of its last one, at once on the disk."""
        self.sections[name] = result
        data = {"v": 1, "sections": {name: asdict(each) for name, each in sorted(self.sections.items())}}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(json.dumps(_rounded(data), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _rounded(value: object) -> object:
    """Six significant digits: nobody measures more."""
    if isinstance(value, float):
        return float(f"{value:.6g}")
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return [_rounded(item) for item in value] if isinstance(value, list | tuple) else value
