"""The pages of one playlist: of its notices, those that changed, and its own.

Leaves out the pages of sites and of the board (`web_pages`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from player.notices.addresses import short_code
from player.notices.agenda import coming
from player.notices.board import Playlist
from player.notices.notice import Notice
from player.notices.problem import Problem
from player.notices.programme import PlaylistContent
from player.publish.gone_pages import GonePages
from player.publish.page_files import PageFiles
from player.publish.page_index import Paged, PageIndex, digest_of
from player.publish.page_matter import gather, gather_home, media_of
from player.publish.page_writing import PageWriter
from player.publish.places import Places
from player.publish.slice import Slice
from player.web.cards import card_of
from player.web.event_page import happenings_of
from player.web.feeds import playlist_feeds
from player.web.model import Happening
from player.web.notice_page import notice_files
from player.web.playlist_page import playlist_files
from player.web.press import Press
from player.web.shelves import shelf_of
from player.web.tickets import is_closed, ticket_event
from player.web.tongues import page_langs

_IN_A_GROUP = 40
"""Notices printed before what is done so far counts."""


@dataclass(frozen=True, slots=True)
class Shop:
    """What pages are printed with. `frame` names all that is common to them; `time` is how long may be printed."""

    places: Places
    files: PageFiles
    index: PageIndex
    writer: PageWriter
    press: Press
    frame: str
    time: Slice


@dataclass(frozen=True, slots=True)
class PlaylistPrinted:
    """`again` are playlists whose notices share a code with one of these, and so must be printed anew."""

    problems: tuple[Problem, ...] = ()
    again: frozenset[str] = frozenset()
    unfinished: bool = False


class PlaylistPages:
    """Prints one playlist's pages."""

    def __init__(self, shop: Shop, playlist: Playlist, over: frozenset[str]) -> None:
        """`over` are the ids of notices that ended by their own time."""
        self._shop = shop
        self._playlist = playlist
        self._over = over
        self._again: set[str] = set()
        self._clashes = shop.index.clashes()

    def print(self, content: PlaylistContent) -> PlaylistPrinted:
        """Bring the pages to what is published. Raises StorageError."""
        shop, name = self._shop, self._playlist.id
        known = shop.index.paged(name)
        kept: dict[str, Paged] = {}
        waiting: dict[str, Paged] = {}
        for notice in content.notices:
            paged = known.pop(notice.id, None)
            digest = self._digest(notice, is_known=paged is not None and paged.card is not None)
            if paged is None or paged.digest != digest or not self._is_there(paged):
                if not shop.time.take():
                    self._land(waiting)
                    return PlaylistPrinted(again=frozenset(self._again), unfinished=True)
                paged = waiting[notice.id] = self._printed(notice, digest, paged)
            kept[notice.id] = paged
            if len(waiting) >= _IN_A_GROUP:
                self._land(waiting)
        self._land(waiting)
        self._end(known)
        self._print_lists(list(kept.values()), content)
        problems = tuple(problem for paged in kept.values() for problem in paged.problems)
        return PlaylistPrinted(problems, frozenset(self._again))

    def end_all(self) -> None:
        """Every notice that it had is over."""
        self._end(self._shop.index.paged(self._playlist.id))

    def _digest(self, notice: Notice, *, is_known: bool) -> str:
        """All that a notice's pages follow from; of the day only what they say of it."""
        press = self._shop.press
        starts = notice.schedule.starts
        is_early = starts is not None and starts > press.now
        sold = notice.admission is not None and is_closed(notice.admission, press)
        over = len(notice.events) - len(coming(notice.events, press.today, press.zone))
        return digest_of(self._shop.frame, notice, is_early, sold, over, self._code(notice, is_known=is_known))

    def _code(self, notice: Notice, *, is_known: bool) -> str:
        """The notice's part of the address: its own id in full where another has the same letters."""
        if is_known and short_code(notice.id) not in self._clashes:
            return short_code(notice.id)
        before = self._shop.index.claims(notice.id)
        claims = self._shop.index.claim(notice.id)
        if len(claims) > 1 and claims != before:
            self._again |= {each.partition(".")[0] for each in claims if each != notice.id}
        return short_code(notice.id) if len(claims) == 1 else notice.id.replace(".", "-")

    def _is_there(self, paged: Paged) -> bool:
        public = self._shop.places.public
        return all((public / file).is_file() for file in paged.files[:1]) and all(
            (self._shop.places.media / file).is_file() for file in paged.media
        )

    def _printed(self, notice: Notice, digest: str, before: Paged | None) -> Paged:
        shop, code = self._shop, self._code(notice, is_known=False)
        since = before.since if before is not None and before.card is not None else shop.press.now
        found = gather(shop.files, notice, self._playlist, code, since)
        matter = found.matter
        files = notice_files(shop.press, matter, {notice.id: found.wifi_code} if found.wifi_code else {})
        shop.writer.put(files)
        if before is not None:
            gone = sorted(set(before.files) - set(files))
            shop.writer.put(GonePages(shop.press).moved(code, gone, self._playlist))
        event = ticket_event(matter)
        told = (Happening(event, code, notice.playlist, notice.sites),) if event else ()
        happenings = (*happenings_of(matter), *told)
        langs = page_langs(shop.press.frame.board, matter.tellings)
        return Paged(
            digest=digest,
            code=code,
            files=tuple(files),
            langs=langs,
            since=since,
            title=matter.tellings[0].variant.title,
            media=media_of(matter),
            card=card_of(shop.press, matter),
            happenings=happenings,
            problems=found.problems,
        )

    def _land(self, waiting: dict[str, Paged]) -> None:
        """First the files, then what says that they are there."""
        self._shop.writer.flush()
        for notice_id, paged in waiting.items():
            self._shop.index.keep_paged(self._playlist.id, notice_id, paged)
        self._shop.index.commit()
        waiting.clear()

    def _end(self, gone: Mapping[str, Paged]) -> None:
        """Pages of notices that are not up any more say so from now on."""
        ended: dict[str, Paged] = {}
        for notice_id, paged in gone.items():
            for other in self._shop.index.release(notice_id) if paged.card else ():
                self._again.add(other.partition(".")[0])
            if paged.card is None:
                continue
            title = paged.title if notice_id in self._over else ""
            pages = GonePages(self._shop.press).of(paged.files, paged.code, self._playlist, title)
            self._shop.writer.put(pages)
            ended[notice_id] = Paged("over", paged.code, paged.files, paged.langs, paged.since, title)
        self._land(ended)

    def _print_lists(self, paged: list[Paged], content: PlaylistContent) -> None:
        shop, playlist = self._shop, self._playlist
        cards = [each.card for each in paged if each.card is not None]
        shelf = shelf_of(shop.press.frame, playlist.id, cards, [each for one in paged for each in one.happenings])
        shelf = replace(shelf, closures=content.closures)
        home = gather_home(shop.files, content.profile, playlist.title) if content.profile else None
        shop.writer.put_in_all_tongues(playlist_files(shop.press, playlist, cards, shelf, home))
        shop.writer.put(playlist_feeds(shop.press, playlist, cards, shelf))
        shop.writer.flush()
        shop.index.keep_shelf(playlist.id, shelf)
        media = [file for each in paged for file in each.media]
        media += [picture.file for picture in (home.pictures if home else ())]
        shop.index.keep_media(playlist.id, tuple(media))
        shop.index.keep_moments(playlist.id, tuple(_moments(content, shop.press)))


def _moments(content: PlaylistContent, press: Press) -> Iterator[datetime]:
    """When, in the course of today, something goes up or its sale ends."""
    for notice in content.notices:
        sales_end = notice.admission.sales_end if notice.admission else None
        for moment in (notice.schedule.starts, sales_end):
            if moment is not None and moment.astimezone(press.zone).date() == press.today:
                yield moment
