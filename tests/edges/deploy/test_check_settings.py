"""What an installer says of a board's settings before it changes anything: all of it at once, in words."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.edges.sync.server import serving
from tests.edges.sync.tree import Tree, board

ROOT = Path(__file__).parents[3]
NOBODY = "http://127.0.0.1:9/"


@dataclass(frozen=True, slots=True)
class Bench:
    """A published tree and its web server, and settings held against them."""

    folder: Path
    tree: Tree
    server: str

    def check(self, *lines: str, root: Path | None = None) -> subprocess.CompletedProcess[str]:
        path = self.folder / "player.toml"
        path.write_text("\n".join((*lines, 'root = "/etc/bytavla/root.json"')), encoding="utf-8")
        # As on a bare machine: without what is installed in our environment.
        command = [sys.executable, "-S", str(ROOT / "deploy" / "check_settings.py"), str(path)]
        environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
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
    assert "does not answer now" in told.stderr


def test_the_root_file_of_another_board_is_wrong(bench: Bench) -> None:
    other = Tree(bench.folder / "other", board({"klubben": False})).publish()
    told = bench.check('site = "hamneda"', f'server = "{bench.server}"', root=other.root_file)
    assert (told.returncode, "the root file of another board" in told.stdout) == (3, True)


def test_a_root_file_of_before_the_keys_were_replaced_is_right(bench: Bench) -> None:
    bench.tree.rotate("timestamp")
    bench.tree.publish()
    assert bench.check('site = "ryssby"', f'server = "{bench.server}"').returncode == 0


@pytest.mark.parametrize("content", ["[]", "{}", "[1", '{"signed": {"_type": "timestamp"}}'])
def test_an_answer_that_is_something_else_is_wrong_and_no_traceback(bench: Bench, content: str) -> None:
    (bench.tree.root / "metadata" / "timestamp.json").write_text(content, encoding="utf-8")
    told = bench.check('site = "hamneda"', f'server = "{bench.server}"')
    assert (told.returncode, told.stderr) == (3, "")
    assert "something else than a published tree" in told.stdout
