"""Asks the content server over kept-alive connections, with few headers: a poll that finds nothing new is the rule.

Leaves out what is asked for, and what the answers mean.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.cookiejar import DefaultCookiePolicy
from types import TracebackType
from urllib.parse import urljoin, urlsplit

import requests
import urllib3

from player.errors import NetworkError, UsageError
from player.sync.answer import Answer
from player.sync.errors import BusyError, HttpError, StoppedError, TransientError
from player.sync.limits import Limits
from player.sync.watchman import MindedAdapter, Watchman

_MOVED = (301, 302, 303, 307, 308)
_BUSY = (429, 503)
_PASSING = (408, 500, 502, 504)


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
        self._session = _session(self.base_url, MindedAdapter(self._watchman, self.limits.connections))

    def __enter__(self) -> Web:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._watchman.close()
        self._session.close()

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

    def document(self, path: str, most_bytes: int, etag: str = "") -> tuple[bytes | None, str]:
        """A small file and its ETag; None for the file when `etag` still holds. Raises NetworkError, VerificationError.

        Tried twice: the server may close a kept-alive connection at the very moment that we ask on it.
        """
        headers = {"Accept-Encoding": "gzip"} | ({"If-None-Match": etag} if etag else {})
        try:
            return self._document(path, most_bytes, headers)
        except TransientError:
            return self._document(path, most_bytes, headers)

    def _document(self, path: str, most_bytes: int, headers: Mapping[str, str]) -> tuple[bytes | None, str]:
        with self.ask(path, headers) as answer:
            if answer.status == 304 and "If-None-Match" in headers:
                return None, headers["If-None-Match"]
            if answer.status != 200:
                raise status_error(answer, self.limits)
            return answer.document(most_bytes), answer.headers.get("ETag", "")

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
            response = self._session.get(
                url,
                headers=dict(headers),
                stream=True,
                allow_redirects=False,
                timeout=(limits.connect_seconds, limits.idle_seconds),
            )
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            if self.stopping:
                raise StoppedError("Sync was told to stop.") from error
            raise TransientError(f"{url}: no answer ({_plain(error)}).") from error
        self.count(wire_bytes=_head_bytes(response), asked=1)
        return Answer(response, limits, self)

    def count(self, *, wire_bytes: int, asked: int = 0) -> None:
        """Adds to what crossed the wire."""
        with self._counting:
            self.requests += asked
            self.wire_bytes += wire_bytes


def status_error(answer: Answer, limits: Limits) -> NetworkError:
    """The error that an unwanted status is."""
    said = f"{answer.url}: the server answered {answer.status}"
    if answer.status in _BUSY:
        seconds = _retry_after_seconds(answer.headers.get("Retry-After", ""))
        capped = None if seconds is None else min(seconds, limits.retry_after_seconds)
        return BusyError(f"{said}: it asks us to come back later.", answer.status, capped)
    if answer.status in _PASSING:
        return TransientError(f"{said}.")
    return HttpError(f"{said}.", answer.status)


def _retry_after_seconds(text: str) -> float | None:
    """Seconds from now, of either form of the header; None when it says nothing that can be used."""
    if text.strip().isascii() and text.strip().isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:  # "-0000": the server does not say which zone
        moment = moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)


def _redirected(url: str, location: str) -> str:
    target = urljoin(url, location)
    scheme = urlsplit(target).scheme
    if scheme not in ("http", "https") or (urlsplit(url).scheme == "https" and scheme == "http"):
        raise NetworkError(f"{url}: redirected to {target}, which is not followed (from https only to https).")
    return target


def _session(base_url: str, adapter: MindedAdapter) -> requests.Session:
    session = requests.Session()
    # Once, not on each request: reading the environment is most of a poll's processor time.
    settings = session.merge_environment_settings(base_url, {}, None, None, None)
    session.proxies, session.verify, session.cert = settings["proxies"], settings["verify"], settings["cert"]
    session.trust_env = False
    session.headers.clear()
    session.headers.update({"User-Agent": "bytavla", "Accept-Encoding": "identity"})
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session


def _head_bytes(response: requests.Response) -> int:
    """Both heads as they crossed the wire: a start line, one line a header, an empty line."""
    asked = response.request
    lines = [f"GET {asked.path_url} HTTP/1.1", f"Host: {urlsplit(asked.url or '').netloc}"]
    lines += [f"{name}: {value}" for name, value in asked.headers.items()]
    lines += ["", f"HTTP/1.1 {response.status_code} {response.reason}"]
    lines += [f"{name}: {value}" for name, value in response.headers.items()] + [""]
    return sum(len(line) + 2 for line in lines)


def _plain(error: BaseException) -> str:
    """The innermost reason, without the wrappings of requests and urllib3."""
    while (inner := error.__cause__ or error.__context__) is not None:
        error = inner
    return str(error) or type(error).__name__
