"""The nouns as JSON and back: what manifests, the worker's messages and kept state are written in.

A generic reading of the dataclasses' own types, so that a new field travels by being declared. What a newer publisher
may write costs an older board nothing else: unknown fields are ignored, and of a list the members that hold an enum's
unknown word are left out. Fields with a default may be missing. Leaves out signatures and files.
"""

from __future__ import annotations

import dataclasses
import math
import types
import typing
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

T = TypeVar("T")

_AS_IT_IS = frozenset((str, int, float, bool, type(None)))


class CodecError(ValueError):
    """A value does not have the shape of its type. Says where: expected X, got Y."""


class NewerKindError(CodecError):
    """A word that this version does not know, where there is a fixed list: a newer publisher may have written it."""


def to_data(value: object) -> Any:
    """JSON-ready data of a dataclass value. Fields that hold their default are left out; datetimes become UTC.

    Raises ValueError for a time without an offset: it would be read in the zone of whatever machine this is.
    """
    # Most values are data already, and ten thousand notices have a million of them: no writer is looked up for those.
    kind: Any = type(value)
    return value if kind in _AS_IT_IS else _writer(kind)(value)


_Writer = Callable[[Any], object]


@cache
def _writer(kind: Any) -> _Writer:
    if dataclasses.is_dataclass(kind):
        return _dataclass_writer(kind)
    if issubclass(kind, Mapping):
        return lambda value: {str(key): to_data(item) for key, item in value.items()}
    if issubclass(kind, tuple | list):
        return lambda value: [item if type(item) in _AS_IT_IS else to_data(item) for item in value]
    return _write_plain


def _dataclass_writer(kind: Any) -> _Writer:
    fields = tuple((field.name, field.default) for field in dataclasses.fields(kind))

    def write(value: object) -> object:
        data = {}
        for name, default in fields:
            item = getattr(value, name)
            if item is not default and item != default:
                data[name] = item if type(item) in _AS_IT_IS else to_data(item)
        return data

    return write


def _write_plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError(f"a time without an offset: {value.isoformat()}")
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return value


def from_data(kind: type[T], data: object, where: str = "") -> T:
    """The value of type `kind` that `data` describes. Raises CodecError."""
    return cast("T", _reader(cast("Any", kind))(data, where or kind.__name__))


_Reader = Callable[[object, str], object]


@cache
def _reader(kind: Any) -> _Reader:
    origin = typing.get_origin(kind)
    arguments = typing.get_args(kind)
    if origin is tuple:
        return _tuple_reader(arguments)
    if origin in (types.UnionType, typing.Union):
        return _optional_reader(arguments)
    if dataclasses.is_dataclass(kind):
        return _dataclass_reader(cast("type", kind))
    return _simple_reader(kind)


def _simple_reader(kind: Any) -> _Reader:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum_reader(kind)
    if kind is datetime:
        return _converting_reader(_read_datetime, str)
    if kind is date:
        return _converting_reader(date.fromisoformat, str)
    if kind is float:
        return _converting_reader(_read_float, (int, float))
    if kind in (int, str, bool):
        return _plain_reader(kind)
    raise TypeError(f"no reading for {kind!r}")


def _read_datetime(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a time without an offset")
    return moment.astimezone(UTC)


def _read_float(number: float) -> float:
    value = float(number)
    if not math.isfinite(value):
        raise ValueError("not a finite number")
    return value


def _plain_reader(kind: type) -> _Reader:
    def read(data: object, where: str) -> object:
        # By the exact type: True is an int to isinstance, but not to an editor.
        if type(data) is not kind:
            raise CodecError(f"{where}: expected {kind.__name__}, got {data!r:.60}")
        return data

    return read


def _converting_reader(convert: Callable[[Any], object], source: type | tuple[type, ...]) -> _Reader:
    expected = "text" if source is str else "a number"

    def read(data: object, where: str) -> object:
        if not isinstance(data, source) or isinstance(data, bool):
            raise CodecError(f"{where}: expected {expected}, got {data!r:.60}")
        try:
            return convert(data)
        except (ValueError, OverflowError) as error:
            raise CodecError(f"{where}: {data!r:.60} cannot be read ({error})") from error

    return read


def _enum_reader(kind: type[Enum]) -> _Reader:
    read_text = _plain_reader(str)
    known = {member.value: member for member in kind}

    def read(data: object, where: str) -> object:
        if (text := read_text(data, where)) not in known:
            raise NewerKindError(f"{where}: {data!r:.60} cannot be read (it is none of {', '.join(map(str, known))})")
        return known[text]

    return read


def _optional_reader(arguments: tuple[Any, ...]) -> _Reader:
    inner = _reader(next(kind for kind in arguments if kind is not type(None)))
    return lambda data, where: None if data is None else inner(data, where)


def _tuple_reader(arguments: tuple[Any, ...]) -> _Reader:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        inner = _reader(arguments[0])

        def read_many(data: object, where: str) -> object:
            if not isinstance(data, list):
                raise CodecError(f"{where}: expected a list, got {data!r:.60}")
            items = []
            for index, item in enumerate(data):
                # One notice of a kind that comes later must not cost an older board the rest of its playlist.
                with suppress(NewerKindError):
                    items.append(inner(item, f"{where}[{index}]"))
            return tuple(items)

        return read_many
    readers = tuple(_reader(kind) for kind in arguments)

    def read_exactly(data: object, where: str) -> object:
        if not isinstance(data, list) or len(data) != len(readers):
            raise CodecError(f"{where}: expected {len(readers)} values, got {data!r:.60}")
        return tuple(read(item, where) for read, item in zip(readers, data, strict=True))

    return read_exactly


def _dataclass_reader(kind: type) -> _Reader:
    hints = typing.get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    readers: dict[str, _Reader] = {}

    def read(data: object, where: str) -> object:
        if not isinstance(data, dict):
            raise CodecError(f"{where}: expected an object, got {data!r:.60}")
        if not readers:  # only now: a type may hold its own kind
            readers.update({name: _reader(hints[name]) for name in names})
        values = {name: readers[name](data[name], f"{where}.{name}") for name in names if name in data}
        try:
            return kind(**values)
        except TypeError as error:
            raise CodecError(f"{where}: {error}") from error

    return read
