"""Ends connections that take too long before their body begins, and all of them when sync is told to stop.

Timeouts of sockets only limit the gap between two bytes: a server that drips its headers, or a TLS handshake, holds a
client for days. One sleeping thread minds all connections. Leaves out bodies (`answer` measures those itself).
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from weakref import WeakSet

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool


class Watchman:
    """Minds connections made through a `MindedAdapter`. Threads may come and go; `close` ends its own."""

    def __init__(self, headers_seconds: float) -> None:
        self._seconds = headers_seconds
        self._changed = threading.Condition()
        self._deadlines: dict[HTTPConnection, float] = {}
        self._sockets: WeakSet[socket.socket] = WeakSet()
        self._thread: threading.Thread | None = None
        self._cutting = False
        self._closed = False

    @contextmanager
    def over(self, connection: HTTPConnection) -> Iterator[None]:
        """Minds the connection while it connects or waits for an answer's head."""
        with self._changed:
            self._deadlines[connection] = time.monotonic() + self._seconds
            self._start()
            self._changed.notify()
        try:
            yield
        finally:
            with self._changed:
                self._deadlines.pop(connection, None)
                if isinstance(connection.sock, socket.socket):
                    self._sockets.add(connection.sock)
                if self._cutting:
                    _cut(connection.sock)

    def cut(self) -> None:
        """Cuts every connection, in the middle of a body too, and those still to come."""
        with self._changed:
            self._cutting = True
            for connection in self._deadlines:
                _cut(connection.sock)
            for sock in self._sockets:
                _cut(sock)

    def close(self) -> None:
        """Cuts every connection and ends the thread."""
        self.cut()
        with self._changed:
            self._closed = True
            self._changed.notify()
            thread = self._thread
        if thread is not None:
            thread.join()

    def _start(self) -> None:
        if self._thread is None and not self._closed:
            self._thread = threading.Thread(target=self._mind, name="sync-watchman", daemon=True)
            self._thread.start()

    def _mind(self) -> None:
        with self._changed:
            while not self._closed:
                now = time.monotonic()
                for connection, deadline in self._deadlines.items():
                    if deadline <= now:
                        _cut(connection.sock)
                # A connection that is late but still looks its name up has no socket yet: look again soon.
                waits = [deadline - now if deadline > now else 0.25 for deadline in self._deadlines.values()]
                self._changed.wait(min(waits, default=None))


def _cut(sock: Any) -> None:
    if sock is not None:
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)


class MindedAdapter(HTTPAdapter):
    """The requests transport whose connections a watchman minds."""

    def __init__(self, watchman: Watchman, connections: int) -> None:
        self._watchman = watchman
        # One more than content needs: the server is asked for news while content comes.
        super().__init__(pool_connections=2, pool_maxsize=connections + 1, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _pool_classes(self._watchman)

    def proxy_manager_for(self, proxy: Any, **kwargs: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **kwargs)
        manager.pool_classes_by_scheme = _pool_classes(self._watchman)
        return manager


def _pool_classes(watchman: Watchman) -> dict[str, type[HTTPConnectionPool]]:
    class Plain(HTTPConnection):
        def connect(self) -> None:
            with watchman.over(self):
                super().connect()

        def getresponse(self) -> Any:
            with watchman.over(self):
                return super().getresponse()

    class Secure(HTTPSConnection):
        def connect(self) -> None:
            with watchman.over(self):
                super().connect()

        def getresponse(self) -> Any:
            with watchman.over(self):
                return super().getresponse()

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
