"""A source of feeds on loopback that can behave in every way a source has been seen to behave."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Say = Callable[[socket.socket], None]


@dataclass
class Source:
    """`says` is what it does with a connection once the request's head has come; `asked` are these heads."""

    port: int
    says: Say = lambda _: None
    asked: list[str] = field(default_factory=list)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}/alerts"

    def answers(self, body: bytes, status: str = "200 OK", *headers: str) -> None:
        """Each request with this."""
        head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""])
        self.says = lambda connection: connection.sendall(head.encode() + body)

    def answers_conditionally(self, body: bytes, etag: str) -> None:
        def say(connection: socket.socket) -> None:
            if f"if-none-match: {etag}".lower() in self.asked[-1].lower():
                connection.sendall(b"HTTP/1.1 304 Not Modified\r\nContent-Length: 0\r\n\r\n")
            else:
                head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nETag: {etag}\r\n\r\n"
                connection.sendall(head.encode() + body)

        self.says = say


@contextmanager
def source() -> Iterator[Source]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        here = Source(listening.getsockname()[1])
        stopping = threading.Event()
        threads: list[threading.Thread] = []

        def serve() -> None:
            while not stopping.is_set():
                with suppress(OSError):
                    connection, _ = listening.accept()
                    threads.append(threading.Thread(target=_answer, args=(here, connection, stopping)))
                    threads[-1].start()

        accepting = threading.Thread(target=serve)
        accepting.start()
        try:
            yield here
        finally:
            stopping.set()
            listening.shutdown(socket.SHUT_RDWR)
            accepting.join()
            for thread in threads:
                thread.join()


def _answer(here: Source, connection: socket.socket, stopping: threading.Event) -> None:
    with connection, suppress(OSError):
        connection.settimeout(5)
        head = b""
        while b"\r\n\r\n" not in head:
            head += connection.recv(4096) or b"\r\n\r\n"
        here.asked.append(head.decode("latin-1"))
        if not stopping.is_set():
            here.says(connection)


def drips(data: bytes, every_s: float = 0.05) -> Say:
    """A byte at a time, for ever: far longer than any client should wait."""

    def say(connection: socket.socket) -> None:
        for byte in data:
            connection.sendall(bytes([byte]))
            time.sleep(every_s)

    return say


def endlessly(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[")
    while True:
        connection.sendall(b" " * 65536)


def breaks_off(connection: socket.socket) -> None:
    connection.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{"alerts": []')


def gzip_bomb(connection: socket.socket) -> None:
    body = gzip.compress(b" " * 5_000_000)
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(body)}\r\n\r\n"
    connection.sendall(head.encode() + body)
