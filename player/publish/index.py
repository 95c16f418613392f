"""What the publisher remembers between runs: arrivals, which file became which blob, and each playlist's last reading.

All but the arrivals could be found out again; it is kept so that a publish costs by what changed. Leaves out what any
of it means.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from player.errors import StorageError
from player.notices.codec import CodecError, from_data, to_data
from player.publish.metadata import SignedFile

log = logging.getLogger("bytavla.publish")

T = TypeVar("T")

_SCHEMA = """
CREATE TABLE IF NOT EXISTS arrivals (playlist TEXT, file TEXT, seen TEXT, PRIMARY KEY (playlist, file)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sources (file TEXT, recipe TEXT, version TEXT, sha256 TEXT, size INTEGER, media_type TEXT,
    tells_place INTEGER,
    PRIMARY KEY (file, recipe)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS blobs (playlist TEXT, sha256 TEXT, PRIMARY KEY (playlist, sha256)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS media (playlist TEXT, file TEXT, PRIMARY KEY (playlist, file)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS retired (path TEXT PRIMARY KEY, since TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Source:
    """The blob that a file became, which version of the file that was, and whether it tells where a photo was taken."""

    version: str
    file: SignedFile
    media_type: str
    tells_place: bool = False


Parsed = dict[str, tuple[object, str, Any]]
"""Facts by name: their kind, text and value. A publisher that lives on need not read again what it wrote itself."""


class Index:
    """One SQLite file. Changes count after `commit`; what is not committed is forgotten. Raises StorageError."""

    def __init__(self, path: Path, parsed: Parsed | None = None) -> None:
        self._parsed: Parsed = {} if parsed is None else parsed
        with _errors(path):
            try:
                self._db = _open(path)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise
                log.warning("%s is damaged (%s): it is put aside, and everything is read anew", path, error)
                path.replace(path.with_name(path.name + ".damaged"))
                self._db = _open(path)
        self._path = path

    def close(self) -> None:
        self._db.close()

    def commit(self) -> None:
        with _errors(self._path):
            self._db.commit()

    def arrivals(self, playlist: str) -> dict[str, datetime]:
        """When each file of a playlist was first seen."""
        rows = self._all("SELECT file, seen FROM arrivals WHERE playlist = ?", playlist)
        return {_text(file): datetime.fromisoformat(seen) for file, seen in rows}

    def keep_arrivals(self, playlist: str, arrived: Mapping[str, datetime], gone: Iterable[str]) -> None:
        """Adds files that have come; of those that are `gone` also what they became is forgotten."""
        rows = [(playlist, _blob(file), seen.isoformat()) for file, seen in arrived.items()]
        self._many("INSERT OR REPLACE INTO arrivals VALUES (?, ?, ?)", rows)
        self._many("DELETE FROM arrivals WHERE playlist = ? AND file = ?", [(playlist, _blob(file)) for file in gone])
        self._many("DELETE FROM sources WHERE file = ?", [(_blob(file),) for file in gone])

    def source(self, file: str, recipe: str) -> Source | None:
        """What a file became by that recipe (such as "picture:1920")."""
        query = "SELECT version, sha256, size, media_type, tells_place FROM sources WHERE file = ? AND recipe = ?"
        for version, sha256, size, media_type, tells_place in self._all(query, _blob(file), recipe):
            return Source(version, SignedFile(sha256, size), media_type, bool(tells_place))
        return None

    def keep_source(self, file: str, recipe: str, source: Source) -> None:
        signed = source.file
        row = (_blob(file), recipe, source.version, signed.sha256, signed.size, source.media_type, source.tells_place)
        self._many("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?, ?)", [row])

    def blobs(self) -> set[str]:
        """Every blob that a published manifest or the board names."""
        return {sha256 for (sha256,) in self._all("SELECT DISTINCT sha256 FROM blobs")}

    def keep_blobs(self, playlist: str, names: Iterable[str]) -> None:
        wanted, kept = (
            set(names),
            {name for (name,) in self._all("SELECT sha256 FROM blobs WHERE playlist = ?", playlist)},
        )
        gone = [(playlist, name) for name in kept - wanted]
        self._many("DELETE FROM blobs WHERE playlist = ? AND sha256 = ?", gone)
        self._many("INSERT INTO blobs VALUES (?, ?)", [(playlist, name) for name in wanted - kept])

    def media(self) -> set[str]:
        """Every file under `media/` that a page names."""
        return {file for (file,) in self._all("SELECT DISTINCT file FROM media")}

    def keep_media(self, playlist: str, files: Iterable[str]) -> None:
        wanted = set(files)
        kept = {file for (file,) in self._all("SELECT file FROM media WHERE playlist = ?", playlist)}
        gone = [(playlist, file) for file in kept - wanted]
        self._many("DELETE FROM media WHERE playlist = ? AND file = ?", gone)
        self._many("INSERT INTO media VALUES (?, ?)", [(playlist, file) for file in wanted - kept])

    def retired(self) -> dict[str, datetime]:
        """Paths in the tree that nothing names any more, and since when."""
        return {path: datetime.fromisoformat(since) for path, since in self._all("SELECT path, since FROM retired")}

    def keep_retired(self, retired: Mapping[str, datetime]) -> None:
        self._many("DELETE FROM retired", [()])
        self._many("INSERT INTO retired VALUES (?, ?)", [(path, since.isoformat()) for path, since in retired.items()])

    def fact(self, kind: type[T], name: str) -> T | None:
        """A value kept under a name; None when there is none, or none that this version can read."""
        for (text,) in self._all("SELECT value FROM facts WHERE name = ?", name):
            if self._parsed.get(name, ())[:2] != (kind, text):
                try:
                    self._parsed[name] = (kind, text, from_data(kind, json.loads(text)))
                except (CodecError, ValueError):
                    return None
            value: T = self._parsed[name][2]
            return value
        return None

    def facts(self, kind: type[T], prefix: str) -> dict[str, T]:
        """The values under all names that begin so, by the rest of their names."""
        found = {}
        query = "SELECT substr(name, ?), value FROM facts WHERE name >= ? AND name < ?"
        for name, value in self._all(query, len(prefix) + 1, prefix, prefix + "\U0010ffff"):
            with suppress(CodecError, ValueError):
                found[name] = from_data(kind, json.loads(value))
        return found

    def keep_fact(self, name: str, value: object) -> None:
        """None forgets it. What is the same is not written again: a publish without a change touches no disk."""
        text = None if value is None else json.dumps(to_data(value), ensure_ascii=True, separators=(",", ":"))
        rows = self._all("SELECT value FROM facts WHERE name = ?", name)
        if text is None and rows:
            self._many("DELETE FROM facts WHERE name = ?", [(name,)])
        elif text is not None and rows != [(text,)]:
            self._many("INSERT OR REPLACE INTO facts VALUES (?, ?)", [(name, text)])
            if name in self._parsed:
                self._parsed[name] = (self._parsed[name][0], text, value)

    def names(self, prefix: str) -> list[str]:
        """The names of facts that begin so, without that beginning."""
        query = "SELECT substr(name, ?) FROM facts WHERE name >= ? AND name < ?"
        return [name for (name,) in self._all(query, len(prefix) + 1, prefix, prefix + "\U0010ffff")]

    def _all(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with _errors(self._path):
            return self._db.execute(query, values).fetchall()

    def _many(self, query: str, rows: Iterable[tuple[object, ...]]) -> None:
        wanted = list(rows)
        if wanted:
            with _errors(self._path):
                self._db.executemany(query, wanted)


def _open(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=5.0)
    try:
        database.executescript(_SCHEMA)
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database


def _blob(name: str) -> bytes:
    """A file's name as SQLite keeps it: names that are no UTF-8 must come back as they went in."""
    return name.encode("utf-8", "surrogateescape")


def _text(kept: object) -> str:
    assert isinstance(kept, bytes)
    return kept.decode("utf-8", "surrogateescape")


@contextmanager
def _errors(path: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise StorageError(f"{path} cannot be written or read: {error}. Free space or check the disk.") from error
