"""What an installer says of a board's settings before it changes anything: all of it at once, in words."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.edges.sync.server import serving
from tests.edges.sync.tree import Tree, board

ROOT = Path(__file__).parents[3]
DEEP = "[" * 100_000
ASK = "Ask whoever runs the publisher for root.json."
NOBODY = "http://127.0.0.1:9/"


@dataclass(frozen=True, slots=True)
class Bench:
    """A published tree and its web server, and settings held against them."""

    folder: Path
    tree: Tree
    server: str

    def check(self, *lines: str, root: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        path = self.folder / "player.toml"
        path.write_text("\n".join((*lines, 'root = "/etc/bytavla/root.json"')), encoding="utf-8")
        # As on a bare machine: without what is installed in our environment.
        command = [sys.executable, "-S", str(ROOT / "deploy" / "check_settings.py"), str(path)]
        environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", **more}
        return subprocess.run(
            [*command, str(root or self.tree.root_file)], env=environment, capture_output=True, text=True, check=False
        )


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    tree = Tree(tmp_path / "public", board({"klubben": False}))
    tree.files = {"klubben": {"loppis": b"L"}}
    tree.publish()
    with serving(tree.root) as running:
        yield Bench(tmp_path, tree, running.url)


def test_right_settings_are_no_words(bench: Bench) -> None:
    told = bench.check('site = "hamneda"', f'server = "{bench.server}"')
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")


def test_all_that_is_wrong_is_told_at_once_one_mistake_hiding_no_other(bench: Bench) -> None:
    wrong = ('size = "-1x-1"', "rotat = 90", "poll_seconds = -5", 'fade_seconds = "kort"', "metered = 1")
    notes = bench.folder / "notes.txt"
    notes.write_text("inget", encoding="utf-8")
    told = bench.check('site = "hamnda"', f'server = "{bench.server}"', *wrong, root=notes)
    assert told.returncode == 3
    for words in (
        "notes.txt is not a root file",
        "size = “-1x-1” cannot be",
        "there is no setting “rotat”. Did you mean “rotate”?",
        "poll_seconds = “-5” cannot be",
        "fade_seconds = “kort” cannot be",
        "metered = “1” cannot be",
        "site = “hamnda”: the board at this address has no such site. Did you mean “hamneda”?",
    ):
        assert words in told.stdout


def test_an_address_that_is_no_published_tree_is_wrong(bench: Bench) -> None:
    told = bench.check('site = "hamneda"', f'server = "{bench.server}elsewhere/"')
    assert (told.returncode, "answers 404" in told.stdout) == (3, True)


def test_an_address_that_does_not_answer_is_told_but_may_be_a_line_that_is_down(bench: Bench) -> None:
    told = bench.check('site = "hamneda"', f'server = "{NOBODY}"')
    assert (told.returncode, told.stdout) == (0, "")
    assert "does not answer now: Connection refused." in told.stderr


def test_the_root_file_of_another_board_is_wrong(bench: Bench) -> None:
    other = Tree(bench.folder / "other", board({"klubben": False})).publish()
    told = bench.check('site = "hamneda"', f'server = "{bench.server}"', root=other.root_file)
    assert (told.returncode, "the root file of another board" in told.stdout) == (3, True)


def test_a_root_file_of_before_the_keys_were_replaced_is_right(bench: Bench) -> None:
    bench.tree.rotate("timestamp")
    bench.tree.publish()
    assert bench.check('site = "ryssby"', f'server = "{bench.server}"').returncode == 0


def test_a_draft_is_called_by_its_name_and_not_by_the_folder_that_it_is_made_in(bench: Bench) -> None:
    told = bench.check('site = "Hamneda"', f'server = "{bench.server}"')
    assert told.stdout.startswith("player.toml: site = “Hamneda” cannot be")


def test_a_root_file_that_no_reader_gets_to_the_end_of_is_no_root_file(bench: Bench) -> None:
    deep = bench.folder / "deep.json"
    deep.write_text(DEEP, encoding="ascii")
    told = bench.check('site = "hamneda"', f'server = "{bench.server}"', root=deep)
    assert (told.returncode, told.stdout, told.stderr) == (3, f"{deep} is not a root file. {ASK}\n", "")


def test_a_name_that_no_machine_can_have_is_wrong(bench: Bench) -> None:
    told = bench.check('site = "hamneda"', 'server = "https://tavlan..se/"')
    assert (told.returncode, told.stderr) == (3, "")
    assert "no machine can have that name" in told.stdout


def test_a_server_that_speaks_something_else_than_http_is_wrong_and_hides_nothing(bench: Bench) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(30)
        greeter = threading.Thread(target=_greet_as_ssh_does, args=(listening,))
        greeter.start()
        told = bench.check('site = "Hamneda"', f'server = "http://127.0.0.1:{listening.getsockname()[1]}/"')
        greeter.join()
    assert (told.returncode, told.stderr) == (3, "")
    assert "something else than a published tree" in told.stdout
    assert "site = “Hamneda” cannot be" in told.stdout


def _greet_as_ssh_does(listening: socket.socket) -> None:
    asked, _ = listening.accept()
    with asked:
        asked.recv(1000)
        asked.sendall(b"SSH-2.0-OpenSSH_9.2p1\r\n")


@pytest.mark.parametrize("content", ["[]", "{}", "[1", DEEP, '{"signed": {"_type": "timestamp"}}'])
def test_an_answer_that_is_something_else_is_wrong_and_no_traceback(bench: Bench, content: str) -> None:
    (bench.tree.root / "metadata" / "timestamp.json").write_text(content, encoding="utf-8")
    told = bench.check('site = "hamneda"', f'server = "{bench.server}"')
    assert (told.returncode, told.stderr) == (3, "")
    assert "something else than a published tree" in told.stdout
