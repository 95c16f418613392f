"""A real nginx on loopback for one folder: unprivileged, configured in the test's own folder, ended by its process."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_CONFIGURATION = """
daemon off; master_process off; pid {work}/nginx.pid; error_log {work}/error.log;
events {{ worker_connections 256; }}
http {{
  default_type application/octet-stream; types {{ application/json json; }}
  gzip on; gzip_types application/json; gzip_min_length 256; gzip_vary on;
  sendfile on; keepalive_timeout 75; keepalive_requests 100000;
  client_body_temp_path {work}/body; proxy_temp_path {work}/proxy; fastcgi_temp_path {work}/fastcgi;
  uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
  log_format plain '$request_length $bytes_sent $status $request_uri'; access_log {work}/access.log plain;
  server {{
    listen 127.0.0.1:{port}; root {root}; {extra}
    location /blobs/ {{ add_header Cache-Control "public, max-age=31536000, immutable"; }}
  }}
}}
"""


@dataclass(frozen=True)
class Served:
    """One request as nginx saw it. Bytes on the wire of HTTP, heads included."""

    request_bytes: int
    answer_bytes: int
    status: int
    path: str


@dataclass(frozen=True)
class Nginx:
    url: str
    work: Path

    def served(self) -> list[Served]:
        """Every request since the start."""
        lines = (line.split(" ", 3) for line in (self.work / "access.log").read_text().splitlines())
        return [Served(int(asked), int(sent), int(status), path) for asked, sent, status, path in lines]


@contextmanager
def nginx(root: Path, work: Path, extra: str = "") -> Iterator[Nginx]:
    """Serves `root`; `work` takes configuration and logs, `extra` goes into the server's block."""
    work.mkdir(parents=True, exist_ok=True)
    port = _free_port()
    configuration = work / "nginx.conf"
    configuration.write_text(_CONFIGURATION.format(work=work, root=root, port=port, extra=extra))
    with subprocess.Popen(["nginx", "-p", work, "-e", work / "error.log", "-c", configuration]) as process:
        try:
            _wait_until_up(process, port, work / "error.log")
            yield Nginx(f"http://127.0.0.1:{port}/", work)
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait_until_up(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    ends = time.monotonic() + 10
    while True:
        assert process.poll() is None, log.read_text()
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < ends, "nginx did not begin to listen"
            time.sleep(0.02)
        else:
            return
