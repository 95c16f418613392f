from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from player.device.notify import Notifier


@pytest.fixture
def manager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """Listens where systemd would."""
    path = tmp_path / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(path))
        listening.settimeout(5)
        monkeypatch.setenv("NOTIFY_SOCKET", str(path))
        yield listening


def heard(manager: socket.socket) -> list[str]:
    return manager.recv(4096).decode().splitlines()


def test_the_first_present_says_ready_and_each_one_feeds_the_watchdog(manager: socket.socket) -> None:
    notifier = Notifier()
    notifier.alive()
    assert heard(manager) == ["READY=1", "WATCHDOG=1"]
    notifier.alive()
    assert heard(manager) == ["WATCHDOG=1"]


def test_the_status_line_is_told_when_it_changes(manager: socket.socket) -> None:
    notifier = Notifier()
    notifier.says("playing: loppis")
    notifier.says("playing: loppis")
    notifier.says("urgent: vatten")
    assert heard(manager) == ["STATUS=playing: loppis"]
    assert heard(manager) == ["STATUS=urgent: vatten"]


def test_a_warning_stands_first_in_the_status_line_whatever_else_is_said(manager: socket.socket) -> None:
    notifier = Notifier()
    notifier.warns("FEL i player.toml")
    notifier.says("playing: loppis")
    notifier.warns("FEL i player.toml")
    notifier.warns("")
    assert heard(manager) == ["STATUS=FEL i player.toml"]
    assert heard(manager) == ["STATUS=FEL i player.toml; playing: loppis"]
    assert heard(manager) == ["STATUS=playing: loppis"]


def test_without_a_service_manager_its_library_is_not_even_loaded() -> None:
    told = "from player.device.notify import Notifier; n = Notifier(); n.alive(); n.says('playing'); n.stopping()"
    asked = f"import sys; {told}; sys.exit('systemd' in sys.modules)"
    environment = {name: value for name, value in os.environ.items() if name != "NOTIFY_SOCKET"}
    assert subprocess.run([sys.executable, "-c", asked], env=environment, check=False).returncode == 0


def test_words_that_are_no_line_of_text_are_told_as_one(manager: socket.socket) -> None:
    Notifier().says("playing: lop\ud800pis\nMAINPID=1\0")
    assert heard(manager) == ["STATUS=playing: lop pis MAINPID=1 "]
