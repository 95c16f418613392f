"""An editors' folder being published, and a board that believes only what is signed.

The reading and drawing is the worker's own code, called in this process: it is the publisher that is tested here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from tuf.api.exceptions import DownloadHTTPError
from tuf.ngclient import Updater
from tuf.ngclient.fetcher import FetcherInterface

from player.notices.board import Board
from player.notices.codec import from_data
from player.notices.notice import Notice
from player.notices.programme import PlaylistContent
from player.publish.places import Places
from player.publish.publisher import Publisher
from player.publish.report import PublishReport
from player.publish.settle import Patience
from player.worker.failures import error_of
from player.worker.main import Desk as Jobs
from player.worker.protocol import Failed, Reply, Request

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BOARD = """
[board]
name = "Bytavlan i Ljungby"
languages = ["sv", "en"]
[board.owner]
name = "Ljungby kommun"
contact = "tavlan@ljungby.example"
[[sites]]
id = "hamneda"
name = "Hamneda Lanthandel"
[[sites]]
id = "agunnaryd"
name = "Agunnaryds Handel"
[[playlists]]
folder = "Hembygdsföreningen"
responsible = "Hembygdsföreningen i Hamneda"
contact = "hembygd@example.se"
may = ["urgent"]
[[playlists]]
folder = "Kören"
responsible = "Kören"
"""
IMPATIENT = Patience(ordinary_s=0.0, urgent_s=0.0)
EDITORS, CHOIR = "Hembygdsföreningen", "Kören"


class InProcess:
    """The worker's jobs without its process. Counts what was asked of it, by the requests' names."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._jobs = Jobs()

    def call(self, request: Request, limit_s: float | None = None) -> Reply:
        self.asked.append(type(request).__name__)
        reply = self._jobs.answer(request)
        if isinstance(reply, Failed):
            raise error_of(reply)
        return reply

    def close(self) -> None: ...


@dataclass
class Seen:
    """What a board sees in the tree."""

    board: Board
    contents: Mapping[str, PlaylistContent]
    blobs: Mapping[str, bytes]

    def notices(self) -> dict[str, Notice]:
        return {notice.id: notice for content in self.contents.values() for notice in content.notices}

    def titles(self) -> set[str]:
        return {notice.variants[0].title for notice in self.notices().values()}


@dataclass
class Desk:
    """`publish` waits for nothing unless `patience` says so, and draws nothing."""

    root: Path
    patience: Patience = IMPATIENT
    hand: InProcess = field(default_factory=InProcess)
    feeds: Path | None = None

    def __post_init__(self) -> None:
        self.folder = self.root / "playlists"
        self.public = self.root / "public"
        self.places = Places(self.public)
        for name in ("_board", EDITORS, CHOIR):
            (self.folder / name).mkdir(parents=True)
        self.write("_board/board.toml", BOARD)

    def write(self, path: str, data: str | bytes) -> Path:
        target = self.folder / path
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(data.encode() if isinstance(data, str) else data)
        return target

    def publisher(self) -> Publisher:
        return Publisher(self.folder, self.public, self.patience, lambda: self.hand, self.feeds)

    def init(self) -> Desk:
        self.publisher().init(NOW)
        return self

    def publish(self, now: datetime = NOW, *, wait_for_stillness: bool = True) -> PublishReport:
        with self.publisher() as publisher:
            return publisher.publish(now, wait_for_stillness=wait_for_stillness, draw_s=0.0)

    def publish_and_draw(self, now: datetime = NOW, *, draw_all: bool = True) -> PublishReport:
        with self.publisher() as publisher:
            return publisher.publish(now, draw_s=60.0, draw_all=draw_all)

    def receipt(self, folder: str = EDITORS) -> str:
        return (self.folder / folder / "_KVITTO.txt").read_text(encoding="utf-8")

    def history(self) -> list[tuple[str, str]]:
        lines = self.places.history.read_text(encoding="utf-8").splitlines()
        return [(entry["event"], entry["title"]) for entry in map(json.loads, lines)]

    def files(self) -> dict[str, bytes]:
        """Every file of the published tree."""
        return {
            path.relative_to(self.public).as_posix(): path.read_bytes()
            for path in self.public.rglob("*")
            if path.is_file()
        }

    def seen(self, now: datetime = NOW) -> Seen:
        """The tree as a board finds it that knows the first root file alone. Fails when that is not whole."""
        return see(self.public, (self.places.roots / "1.root.json").read_bytes(), now)


def see(public: Path, root: bytes, now: datetime) -> Seen:
    """Read the tree as tuf's own client does, into a folder that is used once."""
    store = public.parent / f"board-{hashlib.sha256(str(public).encode()).hexdigest()[:8]}"
    for old in store.rglob("*") if store.exists() else ():
        if old.is_file() or old.is_symlink():
            old.unlink()
    store.mkdir(exist_ok=True)
    updater = Updater(
        str(store), "tree:/metadata/", str(store), "tree:/targets/", fetcher=_FromDisk(public), bootstrap=root
    )
    updater._trusted_set.reference_time = now
    updater.refresh()
    board = from_data(Board, _target(updater, "board.json")["board"])
    contents = {
        playlist.id: from_data(PlaylistContent, _target(updater, f"playlists/{playlist.id}.json")["content"])
        for playlist in board.playlists
    }
    parts = [part for c in contents.values() for n in c.notices for v in n.variants for part in v.parts]
    if board.logo is not None:
        parts.append(board.logo)
    blobs = {}
    for part in parts:
        data = (public / part.path).read_bytes()
        assert part.path == f"blobs/{part.version[:2]}/{part.version}"
        assert hashlib.sha256(data).hexdigest() == part.version
        assert len(data) == part.size
        blobs[part.version] = data
    return Seen(board, contents, blobs)


def _target(updater: Updater, name: str) -> dict[str, object]:
    info = updater.get_targetinfo(name)
    assert info is not None, name
    data = json.loads(Path(updater.download_target(info)).read_bytes())
    assert data["v"] == 1
    assert isinstance(data, dict)
    return data


class _FromDisk(FetcherInterface):
    def __init__(self, public: Path) -> None:
        self._public = public

    def _fetch(self, url: str) -> list[bytes]:  # type: ignore[override]
        path = self._public / url.removeprefix("tree:/")
        if not path.is_file():
            raise DownloadHTTPError(url, 404)
        return [path.read_bytes()]
