"""The pages behind the codes, brought up to date after each publish: what changed is printed anew, and nothing else.

A notice that is over keeps its pages, which then say so. Leaves out how pages look (`web/`), a playlist's own
(`page_playlist`), how they are written (`page_writing`) and what is remembered of them (`page_index`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from player import __version__
from player.notices.addresses import playlist_page, site_page
from player.notices.board import Board, Party, Playlist, Site
from player.notices.programme import PlaylistContent, shut_by
from player.notices.wifi import wifi_payload
from player.publish.findings import Findings
from player.publish.gone_pages import GonePages
from player.publish.hand import Hand
from player.publish.index import Index
from player.publish.page_files import LOGO_PX, PageFiles
from player.publish.page_index import PageIndex, digest_of
from player.publish.page_playlist import PlaylistPages, Shop
from player.publish.page_writing import PageWriter
from player.publish.places import Places
from player.publish.plan import Fate
from player.publish.slice import Slice
from player.publish.state import Told, Turn
from player.web.board_page import board_files
from player.web.cards import split
from player.web.ended_page import crossroads, ended
from player.web.feeds import board_feeds, playlist_feeds
from player.web.model import Frame, Picture, Shelf, file_of
from player.web.press import Address, Press, templates_digest
from player.web.shelves import is_for
from player.web.site_page import SiteMatter, site_files
from player.web.theme import style_sheet

STYLE = "style.css"
EDITION = 2
"""Raised when the same notice makes other pages; then all are printed anew."""


@dataclass(frozen=True, slots=True)
class WebPages:
    """Prints the pages of one publisher's tree."""

    places: Places
    worker: Hand
    index: Index

    def update(self, board: Board, turns: tuple[Turn, ...], now: datetime, time: Slice) -> bool:
        """Print what is not printed yet, until the time is up. Returns whether all is. Raises StorageError.

        A board without an address has no pages.
        """
        if not board.address:
            return True
        shop = self._shop(board, now, time)
        todo = {turn.playlist.id: turn for turn in turns if self._is_due(turn, shop)}
        known = {turn.playlist.id: turn for turn in turns}
        rounds = 0
        while todo and rounds < 3:  # a second one for notices that have turned out to share a code
            again: set[str] = set()
            for turn in todo.values():
                printed = self._print_playlist(turn, shop)
                if printed is None:
                    return False
                again |= printed
            todo = {name: known[name] for name in again if name in known}
            rounds += 1
        self._forget_playlists(board, shop)
        return self._print_board(board, shop)

    def _shop(self, board: Board, now: datetime, time: Slice) -> Shop:
        writer, files = PageWriter(self.places), PageFiles(self.places, self.worker, self.index)
        logo = files.picture(board.logo, longest_px=LOGO_PX) if board.logo else None
        if logo is not None:
            # Under a name that stays: pages of what is over are not printed again when the logo changes.
            data = (self.places.media / logo.file).read_bytes()
            logo = Picture(f"logo.{logo.file.rpartition('.')[2]}", logo.width, logo.height)
            writer.put({f"media/{logo.file}": data})
        writer.put({f"media/{STYLE}": style_sheet(board.theme)})
        writer.flush()
        self.index.keep_media("", [STYLE, *([logo.file] if logo else [])])
        frame = Frame(board, STYLE, logo)
        return Shop(self.places, files, PageIndex(self.index), writer, Press(frame, now), _frame_digest(frame), time)

    def _is_due(self, turn: Turn, shop: Shop) -> bool:
        return shop.index.token(turn.playlist.id) != self._token(turn, shop)

    def _token(self, turn: Turn, shop: Shop) -> str:
        """All that a playlist's pages follow from; lists say what is up today, and of what begins today since when."""
        passed = sum(moment <= shop.press.now for moment in shop.index.moments(turn.playlist.id))
        return digest_of(shop.frame, turn.state.manifest.sha256, _today(shop.press), passed)

    def _print_playlist(self, turn: Turn, shop: Shop) -> frozenset[str] | None:
        """The playlists to be printed again; None when time ran out."""
        name = turn.playlist.id
        fresh = turn.fresh
        content = fresh.content if fresh else self.index.fact(PlaylistContent, f"published:{name}")
        told = fresh.told if fresh else self.index.fact(Told, f"told:{name}") or Told()
        over = frozenset(verdict.id for verdict in told.verdicts if verdict.fate is Fate.OVER)
        printed = PlaylistPages(shop, turn.playlist, over).print(content or PlaylistContent(name))
        for other in printed.again:
            shop.index.keep_token(other, None)
        if printed.unfinished:
            return None
        self.index.keep_fact(f"paged:{name}", Findings(printed.problems, complete=True))
        shop.index.keep_token(name, self._token(turn, shop))
        return printed.again

    def _forget_playlists(self, board: Board, shop: Shop) -> None:
        """What playlists showed that board.toml no longer names is over, and so are their own pages."""
        named = {playlist.id for playlist in board.playlists}
        for name in shop.index.tokens():
            if not name or name.startswith("@") or name in named:
                continue
            gone = Playlist(name, name, name, Party(board.owner.name))
            PlaylistPages(shop, gone, frozenset()).end_all()
            self._end_page(shop, lambda lang, name=name: playlist_page(board, name, lang))  # type: ignore[misc]
            shop.writer.put(playlist_feeds(shop.press, gone, (), Shelf()))
            shop.writer.flush()
            shop.index.keep_shelf(name, None)
            shop.index.keep_moments(name, ())
            shop.index.keep_media(name, ())
            shop.index.keep_token(name, None)

    def _print_board(self, board: Board, shop: Shop) -> bool:
        """The pages of sites and of the board, where something on them has changed."""
        tokens = {playlist.id: shop.index.token(playlist.id) for playlist in board.playlists}
        whole = digest_of(shop.frame, board.sites, tokens, _today(shop.press))
        if shop.index.token("") == whole:
            return True
        shelves = {name: shop.index.shelf(name) for name in tokens}
        board = _closed_where_said(board, shelves)
        shop = replace(shop, press=Press(replace(shop.press.frame, board=board), shop.press.now))
        for site in board.sites:
            shown = {p.id: tokens[p.id] for p in board.playlists if p.sites is None or site.id in p.sites}
            token = digest_of(shop.frame, site, shown, _today(shop.press))
            if shop.index.token(f"@{site.id}") == token:
                continue
            if not shop.time.take():
                return False
            shop.writer.put_in_all_tongues(site_files(shop.press, self._site_matter(board, site, shop), shelves))
            shop.writer.flush()
            shop.index.keep_token(f"@{site.id}", token)
        self._forget_sites(board, shop)
        shop.writer.put_in_all_tongues(board_files(shop.press, shelves))
        shop.writer.put(board_feeds(shop.press, shelves))
        shop.writer.put(self._crossroads(shop))
        shop.writer.put(self._strangers(shop, board))
        shop.writer.flush()
        shop.index.keep_token("", whole)
        return True

    def _site_matter(self, board: Board, site: Site, shop: Shop) -> SiteMatter:
        shelves = (shop.index.shelf(p.id) for p in board.playlists if p.sites is None or site.id in p.sites)
        cards = [card for shelf in shelves for card in shelf.networks if is_for(card, site.id)]
        up, _ = split(cards, shop.press.now)
        # Of a password before and after a day, the one that holds now.
        newest = max(up, key=lambda card: card.starts.timestamp() if card.starts else 0.0, default=None)
        wifi = newest.wifi if newest else None
        address = site_page(board, site.id)
        return SiteMatter(
            site=site,
            code=shop.files.code(address),
            typed=address.partition("://")[2].removeprefix("www."),
            wifi=wifi,
            wifi_code=shop.files.code(wifi_payload(wifi)) if wifi else (),
        )

    def _forget_sites(self, board: Board, shop: Shop) -> None:
        """The page of a site that is no more says so."""
        known = {site.id for site in board.sites}
        for name in shop.index.tokens():
            if name.startswith("@") and name[1:] not in known:
                self._end_page(shop, lambda lang, name=name: site_page(board, name[1:], lang))  # type: ignore[misc]
                shop.index.keep_token(name, None)

    def _end_page(self, shop: Shop, address: Address) -> None:
        board = shop.press.frame.board
        files = {file_of(shop.press.frame, address(lang)): lang for lang in board.languages}
        there = {file: lang for file, lang in files.items() if (self.places.public / file).is_file()}
        shop.writer.put_in_all_tongues(
            {file: ended(shop.press, address, board.languages, lang) for file, lang in there.items()}
        )

    def _crossroads(self, shop: Shop) -> dict[str, bytes]:
        """The pages of codes that several notices share."""
        pages: dict[str, bytes] = {}
        for code, notices in shop.index.clashes().items():
            found = [paged for each in notices if (paged := shop.index.one(each)) is not None]
            pages |= crossroads(shop.press, code, [(each.code, each.title) for each in found])
        return pages

    def _strangers(self, shop: Shop, board: Board) -> dict[str, bytes]:
        """Pages of which nothing is remembered, since the index was lost: what they told of is over."""
        if shop.index.knows_all():
            return {}
        remembered = (each for playlist in board.playlists for each in shop.index.paged(playlist.id).values())
        known = {file for each in remembered for file in each.files}
        there = (f"n/{path.name}" for path in (self.places.public / "n").iterdir())
        shop.index.keep_knows_all()
        return GonePages(shop.press).of((file for file in there if file not in known), "", None, "")


def _frame_digest(frame: Frame) -> str:
    """Names what all pages have in common; of sites and playlists only what stands on notices' pages."""
    board = frame.board
    sites = [(site.id, site.name, site.place, site.languages) for site in board.sites]
    playlists = [(each.id, each.title, each.party, each.adverts, each.sites) for each in board.playlists]
    common = (board.name, board.address, board.languages, board.owner, board.timezone, frame.logo)
    return digest_of(EDITION, __version__, templates_digest(), common, sites, playlists)


def _closed_where_said(board: Board, shelves: Mapping[str, Shelf]) -> Board:
    """The board with what its places say themselves of being closed."""
    closures = {name: shelf.closures for name, shelf in shelves.items()}
    sites = (replace(site, shut=shut_by(site, board.playlists, closures)) for site in board.sites)
    return replace(board, sites=tuple(sites))


def _today(press: Press) -> str:
    return press.today.isoformat()
