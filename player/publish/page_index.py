"""What the publisher remembers of pages: which were printed from what, which files they name, who has which code.

Leaves out printing (`web_pages`).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from player.errors import InputError
from player.notices.addresses import short_code
from player.notices.codec import to_data
from player.notices.problem import Problem
from player.publish.index import Index
from player.publish.places import Places
from player.web.model import Card, Happening, Shelf


@dataclass(frozen=True, slots=True)
class Paged:
    """A notice's pages. `digest` names all that they were printed from; `files` are their paths under the tree.

    `card` is None when it is over: then its pages say so, in `langs`.
    """

    digest: str
    code: str
    files: tuple[str, ...]
    langs: tuple[str, ...]
    since: datetime
    title: str = ""
    media: tuple[str, ...] = ()
    card: Card | None = None
    happenings: tuple[Happening, ...] = ()
    problems: tuple[Problem, ...] = ()


def digest_of(*parts: object) -> str:
    """24 hexadecimal digits of values and nouns."""
    text = json.dumps([to_data(part) for part in parts], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:24]


class PageIndex:
    """The facts about pages in the publisher's index."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def token(self, name: str) -> str:
        """What the pages of a playlist, a site ("@hamneda") or the board ("") were last printed from."""
        return self._index.fact(str, f"web:{name}") or ""

    def keep_token(self, name: str, token: str | None) -> None:
        self._index.keep_fact(f"web:{name}", token)

    def tokens(self) -> list[str]:
        return self._index.names("web:")

    def paged(self, playlist: str) -> dict[str, Paged]:
        """The pages of all notices that a playlist has or had, by id."""
        return self._index.facts(Paged, f"page:{playlist}:")

    def keep_paged(self, playlist: str, notice: str, paged: Paged) -> None:
        self._index.keep_fact(f"page:{playlist}:{notice}", paged)

    def shelf(self, playlist: str) -> Shelf:
        return self._index.fact(Shelf, f"shelf:{playlist}") or Shelf()

    def keep_shelf(self, playlist: str, shelf: Shelf | None) -> None:
        self._index.keep_fact(f"shelf:{playlist}", shelf)

    def keep_media(self, playlist: str, files: tuple[str, ...]) -> None:
        self._index.keep_media(f"page:{playlist}", files)

    def moments(self, playlist: str) -> tuple[datetime, ...]:
        """When, on the day on which a playlist's pages were last printed, they read differently."""
        return self._index.fact(tuple[datetime, ...], f"moments:{playlist}") or ()

    def keep_moments(self, playlist: str, moments: tuple[datetime, ...]) -> None:
        self._index.keep_fact(f"moments:{playlist}", moments or None)

    def commit(self) -> None:
        self._index.commit()

    def claims(self, notice: str) -> tuple[str, ...]:
        """The notices that have the same short code, this one among them if it is up."""
        return self._index.fact(tuple[str, ...], f"code:{short_code(notice)}") or ()

    def claim(self, notice: str) -> tuple[str, ...]:
        """Claims the short code of a notice; all that claim the same."""
        claimed = self.claims(notice)
        if notice not in claimed:
            claimed = (*claimed, notice)
            self._keep_claims(notice, claimed)
        return claimed

    def release(self, notice: str) -> tuple[str, ...]:
        """Gives the short code of a notice free; those that still claim it."""
        claimed = tuple(each for each in self.claims(notice) if each != notice)
        self._keep_claims(notice, claimed)
        return claimed

    def clashes(self) -> dict[str, tuple[str, ...]]:
        """The codes that several notices share, and who they are."""
        return self._index.facts(tuple[str, ...], "clash:")

    def one(self, notice: str) -> Paged | None:
        return self._index.fact(Paged, f"page:{notice.partition('.')[0]}:{notice}")

    def knows_all(self) -> bool:
        """False when pages may lie in the tree of which nothing is remembered."""
        return self._index.fact(bool, "pages-known") is not None

    def keep_knows_all(self) -> None:
        self._index.keep_fact("pages-known", value=True)

    def _keep_claims(self, notice: str, claimed: tuple[str, ...]) -> None:
        code = short_code(notice)
        self._index.keep_fact(f"code:{code}", claimed or None)
        self._index.keep_fact(f"clash:{code}", claimed if len(claimed) > 1 else None)


def titles_of(public: Path) -> dict[str, tuple[str, str]]:
    """By code: the notice's id and its title, of all that have pages at `public`. InputError, StorageError."""
    path = Places(public.absolute()).index
    if not path.is_file():
        raise InputError(f"{public}: nothing was published there from this machine. Name the tree that publish writes.")
    index = Index(path)
    try:
        prefixed = index.facts(Paged, "page:")
    finally:
        index.close()
    return {paged.code: (name.partition(":")[2], paged.title) for name, paged in prefixed.items()}
