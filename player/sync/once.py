"""One sync of one site: is there anything new, and if so bring it. Leaves out when to do it again (`follow`)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from player.cache.blobs import BlobStore
from player.cache.layout import METADATA
from player.cache.state import State
from player.durable import DiskFullError
from player.errors import VerificationError
from player.notices.moment import Moment
from player.sync.bring import Bringing
from player.sync.clock import next_floor, reference_time
from player.sync.gather import Gathering, Have
from player.sync.metadata import MOST_TIMESTAMP_BYTES, TIMESTAMP, Metadata, Trust
from player.sync.stage import Stage
from player.sync.web import Document, Web


@dataclass(frozen=True, slots=True)
class Subscription:
    """Which site is kept where, and the root file's bytes that all trust starts from."""

    cache: Path
    site: str
    root: bytes

    def source(self, base_url: str) -> str:
        """A digest of where the copy comes from: this address, this site, this root. What is remembered under another
        one says nothing of this copy.
        """
        return hashlib.sha256(b"\0".join((base_url.encode(), self.site.encode(), self.root))).hexdigest()


class Run:
    """One run from request to switch. `state` is what it learnt so far, `missing` what the programme still lacks.

    `ask_again` says that the ETag may hide another change in the same second: next time ask without it.
    """

    def __init__(self, subscription: Subscription, web: Web, moment: Moment, state: State, have: Have) -> None:
        source = subscription.source(web.base_url)
        self.state = state if state.source == source else State(source=source, floor=state.floor)
        self.ask_again = False
        self._subscription = subscription
        self._web = web
        self._moment = moment
        self._store = BlobStore(subscription.cache)
        self._gathering = Gathering(web, self._store, have)
        self._stage = Stage(subscription.cache, self._store)

    @property
    def fetched(self) -> int:
        return self._gathering.fetched

    @property
    def missing(self) -> int:
        return self._gathering.missing

    @property
    def version(self) -> int:
        on_air = self._stage.on_air
        return max(on_air.version, self.state.version) if on_air else 0

    def go(self, *, conditionally: bool) -> bool:
        """Brings the cache up to date; True when the programme is another now.

        `conditionally` asks by one small request whether anything is new, when that is enough to know.
        Raises InputError, NetworkError, VerificationError or StorageError; what was on air before stays then.
        """
        timestamp = None
        if conditionally and self._asking_is_enough():
            timestamp = self._timestamp_if_new()
            if timestamp is None:
                return False
        try:
            return self._refresh(timestamp)
        except DiskFullError:
            if not self._stage.make_room():
                raise
            self._gathering.forget()
            return self._refresh(timestamp)

    def _asking_is_enough(self) -> bool:
        on_air, refreshed = self._stage.on_air, self.state.refreshed
        if on_air is None or on_air.site != self._subscription.site or not self.state.etag or refreshed is None:
            return False
        # Now and then the whole way: a new root is seen only so. A clock that ran backwards counts as long ago.
        return timedelta(0) <= self._moment.utc - refreshed < timedelta(seconds=self._web.limits.refresh_seconds)

    def _timestamp_if_new(self) -> Document | None:
        timestamp = self._web.document(TIMESTAMP, MOST_TIMESTAMP_BYTES, self.state.etag)
        if timestamp.body is not None:
            return timestamp
        expires = self.state.expires
        if expires is None or expires <= reference_time(self._moment, self.state.floor):
            raise VerificationError(f"What the server offers expired at {expires}: the publisher must sign anew.")
        return None

    def _refresh(self, timestamp: Document | None) -> bool:
        trust = Trust(self._subscription.root, self._moment, self.state.floor)
        metadata = Metadata(self._web, self._subscription.cache / METADATA, trust, timestamp)
        signed = metadata.refresh()
        floor = next_floor(self._moment, self.state.floor, signed.issued)
        self.state = replace(self.state, floor=floor, expires=signed.expires, etag="", refreshed=None)
        changed = Bringing(self._web, self._store, self._stage, self._gathering).bring(
            metadata, signed, self._subscription.site
        )
        self.state = replace(
            self.state, version=signed.version, etag=metadata.timestamp.etag, refreshed=self._moment.utc
        )
        self.ask_again = metadata.timestamp.young
        return changed
