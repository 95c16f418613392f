"""TOML as people write it: also with `lösenord = "..."`, whose ö TOML only allows in quotes.

Leaves out what the keys mean (`section`, `wifi`).
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

from player.folder.text import decode
from player.notices.toml_fault import toml_fault

# Bounded everywhere: a long line in a hostile file must not cost more than its length.
_KEY = re.compile(
    r"^(?P<before>[ \t]{0,20})(?P<key>[\w-]{0,40}[^\W\x00-\x7f][\w-]{0,40})(?P<after>[ \t]{0,20}=)", re.MULTILINE
)
_HEADER = re.compile(r"^[ \t]{0,20}\[{1,2}[^\]\"'\n]{0,80}[^\x00-\x7f\]\"'\n][^\]\"'\n]{0,80}\]", re.MULTILINE)
_HEADER_KEY = re.compile(r"[\w-]*[^\W\x00-\x7f][\w-]*")


class TomlError(ValueError):
    """The file is not TOML; says in Swedish and in English where and why."""

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(en)
        self.sv = sv
        self.en = en


def read_toml(raw: bytes) -> dict[str, Any]:
    """The file's table. Raises TomlError, which speaks of the file as it was written."""
    text = decode(raw)
    try:
        return _load(text)
    except TomlError:
        quoted = _HEADER.sub(lambda header: _HEADER_KEY.sub(r'"\g<0>"', header[0]), text)
        quoted = _KEY.sub(r'\g<before>"\g<key>"\g<after>', quoted)
        if quoted == text:
            raise
        return _load(quoted)


def _load(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:  # ValueError: a date that does not exist
        raise TomlError(*toml_fault(error)) from error
