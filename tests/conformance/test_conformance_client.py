"""The conformance client does what the outside suite expects of one: files, exit codes, and nothing believed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.edges.sync import server as lies
from tests.edges.sync.server import Server, serving
from tests.edges.sync.tree import Tree, board

CLIENT = Path(__file__).with_name("client.py")


@dataclass
class Client:
    folder: Path
    server: Server

    def call(self, *arguments: str) -> int:
        command = [sys.executable, CLIENT, "--metadata-dir", self.folder / "metadata", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode

    def refresh(self) -> int:
        return self.call("--metadata-url", f"{self.server.url}metadata/", "refresh")

    def download(self, name: str) -> int:
        (self.folder / "targets").mkdir(exist_ok=True)
        urls = ("--metadata-url", f"{self.server.url}metadata/", "--target-base-url", f"{self.server.url}targets/")
        return self.call(*urls, "--target-name", name, "--target-dir", str(self.folder / "targets"), "download")

    def version(self, role: str) -> int:
        version: int = json.loads((self.folder / "metadata" / f"{role}.json").read_bytes())["signed"]["version"]
        return version


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    made = Tree(tmp_path / "public", board({"klubben": False}))
    made.files = {"klubben": {"loppis": b"L" * 300}}
    return made.publish()


@pytest.fixture
def client(tmp_path: Path, tree: Tree) -> Iterator[Client]:
    with serving(tree.root) as server:
        made = Client(tmp_path, server)
        assert made.call("init", str(tree.root_file)) == 0
        yield made


def test_init_trusts_the_given_root_without_asking_anybody(client: Client) -> None:
    assert client.version("root") == 1
    assert client.server.asked == []


def test_refresh_asks_in_the_order_of_the_specification(client: Client, tree: Tree) -> None:
    tree.rotate("snapshot")
    tree.publish()
    assert client.refresh() == 0
    names = [path.rpartition("/")[2] for path in client.server.paths()]
    assert names == ["2.root.json", "3.root.json", "timestamp.json", "2.snapshot.json", "2.targets.json"]
    assert [client.version(role) for role in ("root", "timestamp", "snapshot", "targets")] == [2, 2, 2, 2]


def test_a_target_is_downloaded_once(client: Client) -> None:
    assert client.download("board.json") == 0
    [file] = (client.folder / "targets").iterdir()
    assert json.loads(file.read_bytes())["board"]["name"] == "Provtavlan"
    client.server.asked.clear()
    assert client.download("board.json") == 0
    assert not any("/targets/" in path for path in client.server.paths())


def test_a_lie_is_an_exit_code_and_leaves_nothing(client: Client, tree: Tree) -> None:
    client.server.faults["/targets/"] = lies.wrong
    assert client.download("board.json") == 1
    assert list((client.folder / "targets").iterdir()) == []
    assert client.refresh() == 0
    client.server.faults["timestamp"] = lies.wrong
    tree.publish()
    assert client.refresh() == 1
    assert client.version("timestamp") == 1


def test_what_is_not_signed_is_not_downloaded(client: Client) -> None:
    assert client.download("nothing.json") == 1
