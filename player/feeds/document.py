"""An outside document as Python data, with nothing in it believed: its size, its encoding, its nesting.

Leaves out what the data means (`vma`, `smhi`, `krisinformation`, `cap_xml`, `rss`). Fields are read one by one and
without regard to case, so that what a source adds tomorrow is passed over and what it drops is missed there alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

MOST_BYTES = 4_000_000
"""The largest answer of any source here is a twentieth of that."""
_LONGEST_TEXT = 20_000
_SWEDEN = ZoneInfo("Europe/Stockholm")


class DocumentError(ValueError):
    """The document is not what its feed promises. The message says why, for the log."""


def read_json(raw: bytes) -> Any:
    """The document's data. Raises DocumentError.

    One in the wrong encoding is read in the usual other one: an alert with odd letters says more than none.
    """
    if len(raw) > MOST_BYTES:
        raise DocumentError(f"more than {MOST_BYTES} bytes")
    try:
        try:
            return json.loads(raw.removeprefix(b"\xef\xbb\xbf"))
        except UnicodeDecodeError:
            return json.loads(raw.decode("cp1252", "replace"))
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"not JSON: {error!s:.120}") from error


class Record:
    """An object of a document, its keys without regard to case. What has another shape than asked for is not there."""

    def __init__(self, data: object) -> None:
        given: Mapping[Any, Any] = data if isinstance(data, Mapping) else {}
        self._data = {str(key).casefold(): value for key, value in given.items()}

    def text(self, key: str) -> str:
        """A text, or a number as one. Its line ends become plain ones; nothing else is changed."""
        value = self.raw(key)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return ""
        return clean(str(value))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, or one text alone."""
        value = self.raw(key)
        values = value if isinstance(value, list) else [value]
        return tuple(clean(item) for item in values if isinstance(item, str))

    def moment(self, key: str) -> datetime | None:
        return read_moment(self.text(key))

    def says(self, key: str) -> bool:
        value = self.raw(key)
        return value is True or (isinstance(value, str) and value.casefold() == "true")

    def inner(self, key: str) -> Record:
        return Record(self.raw(key))

    def list(self, key: str) -> Iterator[Record]:
        yield from records(self.raw(key))

    def raw(self, key: str) -> Any:
        return self._data.get(key.casefold())


def records(data: object) -> Iterator[Record]:
    """The objects of a list; an object alone is a list of one."""
    items = data if isinstance(data, list) else [data]
    yield from (Record(item) for item in items if isinstance(item, Mapping))


def clean(text: str) -> str:
    """The same words on lines that end plainly, without what no screen can show."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")[:_LONGEST_TEXT]
    shown = "".join(char for char in lines if char in "\n\t" or (char.isprintable() or char == "\xad"))
    return "\n".join(line.rstrip() for line in shown.split("\n")).strip()


def read_moment(text: str) -> datetime | None:
    """A moment in UTC from RFC 3339; None for what is none.

    One without an offset, which no standard here allows, is read as Swedish time: an alert that is an hour off says
    more than one that was dropped.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=_SWEDEN)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
