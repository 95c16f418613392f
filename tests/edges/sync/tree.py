"""A small real published tree, signed by tuf's own Metadata API: what sync is tested against. Not the publisher."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp
from tuf.api.serialization.json import JSONSerializer

from player.notices.board import Board, Party, Playlist, Rights, Site
from player.notices.codec import to_data
from player.notices.notice import Kind, Notice, Part, Role, Variant
from player.notices.programme import PlaylistContent
from player.notices.schedule import Priority

ROLES = ("root", "timestamp", "snapshot", "targets")


def board(playlists: Mapping[str, bool], sites: tuple[str, ...] = ("hamneda", "ryssby")) -> Board:
    """A board of these playlists; the value says whether one may be urgent."""
    return Board(
        name="Provtavlan",
        owner=Party("Byalaget"),
        sites=tuple(Site(name, name.title()) for name in sites),
        playlists=tuple(
            Playlist(name, name.title(), name, Party(name), Rights(urgent=urgent)) for name, urgent in playlists.items()
        ),
    )


@dataclass
class Tree:
    """A publisher in small: files a playlist, signed anew by `publish`. `now` is when the next signing says
    it happens; `bend` may spoil a notice on its way into the manifest."""

    root: Path
    board: Board
    files: dict[str, dict[str, bytes]] = field(default_factory=dict)
    now: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))
    days_valid: int = 14
    version: int = 0
    root_version: int = 1
    signers: dict[str, CryptoSigner] = field(
        default_factory=lambda: {r: CryptoSigner.generate_ed25519() for r in ROLES}
    )
    sites: dict[str, tuple[str, ...]] = field(default_factory=dict)
    bend: Callable[[Notice], Notice] = lambda notice: notice

    @property
    def root_file(self) -> Path:
        return self.root / "metadata" / "1.root.json"

    def publish(self) -> Tree:
        """Writes blobs, manifests and metadata, the timestamp last."""
        self.version += 1
        targets = [self._target("board.json", {"v": 1, "board": to_data(self.board)})]
        for playlist in self.board.playlists:
            content = PlaylistContent(playlist.id, tuple(self._notices(playlist)))
            targets.append(self._target(f"playlists/{playlist.id}.json", {"v": 1, "content": to_data(content)}))
        if self.version == 1:
            self.sign_root()
        self.sign(targets)
        return self

    def blob(self, data: bytes) -> Path:
        sha256 = hashlib.sha256(data).hexdigest()
        return self.root / "blobs" / sha256[:2] / sha256

    def sign_root(self) -> None:
        root = Root(version=self.root_version, expires=self.now + timedelta(days=365), consistent_snapshot=True)
        for role in ROLES:
            root.add_key(self.signers[role].public_key, role)
        signed = Metadata(root)
        signed.sign(self.signers["root"])
        _write(self.root / "metadata" / f"{self.root_version}.root.json", signed.to_bytes(JSONSerializer()))

    def rotate(self, role: str) -> None:
        """Gives one role a new key, by a new root."""
        self.signers[role] = CryptoSigner.generate_ed25519()
        self.root_version += 1
        self.sign_root()

    def sign(self, targets: list[TargetFile]) -> None:
        ends = self.now + timedelta(days=self.days_valid)
        made = Targets(version=self.version, expires=ends, targets={target.path: target for target in targets})
        self._sign("targets", f"{self.version}.targets.json", made)
        listed = {"targets.json": MetaFile(self.version)}
        self._sign(
            "snapshot", f"{self.version}.snapshot.json", Snapshot(version=self.version, expires=ends, meta=listed)
        )
        self.sign_timestamp()

    def sign_timestamp(self, version: int | None = None) -> None:
        ends = self.now + timedelta(days=self.days_valid)
        stamp = Timestamp(
            version=version or self.version,
            expires=ends,
            snapshot_meta=MetaFile(self.version),
            unrecognized_fields={"x-issued": self.now.isoformat()},
        )
        self._sign("timestamp", "timestamp.json", stamp)

    def _sign(self, role: str, name: str, signed: Targets | Snapshot | Timestamp) -> None:
        metadata = Metadata(signed)
        metadata.sign(self.signers[role])
        _write(self.root / "metadata" / name, metadata.to_bytes(JSONSerializer(compact=True)))

    def _target(self, path: str, value: object) -> TargetFile:
        data = json.dumps(value, ensure_ascii=False).encode()
        sha256 = hashlib.sha256(data).hexdigest()
        folder, slash, name = path.rpartition("/")
        _write(self.root / "targets" / f"{folder}{slash}{sha256}.{name}", data)
        return TargetFile(len(data), {"sha256": sha256}, path)

    def _notices(self, playlist: Playlist) -> list[Notice]:
        notices = []
        for name, data in self.files.get(playlist.id, {}).items():
            path = self.blob(data)
            _write(path, data)
            where = path.relative_to(self.root).as_posix()
            part = Part(Role.PICTURE, where, path.name, len(data), "image/jpeg")
            variant = Variant("", name, f"{playlist.folder}/{name}.jpg", (part,))
            priority = Priority.URGENT if playlist.rights.urgent else Priority.NORMAL
            sites = self.sites.get(name)
            notice = Notice(name, playlist.id, Kind.PICTURE, (variant,), priority=priority, sites=sites)
            notices.append(self.bend(notice))
        return notices


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != data:
        temporary = path.with_name(path.name + ".tmp")
        temporary.write_bytes(data)
        temporary.replace(path)
