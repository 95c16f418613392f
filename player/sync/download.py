"""Fetches one blob: resumed where it broke off, tried again while that brings something, and never believed.

Leaves out which blobs, how many at once (`pool`), and where they lie (`cache`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from player.cache.blobs import BlobStore
from player.cache.layout import Ref, blob_path
from player.cache.partial import Partial
from player.errors import VerificationError
from player.sync.answer import Answer
from player.sync.errors import OutdatedError, TransientError
from player.sync.head import status_error
from player.sync.metadata import Target
from player.sync.web import Web

_CONTENT_RANGE = re.compile(r"bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18}|\*)")


def content_target(ref: Ref) -> Target:
    """Where a blob lies on the server."""
    return Target(ref, blob_path(ref.sha256))


@dataclass(slots=True)
class _Progress:
    """Whether trying again is worth it: a server that begins anew, or gives a byte a time, gets nowhere."""

    mark: int
    fruitless: int = 0

    def note(self, received: int, fruitful_bytes: int) -> None:
        if received >= self.mark + fruitful_bytes:
            self.fruitless = 0
            self.mark = received
        else:
            self.fruitless += 1


class Downloader:
    """Brings blobs from the web into the store. Safe for several threads, each with blobs of its own.

    Lets go of a blob on its way when `is_outdated`, for a film may take an hour; what has come of it is gone on with.
    """

    def __init__(self, web: Web, store: BlobStore, is_outdated: Callable[[], bool]) -> None:
        self._web = web
        self._store = store
        self._is_outdated = is_outdated

    def document(self, target: Target) -> None:
        """Fetches a manifest: in one piece and packed; on a line that breaks first, as a blob that can be resumed."""
        limits = self._web.limits
        if target.ref.size > limits.document_bytes:
            raise VerificationError(f"{target.path}: {target.ref.size} bytes, more than {limits.document_bytes}.")
        try:
            body = self._web.document(target.path, target.ref.size).body
        except TransientError:
            self.blob(target)
            return
        self._store.keep(target.ref, body or b"")

    def blob(self, target: Target) -> None:
        """Fetches a blob into the store. Raises NetworkError (OutdatedError, too), VerificationError, StorageError."""
        with self._store.partial(target.ref) as partial:
            resumed = partial.received > 0
            self._receive(target, partial)
            try:
                self._store.accept(partial)
            except VerificationError:
                if not resumed:
                    raise
                # What lay here from before may have lost its bytes in a power cut: once more, all of it.
                self._receive(target, partial)
                self._store.accept(partial)

    def _receive(self, target: Target, partial: Partial) -> None:
        limits = self._web.limits
        progress = _Progress(partial.received)
        while partial.received < target.ref.size or not target.ref.size:
            try:
                self._attempt(target, partial)
                return
            except TransientError:
                progress.note(partial.received, limits.fruitful_bytes)
                if progress.fruitless >= limits.fruitless_attempts:
                    raise
                self._web.pause(limits.pause_seconds * progress.fruitless)

    def _let_go_if_outdated(self) -> None:
        if self._is_outdated():
            raise OutdatedError("Something newer has been published.")

    def _attempt(self, target: Target, partial: Partial) -> None:
        self._let_go_if_outdated()
        headers = {"Accept-Encoding": "identity"}
        if partial.received:
            headers["Range"] = f"bytes={partial.received}-"
        with self._web.ask(target.path, headers) as answer:
            self._check_head(answer, target, partial)
            for chunk in answer.chunks():
                partial.write(chunk)
                self._let_go_if_outdated()
        if partial.received < target.ref.size:
            raise TransientError(f"{answer.url}: {partial.received} of {target.ref.size} bytes came.")

    def _check_head(self, answer: Answer, target: Target, partial: Partial) -> None:
        if answer.status == 206 and partial.received:
            if not _continues(answer.headers.get("Content-Range", ""), partial):
                partial.restart()
                raise TransientError(f"{answer.url}: another part of the file came than was asked for.")
        elif answer.status == 200:
            partial.restart()
            length = answer.headers.get("Content-Length", "")
            if length.isdigit() and not _is_number(length, target.ref.size):
                said = f"{answer.url}: expected {target.ref.size} bytes, got an offer of {length:.20}."
                raise VerificationError(said)
        elif answer.status == 416:
            partial.restart()
            raise TransientError(f"{answer.url}: the server has less of the file than we have.")
        else:
            raise status_error(answer, self._web.limits)


def _continues(content_range: str, partial: Partial) -> bool:
    found = _CONTENT_RANGE.fullmatch(content_range.strip())
    if found is None:
        return False
    first, last, total = found.groups()
    return int(first) == partial.received and int(last) < partial.ref.size and total in ("*", str(partial.ref.size))


def _is_number(digits: str, number: int) -> bool:
    """Compares as text: int() refuses thousands of digits, by an error that is none of the line's."""
    return (digits.lstrip("0") or "0") == str(number)
