"""A real nginx on loopback, with the settings that a content server has, for tests and the benchmark."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CONFIGURATION = """
daemon off;
worker_processes 1;
pid {work}/nginx.pid;
error_log {work}/error.log warn;
events {{ worker_connections 256; }}
http {{
    types {{ application/json json; }}
    default_type application/octet-stream;
    log_format traffic '$request_method $uri $status $request_length $bytes_sent';
    access_log {work}/access.log traffic;
    client_body_temp_path {work}/body; proxy_temp_path {work}/proxy; fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
    sendfile on; tcp_nopush on; keepalive_timeout 75s; keepalive_requests 100000; server_tokens off;
    gzip on; gzip_types application/json; gzip_min_length 200;
    server {{ listen 127.0.0.1:{port}; root {www}; autoindex {autoindex}; }}
}}
"""


@dataclass(frozen=True, slots=True)
class Nginx:
    """A running server: its port on loopback and the folder its log lies in."""

    port: int
    work: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def traffic(self) -> tuple[int, int]:
        """(requests, bytes of HTTP both ways, heads included) since the log was last forgotten."""
        lines = [line.split() for line in self._log().read_text(encoding="utf-8").splitlines()]
        return len(lines), sum(int(line[-2]) + int(line[-1]) for line in lines)

    def forget_log(self) -> None:
        with self._log().open("w", encoding="utf-8"):
            pass

    def _log(self) -> Path:
        return self.work / "access.log"


@contextmanager
def nginx(www: Path, work: Path, *, autoindex: bool = False) -> Iterator[Nginx]:
    """Serves `www` from a process of its own, ended by its pid."""
    work.mkdir(parents=True, exist_ok=True)
    port = _free_port()
    settings = {"work": work, "www": www, "port": port, "autoindex": "on" if autoindex else "off"}
    configuration = work / "nginx.conf"
    configuration.write_text(CONFIGURATION.format(**settings), encoding="utf-8")
    # As root nginx would serve as www-data, who may not enter a test's private folder.
    words = ["nginx", "-c", str(configuration), "-e", str(work / "error.log"), "-g", _as_ourselves()]
    process = subprocess.Popen(words, stdin=subprocess.DEVNULL)
    try:
        _wait_for(port, process)
        yield Nginx(port, work)
    finally:
        process.terminate()
        process.wait(10)


def _as_ourselves() -> str:
    return "user root root;" if os.getuid() == 0 else "master_process on;"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"nginx ended with {process.returncode}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise TimeoutError("nginx does not answer")
