"""What pages are made from, as data: notices as they are told on a phone, cards in lists, the frame around all.

Leaves out how they look (`templates/`) and where their files come from (`publish/`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from player.notices.addresses import site_page
from player.notices.board import Board, Playlist, Site
from player.notices.notice import Event, Kind, Notice, Variant, Wifi
from player.notices.programme import Closure
from player.notices.schedule import Priority
from player.notices.windows import Hours


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's file under `media/`, and its size in pixels."""

    file: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Prose:
    """An editor's text as clean HTML, and in words alone. `cut`: the page has not room for all of it."""

    html: str
    plain: str
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Medium:
    """A file to hear, to see or to take along: under `media/`, and the name that it is kept by."""

    file: str
    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Telling:
    """A notice in one language, its files found. `poster_words` is the poster's own text layer."""

    variant: Variant
    prose: Prose | None = None
    picture: Picture | None = None
    original: Medium | None = None
    text: Medium | None = None
    poster: Medium | None = None
    poster_words: str = ""
    sound: Medium | None = None
    video: Medium | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """A notice with all that its pages tell. `code` is its part of the address; `since` when it was first published."""

    notice: Notice
    playlist: Playlist
    code: str
    tellings: tuple[Telling, ...]
    since: datetime


@dataclass(frozen=True, slots=True)
class Card:
    """A notice in a list. `titles` and `words` by language; `starts`, `ends`, `days` and `hours` are its
    schedule's; `no_tickets` is the word for why none are sold.
    """

    code: str
    playlist: str
    kind: Kind
    titles: tuple[tuple[str, str], ...]
    since: datetime
    words: tuple[tuple[str, str], ...] = ()
    picture: Picture | None = None
    starts: datetime | None = None
    ends: datetime | None = None
    begins: datetime | None = None
    price: str = ""
    sites: tuple[str, ...] | None = None
    priority: Priority = Priority.NORMAL
    heard: bool = False
    drill: bool = False
    days: tuple[int, ...] = ()
    hours: Hours = ()
    no_tickets: str = ""
    wifi: Wifi | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """An event, its own part of the address, and what holds of the notice that tells of it: whose it is, and where."""

    event: Event
    code: str
    playlist: str = ""
    sites: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """What lists show of one playlist: the first cards for each site, the newest of all, and what is to happen.

    `counts` are all its notices by site, `networks` the cards that tell of a guest network, `closures` when its place
    says that it is closed.
    """

    cards: tuple[Card, ...] = ()
    newest: tuple[Card, ...] = ()
    happenings: tuple[Happening, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    networks: tuple[Card, ...] = ()
    closures: tuple[Closure, ...] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """What a playlist tells of itself for good, from its `_om` folder. `type` is its type at schema.org."""

    tellings: tuple[Telling, ...] = ()
    pictures: tuple[Picture, ...] = ()
    address: str = ""
    hours: str = ""
    links: tuple[str, ...] = ()
    type: str = "Organization"


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of a board have in common. `style` and `logo` lie under `media/`."""

    board: Board
    style: str
    logo: Picture | None = None

    @property
    def base(self) -> str:
        """The part of every path that the board's address begins with: "" or such as "/tavla"."""
        return urlsplit(self.board.address).path.rstrip("/")

    @property
    def first(self) -> str:
        return self.board.languages[0]

    def href(self, address: str) -> str:
        """An address of ours as it stands in a link: from the root of whatever host serves the page."""
        parts = urlsplit(address)
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    def site_langs(self, site: Site) -> tuple[str, ...]:
        """The languages of a site's page: the board's first, and its own."""
        return (self.first, *(lang for lang in self.board.languages[1:] if lang in site.languages))

    def site_href(self, site: Site, lang: str) -> str:
        """A site's page in this language, or in the board's first where it has none."""
        return self.href(site_page(self.board, site.id, lang if lang in site.languages else ""))

    def media(self, file: str) -> str:
        return f"{self.base}/media/{file}"

    def absolute(self, path: str) -> str:
        """The whole address of a path as `href` and `media` give it."""
        return self.board.address.removesuffix(self.base) + path

    def playlist(self, playlist_id: str) -> Playlist | None:
        return next((each for each in self.board.playlists if each.id == playlist_id), None)

    def is_advert(self, playlist_id: str) -> bool:
        """Whether what the playlist says is to be called advertising."""
        playlist = self.playlist(playlist_id)
        return playlist is not None and playlist.adverts

    def sites_of(self, playlist: Playlist, sites: tuple[str, ...] | None) -> tuple[Site, ...]:
        """The sites that show a playlist's notice meant for `sites`."""
        return tuple(
            site
            for site in self.board.sites
            if (playlist.sites is None or site.id in playlist.sites) and (sites is None or site.id in sites)
        )


def file_of(frame: Frame, address: str) -> str:
    """The file of a page under the tree: `/n/abc.en` is `n/abc.en.html`, `/` is `index.html`."""
    path = urlsplit(address).path.removeprefix(frame.base).strip("/")
    return f"{path or 'index'}.html"
