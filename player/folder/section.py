"""One table of a settings file, read key by key: every wrong value becomes a finding, and reading goes on.

Leaves out which keys there are (`board_keys`) and what becomes of them (`board_*`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from player.folder.board_keys import SECTIONS, Keys
from player.folder.finding import Finding, closest, finding

T = TypeVar("T")

_LONGEST_TEXT = 300


class Section:
    """The values under `where`, by canonical key. `findings` is shared by all sections of a file."""

    def __init__(self, data: dict[str, Any], where: str, keys: Keys, findings: list[Finding]) -> None:
        self.where = where
        self.findings = findings
        self._values: dict[str, Any] = {}
        spellings = _spellings(keys)
        for spelt, value in data.items():
            key = spellings.get(plain(spelt))
            if key is None:
                findings.append(_unknown(spelt, where, spellings))
            elif key in self._values:
                findings.append(finding("board-twice", value=spelt, where=where))
            else:
                self._values[key] = value

    def has(self, key: str) -> bool:
        return key in self._values

    def raw(self, key: str) -> Any:
        """The value as TOML gave it, or None."""
        return self._values.get(key)

    def text(self, key: str, default: str = "") -> str:
        """A text of bounded length, on one line."""
        return self.value(key, default, _as_text, ("en text inom citattecken", "a text in quotes"))

    def value(
        self, key: str, default: T, convert: Callable[[Any], T | None], expected: tuple[str, str], used: str = ""
    ) -> T:
        """The converted value; the default when it is not there, or when it cannot be (None), which is then told.

        `expected` says in Swedish and English what can stand there.
        """
        if key not in self._values:
            return default
        value = convert(self._values[key])
        if value is None:
            self.wrong(key, self._values[key], expected, used or f"”{default}”")
            return default
        return value

    def wrong(self, key: str, value: object, expected: tuple[str, str], used: str) -> None:
        """Tell that a value cannot be."""
        sv, en = expected
        words = {"key": key, "where": self.where, "value": str(value)[:60], "used": used}
        self.findings.append(
            finding("board-value", **words, expected_sv=f"här ska stå {sv}", expected_en=f"it takes {en}")
        )

    def missing(self, key: str) -> None:
        """Tell that a value must be there."""
        self.findings.append(finding("board-missing-key", key=key, where=self.where))

    def inner(self, key: str, keys: Keys) -> Section:
        """The table under a key, empty when there is none."""
        data: dict[str, Any] = self.value(
            key, {}, _as_table, (f"en tabell, [{key}]", f"a table, [{key}]"), used="inget / nothing"
        )
        return Section(data, f"{self.where}.{key}", keys, self.findings)


def _unknown(spelt: str, where: str, spellings: Iterable[str]) -> Finding:
    """What is said of a key that does not belong here: where it does, or what may have been meant."""
    homes = [section for section, keys in SECTIONS.items() if plain(spelt) in _spellings(keys)]
    if len(homes) == 1:
        return finding("board-misplaced-key", key=spelt, where=where, home=homes[0])
    return finding("board-unknown-key", key=spelt, where=where, meant=closest(spelt, spellings))


def _spellings(keys: Keys) -> dict[str, str]:
    return {plain(spelling): key for key, others in keys.items() for spelling in (key, *others)}


def plain(spelt: str) -> str:
    """A key for comparing: `ägare` may be written `agare`, since TOML wants other letters in quotes."""
    decomposed = unicodedata.normalize("NFKD", spelt.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _as_text(value: Any) -> str | None:
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        return None
    return " ".join(value.split())


def _as_table(value: Any) -> dict[str, Any] | None:
    return value if isinstance(value, dict) else None
