"""The settings at the top of a text file, as plain words: which key, which words.

What is no YAML is read line by line (`matter_lines`). Leaves out what the words mean (`settings`). PyYAML's one door.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from player.folder.finding import Finding, finding
from player.folder.matter_lines import Words, keyed, mentions_limits, read_lines, said_twice
from player.folder.setting_keys import LIMITING, setting_of

_MOST_CHARACTERS = 8_000
_MOST_NESTED = 20
"""Brackets and dashes of lists in lists. Settings are flat; what is deep only means to exhaust the parser."""

_PLAIN_LINE = re.compile(r"^(?P<key>\w[\w .-]*?):[ \t]+(?P<words>[^\s\[\]{}\"'|>-][^\[\]{}\n]*)$", re.MULTILINE)
_MISREAD = re.compile(r"^[#&*!%@`]|:[ \t]|[ \t]#\S")
"""What YAML would take for a comment, an anchor, a tag or a fault in words that are plainly meant: `pris: #100`."""

# Plain words only (no dates, no numbers, no objects): what a word means is decided where the key is known. The parser
# in C is there in every wheel; the one in Python is ten times slower, which counts among ten thousand files.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_front_matter(matter: str) -> tuple[Words, tuple[Finding, ...]]:
    """The settings of a front matter (without its fences) and what could not be read of it."""
    if len(matter) > _MOST_CHARACTERS or _nesting(matter) > _MOST_NESTED:
        return {}, (finding("front-matter-held" if mentions_limits(matter) else "front-matter-broken"),)
    try:
        data, repeated = _parsed(_PLAIN_LINE.sub(_quoted, matter))
    except (yaml.YAMLError, ValueError, RecursionError):
        return read_lines(matter)
    if data is None or data == "":
        return {}, ()
    if not isinstance(data, Mapping) or not _has_all(data, matter):
        return read_lines(matter)
    words, findings = as_words(data)
    return words, (*map(said_twice, repeated), *findings)


def as_words(data: Mapping[Any, Any]) -> tuple[Words, tuple[Finding, ...]]:
    """Settings from a mapping of scalars or lists of scalars; what is deeper becomes a finding."""
    words: Words = {}
    findings = []
    for key, value in data.items():
        items = value if isinstance(value, list) else [value]
        if not isinstance(key, str) or any(isinstance(item, list | dict) for item in items):
            findings.append(_too_deep(str(key)[:40]))
            continue
        words[key] = [_word(item) for item in items]
    return words, tuple(findings)


def _nesting(matter: str) -> int:
    in_one_line = max((line.count("- ") + line.count("? ") for line in matter.split("\n")), default=0)
    return matter.count("[") + matter.count("{") + in_one_line


def _quoted(line: re.Match[str]) -> str:
    """A line of plain words as people write them (`titel: Loppis: i år igen`), so that YAML takes all of it."""
    words = line["words"]
    return f"{line['key']}: '{words.replace(chr(39), chr(39) * 2)}'" if _MISREAD.search(words) else line[0]


def _has_all(data: Mapping[Any, Any], matter: str) -> bool:
    """Whether every setting that a line begins with was found: a quote left open swallows the lines below it."""
    lines = (keyed(line) for line in matter.split("\n"))
    begun = {setting_of(line[0]) for line in lines if line} - {None}
    return begun <= {setting_of(key) for key in data if isinstance(key, str)}


def _too_deep(key: str) -> Finding:
    if setting_of(key) in LIMITING:
        return finding("matter-line-held", line=f"{key}: …")
    return finding(
        "value",
        key=key,
        value="…",
        expected_sv="Skriv ett värde, eller flera med komma emellan.",
        expected_en="Write one value, or several with commas between.",
    )


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
