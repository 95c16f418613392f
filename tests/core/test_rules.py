"""The rules of the house: who may import whom, which library has which door, and that the rules themselves bite."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path, PurePosixPath

import pytest

from tests.core.import_rules import ROOMS, all_violations, violations

ROOT = Path(__file__).parents[2]


def test_no_module_breaks_the_rules_on_imports() -> None:
    assert all_violations(ROOT) == []


def test_the_table_of_rooms_is_the_one_in_the_documentation() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)/` \|", text, re.MULTILINE)) == set(ROOMS)


def test_no_module_and_no_function_is_longer_than_the_house_allows() -> None:
    """Lines of a module, and of a function without its head and its docstring: CONTRIBUTING.md."""
    for path in (ROOT / "player").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert source.count("\n") <= 250, path
        for each in ast.walk(ast.parse(source)):
            if isinstance(each, ast.FunctionDef):
                first = each.body[1] if ast.get_docstring(each) and len(each.body) > 1 else each.body[0]
                assert (each.end_lineno or 0) - first.lineno < 30, f"{path}: {each.name}"


def test_every_room_is_a_package_and_every_package_a_room() -> None:
    packages = {path.parent.name for path in (ROOT / "player").glob("*/__init__.py")}
    assert packages == set(ROOMS)


BROKEN = [
    ("player/notices/due.py", "import requests"),
    ("player/notices/due.py", "from player.errors import InputError"),
    ("player/notices/due.py", "from player.folder import reader"),
    ("player/notices/due.py", "from ..folder import reader"),
    ("player/notices/due.py", "from .. import folder"),
    ("player/notices/due.py", "import player.folder.reader"),
    ("player/screen/loop.py", "from PIL import Image"),
    ("player/screen/loop.py", "from player.worker import main"),
    ("player/screen/loop.py", "from player.draw.card import card"),
    ("player/screen/loop.py", "def late():\n    import yaml"),
    ("player/screen/loop.py", "import importlib\nimportlib.import_module('yaml')"),
    ("player/screen/loop.py", "name = 'ya' + 'ml'\n__import__(name)"),
    ("player/screen/loop.py", "def late():\n    try:\n        import yaml\n    except ImportError:\n        pass"),
    ("player/screen/loop.py", "from player.draw.card import (\n    card,\n)\n"),
    ("player/screen/loop.py", 'import yaml\ntext = """\nWhat importing costs.\n"""'),
    ("player/screen/loop.py", "if late: import yaml"),
    ("player/draw/card.py", "import pygame"),
    ("player/draw/card.py", "if TYPE_CHECKING:\n    from player.screen.loop import Loop"),
    ("player/worker/client.py", "from player.draw.card import card"),
    ("player/publish/watch.py", "import watchdog.observers"),
    ("player/publish/sign.py", "import requests"),
    ("player/sync/fetch.py", "from player.publish.sign import sign"),
    ("player/notices/due.py", "from player import __version__"),
    ("player/worker/client.py", "from player.worker.drawings import begin"),
    ("player/publish/pages.py", "from player.worker import main"),
    ("player/commands/play.py", "from player.cli import main"),
    ("player/kitchen/stove.py", "import os"),
    ("player/loose.py", "import os"),
    ("player/draw/__init__.py", '"""Draws."""\nfrom player.draw.card import card'),
    ("player/draw/__init__.py", ""),
    ("player/__init__.py", '"""Bytavla."""\nimport os'),
]


@pytest.mark.parametrize(("path", "source"), BROKEN)
def test_a_broken_rule_is_found(path: str, source: str) -> None:
    assert len(list(violations(PurePosixPath(path), source))) == 1


KEPT = [
    ("player/notices/due.py", "from datetime import datetime\nfrom player.notices.notice import Notice"),
    ("player/notices/due.py", "from .notice import Notice"),
    ("player/screen/loop.py", "import pygame\nfrom player.worker.client import Worker"),
    ("player/worker/main.py", "from player.draw.card import card\nfrom player.folder import reader"),
    ("player/changes.py", "from watchdog.observers import Observer"),
    ("player/commands/play.py", "from player.screen.loop import Loop\nimport rich"),
    ("player/frames/key.py", "from player import __version__"),
    ("player/worker/drawings.py", "from player.worker.finish import write_frames"),
    ("player/cli.py", "import importlib\nimportlib.import_module(f'player.commands.{name}')"),
    ("player/device/notify.py", "from systemd import daemon"),
    ("player/draw/__init__.py", '"""Draws."""'),
    ("player/__init__.py", '"""Bytavla."""\n__version__ = "1"'),
]


@pytest.mark.parametrize(("path", "source"), KEPT)
def test_what_the_rules_allow_is_no_violation(path: str, source: str) -> None:
    assert list(violations(PurePosixPath(path), source)) == []


def test_a_package_in_the_folder_of_units_is_found(tmp_path: Path) -> None:
    (tmp_path / "systemd").mkdir()
    (tmp_path / "systemd" / "__init__.py").touch()
    assert all_violations(tmp_path) == ["systemd/__init__.py: the folder of units would shadow systemd-python"]


def test_what_boards_install_is_locked_for_every_library_that_is_asked_for() -> None:
    """`make lock` after a change of the dependencies: without it no board or server can be installed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {re.split(r"[^\w.-]", each)[0].lower() for each in project["dependencies"]}
    lock = (ROOT / "deploy" / "requirements.lock").read_text(encoding="ascii")
    locked = set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE))
    assert asked - locked == {"systemd-python"}
