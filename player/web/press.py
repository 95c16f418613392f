"""Templates and what every page has around its matter: title, languages, feeds, structured data.

Leaves out the matter itself (`notice_page`, `site_page` ...).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from player.notices.addresses import board_page, statement_page
from player.web.contacts import Piece, pieces_of
from player.web.dates import Calendar
from player.web.model import Frame, Picture, file_of
from player.web.words import Words, direction_of, language_name, words_in

LONGEST_DESCRIPTION = 180


@dataclass(frozen=True, slots=True)
class Version:
    """The page in one language."""

    lang: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Feed:
    type: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the frame of a page says of it. `gone`: search engines shall forget it."""

    lang: str
    heading: str
    title: str
    description: str
    canonical: str
    versions: tuple[Version, ...]
    home: str
    statement: str
    owner: tuple[Piece, ...]
    feeds: tuple[Feed, ...] = ()
    picture: Picture | None = None
    kind: str = "website"
    data: tuple[Markup, ...] = ()
    gone: bool = False


Address = Callable[[str], str]
"""The address of a page in a language."""


@dataclass(frozen=True, slots=True)
class Press:
    """Prints pages of one board at one moment."""

    frame: Frame
    now: datetime

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.frame.board.timezone)

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def calendar(self, lang: str) -> Calendar:
        return Calendar(words_in(lang).spoken, self.frame.board.timezone, self.now)

    def page(  # noqa: PLR0913  what a page's head holds
        self,
        lang: str,
        heading: str,
        address: Address,
        langs: Sequence[str],
        *,
        description: str = "",
        picture: Picture | None = None,
        data: Sequence[Mapping[str, object]] = (),
        feeds: tuple[Feed, ...] = (),
        kind: str = "website",
        gone: bool = False,
    ) -> Page:
        board = self.frame.board
        return Page(
            lang=lang,
            heading=heading,
            title=heading if heading == board.name else f"{heading} – {board.name}",
            description=shortened(description or heading),
            canonical=address(lang),
            versions=tuple(Version(each, language_name(each), address(each)) for each in langs),
            home=self.frame.href(board_page(board, lang)),
            statement=self.frame.href(statement_page(board, lang)),
            owner=pieces_of(board.owner.contact),
            feeds=feeds,
            picture=picture or self.frame.logo,
            kind=kind,
            data=tuple(_json_ld(each) for each in data),
            gone=gone,
        )

    def print(self, template: str, page: Page, **matter: object) -> tuple[str, bytes]:
        """The page's file under the tree, and what is in it."""
        words: Words = words_in(page.lang)
        text = _templates().get_template(template).render(page=page, w=words, frame=self.frame, **matter)
        return file_of(self.frame, page.canonical), text.encode("utf-8", "replace")


@cache
def templates_digest() -> str:
    """Names all that pages are printed with but their matter: templates, words, style."""
    here = Path(__file__).parent
    kinds = ("templates/*.j2", "words/*.toml", "static/*.css")
    files = sorted(path for kind in kinds for path in here.glob(kind))
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:16]


def shortened(text: str, most: int = LONGEST_DESCRIPTION) -> str:
    """At most so many characters, ended between words."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def size_words(size: int, lang: str) -> str:
    """How large a file is: "1,4 MB"."""
    said = f"{size / 1e6:.1f} MB" if size >= 950_000 else f"{max(1, round(size / 1000))} kB"
    return said if lang == "en" else said.replace(".", ",")


def outline(rows: Sequence[str]) -> str:
    """The dark modules of a code as one SVG path, run by run."""
    path = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            length = len(row[x:]) - len(row[x:].lstrip(row[x]))
            if row[x] == "1":
                path.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    return "".join(path)


def _json_ld(data: Mapping[str, object]) -> Markup:
    """Data for search engines. No text in it can end the element that it stands in."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"direction": direction_of, "find": pieces_of, "outline": outline}
    return environment
