"""`bytavla publish` as a program: its answer, its exit codes, its end; with the real limited worker."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests

from tests.edges.publish.desk import EDITORS, NOW, Desk, see
from tests.edges.publish.test_publish_tree import photo

BYTAVLA = [sys.executable, "-m", "player"]


def publish(desk: Desk, *more: str, limit_bytes: int = 0) -> subprocess.CompletedProcess[str]:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, limit_bytes))

    return subprocess.run(
        [*BYTAVLA, "publish", str(desk.folder), str(desk.public), *more],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=limit if limit_bytes else None,
    )


@pytest.fixture
def editors(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.write(f"{EDITORS}/Stugan.jpg", photo())
    return desk


def test_it_answers_in_json_alone_and_in_words_beside_it(editors: Desk) -> None:
    editors.write(f"{EDITORS}/Stämma.docx", "PK")
    done = publish(editors, "--init", "--json")
    assert done.returncode == 1, done.stderr
    answer = json.loads(done.stdout)
    assert set(answer) >= {"v", "version", "changed", "added", "updated", "removed", "held", "problems"}
    assert (answer["v"], answer["version"], answer["changed"]) == (1, 1, True)
    assert sorted(answer["added"]) == ["hembygdsforeningen.loppis", "hembygdsforeningen.stugan"]
    assert [problem["code"] for problem in answer["problems"]] == ["office-file"]
    assert "Spara som PDF" in done.stderr
    assert "USB-minne" in done.stderr
    again = publish(editors, "--json")
    assert json.loads(again.stdout)["changed"] is False


def test_the_real_worker_publishes_what_the_signer_never_opens(editors: Desk) -> None:
    assert publish(editors, "--init").returncode == 0
    seen = see(editors.public, editors.places.root_file.read_bytes(), NOW)
    assert seen.titles() == {"Loppis", "Stugan"}
    assert not any(b"Exif" in data for data in editors.files().values())
    assert any(editors.places.gallery.rglob("*.jpg")) or any(editors.places.gallery.rglob("*.png"))


def test_exit_codes_are_as_pinned(editors: Desk) -> None:
    assert publish(editors).returncode == 3
    assert publish(editors, "--init").returncode == 0
    assert publish(editors, "--init").returncode == 3
    (editors.folder / EDITORS).rename(editors.root / "aside")
    held = publish(editors, "--json")
    assert held.returncode == 7
    assert json.loads(held.stdout)["held"][0]["playlist"] == "hembygdsforeningen"
    editors.write("_board/board.toml", "inget")
    broken = publish(editors, "--json")
    assert broken.returncode == 3
    assert json.loads(broken.stdout)["problems"][0]["code"] == "board-not-toml"
    assert publish(editors, "--serve", "nowhere").returncode == 2


def test_a_disk_that_takes_no_more_leaves_the_last_good_tree(editors: Desk) -> None:
    assert publish(editors, "--init").returncode == 0
    before = editors.files()
    editors.write(f"{EDITORS}/Affisch.jpg", photo(size=(1500, 1000), orientation=1))
    full = publish(editors, limit_bytes=400_000)
    assert full.returncode == 6, full.stderr
    assert "cannot be written" in full.stderr
    assert editors.files() == before
    assert publish(editors).returncode == 0
    seen = see(editors.public, editors.places.root_file.read_bytes(), NOW)
    assert seen.titles() == {"Loppis", "Stugan", "Affisch"}


def test_it_watches_serves_and_ends_when_told(editors: Desk) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [*BYTAVLA, "publish", str(editors.folder), str(editors.public), "--init", "--watch", "--json"]
    with subprocess.Popen([*command, "--serve", address], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        try:
            _wait_for_version(address, 1)
            editors.write(f"{EDITORS}/Vatten.md", "---\nprioritet: brådskande\n---\nKoka vattnet")
            _wait_for_version(address, 2)
        finally:
            program.send_signal(signal.SIGTERM)
            out, _ = program.communicate(timeout=20)
        assert program.returncode == 0
    first, second, *_ = map(json.loads, out.splitlines())
    assert sorted(first["added"]) == ["hembygdsforeningen.loppis", "hembygdsforeningen.stugan"]
    assert second["added"] == ["hembygdsforeningen.vatten"]
    assert not _children_named(editors.folder)


def _wait_for_version(address: str, version: int) -> None:
    ends = time.monotonic() + 20
    while time.monotonic() < ends:
        try:
            answer = requests.get(f"http://{address}/metadata/timestamp.json", timeout=5)
            if answer.status_code == 200 and answer.json()["signed"]["version"] >= version:
                return
        except requests.ConnectionError:
            pass
        time.sleep(0.05)
    pytest.fail(f"version {version} never came")


def _children_named(folder: Path) -> list[str]:
    """Processes that still speak of this folder on their command line."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            line = (process / "cmdline").read_bytes()
            if os.fsencode(folder) in line:
                found.append(line.decode())
    return found
