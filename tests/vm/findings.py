"""What a run has found, in docs/machine.json and docs/machine.md: each proof, whether it held, what was seen.

A run of some proofs leaves the others' rows as they were, each with its own date. Leaves out running them (`conftest`).
"""

from __future__ import annotations

import json
import platform
import subprocess
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from tests.machine.base import ROOT, SUITE

_PAGE = ROOT / "docs" / "machine.md"
_KEPT = ROOT / "docs" / "machine.json"
_HEAD = """# Proved on a booted machine

`make test-machine` boots a whole computer (QEMU: its own kernel, disk, network card and screen; no internet),
installs Bytavla on it over SSH as the [maintainer's guide](maintainer.md) says, and looks at its screen **from
outside**: pictures are taken from the display card, and codes in them read as a phone reads them. The machine is
emulated instruction by instruction, ten to thirty times slower than life: only ratios between programs on it, and
counts, mean anything. Not covered by it: a Pi's own graphics, HDMI, firmware and card. This page is written by the
run. Some proofs alone: `.venv/bin/python -m pytest -m vm tests/vm -k cut`.
"""


@dataclass(frozen=True, slots=True)
class Proof:
    """One test's outcome; `said` is what it saw, or where it failed."""

    sentence: str
    held: bool
    said: tuple[str, ...]
    minutes: float
    when: str
    where: str


def add(proof: Proof) -> None:
    """Puts it among the proofs that are kept, and writes the page anew."""
    kept = _read()
    kept[f"{proof.where}: {proof.sentence}"] = proof
    ordered = [kept[name] for name in sorted(kept)]
    _KEPT.write_text(json.dumps([asdict(proof) for proof in ordered], ensure_ascii=False, indent=1) + "\n", "utf-8")
    _PAGE.write_text(page(ordered), encoding="utf-8")


def page(proofs: list[Proof]) -> str:
    """The page as Markdown."""
    held = sum(proof.held for proof in proofs)
    parts = [_HEAD, f"**{held} of {len(proofs)} proofs held.**\n"]
    parts += ["| proof | held? | when | minutes |", "| --- | --- | --- | --- |"]
    parts += [f"| {p.sentence} | {_mark(p)} | {p.when} | {p.minutes:.0f} |" for p in proofs]
    for proof in proofs:
        parts += ["", f"## {proof.sentence}", "", f"Held: {_mark(proof)}. {proof.where}.", ""]
        parts += [f"- {line}" for line in proof.said]
    return "\n".join(parts) + "\n"


def now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M")


def where() -> str:
    """The machine that was emulated, and by what."""
    told = subprocess.run(["qemu-system-x86_64", "--version"], capture_output=True, text=True, check=True).stdout
    version = told.split("version ")[1].split()[0]
    return f"Debian {SUITE}, amd64, QEMU {version} (TCG) on {platform.machine()}"


def _mark(proof: Proof) -> str:
    return "yes" if proof.held else "**no**"


def _read() -> dict[str, Proof]:
    if not _KEPT.exists():
        return {}
    rows = json.loads(_KEPT.read_text(encoding="utf-8"))
    proofs = [Proof(**{**row, "said": tuple(row["said"])}) for row in rows]
    return {f"{proof.where}: {proof.sentence}": proof for proof in proofs}
