"""The locked list on a Raspberry Pi's processor: it installs, every part of it imports, and a folder is checked by it.

In a folder of Debian for arm64, whose programs are emulated. Leaves out whether wheels are there at all
(`deploy/wheels.sh --check`) and booting.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.arm.chroot import PYTHONS, NoArmError, arm_system
from tests.machine.base import CACHE, ROOT

pytestmark = [pytest.mark.arm, pytest.mark.timeout(3600)]
Run = Callable[..., subprocess.CompletedProcess[str]]
_RELEASE = "/opt/bytavla"
_CHECKED = ("_board", "Kommunen")
"""Of the sample board: texts in four languages, a picture, codes. What emulates a Pi counts as the worker's own memory,
so that it is started anew for nearly each drawing, and all of the board would take an hour.
"""
_EVERY_MODULE = """
import importlib, importlib.metadata, platform, sys
told = [each.read_text("top_level.txt") or "" for each in importlib.metadata.distributions()]
names = {name.replace("/", ".") for text in told for name in text.split()}
tried = sorted(name for name in names if not name.startswith("_") and name not in ("pip", "test", "tests"))
for name in [*tried, *sys.argv[1:]]:
    importlib.import_module(name)
print(platform.machine(), "%d.%d" % sys.version_info[:2], *tried)
"""
_OURS_NEED = (
    "av", "defusedxml.ElementTree", "feedparser", "icalendar", "recurring_ical_events",
    "babel", "cryptography.hazmat.bindings._rust", "fontTools.ttLib", "holidays", "jinja2", "lz4.block", "markdown_it",
    "PIL._imaging", "PIL._imagingft", "pillow_heif", "pygame._sdl2.video", "pypdfium2", "pyphen", "qrcode", "requests",
    "rich", "starlette", "systemd.daemon", "tuf.ngclient", "tzdata", "uvicorn", "watchdog.observers.inotify", "yaml",
    "zxingcpp",
)  # fmt: skip


@pytest.fixture(params=sorted(PYTHONS))
def suite(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def pi(suite: str, tmp_path: Path) -> Iterator[Run]:
    """Runs programs in a copy of the suite's system, on which nothing of ours is yet; no network in there."""
    if os.geteuid() != 0 or not shutil.which("qemu-aarch64-static"):
        pytest.skip("NO ARM: making its system takes root and qemu-user-static; see `make test-arm`")
    try:
        below = arm_system(suite)
    except NoArmError as error:
        pytest.skip(f"NO ARM: {error}")
    system = tmp_path / "system"
    subprocess.run(["cp", "--archive", "--reflink=auto", below, system], check=True)
    for name in ("deploy", "systemd", "player", "pyproject.toml", "README.md", "LICENSE"):
        subprocess.run(["cp", "--archive", str(ROOT / name), str(system / "srv")], check=True)
    for name in _CHECKED:
        shutil.copytree(ROOT / "playlists" / name, system / "srv/playlists" / name)
    shutil.copytree(_wheels(PYTHONS[suite]), system / "srv/wheels")
    subprocess.run(["mount", "-t", "proc", "proc", system / "proc"], check=True)

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        alone = ["unshare", "--net", "chroot", str(system), *words]
        return subprocess.run(alone, capture_output=True, text=True, check=False, env=_ENVIRONMENT)

    yield run
    subprocess.run(["umount", system / "proc"], check=True)
    shutil.rmtree(system)


_ENVIRONMENT = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LANG": "C.UTF-8",
    "PIP_CONFIG_FILE": "/dev/null",
    "PYGAME_HIDE_SUPPORT_PROMPT": "1",
}


def test_the_locked_list_installs_imports_and_checks_a_folder(pi: Run, suite: str, tmp_path: Path) -> None:
    _well(pi("sh", "-c", _INSTALL))
    machine, python, *tried = _well(pi(f"{_RELEASE}/bin/python", "-c", _EVERY_MODULE, *_OURS_NEED)).stdout.split()
    assert (machine, python) == ("aarch64", PYTHONS[suite])
    assert "player" in tried
    told = pi(f"{_RELEASE}/bin/bytavla", "check", "/srv/playlists", "--json")
    assert told.returncode in (0, 1), told.stderr
    for name in _CHECKED:
        shutil.copytree(ROOT / "playlists" / name, tmp_path / "playlists" / name)
    words = [ROOT / ".venv/bin/bytavla", "check", tmp_path / "playlists", "--json"]
    here = subprocess.run(words, capture_output=True, text=True, check=False)
    assert told.returncode == here.returncode
    assert _known(told.stdout) == _known(here.stdout)


_INSTALL = f"""
set -eu
. /srv/deploy/board/places.sh
say() {{ echo "$*"; }}
fail() {{ echo "$*" >&2; exit 3; }}
tree=/srv wheels=/srv/wheels place={_RELEASE} scratch=$(mktemp -d)
. /srv/deploy/board/checks.sh
. /srv/deploy/board/making.sh
python3 -m venv "$place"
link_debians_systemd
fill_venv
try_out
"""
"""The installer's own steps, called as it calls them: the installer itself asks for a running systemd."""


def _wheels(python: str) -> Path:
    """Wheels for a Pi, made by deploy/wheels.sh as a maintainer would."""
    folder = CACHE / f"wheels-aarch64-{python}"
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([ROOT / "deploy/wheels.sh", folder, f"aarch64/{python}"], check=True)
    return folder


def _well(told: subprocess.CompletedProcess[str]) -> subprocess.CompletedProcess[str]:
    assert told.returncode == 0, told.stdout + told.stderr
    return told


def _known(told: str) -> tuple[int, list[tuple[str, str]]]:
    """What a check says, whatever machine says it."""
    data = json.loads(told)
    return data["notices"], sorted((each["code"], str(each["file"])) for each in data["problems"])
