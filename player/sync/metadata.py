"""The signed metadata, by The Update Framework, kept so that a power cut cannot spoil it.

The only module that knows tuf. Leaves out content: of a target it answers the hash, the size and the address.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from tuf.api.exceptions import DownloadError, DownloadHTTPError, RepositoryError
from tuf.ngclient.config import UpdaterConfig
from tuf.ngclient.fetcher import FetcherInterface
from tuf.ngclient.updater import Updater

from player.cache.layout import Ref, is_sha256
from player.durable import storage_errors, write_durably
from player.errors import BytavlaError, NetworkError, VerificationError
from player.notices.moment import Moment
from player.sync.clock import reference_time
from player.sync.errors import HttpError
from player.sync.web import Document, Web

TIMESTAMP = "metadata/timestamp.json"
ISSUED = "x-issued"
"""The field of ours in the timestamp: when it was signed, RFC 3339."""

MOST_TIMESTAMP_BYTES = 16 << 10


@dataclass(frozen=True, slots=True)
class Target:
    """A signed file: its bytes, and its path on the server below the given address."""

    ref: Ref
    path: str


@dataclass(frozen=True, slots=True)
class Signed:
    """What a refresh found: the snapshot's version, its time of issue, and when the first of the roles ends."""

    version: int
    issued: datetime | None
    expires: datetime


@dataclass(frozen=True, slots=True)
class Trust:
    """What the server's word is measured by: the maintainer's root file, the clock, and the last signed issue time.

    The root is given anew each time: the stored metadata may have been lost, the trust not.
    """

    root: bytes
    moment: Moment
    floor: datetime | None = None


class Metadata:
    """One view of the signed tree, consistent in itself. Make a new one for each refresh.

    `timestamp` is one that was just fetched, and need not be asked for again.
    """

    def __init__(self, web: Web, folder: Path, trust: Trust, timestamp: Document | None = None) -> None:
        self._fetcher = _Fetcher(web, timestamp)
        with _translated():
            self._updater = _DurableUpdater(folder, web.base_url + "metadata/", self._fetcher, trust)

    def refresh(self) -> Signed:
        """Brings the metadata up to date. Raises NetworkError, StorageError, VerificationError (expired, too)."""
        with _translated():
            self._updater.refresh()
        return self._updater.signed()

    @property
    def timestamp(self) -> Document:
        """The timestamp that the server gave."""
        return self._fetcher.timestamp or Document(None, "")

    def target(self, path: str) -> Target | None:
        """The signed file of this name; None when nothing of that name is signed. Errors as `refresh`."""
        with _translated():
            info = self._updater.get_targetinfo(path)
        if info is None:
            return None
        sha256 = info.hashes.get("sha256", "")
        if not is_sha256(sha256):
            raise VerificationError(f"{path}: signed without a SHA-256: publish it anew.")
        folder, slash, name = path.rpartition("/")
        prefix = f"{sha256}." if self._updater.consistent_snapshot else ""
        return Target(Ref(sha256, info.length), f"targets/{quote(f'{folder}{slash}{prefix}{name}')}")


class _DurableUpdater(Updater):
    """python-tuf's client with writes that survive a power cut, and with our clock.

    It reaches into two private methods and the private `reference_time`: pinned to tuf 7, and held by tests.
    """

    def __init__(self, folder: Path, url: str, fetcher: FetcherInterface, trust: Trust) -> None:
        self._moment = trust.moment
        super().__init__(str(folder), url, fetcher=fetcher, config=UpdaterConfig(), bootstrap=trust.root)
        self._trusted_set.reference_time = reference_time(trust.moment, trust.floor)

    def _persist_file(self, filename: str, data: bytes) -> None:
        path = Path(filename)
        if not path.is_file() or path.read_bytes() != data:
            write_durably(path, data)

    def _update_root_symlink(self) -> None:
        link = Path(self._dir, "root.json")
        target = os.path.join("root_history", f"{self._trusted_set.root.version}.root.json")  # noqa: PTH118 - a link's text
        if link.is_symlink() and os.readlink(link) == target:  # noqa: PTH115 - the same
            return
        fresh = link.with_name("root.json.new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(target)
        fresh.replace(link)

    def _load_timestamp(self) -> None:
        super()._load_timestamp()
        trusted = self._trusted_set
        trusted.reference_time = max(trusted.reference_time, reference_time(self._moment, self._issued()))

    def _issued(self) -> datetime | None:
        try:
            moment = datetime.fromisoformat(str(self._trusted_set.timestamp.unrecognized_fields.get(ISSUED)))
            return moment.astimezone(UTC) if moment.tzinfo else None
        except (ValueError, OverflowError):
            return None

    @property
    def consistent_snapshot(self) -> bool:
        return bool(self._trusted_set.root.consistent_snapshot)

    def signed(self) -> Signed:
        trusted = self._trusted_set
        roles = (trusted.root, trusted.timestamp, trusted.snapshot, trusted.targets)
        return Signed(trusted.snapshot.version, self._issued(), min(role.expires for role in roles))


class _Fetcher(FetcherInterface):
    """tuf's port to the network, over ours."""

    def __init__(self, web: Web, timestamp: Document | None) -> None:
        self._web = web
        self.timestamp = timestamp

    def _fetch(self, url: str) -> Iterator[bytes]:
        yield self.download_bytes(url, self._web.limits.document_bytes)

    def download_bytes(self, url: str, max_length: int) -> bytes:
        if url != self._web.base_url + TIMESTAMP:
            return _body(self._download(url, max_length))
        if self.timestamp is None:
            self.timestamp = self._download(url, max_length)
        return _body(self.timestamp)

    def _download(self, url: str, most_bytes: int) -> Document:
        try:
            return self._web.document(url, most_bytes)
        except HttpError as error:
            raise DownloadHTTPError(str(error), error.status) from error
        except BytavlaError as error:
            raise DownloadError(str(error)) from error


def _body(document: Document) -> bytes:
    assert document.body is not None  # only a conditional request is answered by nothing
    return document.body


@contextmanager
def _translated() -> Iterator[None]:
    """tuf's errors as ours; an error of ours that went through tuf comes out as it went in."""
    with storage_errors("the signed metadata cannot be kept"):
        try:
            yield
        except DownloadError as error:
            if isinstance(error.__cause__, BytavlaError):
                raise error.__cause__ from None
            raise NetworkError(f"The signed metadata cannot be fetched: {error}") from error
        except (RepositoryError, ValueError) as error:
            raise VerificationError(f"The server's metadata is not what was signed for this board: {error}") from error
