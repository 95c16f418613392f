"""One answer of the server: its head, and its body in pieces under a limit of time. Leaves out asking (`web`)."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from types import TracebackType
from typing import Protocol

import requests
import urllib3

from player.errors import NetworkError, VerificationError
from player.sync.errors import HttpError, StoppedError, TransientError, reason_of
from player.sync.limits import Limits

_CHUNK_BYTES = 256 << 10
_REST_BYTES = 16 << 10


class Counting(Protocol):
    """What an answer tells of itself, and whether it is to go on."""

    @property
    def stopping(self) -> bool: ...

    def count(self, *, wire_bytes: int) -> None: ...


class Answer:
    """Use as a context: a body that is not read to its end costs the connection, not the next answer."""

    def __init__(self, response: requests.Response, limits: Limits, web: Counting) -> None:
        self.status = response.status_code
        self.headers = response.headers
        self.url = response.url
        self._response = response
        self._limits = limits
        self._web = web
        self._unpacks = False

    def __enter__(self) -> Answer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None or isinstance(error, HttpError):
            self._finish()
        self._web.count(wire_bytes=int(self._response.raw.tell()))
        self._response.close()

    def _finish(self) -> None:
        """Reads a small rest (an error's page, a 304's nothing): a connection is only kept when its answer was read."""
        rest = self._response.raw.length_remaining
        if rest is not None and rest <= _REST_BYTES:
            with suppress(NetworkError):
                # In the way it was begun: urllib3 does not change from unpacking to not unpacking in mid-body.
                for _ in self._pieces(decode=self._unpacks, late=self._is_drip()):
                    pass

    def document(self, most_bytes: int) -> bytes:
        """The whole body, unpacked. Raises VerificationError when it is larger than `most_bytes`."""
        limits = self._limits
        self._unpacks = True
        until = time.monotonic() + limits.document_seconds
        body = bytearray()
        for chunk in self._pieces(decode=True, late=lambda _: time.monotonic() > until):
            body += chunk
            if len(body) > most_bytes:
                raise VerificationError(f"{self.url}: expected at most {most_bytes} bytes, got more: not read further.")
        return bytes(body)

    def chunks(self) -> Iterator[bytes]:
        """The body as it comes, as stored: one piece for each read of the line, so that a drip is seen at once."""
        return self._pieces(decode=False, late=self._is_drip())

    def _is_drip(self) -> Callable[[int], bool]:
        limits = self._limits
        began = time.monotonic()

        def late(received: int) -> bool:
            seconds = time.monotonic() - began
            return seconds > limits.grace_seconds and received < limits.least_bytes_per_second * seconds

        return late

    def _pieces(self, *, decode: bool, late: Callable[[int], bool]) -> Iterator[bytes]:
        received = 0
        try:
            while chunk := self._response.raw.read1(_CHUNK_BYTES, decode_content=decode):
                received += len(chunk)
                if self._web.stopping:
                    raise StoppedError("Sync was told to stop.")
                if late(received):
                    raise TransientError(f"{self.url}: too slow ({received} bytes so far): given up for now.")
                yield chunk
        # urllib3's own errors come through here as they are: requests translates only in its own iterators.
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            if self._web.stopping:
                raise StoppedError("Sync was told to stop.") from error
            raise TransientError(f"{self.url}: the line broke ({reason_of(error)}).") from error
