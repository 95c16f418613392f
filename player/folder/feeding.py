"""A playlist's feeds and alert files become notices: by its rights, from what was fetched, by the rules of alerts.

All alerts of a playlist are weighed together, so that a cancel in one file ends what stands in another. Leaves out the
documents (`player.feeds`) and what is said of dropped alerts (`alert_files`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from player.feeds.alerts import alert_notices
from player.feeds.cap import Message, Reference
from player.feeds.cap_xml import read_cap
from player.feeds.document import DocumentError
from player.feeds.in_force import ended_by, in_force
from player.feeds.item import News
from player.feeds.krisinformation import read_krisinformation
from player.feeds.news import news_notices
from player.feeds.order import ALERTING, FeedKind, FeedOrder
from player.feeds.post import Post
from player.feeds.smhi import read_smhi
from player.feeds.vma import read_vma
from player.feeds.wording import day_and_time
from player.folder.alert_files import DROPPED, why_not_shown
from player.folder.delivery import Delivery, look_up
from player.folder.feed_events import event_notices
from player.folder.finding import Finding, finding
from player.folder.here import HereAndNow
from player.folder.names import read_name
from player.folder.reading import FileReading
from player.folder.site_names import read_sites
from player.folder.slugs import slug
from player.folder.wording_feeds import why
from player.notices.board import Board, Playlist, Site
from player.notices.fetched import Ended
from player.notices.notice import Notice


@dataclass(frozen=True, slots=True)
class Source:
    """A feed's file or a dropped alert, as listed (`stem`: its name without extension) and as read."""

    path: str
    stem: str
    reading: FileReading


@dataclass(frozen=True, slots=True)
class Fed:
    """Notices with the path and stem of the file that each is from, every feed's own (path, stem), what is said by
    path, which alerts of feeds have ended, and from when on all this comes out differently."""

    notices: tuple[tuple[Notice, str, str], ...] = ()
    feeds: tuple[tuple[str, str], ...] = ()
    findings: tuple[tuple[str, Finding], ...] = ()
    ended: tuple[Ended, ...] = ()
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class FeedStore:
    """Where fetched documents lie (None: nothing is fetched for this reader), and which alerts are known to be over."""

    folder: Path | None = None
    ended: tuple[Ended, ...] = ()


NOTHING_FETCHED = FeedStore()


@dataclass(slots=True)
class _Told:
    """A source whose document has been read."""

    source: Source
    order: FeedOrder
    post: Post
    messages: tuple[Message, ...] = ()
    notices: tuple[Notice, ...] = ()


