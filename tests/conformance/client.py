"""A thin client with the command line of tuf-conformance, over the code that boards sync with.

    client.py --metadata-dir D init ROOT
    client.py --metadata-dir D --metadata-url U refresh
    client.py --metadata-dir D --metadata-url U --target-name N --target-dir T --target-base-url B download

Leaves out playlists and programmes: the outside suite speaks of metadata and targets only. See README.md here.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

from player.cache.blobs import BlobStore
from player.errors import BytavlaError, UsageError
from player.sync.clock import machine_clock
from player.sync.download import Downloader
from player.sync.metadata import Metadata, Target, Trust
from player.sync.web import Web

_TRUSTED = "trusted-root"
"""The root file that the maintainer gave: kept beside the metadata, as a board keeps it outside of it."""


def main(arguments: list[str] | None = None) -> int:
    """0 when all went as signed, else 1 with a sentence on standard error."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "init":
            _init(options.metadata_dir, options.root)
            return 0
        with Web(_base_url(options.metadata_url)) as web:
            metadata = _refreshed(web, options.metadata_dir)
            if options.command == "download":
                _download(web, metadata, options)
    except BytavlaError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="bytavla's sync, as tuf-conformance calls a client")
    parser.add_argument("--metadata-dir", type=Path, required=True)
    parser.add_argument("--metadata-url", default="")
    parser.add_argument("--target-name", default="")
    parser.add_argument("--target-dir", type=Path, default=Path())
    parser.add_argument("--target-base-url", default="")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("init").add_argument("root", type=Path)
    commands.add_parser("refresh")
    commands.add_parser("download")
    return parser


def _init(folder: Path, root: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(root, folder / _TRUSTED)
    with Web("http://localhost/") as web:  # asks nothing: it only makes the trusted root the first of its history
        Metadata(web, folder, _trust(folder))


def _refreshed(web: Web, folder: Path) -> Metadata:
    metadata = Metadata(web, folder, _trust(folder))
    metadata.refresh()
    return metadata


def _trust(folder: Path) -> Trust:
    return Trust((folder / _TRUSTED).read_bytes(), machine_clock())


def _download(web: Web, metadata: Metadata, options: argparse.Namespace) -> None:
    target = metadata.target(options.target_name)
    if target is None:
        raise UsageError(f"nothing is signed under the name {options.target_name!r}")
    place = options.target_dir / quote(options.target_name, safe="")
    with tempfile.TemporaryDirectory() as folder:
        store = BlobStore(Path(folder))
        if place.is_file() and place.stat().st_size == target.ref.size:
            store.path(target.ref).parent.mkdir(parents=True)
            shutil.copyfile(place, store.path(target.ref))
        if not store.holds(target.ref):
            url = options.target_base_url.rstrip("/") + "/" + target.path.removeprefix("targets/")
            Downloader(web, store, lambda: False).blob(Target(target.ref, url))
        shutil.copyfile(store.path(target.ref), place)


def _base_url(metadata_url: str) -> str:
    """Boards are given the address above `metadata/`."""
    base = metadata_url.rstrip("/").removesuffix("metadata")
    if base == metadata_url.rstrip("/"):
        raise UsageError(f"{metadata_url!r} does not end in metadata/, as every published tree of ours does")
    return base


if __name__ == "__main__":
    sys.exit(main())
