"""What was fetched becomes news of the tree: at once when it changes, and not at all when it only was asked again."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from player.notices.codec import to_data
from player.notices.fetched import Fetched, document_name, feed_id, seen_name, state_name
from player.publish.endings import known
from player.publish.feeds import Feeds
from player.publish.index import Index
from tests.edges.publish.desk import BOARD, EDITORS, Desk
from tests.edges.publish.test_publish_watched import until, watched

ADDRESS = "https://vmaapi.example/alerts"
NOW = datetime.now(UTC).replace(microsecond=0)


def answer(*, cancelled: bool = False) -> bytes:
    common = {"sender": "sr", "sent": NOW.isoformat(), "status": "Actual", "scope": "Public"}
    info = {"language": "sv-SE", "event": "VMA", "description": "Gå inomhus.", "severity": "Severe"}
    info["expires"] = (NOW + timedelta(hours=1)).isoformat()
    alert = {**common, "identifier": "1", "msgType": "Alert", "info": [info]}
    cancel = {**common, "identifier": "2", "msgType": "Cancel", "references": "sr,1,-", "info": None}
    return json.dumps({"alerts": [alert, cancel] if cancelled else [alert]}).encode()


@pytest.fixture
def fed(desk: Desk, tmp_path: Path) -> Desk:
    """A desk whose playlist asks for a feed, of which nothing has come yet."""
    desk.feeds = tmp_path / "feeds"
    desk.feeds.mkdir()
    desk.write("_board/board.toml", BOARD.replace('may = ["urgent"]', 'may = ["urgent", "feeds"]'))
    desk.write(f"{EDITORS}/VMA.feed.toml", f'adress = "{ADDRESS}"\nslag = "vma"\n')
    return desk


def deliver(desk: Desk, document: bytes) -> None:
    """As the fetcher does: the document, then how the fetching goes."""
    assert desk.feeds is not None
    feed = feed_id("vma", ADDRESS)
    coming = desk.feeds / f"{feed}.coming"
    coming.write_bytes(document)
    (desk.feeds / seen_name(feed)).touch()
    coming.replace(desk.feeds / document_name(feed))
    (desk.feeds / state_name(feed)).write_text(json.dumps(to_data(Fetched(ADDRESS, sha256="x"))))


def test_an_alert_is_published_when_it_has_been_fetched_and_withdrawn_by_its_cancel(fed: Desk) -> None:
    with watched(fed) as told:
        deliver(fed, answer())
        until(lambda: len(told) > 1 and bool(told[-1].added))
        (alert,) = told[-1].added
        deliver(fed, answer(cancelled=True))
        until(lambda: told[-1].removed == (alert,))
    assert fed.seen(datetime.now(UTC)).titles() == set()


def test_that_a_feed_was_asked_again_is_no_news(fed: Desk) -> None:
    assert fed.feeds is not None
    deliver(fed, answer())
    before = Feeds(fed.feeds).fingerprint
    os.utime(fed.feeds / seen_name(feed_id("vma", ADDRESS)))
    (fed.feeds / "x.coming").write_bytes(b"still to be judged")
    assert Feeds(fed.feeds).fingerprint == before
    deliver(fed, answer(cancelled=True))
    assert Feeds(fed.feeds).fingerprint != before


def test_what_has_ended_is_remembered_over_a_restart(fed: Desk) -> None:
    deliver(fed, answer(cancelled=True))
    fed.publish(datetime.now(UTC))
    deliver(fed, answer())
    fed.publish(datetime.now(UTC))
    assert fed.seen(datetime.now(UTC)).titles() == set()
    index = Index(fed.places.index)
    assert [each.identifier for each in known(index, "hembygdsforeningen")] == ["1"]
    index.close()


def test_the_receipt_says_that_a_feed_has_not_come_yet(fed: Desk) -> None:
    fed.publish(datetime.now(UTC))
    assert "har inte hämtats än" in fed.receipt()
