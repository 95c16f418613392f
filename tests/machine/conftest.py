"""Machines for tests: one as it comes, and one on which the installer has run; each test has its own copy of it.

Where no machine can be booted, every test here is skipped and says why.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.machine.base import CACHE, base, wheels
from tests.machine.boards import WHEELS, carry, first_install, published, wait_until_it_plays
from tests.machine.booted import Machine, NoMachineError

Boot = Callable[..., Machine]
_numbers = count(1)


@pytest.fixture(scope="session")
def system() -> Path:
    """The base system's folder."""
    if os.geteuid() != 0:
        pytest.skip("NO TEST MACHINE: booting one takes root")
    return base()


@pytest.fixture(scope="session")
def wheel_folder() -> Path:
    return wheels()


@pytest.fixture(scope="session")
def workshop() -> Iterator[Path]:
    """A folder for what machines write: in memory, which is quicker, and where an overlay may lie whatever the disk."""
    CACHE.mkdir(parents=True, exist_ok=True)
    folder = Path(mkdtemp(dir=CACHE, prefix="run-"))
    mounting = ["mount", "-t", "tmpfs", "-o", "mode=0755", "bytavla-machines", str(folder)]
    told = subprocess.run(mounting, capture_output=True, text=True, check=False)
    if told.returncode != 0:
        folder.rmdir()
        pytest.skip(f"NO TEST MACHINE: nothing can be mounted here: {told.stderr.strip()}")
    yield folder
    subprocess.run(["umount", folder], check=True)
    folder.rmdir()


@pytest.fixture
def machine(system: Path, workshop: Path, wheel_folder: Path) -> Iterator[Boot]:
    """Boots machines over `layers` above the base system, and removes them again."""
    with ExitStack() as running:
        yield lambda *layers, **how: _booted(running, system, workshop, wheel_folder, layers, **how)


@pytest.fixture(scope="session")
def public(workshop: Path) -> Path:
    """A published tree; `public.private/root.json` lies beside it."""
    return published(workshop / "server")


@pytest.fixture(scope="session")
def installed(system: Path, workshop: Path, wheel_folder: Path, public: Path) -> Path:
    """What the installer writes on a fresh machine, as a layer; it has played, and was shut down in order."""
    with ExitStack() as running:
        fresh = _booted(running, system, workshop, wheel_folder, (), prepare=lambda made: carry(made, public))
        first_install(fresh)
        wait_until_it_plays(fresh)
        fresh.power_off()
        layer = workshop / "installed"
        fresh.written.rename(layer)
        return layer


def _booted(
    running: ExitStack,
    system: Path,
    workshop: Path,
    wheel_folder: Path,
    layers: tuple[Path, ...],
    *,
    prepare: Callable[[Machine], None] = lambda _: None,
    tmpfs: tuple[str, ...] = (),
) -> Machine:
    folder = Path(mkdtemp(dir=workshop, prefix="machine-"))
    try:
        made = Machine(f"bytavla-{os.getpid()}-{next(_numbers)}", (*layers, system), folder)
    except NoMachineError as error:
        pytest.skip(f"NO TEST MACHINE: {error}")
    running.callback(_remove, made, folder)
    prepare(made)
    made.boot({wheel_folder: WHEELS}, tmpfs)
    return made


def _remove(made: Machine, folder: Path) -> None:
    made.remove()
    shutil.rmtree(folder)
