"""The machine of the proofs: installed over SSH once, then a copy of its disk for each test; and what is kept of a run.

Skipped, and told so, where QEMU is missing. `BYTAVLA_VM_KEEP=FOLDER` keeps the installed disk there, and takes it from
there again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.vm import findings
from tests.vm.board import be_patient, wait_until_at_rest, wait_until_seen
from tests.vm.computer import Computer
from tests.vm.image import Image, image, thin_copy
from tests.vm.outside import Outside, first_install, outside

Tell = Callable[[str], None]
_TOLD = pytest.StashKey[list[str]]()
_FAILED = pytest.StashKey[bool]()


@dataclass(slots=True)
class Stage:
    """The board that tests share, when one is running; and how another is made."""

    make: Callable[[], Computer]
    computer: Computer | None = None


@dataclass(frozen=True, slots=True)
class Installed:
    """A machine on which the installer has run, shut down in order; what the installer said."""

    image: Image
    said: str


@pytest.fixture(scope="session")
def base_image() -> Image:
    if not shutil.which("qemu-system-x86_64") or os.geteuid() != 0:
        pytest.skip("NO VIRTUAL MACHINE: making its disk takes root and qemu-system-x86; see `make test-machine`")
    return image()


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where disks and pictures of this run lie."""
    kept = os.environ.get("BYTAVLA_VM_KEEP")
    return Path(kept) if kept else tmp_path_factory.mktemp("vm")


@pytest.fixture(scope="session")
def there(workshop: Path) -> Iterator[Outside]:
    """Everything outside the machine."""
    with outside(workshop / "outside") as made:
        yield made


@pytest.fixture(scope="session")
def installed(base_image: Image, workshop: Path, there: Outside) -> Installed:
    disk, said = workshop / "installed.qcow2", workshop / "installed.txt"
    if not said.exists():
        fresh = Computer(base_image.on(thin_copy(base_image.disk, disk)), workshop / "fresh", there.port)
        try:
            fresh.boot()
            be_patient(fresh)
            told = first_install(fresh, workshop / "laptop", there)
            assert told.returncode == 0, told.stdout + told.stderr
            wait_until_seen(fresh, 900)
            wait_until_at_rest(fresh, 1800)
            fresh.power_off()
        finally:
            fresh.cut_power()
        said.write_text(told.stdout, encoding="utf-8")
    return Installed(base_image.on(disk), said.read_text(encoding="utf-8"))


@pytest.fixture
def off(installed: Installed, there: Outside, tmp_path: Path) -> Iterator[Computer]:
    """An installed board of this test's own, not switched on."""
    with _copy_of(installed, there, tmp_path) as computer:
        yield computer


@pytest.fixture(scope="session")
def stage(installed: Installed, there: Outside, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with ExitStack() as running:
        yield Stage(lambda: running.enter_context(_copy_of(installed, there, tmp_path_factory.mktemp("board"))))


@pytest.fixture
def board(stage: Stage, request: pytest.FixtureRequest) -> Iterator[Computer]:
    """An installed board, booted, and seen to show a code. Shared by tests while they leave it so."""
    if stage.computer is None:
        stage.computer = stage.make()
        stage.computer.boot()
    wait_until_seen(stage.computer, 900)
    yield stage.computer
    if _FAILED in request.node.stash:
        stage.computer.cut_power()
        stage.computer = None


@contextmanager
def _copy_of(installed: Installed, there: Outside, folder: Path) -> Iterator[Computer]:
    disk = thin_copy(installed.image.disk, folder / "disk.qcow2")
    computer = Computer(installed.image.on(disk), folder / "computer", there.port)
    try:
        yield computer
    finally:
        computer.cut_power()


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Tell:
    """Says what was seen, for the page."""
    told: list[str] = []
    request.node.stash[_TOLD] = told
    return told.append


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report: pytest.TestReport = yield  # type: ignore[assignment]
    is_outcome = report.when == "call" or (report.when == "setup" and report.failed)
    if is_outcome and not report.skipped:
        said = item.stash.get(_TOLD, [])
        if call.excinfo is not None:
            item.stash[_FAILED] = True
            said = [*said, str(call.excinfo.value).strip().splitlines()[0]]
        sentence = item.name.removeprefix("test_").replace("_", " ")
        minutes = call.duration / 60
        findings.add(findings.Proof(sentence, report.passed, tuple(said), minutes, findings.now(), findings.where()))
    return report  # type: ignore[return-value]
