"""The fetcher over a real source and the real reading: what is kept, what is refused, and when it asks again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from select import select

import pytest

from player.fetch.fetcher import Fetcher
from player.fetch.pace import pause_s
from player.fetch.store import Store
from player.fetch.web import Limits, Web
from player.notices.codec import from_data
from player.notices.fetched import Fetched, document_name, feed_id, state_name
from tests.edges.feeds.village import document
from tests.edges.fetch.source import Source, endlessly, source
from tests.edges.publish.desk import InProcess

GOOD = document("vma_v3_alert.json")
BOARD = """
[board]
name = "B"
[board.owner]
name = "O"
[[sites]]
id = "hamneda"
name = "H"
[[playlists]]
folder = "Kommunen"
responsible = "K"
may = ["feeds", "urgent"]
[[playlists]]
folder = "Andra"
responsible = "A"
"""


class Office:
    """An editors' folder, a source, and a fetcher between them whose clock the test moves."""

    def __init__(self, root: Path, here: Source) -> None:
        self.here = here
        self.folder, self.store = root / "playlists", Store(root / "feeds")
        for name in ("_board", "Kommunen", "Andra"):
            (self.folder / name).mkdir(parents=True)
        (self.folder / "_board" / "board.toml").write_text(BOARD)
        self.wanted("Kommunen/VMA", 'slag = "vma"\nvar = "10 s"')
        web = Web(frozenset([here.host]), limits=Limits(seconds=2, idle_seconds=1, most_bytes=100_000))
        self.fetcher = Fetcher(self.folder, self.store, InProcess(), web)
        self.now = datetime.now(UTC)

    def wanted(self, name: str, lines: str) -> None:
        (self.folder / f"{name}.feed.toml").write_text(f'adress = "{self.here.url}"\n{lines}\n')

    def fetch(self, after_s: float = 0.0) -> None:
        """Everything that is due so many seconds later."""
        self.now += timedelta(seconds=after_s)
        self.fetcher.look(self.now)
        self.fetcher.begin(self.now)
        while self.fetcher.busy:
            select([self.fetcher], [], [], 5)
            self.fetcher.take(self.now)

    @property
    def id(self) -> str:
        return feed_id("vma", self.here.url)

    @property
    def state(self) -> Fetched:
        return from_data(Fetched, json.loads((self.store.folder / state_name(self.id)).read_bytes()))

    @property
    def document(self) -> bytes | None:
        path = self.store.folder / document_name(self.id)
        return path.read_bytes() if path.exists() else None


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with source() as here:
        made = Office(tmp_path, here)
        yield made
        made.fetcher.close()


def test_a_feed_that_is_wanted_is_fetched_and_asked_for_conditionally(office: Office) -> None:
    office.here.answers_conditionally(GOOD, '"one"')
    office.fetch()
    assert (office.document, office.state.why, office.state.etag) == (GOOD, "", '"one"')
    before = (office.store.folder / state_name(office.id)).stat().st_mtime_ns
    office.fetch(after_s=11)
    assert len(office.here.asked) == 2
    assert "If-None-Match" in office.here.asked[1]
    assert (office.store.folder / state_name(office.id)).stat().st_mtime_ns == before


def test_a_feed_is_not_asked_before_it_is_due(office: Office) -> None:
    office.here.answers(GOOD)
    office.fetch()
    office.fetch(after_s=5)
    assert len(office.here.asked) == 1


@pytest.mark.parametrize(
    "bad",
    [
        b"", b"null", b"{}", b"<html>Welcome to the hotel's Wi-Fi</html>", b"\x00\xff\x13\x37" * 50, b"[" * 50_000,
        b'{"alerts": "none"}', b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>', GOOD[:-40],
        GOOD.decode().encode("utf-16")[7:],
    ],
)  # fmt: skip
def test_what_is_not_the_feed_never_takes_the_place_of_the_last_good_document(office: Office, bad: bytes) -> None:
    office.here.answers(GOOD)
    office.fetch()
    office.here.answers(bad)
    office.fetch(after_s=11)
    assert (office.document, office.state.why) == (GOOD, "not-it")


@pytest.mark.parametrize(("status", "why"), [("500 Oops", "status"), ("301 Moved", "status")])
def test_a_failing_source_leaves_the_last_good_document_and_says_since_when(
    office: Office, status: str, why: str
) -> None:
    office.here.answers(GOOD)
    office.fetch()
    office.here.answers(b"", status)
    office.fetch(after_s=11)
    failing = office.now
    office.fetch(after_s=30)
    assert office.document == GOOD
    assert (office.state.why, office.state.failures, office.state.failing_since) == (why, 2, failing)
    office.here.answers(GOOD)
    office.fetch(after_s=600)
    assert (office.state.why, office.state.failing_since, office.state.failures) == ("", None, 0)


def test_an_endless_answer_is_cut_and_the_rest_goes_on(office: Office) -> None:
    office.here.says = endlessly
    office.wanted("Kommunen/Nyheter", 'slag = "rss"')
    office.fetch()
    assert (office.document, office.state.why) == (None, "big")


def test_a_source_that_asks_for_patience_gets_it(office: Office) -> None:
    office.here.answers(b"", "503 Busy", "Retry-After: 900")
    office.fetch()
    office.fetch(after_s=600)
    assert len(office.here.asked) == 1


def test_only_playlists_that_may_have_feeds_get_any(office: Office) -> None:
    office.wanted("Andra/Nyheter", 'slag = "rss"')
    (office.folder / "Kommunen" / "VMA.feed.toml").unlink()
    office.here.answers(GOOD)
    office.fetch()
    assert office.here.asked == []


def test_what_was_fetched_outlives_a_broken_board(office: Office) -> None:
    office.here.answers(GOOD)
    office.fetch()
    (office.folder / "_board" / "board.toml").write_text("nonsense")
    office.fetch(after_s=11)
    assert len(office.here.asked) == 2


def test_a_restart_asks_no_sooner(office: Office, tmp_path: Path) -> None:
    office.here.answers(GOOD)
    office.fetch()
    office.fetcher.close()
    office.fetcher = Fetcher(office.folder, office.store, InProcess(), Web(frozenset([office.here.host])))
    office.fetch(after_s=5)
    assert len(office.here.asked) == 1


def test_failing_feeds_are_asked_more_seldom_and_never_all_at_once() -> None:
    assert pause_s(30, 0, 0.0) == 30
    assert [round(pause_s(30, failures, 0.5)) for failures in (1, 2, 3, 9)] == [30, 60, 120, 300]
    assert pause_s(900, 5, 0.5) == 900
    assert pause_s(30, 1, 0.0) < pause_s(30, 1, 1.0)
    assert pause_s(30, 1, 0.5, retry_after_s=1000) == 1000
    assert pause_s(30, 1, 0.5, retry_after_s=1e9) == 3600
