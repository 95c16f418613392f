"""A content server that can lie: serves a tree rightly, but for the faults it was told to have.

The whole of the misbehaviour that sync must stand is here; a fault is a function that answers one request.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

Fault = Callable[["Handler", bytes], None]
"""Answers one request instead of the server; gets the bytes of the file asked for (empty when there is none)."""


@dataclass(frozen=True)
class Asked:
    path: str
    headers: dict[str, str]


class Server(ThreadingHTTPServer):
    """`faults` maps a part of a path to what happens instead; `cut_bytes` ends a connection after so many
    bytes of content (the signed metadata is small enough to come through)."""

    daemon_threads = True

    def __init__(self, root: Path) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.root = root
        self.faults: dict[str, Fault] = {}
        self.asked: list[Asked] = []
        self.cut_bytes = 0
        self.ranges = True
        self.released = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is what these tests are about."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Server

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        pass

    def setup(self) -> None:
        super().setup()
        self.sent = 0

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.server.asked.append(Asked(path, dict(self.headers.items())))
        file = self.server.root / path.lstrip("/")
        data = file.read_bytes() if file.is_file() else b""
        fault = next((fault for part, fault in self.server.faults.items() if part in path), None)
        if fault is not None:
            fault(self, data)
        elif not file.is_file():
            self.answer(404, b"<html>no such page</html>")
        else:
            self.file(data)

    def file(self, data: bytes) -> None:
        """Answers as a good static server does: ETag, If-None-Match, Range."""
        etag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == etag:
            self.answer(304, b"", ETag=etag)
            return
        start = self.headers.get("Range", "")
        if start and self.server.ranges:
            first = int(start.removeprefix("bytes=").removesuffix("-"))
            whole = f"bytes {first}-{len(data) - 1}/{len(data)}"
            self.answer(206, data[first:], **{"Content-Range": whole, "ETag": etag})
            return
        self.answer(200, data, ETag=etag)

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.head(status, len(body), **headers)
        self.body(body)

    def head(self, status: int, length: int | None, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if length is not None and status != 304:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def body(self, body: bytes) -> None:
        """Sends, up to what the line carries before it breaks."""
        limit = 0 if "/metadata/" in self.path else self.server.cut_bytes
        if limit and self.sent + len(body) >= limit:
            self.wfile.write(body[: limit - self.sent])
            self.hang_up()
            return
        self.wfile.write(body)
        self.sent += len(body)

    def hang_up(self) -> None:
        self.wfile.flush()
        self.close_connection = True


@contextmanager
def serving(root: Path) -> Iterator[Server]:
    server = Server(root)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


def half(handler: Handler, data: bytes) -> None:
    """Promises the whole body, sends half, hangs up."""
    handler.head(200, len(data))
    handler.wfile.write(data[: len(data) // 2])
    handler.hang_up()


def half_without_length(handler: Handler, data: bytes) -> None:
    """Half a body that ends without any sign that it is not whole."""
    handler.head(200, None, Connection="close")
    handler.wfile.write(data[: len(data) // 2])
    handler.hang_up()


def wrong(handler: Handler, data: bytes) -> None:
    """Other bytes of the same length."""
    handler.answer(200, bytes(byte ^ 1 for byte in data))


def drip(handler: Handler, data: bytes) -> None:
    """A byte now and then: no socket timeout ever sees anything wrong."""
    handler.head(200, len(data))
    for byte in data:
        if handler.server.released.wait(0.02):
            return
        handler.wfile.write(bytes((byte,)))


def drip_head(handler: Handler, data: bytes) -> None:
    """A head that never comes to its end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while not handler.server.released.wait(0.05):
        handler.wfile.write(b"X-More: yes\r\n")


def silence(handler: Handler, data: bytes) -> None:
    """Takes the request and says nothing."""
    handler.server.released.wait(30)
    handler.hang_up()


def countless(handler: Handler, data: bytes) -> None:
    """The right bytes under a length of more digits than a number may have."""
    handler.head(200, None, Content_Length="9" * 5000, Connection="close")
    handler.wfile.write(data)
    handler.hang_up()


def page(handler: Handler, data: bytes) -> None:
    """A login page, or a site that answers 200 for what it has not got."""
    handler.answer(200, b"<html>Welcome! Please log in.</html>", Content_Type="text/html")


def status(code: int, **headers: str) -> Fault:
    return lambda handler, data: handler.answer(code, b"sorry", **headers)


def redirect(target: str, code: int = 302) -> Fault:
    return lambda handler, data: handler.answer(code, b"", Location=target)


def endless(handler: Handler, data: bytes) -> None:
    """More and more, without a promised length."""
    handler.head(200, None, Connection="close")
    while not handler.server.released.is_set():
        handler.wfile.write(b" " * 65536)


def another_range(handler: Handler, data: bytes) -> None:
    """A part of the file, but not the one asked for."""
    if "Range" in handler.headers:
        handler.answer(206, data, Content_Range=f"bytes 0-{len(data) - 1}/{len(data)}")
    else:
        handler.file(data)


def countless_range(handler: Handler, data: bytes) -> None:
    """Half a body first; then a part of it whose place has more digits than a number may have."""
    if "Range" in handler.headers:
        handler.answer(206, data, Content_Range=f"bytes {'9' * 5000}-{'9' * 5000}/*")
    else:
        half(handler, data)


def times(count: int, fault: Fault) -> Fault:
    """The fault so many times, then as it should be."""
    left = [count]

    def answer(handler: Handler, data: bytes) -> None:
        left[0] -= 1
        fault(handler, data) if left[0] >= 0 else handler.file(data)

    return answer
