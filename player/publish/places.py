"""Where things lie in a published tree, and in the private folder beside it that no web server may see.

    PUBLIC/metadata/            what The Update Framework signs; `timestamp.json` is replaced last
    PUBLIC/targets/             board.json and the playlists' manifests, named by their SHA-256
    PUBLIC/blobs/ab/ab12...     the notices' files, immutable
    PUBLIC/n p s index.html ... the pages behind the codes, and their sitemaps and feeds
    PUBLIC/media/               what the pages show and offer, named by its SHA-256, immutable
    PUBLIC.private/             keys, root.json to hand over, index, history, the page of small pictures

Leaves out how any of these is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PLAYLIST_PREFIX = "playlists/"
BOARD_TARGET = "board.json"
PAGE_FOLDERS = ("n", "p", "s", "sitemaps")
"""Where pages lie. They are never removed: a code that was printed or photographed still leads somewhere."""


@dataclass(frozen=True, slots=True)
class Places:
    """The tree at `public` and its private neighbour."""

    public: Path

    @property
    def private(self) -> Path:
        """A sibling, never a child: what is served is the tree, so nothing private may lie under it."""
        public = self.public.absolute()
        return public.with_name(public.name + ".private")

    @property
    def metadata(self) -> Path:
        return self.public / "metadata"

    @property
    def targets(self) -> Path:
        return self.public / "targets"

    @property
    def blobs(self) -> Path:
        return self.public / "blobs"

    @property
    def media(self) -> Path:
        return self.public / "media"

    @property
    def keys(self) -> Path:
        return self.private / "keys"

    def key(self, role: str) -> Path:
        return self.keys / f"{role}.pem"

    def new_key(self, role: str) -> Path:
        """Where a key lies until it takes the place of the old one."""
        return self.keys / f"{role}.new.pem"

    @property
    def root_key(self) -> Path:
        return self.private / "root-key"

    @property
    def root_file(self) -> Path:
        """What the maintainer hands to every board."""
        return self.private / "root.json"

    @property
    def roots(self) -> Path:
        """Every root file ever signed: a board that holds an old one needs all that came after it."""
        return self.private / "roots"

    @property
    def index(self) -> Path:
        return self.private / "index.sqlite"

    @property
    def history(self) -> Path:
        return self.private / "history.jsonl"

    @property
    def gallery(self) -> Path:
        return self.private / "gallery"

    @property
    def feeds(self) -> Path:
        """Where the publisher's own fetcher leaves documents, when nobody else fetches them."""
        return self.private / "feeds"

    @property
    def work(self) -> Path:
        """Where the worker writes. What lies here between two runs is rubbish."""
        return self.private / "work"

    @property
    def lock(self) -> Path:
        return self.private / "lock"


def blob_path(sha256: str) -> str:
    """Where a blob lies, relative to the tree."""
    return f"blobs/{sha256[:2]}/{sha256}"


def target_path(name: str, sha256: str) -> str:
    """Where a signed file lies, relative to the tree: its SHA-256 stands before the last part of its name."""
    folder, slash, last = name.rpartition("/")
    return f"targets/{folder}{slash}{sha256}.{last}"


def playlist_target(playlist: str) -> str:
    return f"{PLAYLIST_PREFIX}{playlist}.json"
