"""Connections, each made to the very address that was judged: a name that changes its mind in between gains nothing.

(DNS rebinding: a name that first leads to the open internet and, asked again, into our own network.) Leaves out which
addresses lie inside (`inside`) and what is asked over the connection (`web`).
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from player.fetch.deadline import Deadline
from player.fetch.inside import is_public

Lookup = Callable[..., Sequence[tuple[Any, ...]]]
"""The addresses of a name, as `socket.getaddrinfo` gives them."""


@dataclass(frozen=True, slots=True)
class Dialler:
    """Makes connections, each to an address that it has judged itself."""

    inside: frozenset[str]
    lookup: Lookup
    deadline: Deadline

    def dial(self, host: str, port: int) -> socket.socket:
        """Raises OSError."""
        name = host.strip("[]")
        found = self.lookup(name, port, type=socket.SOCK_STREAM)
        allowed = f"{name}:{port}".casefold() in self.inside
        if not allowed and not all(is_public(str(sockaddr[0])) for *_, sockaddr in found):
            raise InsideError(f"{name} leads inside")
        failure = UnreachableError("no address")
        for family, kind, protocol, _, sockaddr in found:
            connection = socket.socket(family, kind, protocol)
            try:
                self.deadline.mind(connection)
                connection.settimeout(min(5.0, max(0.1, self.deadline.left_s)))
                connection.connect(sockaddr)
            except OSError as error:
                connection.close()
                failure = UnreachableError(str(error))
            else:
                return connection
        raise failure


class InsideError(OSError):
    """The name leads into our own network."""


class UnreachableError(OSError):
    """None of the name's addresses lets itself be connected to."""


class Adapter(HTTPAdapter):
    """The requests transport whose connections are judged when they are made."""

    def __init__(self, dialler: Dialler) -> None:
        self._dialler = dialler
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _pool_classes(self._dialler)


def _pool_classes(dialler: Dialler) -> dict[str, type[HTTPConnectionPool]]:
    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return dialler.dial(self.host, self.port)

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return dialler.dial(self.host, self.port)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}
