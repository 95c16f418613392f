"""A computer whose Python cannot check settings is told so, in words, by the script that would have used it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.edges.deploy.card import KEY, SDCARD, flashed

_OLD = """#!{python}
# Python 3.10, as far as a program can see.
import runpy, sys
sys.version_info = (3, 10, 13, "final", 0)
sys.modules["tomllib"] = None
if sys.argv[1] == "--version":
    print("Python 3.10.13")
elif sys.argv[1] == "-c":
    exec(sys.argv[2])
else:
    del sys.argv[0]
    runpy.run_path(sys.argv[0], run_name="__main__")
"""
_BROKEN = """#!/bin/sh
[ "$1" = -c ] && exit 0
echo "Illegal instruction" >&2
exit 132
"""


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with every program of this computer but Python."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for path in (file for place in ("/usr/bin", "/bin") for file in Path(place).iterdir()):
        if not path.name.startswith("python") and not (folder / path.name).is_symlink():
            (folder / path.name).symlink_to(path)
    return folder


def _program(path: Path, text: str) -> None:
    path.write_text(text, encoding="ascii")
    path.chmod(0o755)


def _prepare(tmp_path: Path, programs: Path) -> subprocess.CompletedProcess[str]:
    boot = flashed(tmp_path / "boot", trixie=True)
    root, key = tmp_path / "root.json", tmp_path / "key.pub"
    root.write_text(json.dumps({"signed": {"_type": "root", "keys": {"a": 1}}}), encoding="ascii")
    key.write_text(KEY, encoding="ascii")
    words = ("--site", "hamneda", "--server", "http://127.0.0.1:9/", "--root", str(root), "--ssh-key", str(key))
    told = subprocess.run(
        [SDCARD, boot, *words], env={**os.environ, "PATH": str(programs)}, capture_output=True, text=True, check=False
    )
    assert (boot / "bytavla").exists() == (told.returncode == 0)
    return told


def test_a_python_that_is_too_old_is_told_by_its_version(tmp_path: Path, programs: Path) -> None:
    _program(programs / "python3", _OLD.format(python=sys.executable))
    told = _prepare(tmp_path, programs)
    nothing = "sdcard: Nothing was written.\n"
    wrong = "sdcard: NO  The settings are checked by Python 3.11 or newer; here is Python 3.10.13. Install one.\n"
    assert (told.returncode, told.stderr) == (3, wrong + nothing)


def test_a_newer_python_beside_one_that_is_too_old_is_used(tmp_path: Path, programs: Path) -> None:
    _program(programs / "python3", _OLD.format(python=sys.executable))
    _program(programs / "python3.12", f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    told = _prepare(tmp_path, programs)
    assert told.returncode == 0, told.stderr


def test_a_computer_without_python_is_told(tmp_path: Path, programs: Path) -> None:
    told = _prepare(tmp_path, programs)
    assert (told.returncode, "Python 3.11 or newer; here is none. Install one." in told.stderr) == (3, True)


def test_a_check_that_breaks_off_is_no_empty_complaint(tmp_path: Path, programs: Path) -> None:
    _program(programs / "python3", _BROKEN)
    told = _prepare(tmp_path, programs)
    assert told.returncode == 3
    assert "Illegal instruction\nsdcard: NO  The check of the settings broke off;" in told.stderr
