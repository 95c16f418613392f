"""Asks one address, and believes nothing of what answers: neither its name, nor its size, nor its speed.

Redirects are judged as addresses are. No proxies, cookies or passwords of the environment. Leaves out the connection
(`dial`), when to ask, and what to make of the body.
"""

from __future__ import annotations

import socket
import ssl
import threading
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import requests
import urllib3
from requests.structures import CaseInsensitiveDict

from player import __version__
from player.fetch.deadline import Deadline
from player.fetch.dial import Adapter, Dialler, InsideError, Lookup, UnreachableError
from player.fetch.problem import FetchError
from player.fetch.secrets import with_secrets

_MOVED = (301, 302, 303, 307, 308)
_CHUNK_BYTES = 64 << 10


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one fetch: seconds in all and between two bytes, bytes of the unpacked body, redirects."""

    seconds: float = 20.0
    idle_seconds: float = 10.0
    most_bytes: int = 4_000_000
    redirects: int = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """`body` None: what was fetched before still holds."""

    body: bytes | None
    etag: str = ""
    last_modified: str = ""


class Web:
    """Safe for several threads. `inside`: hosts (`HOST:PORT`) of our own network that the server's owner allows.

    `environment` holds the keys that addresses name.
    """

    def __init__(
        self,
        inside: frozenset[str] = frozenset(),
        environment: Mapping[str, str] | None = None,
        limits: Limits | None = None,
        lookup: Lookup = socket.getaddrinfo,
    ) -> None:
        self._inside = inside
        self._lookup = lookup
        self._environment = environment or {}
        self._under_way: set[Deadline] = set()
        self._stopping = threading.Event()
        self._limits = limits or Limits()

    def get(self, address: str, etag: str = "", last_modified: str = "") -> Answer:
        """The answer's body, unless it still is what it was. Raises FetchError."""
        url = with_secrets(address, self._environment)
        headers = {"User-Agent": f"bytavla/{__version__}", "Accept-Encoding": "gzip", "Connection": "close"}
        headers |= {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": last_modified} if last_modified else {}
        with self._deadline() as deadline, _translated(deadline):
            for _ in range(self._limits.redirects + 1):
                response = self._ask(url, headers, deadline)
                with response:
                    if response.status_code not in _MOVED or "Location" not in response.headers:
                        return self._answer(response, deadline)
                    url = _redirected(url, response.headers["Location"])
        raise FetchError("moved")

    def stop(self) -> None:
        """Cuts every fetch under way, and any to come. From any thread."""
        self._stopping.set()
        for deadline in tuple(self._under_way):
            deadline.cut()

    @contextmanager
    def _deadline(self) -> Iterator[Deadline]:
        with Deadline(self._limits.seconds) as deadline:
            self._under_way.add(deadline)
            try:
                if self._stopping.is_set():
                    deadline.cut()
                yield deadline
            finally:
                self._under_way.discard(deadline)

    def _ask(self, url: str, headers: Mapping[str, str], deadline: Deadline) -> requests.Response:
        if urlsplit(url).scheme not in ("http", "https"):
            raise FetchError("moved")
        request = requests.Request("GET", url, headers=dict(headers)).prepare()
        request.headers = CaseInsensitiveDict(headers)  # nothing of a .netrc's
        idle = self._limits.idle_seconds
        adapter = Adapter(Dialler(self._inside, self._lookup, deadline))
        return adapter.send(request, stream=True, timeout=(idle, idle), verify=True, cert=None, proxies={})

    def _answer(self, response: requests.Response, deadline: Deadline) -> Answer:
        status, headers = response.status_code, response.headers
        if status == 304:
            return Answer(None)
        if status != 200:
            wait = headers.get("Retry-After", "") if status in (429, 503) else ""
            raise FetchError("status", str(status), float(wait) if wait.isdecimal() else None)
        body = self._body(response, headers.get("Content-Encoding", "").strip().casefold())
        # A body that ends with its connection looks whole also when the deadline has cut it.
        if deadline.passed:
            raise FetchError("slow")
        return Answer(body, headers.get("ETag", "")[:200], headers.get("Last-Modified", "")[:60])

    def _body(self, response: requests.Response, encoding: str) -> bytes:
        if encoding not in ("", "identity", "gzip", "x-gzip"):
            raise FetchError("not-it")
        unpacker = zlib.decompressobj(31) if "gzip" in encoding else None
        body, most = bytearray(), self._limits.most_bytes
        while chunk := response.raw.read1(_CHUNK_BYTES, decode_content=False):
            body += chunk if unpacker is None else unpacker.decompress(chunk, most + 1 - len(body))
            if len(body) > most:
                raise FetchError("big")
        if unpacker is not None and not unpacker.eof:
            raise FetchError("broken-off")
        return bytes(body)


def _redirected(url: str, location: str) -> str:
    target = urljoin(url, location)
    if urlsplit(url).scheme == "https" and urlsplit(target).scheme != "https":
        raise FetchError("moved")
    return target


@contextmanager
def _translated(deadline: Deadline) -> Iterator[None]:
    """Foreign errors as ours, by what lies beneath them."""
    try:
        yield
    except FetchError:
        raise
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError, zlib.error) as error:
        if deadline.passed:
            raise FetchError("slow") from error
        raise FetchError(_code_of(error)) from error


def _code_of(error: BaseException) -> str:
    causes = list(_causes(error))
    codes: list[tuple[type[BaseException], str]] = [
        (InsideError, "inside"),
        (ssl.SSLCertVerificationError, "certificate"),
        (socket.gaierror, "unknown-host"),
        (UnreachableError, "unreachable"),
        (urllib3.exceptions.ReadTimeoutError, "slow"),
        (TimeoutError, "slow"),
        (urllib3.exceptions.ProtocolError, "broken-off"),
        (zlib.error, "broken-off"),
        (UnicodeError, "unknown-host"),
    ]
    return next((code for kind, code in codes if any(isinstance(cause, kind) for cause in causes)), "unreachable")


def _causes(error: BaseException | None, depth: int = 8) -> Iterator[BaseException]:
    if error is None or not depth:
        return
    yield error
    inner = [*error.args, getattr(error, "reason", None), error.__cause__, error.__context__]
    for each in inner:
        if isinstance(each, BaseException):
            yield from _causes(each, depth - 1)
