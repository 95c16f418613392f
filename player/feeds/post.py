"""Where the notices of a feed go: what all of them have in common, whatever the source. Leaves out what they say."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from player.feeds.wording import as_of, source
from player.notices.board import Site


@dataclass(frozen=True, slots=True)
class Post:
    """Where notices of a feed go: their playlist, the file that problems speak of, the beginning of their ids, the
    feed's own name, the sites that may show them, and whether these are all of the playlist's.

    `silent_since`: the source has not confirmed what it says since then.
    """

    playlist: str
    file: str
    prefix: str
    title: str
    sites: tuple[Site, ...]
    everywhere: bool
    zone: ZoneInfo
    silent_since: datetime | None = None

    def id_of(self, key: str) -> str:
        return f"{self.prefix}-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"

    def only_at(self, sites: Sequence[str]) -> tuple[str, ...] | None:
        """These sites as a notice names them: None for every site of the playlist."""
        return None if self.everywhere and len(sites) == len(self.sites) else tuple(sites)

    def credit(self, name: str, lang: str) -> str:
        said = [source(name, lang)] if name else []
        if self.silent_since is not None:
            said.append(as_of(self.silent_since, lang, self.zone))
        return ", ".join(said)
