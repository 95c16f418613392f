"""A calendar that is fetched: one notice of its coming events, as a dropped calendar makes.

Leaves out the reading of calendars (`calendar`) and how events are shown. Which calendars are public is their owners'
word: those of teams tell where children are.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from player.feeds.document import DocumentError
from player.feeds.order import FeedOrder
from player.feeds.post import Post
from player.notices.notice import Event, Kind, Notice, Variant
from player.notices.schedule import Schedule


def read_events(document: bytes, now: datetime, zone: ZoneInfo) -> tuple[Event, ...]:
    """Raises DocumentError for what is no calendar, or too much of one."""
    from player.folder.calendar import read_calendar  # noqa: PLC0415 - its libraries are for those who have one

    read = read_calendar(document, now.astimezone(zone).date(), zone)
    if not read.usable:
        raise DocumentError(", ".join(found.code for found in read.findings))
    return read.events


def event_notices(document: bytes, order: FeedOrder, post: Post, now: datetime) -> Iterator[Notice]:
    """The notice, unless nothing is coming. Raises DocumentError."""
    events = read_events(document, now, post.zone)
    if not events:
        return
    title = order.title or post.title
    variant = Variant("", title, post.file, credit=post.credit(order.credit, ""))
    yield Notice(
        post.prefix, post.playlist, Kind.EVENTS, (variant,), Schedule(lapses=max(event.ends for event in events)),
        sites=post.only_at([site.id for site in post.sites]), events=events,
    )  # fmt: skip
