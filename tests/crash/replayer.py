"""Replays a recorded run, and stops the power after every call: each state that a crash can leave, once.

Knows the calls that our programs make; any other that changes the folder is an error, so that none goes unseen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.crash.disk import Disk, File, Folder, Link, Loss, Node
from tests.crash.recorder import Call


@dataclass
class _Open:
    node: Node
    offset: int = 0


@dataclass(frozen=True)
class State:
    """What a cut after call number `after` leaves, with this loss; `write` puts it into a folder."""

    after: int
    call: str
    loss: Loss
    disk: Disk

    def write(self, target: Path) -> None:
        self.disk.after_cut(self.loss, target)


class Replayer:
    """The disk below `root` as the calls change it, call by call."""

    def __init__(self, root: Path, start: Path) -> None:
        self._root = str(root)
        self._disk = Disk(start)
        self._open: dict[int, _Open] = {}

    def states(self, calls: list[Call]) -> Iterator[State]:
        """Every state that differs from all before it. To be used at once: the disk goes on changing."""
        seen = set()
        for number, call in enumerate(calls):
            if not self._apply(call):
                continue
            for loss in Loss:
                fingerprint = self._disk.fingerprint(loss)
                if fingerprint not in seen:
                    seen.add(fingerprint)
                    yield State(number, call.name, loss, self._disk)

    def _apply(self, call: Call) -> bool:
        """Does what the call did; whether it changed anything below the root."""
        step = getattr(self, f"_do_{call.name}", None)
        assert step is not None, f"the replayer does not know {call}"
        return bool(step(call))

    def _inside(self, path: str) -> str | None:
        if path == self._root:
            return ""
        return path.removeprefix(self._root + "/") if path.startswith(self._root + "/") else None

    def _do_openat(self, call: Call) -> bool:
        return self._opened(call, call.text(1), call.word(2))

    def _do_open(self, call: Call) -> bool:
        return self._opened(call, call.text(0), call.word(1))

    def _opened(self, call: Call, path: str, flags: str) -> bool:
        inside = self._inside(path)
        self._open.pop(call.result, None)
        if inside is None:
            return False
        node = self._disk.get(inside)
        made = node is None
        if node is None:
            assert "O_CREAT" in flags, call
            node = File()
            self._disk.put(inside, node)
        emptied = "O_TRUNC" in flags and isinstance(node, File) and bool(node.data)
        if emptied and isinstance(node, File):
            node.data.clear()
        self._open[call.result] = _Open(node, len(node.data) if "O_APPEND" in flags and isinstance(node, File) else 0)
        return made or emptied

    def _do_close(self, call: Call) -> bool:
        self._open.pop(int(call.word(0)), None)
        return False

    def _do_read(self, call: Call) -> bool:
        if opened := self._open.get(int(call.word(0))):
            opened.offset += call.result
        return False

    def _do_pread64(self, call: Call) -> bool:
        return False

    def _do_lseek(self, call: Call) -> bool:
        if opened := self._open.get(int(call.word(0))):
            opened.offset = call.result
        return False

    def _do_write(self, call: Call) -> bool:
        opened = self._open.get(int(call.word(0)))
        if opened is None:
            return False
        data = call.arguments[1]
        assert isinstance(opened.node, File), call
        assert isinstance(data, bytes), call
        end = opened.offset + call.result
        if len(opened.node.data) < opened.offset:
            opened.node.data.extend(bytes(opened.offset - len(opened.node.data)))
        opened.node.data[opened.offset : end] = data[: call.result]
        opened.offset = end
        return True

    def _do_ftruncate(self, call: Call) -> bool:
        opened = self._open.get(int(call.word(0)))
        if opened is None:
            return False
        assert isinstance(opened.node, File), call
        length = int(call.word(1))
        del opened.node.data[length:]
        opened.node.data.extend(bytes(length - len(opened.node.data)))
        return True

    def _do_fsync(self, call: Call) -> bool:
        opened = self._open.get(int(call.word(0)))
        if opened is None:
            return False
        if isinstance(opened.node, File):
            opened.node.safe = bytes(opened.node.data)
        elif isinstance(opened.node, Folder):
            opened.node.safe = dict(opened.node.names)
        return True

    _do_fdatasync = _do_fsync

    def _do_rename(self, call: Call) -> bool:
        return self._renamed(call.text(0), call.text(1))

    def _do_renameat(self, call: Call) -> bool:
        return self._renamed(call.text(1), call.text(3))

    _do_renameat2 = _do_renameat

    def _renamed(self, source: str, target: str) -> bool:
        old, new = self._inside(source), self._inside(target)
        assert (old is None) == (new is None), f"a rename across the root: {source} -> {target}"
        if old is None or new is None:
            return False
        self._disk.put(new, self._disk.remove(old))
        return True

    def _do_unlink(self, call: Call) -> bool:
        return self._removed(call.text(0))

    _do_rmdir = _do_unlink

    def _do_unlinkat(self, call: Call) -> bool:
        return self._removed(call.text(1))

    def _removed(self, path: str) -> bool:
        inside = self._inside(path)
        if inside is None:
            return False
        self._disk.remove(inside)
        return True

    def _do_mkdir(self, call: Call) -> bool:
        return self._made(call.text(0))

    def _do_mkdirat(self, call: Call) -> bool:
        return self._made(call.text(1))

    def _made(self, path: str) -> bool:
        inside = self._inside(path)
        if inside is None:
            return False
        self._disk.put(inside, Folder())
        return True

    def _do_symlink(self, call: Call) -> bool:
        return self._linked(call.text(0), call.text(1))

    def _do_symlinkat(self, call: Call) -> bool:
        return self._linked(call.text(0), call.text(2))

    def _linked(self, target: str, path: str) -> bool:
        inside = self._inside(path)
        if inside is None:
            return False
        self._disk.put(inside, Link(target))
        return True

    def _do_link(self, call: Call) -> bool:
        return self._hard_linked(call.text(0), call.text(1))

    def _do_linkat(self, call: Call) -> bool:
        return self._hard_linked(call.text(1), call.text(3))

    def _hard_linked(self, source: str, target: str) -> bool:
        old, new = self._inside(source), self._inside(target)
        if new is None:
            return False
        assert old is not None, f"a link from outside the root: {source}"
        node = self._disk.get(old)
        assert node is not None, source
        self._disk.put(new, node)
        return True

    def _do_writev(self, call: Call) -> bool:
        assert int(call.word(0)) not in self._open, f"the replayer does not know {call}"
        return False

    _do_pwrite64 = _do_sendfile = _do_copy_file_range = _do_writev
