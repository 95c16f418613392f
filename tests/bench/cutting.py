"""A line that breaks: a TCP relay on loopback that ends every connection after so many bytes."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def cut_line(to_port: int, every_bytes: int) -> Iterator[int]:
    """Relays a loopback port; yields the relay's port. Each connection carries at most `every_bytes` back."""

    class Relay(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with socket.create_connection(("127.0.0.1", to_port)) as server:
                threading.Thread(target=_pump, args=(self.request, server), daemon=True).start()
                left = every_bytes
                while left > 0 and (piece := server.recv(min(65536, left))):
                    self.request.sendall(piece)
                    left -= len(piece)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that has gone away is what this line is for."""

    with Server(("127.0.0.1", 0), Relay) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield int(server.server_address[1])
        server.shutdown()


def _pump(source: socket.socket, target: socket.socket) -> None:
    try:
        while piece := source.recv(65536):
            target.sendall(piece)
    except OSError:
        return
