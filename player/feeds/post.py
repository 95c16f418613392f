"""Where the notices of a feed go: what all of them have in common, whatever the source. Leaves out what they say."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from player.feeds.wording import as_of, source
from player.notices.board import Site


@dataclass(frozen=True, slots=True)
class Post:
    """Where notices of a feed go: their playlist, the file that problems speak of, the beginning of their ids, the
    sites that may show them. `silent_since`: the source has not confirmed what it says since then."""

    playlist: str
    file: str
    prefix: str
    sites: tuple[Site, ...]
    zone: ZoneInfo
    silent_since: datetime | None = None

    def id_of(self, key: str) -> str:
        return f"{self.prefix}-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"

    def credit(self, name: str, lang: str) -> str:
        said = [source(name, lang)] if name else []
        if self.silent_since is not None:
            said.append(as_of(self.silent_since, lang, self.zone))
        return ", ".join(said)
