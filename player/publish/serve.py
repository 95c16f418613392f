"""The embedded web server: serves a published tree, for a demo or for one small network.

A real web server does the same and more; nothing here is needed by it. Leaves out publishing.
"""

from __future__ import annotations

import contextlib
import os
import socket
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from player.durable import TEMPORARY
from player.errors import BytavlaError, UsageError

START_WITHIN_S = 10.0
KEEP_ALIVE_S = 90
"""Longer than the longest poll, so that a board keeps its connection from one to the next."""

_KINDS = {
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".vcf": "text/vcard; charset=utf-8",
    ".rss": "application/rss+xml; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".m4a": "audio/mp4",
}
_GUARDED = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
"""Pages need no script, so none may run."""
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


@contextlib.contextmanager
def serve(public: Path, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """Serves the tree at `public` (which may still be empty) from a thread; yields its address, http://HOST:PORT/.

    Port 0 takes a free one. Raises UsageError when the address cannot be had.
    """
    listening = _listen(host, port)
    config = uvicorn.Config(
        application(public),
        http="h11",
        loop="asyncio",
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],), name="bytavla-serve", daemon=True)
    thread.start()
    try:
        _wait_until_started(server, thread)
        bound = listening.getsockname()
        name = f"[{bound[0]}]" if listening.family == socket.AF_INET6 else bound[0]
        yield f"http://{name}:{bound[1]}/"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


def application(public: Path) -> Starlette:
    """The tree as an ASGI application: ETag, Range, and gzip for what is text."""
    return Starlette(
        routes=[
            Mount("/metadata", GZipMiddleware(_Static(public / "metadata", _ASK_AGAIN), minimum_size=1000)),
            Mount("/targets", GZipMiddleware(_Static(public / "targets", _FOR_EVER), minimum_size=1000)),
            Mount("/blobs", _Static(public / "blobs", _FOR_EVER)),
            Mount("/media", _Static(public / "media", _ASK_AGAIN)),
            Mount("/", GZipMiddleware(_Pages(public, _ASK_AGAIN), minimum_size=1000)),
        ]
    )


class _Static(StaticFiles):
    """Files with how long they may be kept. A folder that is not there yet is one without files."""

    def __init__(self, folder: Path, keep: str) -> None:
        super().__init__(directory=folder, check_dir=False)
        self.config_checked = True
        self._headers = {"Cache-Control": keep, **_GUARDED}

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers.update(self._headers)
        kind = _KINDS.get(Path(full_path).suffix)
        if kind is not None:
            response.headers["Content-Type"] = kind
        return response


class _Pages(_Static):
    """The pages: /n/abc is the file n/abc.html, / is index.html."""

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        if any(part.startswith(".") for part in Path(path).parts) or path.endswith(TEMPORARY):
            return "", None
        for name in (path, f"{path}.html") if Path(path).name else ("index.html",):
            full_path, found = super().lookup_path(name)
            if found is not None and stat.S_ISREG(found.st_mode):
                return full_path, found
        return "", None


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        why = error.strerror or error
        raise UsageError(f"Cannot serve on {host}:{port}: {why}. Choose another address.") from error


def _wait_until_started(server: uvicorn.Server, thread: threading.Thread) -> None:
    deadline = time.monotonic() + START_WITHIN_S
    while not server.started:
        if not thread.is_alive() or time.monotonic() > deadline:
            raise BytavlaError("The embedded web server does not start; the lines above say why.")
        time.sleep(0.01)
