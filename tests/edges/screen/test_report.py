from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import replace
from math import inf
from pathlib import Path

import pytest

from player.device.notify import Notifier
from player.device.settings_in_force import settings_in_force
from player.device.settings_watch import SettingsWatch
from player.device.status import read_status
from player.notices.problem import Problem, Severity
from player.notices.slide import Slide
from player.screen.report import MOST_PROBLEMS, Report
from player.screen.state import State

LOPPIS = Slide("club.loppis", "club", "sv", 1, 1, 8.0, "a-1.frame")
PLAYING = State("playing", "Tur i slingan", LOPPIS, LOPPIS, 100.0, "dummy", "surface", "160x90", None, True)


@pytest.fixture
def manager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        yield listening


def heard(manager: socket.socket) -> list[str]:
    """All that has been told since last time."""
    lines = []
    while True:
        try:
            lines += manager.recv(4096).decode().splitlines()
        except BlockingIOError:
            return lines


def tell(report: Report, state: State, now: float, problems: tuple[Problem, ...] = ()) -> None:
    report.tell(state, lambda: problems, lambda: None, now)


def test_the_watchdog_is_fed_by_presents_alone(tmp_path: Path, manager: socket.socket) -> None:
    report = Report(tmp_path, "hamneda", Notifier())
    tell(report, replace(PLAYING, presented_at=-inf, on_air=None, word="waiting"), 90.0)
    assert not any("WATCHDOG" in line for line in heard(manager))
    tell(report, PLAYING, 100.0)
    assert "READY=1" in heard(manager)
    for second in range(101, 160):
        tell(report, PLAYING, float(second))
    assert not any("WATCHDOG" in line for line in heard(manager))
    tell(report, replace(PLAYING, presented_at=160.0), 160.0)
    assert heard(manager) == ["WATCHDOG=1"]


def test_the_steps_of_a_fade_are_not_told_one_by_one(tmp_path: Path, manager: socket.socket) -> None:
    report = Report(tmp_path, "hamneda", Notifier())
    for step in range(300):
        tell(report, replace(PLAYING, presented_at=100 + step / 30), 100 + step / 30)
    assert heard(manager).count("WATCHDOG=1") <= 3


def test_a_player_that_waits_for_a_monitor_is_alive_and_says_so(tmp_path: Path, manager: socket.socket) -> None:
    report = Report(tmp_path, "hamneda", Notifier())
    off = replace(PLAYING, word="off", connected=False, presented_at=-inf, on_air=None)
    lines = []
    for second in range(120):
        tell(report, off, float(second))
        lines += heard(manager)
    assert 5 <= lines.count("WATCHDOG=1") <= 8
    assert sum("STATUS=off" in line for line in lines) == 1


def test_a_screen_that_cannot_be_opened_though_a_monitor_is_there_does_not_feed_the_watchdog(
    tmp_path: Path, manager: socket.socket
) -> None:
    report = Report(tmp_path, "hamneda", Notifier())
    failed = replace(PLAYING, word="failed", connected=True, presented_at=-inf, on_air=None)
    for second in range(120):
        tell(report, failed, float(second))
    assert not any("WATCHDOG" in line for line in heard(manager))


def test_of_very_many_problems_the_errors_are_told_and_all_are_counted(tmp_path: Path) -> None:
    warnings = tuple(Problem("w", Severity.WARNING, "club", f"{i}.md", "sv", "en") for i in range(500))
    error = Problem("e", Severity.ERROR, "club", "värst.md", "sv", "en")
    tell(Report(tmp_path, "hamneda", Notifier()), PLAYING, 100.0, (*warnings, error))
    status = read_status([tmp_path])
    assert status is not None
    assert status["problem_count"] == 501
    assert len(status["problems"]) == MOST_PROBLEMS
    assert status["problems"][0]["file"] == "värst.md"
    assert set(status["problems"][0]) >= {"code", "severity", "playlist", "file", "notice", "sv", "en"}


