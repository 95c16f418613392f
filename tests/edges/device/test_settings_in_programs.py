"""Play and sync go by a board's settings file, and by the command line where it says something else."""

from __future__ import annotations

import json
import socket
from contextlib import suppress
from pathlib import Path

import pytest

from player.cli import main
from tests.edges.sync.server import serving
from tests.edges.sync.tree import Tree, board


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    made = Tree(tmp_path / "public", board({"klubben": False}))
    made.files = {"klubben": {"loppis": b"L" * 100}}
    return made.publish()


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "state"))


def _settings(folder: Path, tree: Tree, server: str, site: str = "hamneda") -> str:
    path = folder / "player.toml"
    path.write_text(f'site = "{site}"\nserver = "{server}"\nroot = "{tree.root_file}"\n', encoding="utf-8")
    return str(path)


def test_sync_goes_by_the_file(tmp_path: Path, tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(tree.root) as server:
        settings = _settings(tmp_path, tree, server.url)
        # Only where the copy lies is said here: the file's place is /var/lib.
        code = main(["sync", server.url, str(tmp_path / "cache"), "--settings", settings, "--once", "--json"])
    assert code == 0
    assert json.loads(capsys.readouterr().out)["result"] == "updated"


def test_the_command_line_wins(tmp_path: Path, tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(tree.root) as server:
        settings = _settings(tmp_path, tree, "http://127.0.0.1:9/", site="nowhere")
        arguments = ["sync", server.url, str(tmp_path / "cache"), "--site", "ryssby", "--settings", settings]
        assert main([*arguments, "--once", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["result"] == "updated"


def test_a_wrong_file_does_not_stop_a_board_that_had_a_right_one(tmp_path: Path, tree: Tree) -> None:
    with serving(tree.root) as server:
        settings = _settings(tmp_path, tree, server.url)
        once = ["sync", server.url, str(tmp_path / "cache"), "--settings", settings, "--once"]
        assert main(once) == 0
        Path(settings).write_text("rotate = 45", encoding="utf-8")
        assert main(once) == 0


def test_a_missing_root_file_is_told_to_the_service_manager(
    tmp_path: Path, tree: Tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = _settings(tmp_path, tree, "http://127.0.0.1:9/")
    tree.root_file.unlink()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        assert main(["sync", "--settings", settings]) == 3
        manager.setblocking(False)
        told = []
        with suppress(BlockingIOError):
            while True:
                told.append(manager.recv(4096).decode())
    assert any("rotfilen kan inte läsas: No such file or directory" in line for line in told)
    assert str(tree.root_file) in capsys.readouterr().err
