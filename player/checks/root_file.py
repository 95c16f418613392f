"""Whether the root file, from which all trust starts, is here and is one. Leaves out whose it is: sync sees that."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with it, in both languages."""

    code: str
    sv: str
    en: str


def flaw_of(path: Path, name: Path) -> Flaw | None:
    """What is wrong with the file at `path`, which people know by `name`; None for signed metadata of its kind."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "?"
        return Flaw("root-unreadable", f"Rotfilen {name} kan inte läsas: {reason}. Utan den hämtas inget nytt.",
                    f"The root file {name} cannot be read: {reason}. Without it nothing new is fetched.")  # fmt: skip
    if not _is_root(raw):
        return Flaw("root-wrong", f"{name} är ingen rotfil. Utan den hämtas inget nytt.",
                    f"{name} is not a root file. Without one nothing new is fetched.")  # fmt: skip
    return None


def _is_root(raw: bytes) -> bool:
    try:
        signed = _field(json.loads(raw), "signed")
    except (ValueError, RecursionError):
        return False
    return _field(signed, "_type") == "root" and bool(_field(signed, "keys"))


def _field(data: Any, name: str) -> Any:
    return data.get(name) if isinstance(data, dict) else None
