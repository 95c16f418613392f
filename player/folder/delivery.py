"""What the fetcher has left of one feed: the last good document, when it was last confirmed, and what is wrong.

Leaves out fetching (`fetch`) and what the document says (`feeding`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from player.feeds.document import MOST_BYTES
from player.feeds.order import FeedOrder
from player.notices.codec import CodecError, from_data
from player.notices.fetched import Fetched, document_name, feed_id, seen_name, state_name


@dataclass(frozen=True, slots=True)
class Delivery:
    """`document` None: none has ever come. `confirmed`: when the source last said that it still holds."""

    state: Fetched
    document: bytes | None = None
    confirmed: datetime | None = None


def look_up(feeds: Path, order: FeedOrder) -> Delivery | None:
    """What has come for the order; None when it has not even been tried."""
    feed = feed_id(order.kind.value, order.address)
    try:
        state = from_data(Fetched, json.loads((feeds / state_name(feed)).read_bytes()))
    except (OSError, ValueError, CodecError):
        return None
    if not state.sha256:
        return Delivery(state)
    try:
        with (feeds / document_name(feed)).open("rb") as file:
            document = file.read(MOST_BYTES + 1)
        confirmed = datetime.fromtimestamp((feeds / seen_name(feed)).stat().st_mtime, UTC)
    except OSError:
        return Delivery(state)
    return Delivery(state, document, confirmed)