def _settings(folder: Path, *more: str) -> Path:
    lines = ('site = "hamneda"', 'server = "https://tavlan.example.se/"', 'root = "/etc/bytavla/root.json"', *more)
    path = folder / "player.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_what_is_wrong_in_the_settings_stands_in_the_status_as_long_as_it_lasts(
    tmp_path: Path, manager: socket.socket
) -> None:
    path = _settings(tmp_path)
    settings_in_force(path, tmp_path)
    _settings(tmp_path, "rotat = 90", "poll_seconds = -1")
    report = Report(tmp_path, "hamneda", Notifier(), SettingsWatch(path, settings_in_force(path, tmp_path)))
    for second in range(100, 160, 20):
        tell(report, replace(PLAYING, presented_at=float(second), on_air=None), float(second))
    line = [line for line in heard(manager) if line.startswith("STATUS=")][-1]
    for words in ("”rotat” finns inte. Menade du ”rotate”?", "poll_seconds = ”-1” går inte", "playing: "):
        assert words in line
    status = read_status([tmp_path])
    assert status is not None
    assert [problem["code"] for problem in status["settings"]] == ["settings-unknown", "settings-value"]
    _settings(tmp_path)
    tell(report, replace(PLAYING, presented_at=160.0, on_air=None), 160.0)
    assert [line for line in heard(manager) if line.startswith("STATUS=")] == ["STATUS=playing: - (Tur i slingan)"]


def test_a_typing_error_made_while_it_plays_is_told_before_the_next_start(
    tmp_path: Path, manager: socket.socket, caplog: pytest.LogCaptureFixture
) -> None:
    path = _settings(tmp_path)
    report = Report(tmp_path, "hamneda", Notifier(), SettingsWatch(path, settings_in_force(path, tmp_path)))
    tell(report, PLAYING, 100.0)
    heard(manager)
    _settings(tmp_path, 'size = "stor"')
    tell(report, PLAYING, 120.0)
    assert any("FEL i" in line and "size = ”stor”" in line for line in heard(manager))
    assert "size = “stor” cannot be" in caplog.text
    _settings(tmp_path, 'size = "1920x1080"')
    tell(report, PLAYING, 140.0)
    assert any("gäller från nästa start" in line for line in heard(manager))


def test_a_notice_has_one_line_in_the_log_with_its_fields_when_it_is_first_seen(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    report = Report(tmp_path, "hamneda", Notifier())
    for second in range(100, 110):
        tell(report, replace(PLAYING, presented_at=float(second)), float(second))
    fields = [(vars(line)["STATE"], vars(line)["NOTICE"], vars(line)["PLAYLIST"]) for line in caplog.records]
    assert fields == [("playing", "club.loppis", "club")] * 2
    assert ["first time" in line.getMessage() for line in caplog.records] == [False, True]


def test_a_player_that_ends_on_purpose_leaves_no_status(tmp_path: Path, manager: socket.socket) -> None:
    report = Report(tmp_path, "hamneda", Notifier())
    tell(report, PLAYING, 100.0)
    report.close()
    assert read_status([tmp_path]) is None
    assert "STOPPING=1" in heard(manager)


def test_a_board_that_plays_another_site_s_programme_than_its_settings_name_says_so(
    tmp_path: Path, manager: socket.socket
) -> None:
    path = _settings(tmp_path)
    report = Report(tmp_path, "hamneda", Notifier(), SettingsWatch(path, settings_in_force(path, tmp_path)))
    tell(report, replace(PLAYING, site="lidhult"), 100.0)
    line = [line for line in heard(manager) if line.startswith("STATUS=")][-1]
    assert "visar programmet för ”lidhult”, för till ”hamneda” har inget kommit än" in line
    status = read_status([tmp_path])
    assert status is not None
    assert [problem["code"] for problem in status["settings"]] == ["settings-another-site"]
    tell(report, replace(PLAYING, site="hamneda", presented_at=110.0), 110.0)
    assert [line for line in heard(manager) if line.startswith("STATUS=")] == [
        "STATUS=playing: club.loppis (Tur i slingan)"
    ]