class Feeder:
    """Reads the feeds and alerts of one playlist at a moment. `feeds` None: nothing is fetched for this reader."""

    def __init__(self, board: Board, playlist: Playlist, here: HereAndNow, now: datetime, feeds: Path | None) -> None:
        self._board = board
        self._playlist = playlist
        self._here = here
        self._now = now
        self._feeds = feeds
        self._zone = ZoneInfo(board.timezone)
        self._said: list[tuple[str, Finding]] = []
        self._moments: list[datetime] = []

    def feed(self, sources: Sequence[Source], ended: Iterable[Ended]) -> Fed:
        """What these sources give. `ended`: alerts that earlier readings knew to be over."""
        told = [each for source in sources if (each := self._told(source)) is not None]
        known = tuple(Reference(each.sender, each.identifier) for each in ended)
        from_feeds = ended_by(message for each in told if each.order is not DROPPED for message in each.messages)
        all_ended = (*known, *ended_by(message for each in told for message in each.messages))
        notices = tuple(self._notices(told, all_ended))
        return Fed(
            notices,
            tuple((source.path, source.stem) for source in sources if source.reading.feed is not None),
            tuple(dict.fromkeys(self._said)),
            tuple(Ended(each.sender, each.identifier, self._now) for each in dict.fromkeys(from_feeds)),
            min((moment for moment in self._moments if moment > self._now), default=None),
        )

    def _notices(self, told: Sequence[_Told], ended: Sequence[Reference]) -> Iterator[tuple[Notice, str, str]]:
        seen: set[Reference] = set()
        for each in told:
            current = in_force(each.messages, self._now, drills=each.order.drills, ended=ended)
            fresh = [message for message in current if message.own not in seen]
            seen.update(message.own for message in fresh)
            self._moments += (message.end_of(info) for message in fresh for info in message.infos)
            made = (*alert_notices(fresh, each.order, each.post), *each.notices)
            if each.order is DROPPED and not made and not any(message.own in seen for message in each.messages):
                self._say(each.source, *why_not_shown(each.messages, self._now, ended, self._zone))
            elif each.order is DROPPED and not made:
                self._say(each.source, finding("cap-elsewhere", area=_area(each.messages)))
            yield from ((notice, each.source.path, each.source.stem) for notice in made)

    def _told(self, source: Source) -> _Told | None:
        reading, rights = source.reading, self._playlist.rights
        self._said += ((source.path, found) for found in reading.findings)
        if reading.feed is None:
            if rights.urgent:
                return _Told(source, DROPPED, self._post(source), messages=reading.messages)
            return self._without(source, finding("may-not-alert"))
        if not rights.feeds:
            return self._without(source, finding("may-not-feeds"))
        order = reading.feed
        if order.kind in ALERTING and not rights.urgent:
            if order.kind is FeedKind.VMA:
                return self._without(source, finding("may-not-alert"))
            if order.takeover is not None:
                self._say(source, finding("may-not-take-over"))
            order = replace(order, takeover=None)
        return self._delivered(source, order) if self._feeds is not None else None

    def _delivered(self, source: Source, order: FeedOrder) -> _Told | None:
        assert self._feeds is not None
        delivery = look_up(self._feeds, order)
        if delivery is None:
            return self._without(source, finding("feed-waiting"))
        why_sv, why_en = why(delivery.state.why, delivery.state.detail)
        if delivery.document is None or delivery.confirmed is None:
            return self._without(source, finding("feed-never", why_sv=why_sv, why_en=why_en))
        confirmed = delivery.confirmed
        self._moments += (confirmed + order.stale_after, confirmed + order.keep)
        said, silent = {"confirmed": self._spelt(confirmed)}, confirmed + order.stale_after <= self._now
        if order.kind not in ALERTING and confirmed + order.keep <= self._now:
            return self._without(source, finding("feed-too-old", **said))
        if delivery.state.failing_since is not None:
            since = self._spelt(delivery.state.failing_since)
            self._say(source, finding("feed-failing", since=since, why_sv=why_sv, why_en=why_en, **said))
        elif silent:
            self._say(source, finding("feed-silent", **said))
        return self._read(source, order, delivery, self._post(source, confirmed if silent else None))

    def _read(self, source: Source, order: FeedOrder, delivery: Delivery, post: Post) -> _Told | None:
        assert delivery.document is not None
        assert delivery.confirmed is not None
        try:
            if order.kind in ALERTING:
                messages = read_alerts(order.kind, delivery.document, delivery.confirmed, self._zone)
                return _Told(source, order, post, messages=messages)
            if order.kind is FeedKind.ICS:
                made = tuple(event_notices(delivery.document, order, post, self._now))
            else:
                made = tuple(news_notices(read_news(order.kind, delivery.document), order, post, self._now))
        except DocumentError:
            return self._without(source, finding("feed-unreadable"))
        return _Told(source, order, post, notices=made)

    def _post(self, source: Source, silent_since: datetime | None = None) -> Post:
        stem = read_name(source.stem, self._here)
        sites = stem.sites
        if source.reading.sites:
            named, doubts = read_sites(source.reading.sites, self._here)
            self._said += ((source.path, doubt) for doubt in doubts)
            sites = named if sites is None else tuple(site for site in sites if site in named)
        wanted = self._here.playlist_sites if sites is None else sites
        self._said += ((source.path, doubt) for doubt in stem.findings if doubt.code.startswith("site-"))
        places: tuple[Site, ...] = tuple(site for site in self._board.sites if site.id in wanted)
        name = f"{self._playlist.id}.{slug(stem.stem)}"
        everywhere = len(places) == len(self._here.playlist_sites)
        return Post(self._playlist.id, source.path, name, stem.stem, places, everywhere, self._zone, silent_since)

    def _spelt(self, moment: datetime) -> str:
        return day_and_time(moment, "sv", self._zone)

    def _without(self, source: Source, found: Finding) -> _Told | None:
        """Nothing of this source is shown, and its editor is told why."""
        self._say(source, found)
        return None

    def _say(self, source: Source, *found: Finding) -> None:
        self._said += ((source.path, each) for each in found)


def read_alerts(kind: FeedKind, document: bytes, confirmed: datetime, zone: ZoneInfo) -> tuple[Message, ...]:
    """The messages of an alerting feed's document. Raises DocumentError."""
    if kind is FeedKind.VMA:
        return read_vma(document)
    return read_smhi(document, confirmed, zone) if kind is FeedKind.SMHI else read_cap(document)


def read_news(kind: FeedKind, document: bytes) -> News:
    """The news of any other feed's document. Raises DocumentError."""
    if kind is FeedKind.KRISINFORMATION:
        return read_krisinformation(document)
    from player.feeds.rss import read_rss  # noqa: PLC0415 - its library is for those who have such a feed

    return read_rss(document)


def _area(messages: Iterable[Message]) -> str:
    names = (area.name for message in messages for info in message.infos for area in info.areas if area.name)
    return ", ".join(dict.fromkeys(names)) or "någon annanstans"
