"""A disk in memory that knows what a power cut leaves: what was written, what was synced, and the names likewise.

The strictest reading of POSIX: a file's bytes are safe after its own fsync, a name after its folder's.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path


class Loss(Enum):
    """What the cut takes: nothing, bytes not synced (gone, or zeros), names not synced, or both.

    Names may be lost in the top folder alone, or in all but it: a system writes folders back in any order.
    """

    NOTHING = "nothing"
    BYTES = "bytes"
    ZEROED = "zeroed"
    NAMES = "names"
    TOP_NAMES = "names at the top"
    INNER_NAMES = "names below the top"
    BOTH = "both"


@dataclass(eq=False)
class File:
    data: bytearray = field(default_factory=bytearray)
    safe: bytes = b""


@dataclass(eq=False)
class Link:
    target: str


@dataclass(eq=False)
class Folder:
    names: dict[str, Node] = field(default_factory=dict)
    safe: dict[str, Node] = field(default_factory=dict)


Node = File | Link | Folder


class Disk:
    """A tree of nodes, addressed by paths relative to its top."""

    def __init__(self, start: Path) -> None:
        self.top = _loaded(start) if start.is_dir() else Folder()

    def folder_of(self, path: str) -> tuple[Folder, str]:
        """The folder that a path lies in, and its last name."""
        *above, name = path.split("/")
        folder = self.top
        for step in above:
            inner = folder.names[step]
            assert isinstance(inner, Folder), path
            folder = inner
        return folder, name

    def get(self, path: str) -> Node | None:
        if not path:
            return self.top
        folder, name = self.folder_of(path)
        return folder.names.get(name)

    def put(self, path: str, node: Node) -> None:
        folder, name = self.folder_of(path)
        folder.names[name] = node

    def remove(self, path: str) -> Node:
        folder, name = self.folder_of(path)
        return folder.names.pop(name)

    def after_cut(self, loss: Loss, target: Path) -> None:
        """Writes what is found after the power came back into a fresh folder."""
        shutil.rmtree(target, ignore_errors=True)
        _write(self.top, loss, target, top=True)

    def fingerprint(self, loss: Loss) -> tuple[object, ...]:
        """The same for two states that a power cut makes the same."""
        return _print_of(self.top, loss, top=True)


def _loaded(path: Path) -> Folder:
    names: dict[str, Node] = {}
    for entry in path.iterdir():
        if entry.is_symlink():
            names[entry.name] = Link(str(entry.readlink()))
        elif entry.is_dir():
            names[entry.name] = _loaded(entry)
        else:
            data = entry.read_bytes()
            names[entry.name] = File(bytearray(data), data)
    return Folder(names, dict(names))


_AT_TOP = (Loss.NAMES, Loss.BOTH, Loss.TOP_NAMES)
_INSIDE = (Loss.NAMES, Loss.BOTH, Loss.INNER_NAMES)


def _names(folder: Folder, loss: Loss, *, top: bool) -> dict[str, Node]:
    return folder.safe if loss in (_AT_TOP if top else _INSIDE) else folder.names


def _bytes(file: File, loss: Loss) -> bytes:
    if loss in (Loss.BYTES, Loss.BOTH):
        return file.safe
    if loss is Loss.ZEROED and bytes(file.data) != file.safe:
        return bytes(len(file.data))
    return bytes(file.data)


def _write(folder: Folder, loss: Loss, target: Path, *, top: bool = False) -> None:
    target.mkdir()
    for name, node in _names(folder, loss, top=top).items():
        if isinstance(node, Folder):
            _write(node, loss, target / name)
        elif isinstance(node, Link):
            (target / name).symlink_to(node.target)
        else:
            (target / name).write_bytes(_bytes(node, loss))


def _print_of(folder: Folder, loss: Loss, *, top: bool = False) -> tuple[object, ...]:
    found: list[tuple[str, object]] = []
    for name, node in sorted(_names(folder, loss, top=top).items()):
        if isinstance(node, Folder):
            found.append((name, _print_of(node, loss)))
        else:
            found.append((name, node.target if isinstance(node, Link) else _bytes(node, loss)))
    return tuple(found)
