"""The settings at the top of a text file, as plain words: which key, which words.

Leaves out what the words mean (`settings`). The one door of PyYAML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from player.folder.finding import Finding, finding

Words = dict[str, list[str]]
"""A key as written -> its words, one or many."""

_MOST_CHARACTERS = 8_000
_MOST_NESTED = 20
"""Brackets and dashes of lists in lists. Settings are flat; what is deep only means to exhaust the parser."""

_SECOND_COLON = re.compile(
    r"^(?P<key>\w[\w .-]*?):[ \t]+(?P<words>[^\s\[\]{}\"'&*!|>%@`#,:-][^\[\]{}\n]*:[ \t][^\[\]{}\n]*)$", re.MULTILINE
)

# Plain words only (no dates, no numbers, no objects): what a word means is decided where the key is known. The parser
# in C is there in every wheel; the one in Python is ten times slower, which counts among ten thousand files.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_front_matter(matter: str) -> tuple[Words, tuple[Finding, ...]]:
    """The settings of a front matter (without its fences) and what could not be read of it."""
    if len(matter) > _MOST_CHARACTERS or _nesting(matter) > _MOST_NESTED:
        return {}, (finding("front-matter-broken", reason="för lång eller för invecklad / too long or too deep"),)
    try:
        data, repeated = _load(matter)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return {}, (finding("front-matter-broken", reason=_where(error)),)
    if data is None or data == "":
        return {}, ()
    if not isinstance(data, Mapping):
        return {}, (finding("front-matter-broken", reason="inga ”nyckel: värde” / no “key: value”"),)
    words, findings = as_words(data)
    return words, (*(finding("key-repeated", key=key) for key in repeated), *findings)


def as_words(data: Mapping[Any, Any]) -> tuple[Words, tuple[Finding, ...]]:
    """Settings from a mapping of scalars or lists of scalars; what is deeper becomes a finding."""
    words: Words = {}
    findings = []
    for key, value in data.items():
        items = value if isinstance(value, list) else [value]
        if not isinstance(key, str) or any(isinstance(item, list | dict) for item in items):
            findings.append(
                finding(
                    "value",
                    key=str(key)[:40],
                    value="…",
                    expected_sv="Skriv ett värde, eller flera med komma emellan.",
                    expected_en="Write one value, or several with commas between.",
                )
            )
            continue
        words[key] = [_word(item) for item in items]
    return words, tuple(findings)


def _nesting(matter: str) -> int:
    in_one_line = max((line.count("- ") + line.count("? ") for line in matter.split("\n")), default=0)
    return matter.count("[") + matter.count("{") + in_one_line


def _load(matter: str) -> tuple[Any, tuple[str, ...]]:
    """YAML, also with a second colon in a line of plain words (`titel: Loppis: i år igen`), as people write it.

    Also returns the keys that stand there more than once, of which YAML itself would say nothing.
    """
    try:
        return _parsed(matter)
    except yaml.YAMLError:
        quoted = _SECOND_COLON.sub(
            lambda line: f"{line['key']}: '{line['words'].replace(chr(39), chr(39) * 2)}'", matter
        )
        if quoted == matter:
            raise
        return _parsed(quoted)


def _parsed(matter: str) -> tuple[Any, tuple[str, ...]]:
    loader = _Loader(matter)
    try:
        node = loader.get_single_node()
        repeated = _drop_repeated(node) if isinstance(node, yaml.MappingNode) else ()
        return (None if node is None else loader.construct_document(node)), repeated
    finally:
        loader.dispose()


def _drop_repeated(mapping: yaml.MappingNode) -> tuple[str, ...]:
    """Leave the first of each key; returns those that came again."""
    first: dict[str, tuple[yaml.Node, yaml.Node]] = {}
    repeated = []
    others = []
    for key, value in mapping.value:
        if not isinstance(key, yaml.ScalarNode):
            others.append((key, value))
        elif key.value in first:
            repeated.append(key.value)
        else:
            first[key.value] = (key, value)
    mapping.value = [*first.values(), *others]
    return tuple(dict.fromkeys(repeated))


def _word(item: object) -> str:
    if isinstance(item, bool):
        return "true" if item else "false"
    return "" if item is None else str(item).strip()


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"rad/line {mark.line + 2}" if mark is not None else "YAML"
