"""The whole command against a real web server: what it costs on the wire, what it answers, how it ends."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from player.cache.check import verify
from player.cache.programme import load_programme
from tests.edges.sync.server import serving
from tests.edges.sync.tree import Tree, board
from tests.system.nginx import Nginx, nginx

PLAYLISTS = 20
NOTICES = 50


@dataclass(frozen=True)
class Chain:
    tree: Tree
    server: Nginx
    cache: Path

    def command(self, *more: str, url: str = "") -> list[str]:
        site = ["--site", "hamneda", "--root", str(self.tree.root_file)]
        return [sys.executable, "-m", "player", "sync", url or self.server.url, str(self.cache), *site, *more]

    def sync(self, url: str = "") -> tuple[int, dict[str, Any]]:
        """Exit code and answer of one sync; nothing but the answer may stand on standard output."""
        done = subprocess.run(
            self.command("--once", "--json", url=url), capture_output=True, text=True, check=False, timeout=100
        )
        answer: dict[str, Any] = json.loads(done.stdout)
        assert answer["v"] == 1
        return done.returncode, answer


def _filled(root: Path, playlists: int, notices: int, size: int) -> Tree:
    chance = random.Random(7)
    tree = Tree(root, board({f"lista{number}": False for number in range(playlists)}))
    tree.files = {
        playlist.id: {f"{playlist.id}-{number}": chance.randbytes(size) for number in range(notices)}
        for playlist in tree.board.playlists
    }
    return tree.publish()


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[Chain]:
    tree = _filled(tmp_path / "public", PLAYLISTS, NOTICES, 2_000)
    _let_the_timestamp_age(tree)
    with nginx(tree.root, tmp_path / "nginx") as server:
        yield Chain(tree, server, tmp_path / "cache")


def _let_the_timestamp_age(tree: Tree) -> None:
    stamp = tree.root / "metadata" / "timestamp.json"
    aged = time.time() - 60 + tree.version
    os.utime(stamp, (aged, aged))


def test_the_costs_of_nothing_new_and_of_one_change_on_the_wire(chain: Chain) -> None:
    code, answer = chain.sync()
    assert (code, answer["result"], answer["missing"], answer["error"]) == (0, "updated", 0, None)
    assert answer["fetched"] == PLAYLISTS * NOTICES + PLAYLISTS + 1
    first = len(chain.server.served())

    assert chain.sync() == (0, {**answer, "result": "unchanged", "requests": 1, "bytes": _AtMost(450), "fetched": 0})
    [poll] = chain.server.served()[first:]
    assert poll.status == 304
    assert poll.request_bytes + poll.answer_bytes <= 450

    changed = random.Random(8).randbytes(3_000)
    chain.tree.files["lista3"]["lista3-7"] = changed
    chain.tree.publish()
    _let_the_timestamp_age(chain.tree)
    before = len(chain.server.served())
    assert chain.sync()[1]["fetched"] == 2
    wire = sum(served.request_bytes + served.answer_bytes for served in chain.server.served()[before:])
    assert wire <= len(changed) + 8_000
    assert verify(chain.cache) == []


class _AtMost:
    """Equal to every number up to a limit."""

    def __init__(self, most: int) -> None:
        self._most = most

    def __eq__(self, other: object) -> bool:
        return isinstance(other, int) and 0 < other <= self._most

    def __hash__(self) -> int:
        return hash(self._most)


def test_a_poll_is_counted_as_the_server_counts_it(chain: Chain) -> None:
    chain.sync()
    before = len(chain.server.served())
    answer = chain.sync()[1]
    [poll] = chain.server.served()[before:]
    assert answer["bytes"] == poll.request_bytes + poll.answer_bytes


def test_verify_answers_by_its_exit_code(chain: Chain) -> None:
    chain.sync()
    command = [sys.executable, "-m", "player", "verify", str(chain.cache), "--json"]
    good = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (good.returncode, json.loads(good.stdout)["problems"]) == (0, [])
    blob = next(file for file in (chain.cache / "blobs").rglob("*") if file.is_file())
    blob.write_bytes(blob.read_bytes()[:-1] + b"?")
    bad = subprocess.run(command, capture_output=True, text=True, check=False)
    assert bad.returncode == 5
    [problem] = json.loads(bad.stdout)["problems"]
    assert problem["file"] == blob.relative_to(chain.cache).as_posix()


def test_a_failure_has_its_exit_code_and_a_problem_in_two_languages(chain: Chain) -> None:
    chain.sync()
    code, answer = chain.sync(url="http://127.0.0.1:9/")
    assert (code, answer["result"]) == (4, "kept")
    assert answer["error"]["code"] == "sync-network"
    assert answer["error"]["sv"]
    assert answer["error"]["en"]


def test_a_lie_ends_with_the_code_for_lies(chain: Chain) -> None:
    for manifest in (chain.tree.root / "targets" / "playlists").iterdir():
        manifest.write_bytes(bytes(manifest.stat().st_size))
    code, answer = chain.sync()
    assert (code, answer["result"], answer["missing"]) == (5, "kept", PLAYLISTS)


def test_a_thousand_files_come_over_a_line_that_breaks_again_and_again(chain: Chain) -> None:
    with serving(chain.tree.root) as broken:
        broken.cut_bytes = 8_192  # as 2 MB are to 500 kB a file: the line breaks in every fifth file
        code, answer = chain.sync(url=broken.url)
    assert (code, answer["missing"], answer["error"]) == (0, 0, None)
    assert verify(chain.cache) == []
    assert len(load_programme(chain.cache, "hamneda").notices) == PLAYLISTS * NOTICES


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_loop_cleanly_and_soon(chain: Chain, number: signal.Signals) -> None:
    with subprocess.Popen(chain.command("--poll", "0.2"), stderr=subprocess.PIPE, text=True) as process:
        ends = time.monotonic() + 30
        while not (chain.cache / "current.json").exists():
            assert time.monotonic() < ends
            time.sleep(0.02)
        time.sleep(0.5)
        process.send_signal(number)
        began = time.monotonic()
        assert process.wait(timeout=10) == 0
        assert time.monotonic() - began < 2
        assert process.stderr is not None
        said = process.stderr.read().splitlines()
    assert len(said) == 1, said
    assert "is on air" in said[0]


def test_polls_share_one_connection(chain: Chain, tmp_path: Path) -> None:
    """A new connection each time would cost a server with ten thousand boards whole cores (TLS above all)."""
    with serving(chain.tree.root) as counted:
        accepted = []
        accept = counted.get_request
        counted.get_request = lambda: accepted.append(1) or accept()  # type: ignore[method-assign,func-returns-value]
        with subprocess.Popen(chain.command("--poll", "0.1", url=counted.url), stderr=subprocess.DEVNULL) as process:
            ends = time.monotonic() + 30
            while len([path for path in counted.paths() if "timestamp" in path]) < 8:
                assert time.monotonic() < ends
                time.sleep(0.02)
            process.terminate()
            assert process.wait(timeout=10) == 0
    assert len(accepted) <= 7  # six for content, one for the question


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["ftp://example.se/"], 2, "not an address"),
        (["http://example.se/", "--root", "/none"], 3, "root file"),
        (["http://example.se/", "--poll", "0"], 2, "between"),
    ],
)
def test_a_wrong_setting_is_one_plain_sentence(
    chain: Chain, tmp_path: Path, arguments: list[str], code: int, says: str
) -> None:
    command = [sys.executable, "-m", "player", "sync", arguments[0], str(tmp_path / "c"), "--site", "s", "--once"]
    done = subprocess.run(
        [*command, "--root", str(chain.tree.root_file), *arguments[1:]], capture_output=True, text=True, check=False
    )
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr
