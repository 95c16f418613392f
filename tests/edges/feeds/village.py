"""A village with feeds: an editors' folder, what a fetcher has left of each feed, and the notices that come of it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from player.feeds.cap import Message
from player.feeds.vma import read_vma
from player.folder.feeding import FeedStore
from player.folder.playlist import PlaylistReading, read_playlist
from player.notices.board import Board, Party, Playlist, Rights, Site
from player.notices.codec import to_data
from player.notices.fetched import Ended, Fetched, document_name, feed_id, seen_name, state_name
from player.notices.notice import Notice

DOCUMENTS = Path(__file__).parent / "documents"
NOW = datetime(2026, 11, 14, 10, 0, tzinfo=UTC)
HAMNEDA = Site("hamneda", "Hamneda", languages=("sv",), municipality="0781", position=(56.70, 13.85))
UPPSALA = Site("uppsala", "Uppsala", municipality="0380", position=(59.86, 17.64))
ADDRESS = "https://vmaapi.example/api/v3/alerts"


def document(name: str) -> bytes:
    return (DOCUMENTS / name).read_bytes()


def messages(*names: str) -> list[Message]:
    """The messages of VMA documents, in this order of arrival."""
    return [message for name in names for message in read_vma(document(name))]


def changed(name: str, **fields: Any) -> bytes:
    """A VMA document whose first alert has other values; what begins with `info_` goes into each of its infos."""
    data = json.loads(document(name))
    alert = data["alerts"][0]
    for key, value in fields.items():
        targets = alert["info"] if key.startswith("info_") else [alert]
        for target in targets:
            if value is ...:
                target.pop(key.removeprefix("info_"))
            else:
                target[key.removeprefix("info_")] = value
    return json.dumps(data).encode()


class Village:
    """Reads like the publisher's worker does, and remembers like the publisher which alerts have ended."""

    def __init__(self, root: Path, sites: Sequence[Site] = (HAMNEDA,), rights: Rights | None = None) -> None:
        self.folder, self.feeds = root / "playlists", root / "feeds"
        (self.folder / "Kommunen").mkdir(parents=True)
        self.feeds.mkdir()
        may = rights or Rights(urgent=True, feeds=True)
        self.playlist = Playlist("kommunen", "Kommunen", "Kommunen", Party("Kommunen"), may)
        self.board = Board("Tavlan", Party("Ägaren"), tuple(sites), (self.playlist,), languages=("sv", "en"))
        self.ended: tuple[Ended, ...] = ()

    def put(self, name: str, content: str | bytes) -> Path:
        path = self.folder / "Kommunen" / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def vma(self, content: bytes | None, more: str = "", **state: Any) -> None:
        """A feed of VMA with this last good document."""
        self.feed("VMA", "vma", content, more, **state)

    def feed(self, name: str, kind: str, content: bytes | None, more: str = "", **state: Any) -> None:
        self.put(f"{name}.feed.toml", f'adress = "{ADDRESS}"\nslag = "{kind}"\n{more}\n')
        self.deliver(kind, content, **state)

    def deliver(self, kind: str, content: bytes | None, confirmed: datetime = NOW, **state: Any) -> None:
        feed = feed_id(kind, ADDRESS)
        fetched = Fetched(ADDRESS, **state)
        if content is not None:
            (self.feeds / document_name(feed)).write_bytes(content)
            (self.feeds / seen_name(feed)).touch()
            os.utime(self.feeds / seen_name(feed), (confirmed.timestamp(),) * 2)
            fetched = replace(fetched, sha256=hashlib.sha256(content).hexdigest(), changed=confirmed)
        (self.feeds / state_name(feed)).write_text(json.dumps(to_data(fetched)))

    def read(self, now: datetime = NOW + timedelta(minutes=1)) -> PlaylistReading:
        store = FeedStore(self.feeds, self.ended)
        reading = read_playlist(self.board, self.playlist, self.folder, {}, now, store=store)
        self.ended += reading.ended
        return reading

    def notices(self, now: datetime = NOW + timedelta(minutes=1)) -> list[Notice]:
        return list(self.read(now).content.notices)

    def texts(self, now: datetime = NOW + timedelta(minutes=1)) -> list[str]:
        return [variant.text for notice in self.notices(now) for variant in notice.variants]

    def codes(self, now: datetime = NOW + timedelta(minutes=1)) -> list[str]:
        return [problem.code for problem in self.read(now).problems]
