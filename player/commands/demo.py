"""Publish, serve, sync and play a board on this machine: the three programs, joined by loopback alone.

Starts the very commands that run on a server and on a board, as processes of their own, and ends them again. Drop a
file into the folder while it runs, and it is on the screen some seconds later.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import socket
import subprocess
import sys
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep

from rich.console import Console
from rich.progress import FileSizeColumn, Progress, SpinnerColumn, TextColumn, TransferSpeedColumn

from player.errors import BytavlaError, InputError, NetworkError
from player.screen.session import has_screen

READY_WITHIN_S = 180
STOP_WITHIN_S = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, nargs="?", default=Path("playlists"), metavar="FOLDER")
    parser.add_argument("--site", help="the site to play (the folder's first by default)")
    parser.add_argument("--offscreen", action="store_true", help="play one lap off-screen and write PNG files")
    parser.add_argument(
        "--slides", type=Path, default=Path("demo-slides"), metavar="DIR", help="where these PNG files go"
    )


def run(arguments: argparse.Namespace) -> int:
    say = Console(stderr=True, highlight=False, soft_wrap=True)
    site = arguments.site or _first_site(arguments.folder)
    work = _work_folder(arguments.folder)
    public, cache, address = work / "public", work / f"cache-{site}", _free_address()
    url = f"http://{address}/"
    with ExitStack() as running:
        say.print(f"[bold]1. Publishing[/] {arguments.folder} to a signed tree in {public}")
        _see_to_keys(public, say)
        publisher = running.enter_context(
            # A demo asks nothing of the internet: it is the same everywhere, also without a line.
            _program("publish", str(arguments.folder), str(public), "--no-fetch", "--watch", "--serve", address)
        )
        _wait_for_tree(publisher, f"{url}metadata/timestamp.json", say)
        say.print(f"[bold]2. Serving[/] it on {url}, where the pages behind the codes are")
        root = work / "public.private" / "root.json"
        _first_sync(url, cache, site, root, say)
        running.enter_context(_program("sync", url, str(cache), "--site", site, "--root", str(root)))
        return _play(cache, site, arguments, say)


def _first_site(folder: Path) -> str:
    """The id of the first site in the owner's settings; the publisher tells all that is wrong with them."""
    path = folder / "_board" / "board.toml"
    try:
        sites = tomllib.loads(path.read_text(encoding="utf-8")).get("sites", [])
        return str(sites[0]["id"])
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise InputError(
            f"{path}: no site can be read there; name a playlists folder with a _board/board.toml."
        ) from error


def _work_folder(folder: Path) -> Path:
    """Where the demo keeps its tree and cache, so that a second run starts at once."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    digest = hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:8]
    work = base / "bytavla" / f"demo-{digest}"
    work.mkdir(parents=True, exist_ok=True)
    return work


def _see_to_keys(public: Path, say: Console) -> None:
    """Makes the demo's keys. Not by `publish --init`: that tells a maintainer how to guard a board's root key."""
    from player.publish.keys import init_keys  # noqa: PLC0415 - its libraries are for a first demo alone
    from player.publish.places import Places  # noqa: PLC0415

    places = Places(public)
    if not places.root_file.exists():
        init_keys(places, datetime.now(UTC))
        say.print(f"   Its keys, in {places.private}, are for this demo alone and need no guarding.")


def _free_address() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "player", *arguments]


@contextmanager
def _program(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """One of our programs, ended when the demo ends."""
    program = subprocess.Popen(_command(*arguments), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        yield program
    finally:
        program.terminate()
        try:
            program.wait(STOP_WITHIN_S)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()


def _wait_for_tree(publisher: subprocess.Popen[bytes], url: str, say: Console) -> None:
    deadline = monotonic() + READY_WITHIN_S
    with say.status("reading, turning and signing the editors' files ..."):
        while monotonic() < deadline:
            if publisher.poll() is not None:
                raise BytavlaError("The publisher has stopped; the lines above say why.")
            with contextlib.suppress(urllib.error.URLError, ConnectionError), urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own http address
                return
            sleep(0.1)
    raise NetworkError(f"Nothing was published within {READY_WITHIN_S} s.")


def _first_sync(url: str, cache: Path, site: str, root: Path, say: Console) -> None:
    words = ("sync", url, str(cache), "--site", site, "--root", str(root), "--once", "--json")
    columns = (SpinnerColumn(), TextColumn("{task.description}"), FileSizeColumn(), TransferSpeedColumn())
    with (
        subprocess.Popen(_command(*words), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True) as program,
        Progress(*columns, console=say, transient=True) as display,
    ):
        task = display.add_task(f"fetching and verifying {site}", total=None)
        while program.poll() is None:
            display.update(task, completed=_bytes_under(cache))
            sleep(0.1)
        answer, _ = program.communicate()
    if program.returncode:
        raise NetworkError("The first sync has failed; the lines above say why.")
    result = json.loads(answer)
    say.print(f"[bold]3. Synced[/] {site}: {result['fetched']} files, {result['bytes'] / 1e6:.1f} MB, into {cache}")


def _bytes_under(folder: Path) -> int:
    total = 0
    for path in folder.rglob("*"):
        with contextlib.suppress(OSError):  # files come and go while the sync works
            total += path.stat().st_size
    return total


def _play(cache: Path, site: str, arguments: argparse.Namespace, say: Console) -> int:
    if not arguments.offscreen and has_screen():
        say.print(f"[bold]4. Playing[/] {site}. Close the window, or press Escape, to end.")
        return subprocess.call(_command("play", str(cache), "--site", site, "--windowed"))
    say.print(
        "[bold]4. No screen here:[/] playing one lap off-screen."
        if not arguments.offscreen
        else "[bold]4. Playing[/] one lap off-screen."
    )
    code = subprocess.call(
        _command("play", str(cache), "--site", site, "--offscreen", "--laps", "1", "--slides", str(arguments.slides))
    )
    say.print(f"Every slide is a PNG in [bold]{arguments.slides.resolve()}[/]")
    return code
