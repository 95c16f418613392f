"""Asks the content server over kept-alive connections, with few headers: a poll that finds nothing new is the rule.

Leaves out what is asked for, and what the answers mean.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
import urllib3
from requests.structures import CaseInsensitiveDict

from player.errors import NetworkError, UsageError
from player.sync.answer import Answer
from player.sync.errors import StoppedError, TransientError, reason_of
from player.sync.head import is_young, status_error
from player.sync.limits import Limits
from player.sync.watchman import MindedAdapter, Watchman

_MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Document:
    """A small file with its ETag; `body` None when the ETag that was asked with still holds.

    `young`: it was changed within the last seconds, so that another change in the same second, of the same
    length, would have the same ETag on most servers.
    """

    body: bytes | None
    etag: str
    young: bool = False


class Web:
    """The tree below one address. Safe for several threads; a context, at whose end every connection is closed.

    `requests` and `wire_bytes` count what was asked and what crossed the wire of HTTP, heads included.
    """

    def __init__(self, base_url: str, limits: Limits | None = None) -> None:
        if urlsplit(base_url).scheme not in ("http", "https") or not urlsplit(base_url).hostname:
            raise UsageError(f"{base_url!r} is not an address to sync from; write it like https://tavlan.example.se/")
        self.base_url = base_url.rstrip("/") + "/"
        self.limits = limits or Limits()
        self.requests = 0
        self.wire_bytes = 0
        self._counting = threading.Lock()
        self._stop = threading.Event()
        self._watchman = Watchman(self.limits.headers_seconds)
        self._adapter = MindedAdapter(self._watchman, self.limits.connections)
        self._settings = _settings(self.base_url)

    def __enter__(self) -> Web:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._watchman.close()
        self._adapter.close()

    def stop(self) -> None:
        """Makes every request, under way or to come, end with StoppedError. From any thread, but no signal handler."""
        self._stop.set()
        self._watchman.cut()

    @property
    def stopping(self) -> bool:
        return self._stop.is_set()

    def pause(self, seconds: float) -> None:
        """Waits, unless told to stop. Raises StoppedError."""
        if self._stop.wait(seconds):
            raise StoppedError("Sync was told to stop.")

    def document(self, path: str, most_bytes: int, etag: str = "") -> Document:
        """A small file, unless `etag` still holds. Raises NetworkError, VerificationError.

        Tried twice: the server may close a kept-alive connection at the very moment that we ask on it.
        """
        headers = {"Accept-Encoding": "gzip"} | ({"If-None-Match": etag} if etag else {})
        try:
            return self._document(path, most_bytes, headers)
        except TransientError:
            return self._document(path, most_bytes, headers)

    def _document(self, path: str, most_bytes: int, headers: Mapping[str, str]) -> Document:
        with self.ask(path, headers) as answer:
            if answer.status == 304 and "If-None-Match" in headers:
                return Document(None, headers["If-None-Match"])
            if answer.status != 200:
                raise status_error(answer, self.limits)
            young = is_young(answer.headers)
            return Document(answer.document(most_bytes), answer.headers.get("ETag", ""), young)

    def ask(self, path: str, headers: Mapping[str, str]) -> Answer:
        """The answer's head, after redirects; the caller judges its status. Raises NetworkError."""
        url = urljoin(self.base_url, path)
        for _ in range(self.limits.redirects + 1):
            answer = self._ask(url, headers)
            if answer.status not in _MOVED or "Location" not in answer.headers:
                return answer
            with answer:
                url = _redirected(url, answer.headers["Location"])
        raise NetworkError(f"{self.base_url}{path}: redirected more than {self.limits.redirects} times.")

    def _ask(self, url: str, headers: Mapping[str, str]) -> Answer:
        if self.stopping:
            raise StoppedError("Sync was told to stop.")
        limits = self.limits
        try:
            response = self._adapter.send(
                _request(url, headers),
                stream=True,
                timeout=(limits.connect_seconds, limits.idle_seconds),
                **self._settings,
            )
        # ValueError: the standard library's word for an address or a header that cannot be sent.
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            if self.stopping:
                raise StoppedError("Sync was told to stop.") from error
            raise TransientError(f"{url}: no answer ({reason_of(error)}).") from error
        self.count(wire_bytes=_head_bytes(response), asked=1)
        return Answer(response, limits, self)

    def count(self, *, wire_bytes: int, asked: int = 0) -> None:
        """Adds to what crossed the wire."""
        with self._counting:
            self.requests += asked
            self.wire_bytes += wire_bytes


def _redirected(url: str, location: str) -> str:
    try:
        target = urljoin(url, location)
        scheme = urlsplit(target).scheme
    except ValueError as error:
        raise NetworkError(f"{url}: redirected to {location!r:.120}, which is no address ({error}).") from error
    if scheme not in ("http", "https") or (urlsplit(url).scheme == "https" and scheme == "http"):
        raise NetworkError(f"{url}: redirected to {target}, which is not followed (from https only to https).")
    return target


def _settings(base_url: str) -> dict[str, Any]:
    """Proxies and certificates as the environment has them: read once, for it costs more than a whole poll does."""
    with requests.Session() as session:
        found = session.merge_environment_settings(base_url, {}, None, None, None)
    return {"proxies": found["proxies"], "verify": found["verify"], "cert": found["cert"]}


def _request(url: str, headers: Mapping[str, str]) -> requests.PreparedRequest:
    """A request without the session's share: cookies, hooks and preparing take more time than the request."""
    request = requests.PreparedRequest()
    request.method = "GET"
    request.url = url
    request.headers = CaseInsensitiveDict({"User-Agent": "bytavla", **headers})
    request.hooks = {}
    return request


def _head_bytes(response: requests.Response) -> int:
    """Both heads as they crossed the wire: a start line, one line a header, an empty line."""
    asked = response.request
    lines = [f"GET {asked.path_url} HTTP/1.1", f"Host: {urlsplit(asked.url or '').netloc}"]
    lines += [f"{name}: {value}" for name, value in asked.headers.items()]
    lines += ["", f"HTTP/1.1 {response.status_code} {response.reason}"]
    lines += [f"{name}: {value}" for name, value in response.headers.items()] + [""]
    return sum(len(line) + 2 for line in lines)
