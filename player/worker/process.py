"""One worker process and its pipes: started, written to and read from without ever waiting, killed and reaped.

Leaves out what is said (`wire`), how long it may take and what follows from an end (`client`).
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

PROGRAM = (sys.executable, "-I", "-X", "utf8", "-m", "player.worker.main")
"""Isolated: neither the working directory nor anybody's environment or site folder adds modules."""

_ENVIRONMENT = {"LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "2"}
"""Nothing of ours: it may hold secrets. Two arenas, because each reserves 64 MB of the worker's address space."""

_CHUNK_BYTES = 1 << 18
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


class EndedError(Exception):
    """The process has closed its side: it has ended, or might as well have."""


class Process:
    """A running worker. Not for more than one thread; it dies with the thread that started it."""

    def __init__(
        self, command: Sequence[str], keep_open: Sequence[int] = (), environment: Mapping[str, str] = _ENVIRONMENT
    ) -> None:
        """`keep_open` are descriptors that it gets too. Raises OSError when the program cannot be started."""
        # In a group of its own, so that Ctrl-C on the terminal reaches us alone, and we end it.
        self._child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd="/",
            env=environment,
            bufsize=0,
            process_group=0,
            pass_fds=keep_open,
        )
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._requests = self._child.stdin.fileno()
        self._replies = self._child.stdout.fileno()
        os.set_blocking(self._requests, False)
        os.set_blocking(self._replies, False)
        self._unsent = b""
        self._unread = bytearray()
        self._epoll = select.epoll()
        self._epoll.register(self._replies, select.EPOLLIN)

    @property
    def pid(self) -> int:
        return self._child.pid

    def fileno(self) -> int:
        """Readable when there is something to do: then call `pump`."""
        return self._epoll.fileno()

    def send(self, data: bytes) -> None:
        """Take a line to be sent as soon as the pipe has room; most fit at once."""
        self._unsent += data
        self._write()

    def pump(self, longest_line_bytes: int) -> Iterator[bytes]:
        """Write and read what can be without waiting; yields the whole lines that came.

        Raises EndedError after the last line of a process that has ended, and ValueError for a line that is too long.
        """
        self._write()
        while data := self.receive():
            searched = len(self._unread)
            self._unread += data
            while (end := self._unread.find(b"\n", searched)) >= 0:
                line = bytes(self._unread[:end])
                del self._unread[: end + 1]
                searched = 0
                yield line
            if len(self._unread) > longest_line_bytes:
                raise ValueError(f"a line of more than {longest_line_bytes} bytes")

    def resident_bytes(self) -> int:
        """How much memory it holds; 0 when it has ended."""
        try:
            return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * _PAGE_BYTES
        except (OSError, IndexError, ValueError):
            return 0

    def kill(self) -> None:
        """End it at once, and close the pipes. All that it writes is written in one step, so nothing is left half."""
        self._child.kill()
        self._epoll.close()
        for pipe in (self._child.stdin, self._child.stdout):
            assert pipe is not None
            pipe.close()

    def reap(self, timeout_s: float = 0.0) -> int | None:
        """The return code (negative: the signal) once it has ended, else None."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._child.wait(timeout_s) if timeout_s > 0 else self._child.poll()
        return None

    def receive(self) -> bytes:
        """What has come, without waiting: b"" for nothing yet. Raises EndedError."""
        try:
            data = os.read(self._replies, _CHUNK_BYTES)
        except BlockingIOError:
            return b""
        if not data:
            raise EndedError
        return data

    def _write(self) -> None:
        if not self._unsent:
            return
        try:
            sent = os.write(self._requests, self._unsent)
        except BlockingIOError:
            sent = 0
        except BrokenPipeError:  # the end of its other pipe will say so
            sent = len(self._unsent)
        self._unsent = self._unsent[sent:]
        self._mind_room()

    def _mind_room(self) -> None:
        """Wake on room in the pipe only while there is something to send."""
        with contextlib.suppress(FileExistsError, FileNotFoundError):
            if self._unsent:
                self._epoll.register(self._requests, select.EPOLLOUT)
            else:
                self._epoll.unregister(self._requests)


def spelt_end(code: int | None) -> str:
    """How a process ended, in words: by which signal, or with which exit code."""
    if code is None:
        return "it closed its pipe"
    if code < 0:
        with contextlib.suppress(ValueError):
            return f"killed by {signal.Signals(-code).name}"
        return f"killed by signal {-code}"
    return f"ended with exit code {code}"
