from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from player.commands import status as command
from player.device.health import STALE_AFTER_S, findings_of, is_stale
from player.device.places import frames_folder, runtime_folder, runtime_folders, state_folder
from player.device.status import boot_id, boot_seconds, read_status, write_status

NOW = datetime(2027, 6, 1, 8, 0, tzinfo=UTC)


def well(**other: Any) -> dict[str, Any]:
    """What a healthy player tells."""
    shown = {"notice": "p.n", "playlist": "p", "lang": "sv", "page": 1}
    return {
        "site": "hamneda",
        "state": "playing",
        "on_air": shown,
        "should_be": shown,
        "why": "Tur i slingan",
        "presented_at": NOW.isoformat(),
        "presented_boot_s": boot_seconds() - 5,
        "boot_id": boot_id(),
        "screen": {"driver": "kmsdrm", "renderer": "V3D 4.2", "mode": "1920x1080", "connected": True},
        "clock_trusted": True,
        "sync": {"version": 7, "last_ok": (NOW - timedelta(minutes=1)).isoformat()},
        "problem_count": 0,
        "problems": [],
    } | other


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RUNTIME_DIRECTORY", str(tmp_path))
    return tmp_path


def answer(*, as_json: bool) -> int:
    return command.run(argparse.Namespace(json=as_json))


@contextmanager
def told(runtime: Path, status: dict[str, Any]) -> Iterator[None]:
    write_status(runtime, status)
    yield


def test_half_a_character_in_a_problem_is_written_and_read(tmp_path: Path) -> None:
    write_status(tmp_path, well(problems=[{"file": "lop\ud800pis.jpg", "sv": "är ”\udce5” trasig"}]))
    status = read_status([tmp_path])
    assert status is not None
    assert status["problems"] == [{"file": "lop\ud800pis.jpg", "sv": "är ”\udce5” trasig"}]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_status(tmp_path, well())
    status = read_status([tmp_path / "none", tmp_path])
    assert status is not None
    assert status["v"] == 1
    assert status["site"] == "hamneda"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"v": 2}', "[" * 100_000])
def test_a_file_that_is_no_status_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "status.json").write_text(content)
    assert read_status([tmp_path]) is None


def test_a_player_that_has_not_presented_for_a_minute_is_stale() -> None:
    assert not is_stale(well(presented_boot_s=100.0), 100.0 + STALE_AFTER_S - 1, boot_id())
    assert is_stale(well(presented_boot_s=100.0), 100.0 + STALE_AFTER_S + 1, boot_id())


def test_what_was_told_before_a_reboot_or_without_a_present_is_stale() -> None:
    assert is_stale(well(boot_id="another"), boot_seconds(), boot_id())
    assert is_stale(well(presented_boot_s=None), boot_seconds(), boot_id())
    for nonsense in (10**400, float("nan"), float("inf")):
        assert is_stale(well(presented_boot_s=nonsense), boot_seconds(), boot_id())


def test_a_player_without_a_monitor_is_alive_as_long_as_it_says_so() -> None:
    off = well(state="off", presented_boot_s=None, told_boot_s=100.0)
    assert not is_stale(off, 130.0, boot_id())
    assert is_stale(off, 100.0 + STALE_AFTER_S + 1, boot_id())


def test_a_healthy_player_has_no_findings() -> None:
    assert findings_of(well(), NOW) == ()


def test_a_screen_that_is_dark_because_the_shop_is_closed_is_no_fault() -> None:
    asleep = well(state="off", power={"state": "off"}, screen={"connected": False}, on_air=None, should_be=None)
    assert findings_of(asleep, NOW) == ()


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"state": "off"}, "screen.off"),
        ({"screen": {"connected": False}}, "screen.off"),
        ({"state": "failed"}, "screen.failed"),
        ({"state": "off", "power": {"state": "off-by-hand"}}, "screen.by-hand"),
        ({"state": "failed", "power": {"state": "stuck"}}, "screen.stuck"),
        ({"state": "waiting"}, "programme.none"),
        ({"should_be": {"notice": "p.other"}}, "programme.other"),
        ({"screen": {"driver": "dummy", "connected": True}}, "screen.nowhere"),
        ({"screen": {"driver": "offscreen", "renderer": "V3D 4.2"}}, "screen.nowhere"),
        ({"screen": {"driver": "evdev"}}, "screen.nowhere"),
        ({"screen": {"driver": None}}, "screen.nowhere"),
        ({"screen": {}}, "screen.nowhere"),
        ({"screen": {"driver": "dummy"}, "power": {"state": "off"}}, "screen.nowhere"),
        ({"screen": {"driver": "kmsdrm", "renderer": "opengl"}}, "screen.renderer"),
        ({"screen": {"driver": "kmsdrm", "renderer": "llvmpipe (LLVM 19)"}}, "screen.renderer"),
        ({"settings": [{"sv": "”rotat” finns inte.", "en": "there is no “rotat”."}]}, "settings.wrong"),
        ({"clock_trusted": False}, "clock.untrusted"),
        ({"sync": {"version": 7, "last_ok": "2027-05-30T08:00:00+00:00"}}, "sync.late"),
    ],
)
def test_each_fault_is_a_finding_with_what_to_do(other: dict[str, Any], code: str) -> None:
    (finding,) = findings_of(well(**other), NOW)
    assert finding.code == code
    assert finding.sv
    assert finding.en


def test_a_screen_that_the_kernel_sends_nothing_to_is_a_finding_unless_it_is_meant_to_be_dark() -> None:
    (finding,) = findings_of(well(), NOW, is_sent_nothing=True)
    assert finding.code == "screen.unsent"
    asleep = well(state="off", power={"state": "off"}, on_air=None, should_be=None)
    assert findings_of(asleep, NOW, is_sent_nothing=True) == ()


def test_a_player_that_has_opened_no_screen_while_it_waits_is_told_to_wait_alone() -> None:
    waiting = well(state="waiting", screen={"driver": "", "connected": None})
    assert [finding.code for finding in findings_of(waiting, NOW)] == ["programme.none"]


def test_a_file_of_an_editor_s_that_is_wrong_does_not_make_a_board_unwell() -> None:
    problem = {"code": "draw-crashed", "severity": "error", "file": "x.jpg"}
    assert findings_of(well(problems=[problem], problem_count=1), NOW) == ()


def test_status_answers_0_for_a_healthy_player_as_json_alone_on_standard_output(
    runtime: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_status(runtime, well(sync=None))
    assert answer(as_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["v"] == 1
    assert told["state"] == "playing"
    assert set(told) >= {"site", "on_air", "should_be", "presented_at", "screen", "clock_trusted", "sync", "problems"}


def test_status_answers_1_for_a_degraded_player_and_says_why_in_swedish_first(
    runtime: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_status(runtime, well(clock_trusted=False, sync=None))
    assert answer(as_json=False) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.index("Klockan är inte ställd") < said.err.index("The clock is not set")


def test_status_answers_8_without_a_player(runtime: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(as_json=False) == 8
    assert "Ingen spelare" in capsys.readouterr().err


@pytest.mark.parametrize(
    "other",
    [
        {"screen": "kmsdrm"},
        {"screen": {"driver": []}},
        {"power": ["off"]},
        {"on_air": "p.n"},
        {"sync": {"last_ok": 7}},
        {"sync": {"last_ok": "2027-06-01T08:00:00"}},
        {"settings": ["rotat"]},
        {"state": None},
        {"presented_boot_s": 10**400},
    ],
)
@pytest.mark.parametrize("as_json", [True, False])
def test_a_status_that_no_player_would_tell_is_answered_with_what_is_odd_and_8(
    runtime: Path, capsys: pytest.CaptureFixture[str], other: dict[str, Any], *, as_json: bool
) -> None:
    (field,) = other
    write_status(runtime, well(**other))
    assert answer(as_json=as_json) == 8
    said = capsys.readouterr()
    assert "går inte att förstå" in said.err
    assert field in said.err
    assert "Ingen spelare" not in said.err
    assert (json.loads(said.out)["state"] if as_json else "failed") == "failed"


def test_a_slide_that_is_told_by_its_name_alone_is_shown_by_it(
    runtime: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_status(runtime, well(on_air={"notice": "p.n"}))
    assert answer(as_json=False) == 1
    assert "p.n - -" in capsys.readouterr().err


def test_status_answers_8_for_a_player_that_stands_still(runtime: Path) -> None:
    write_status(runtime, well(presented_boot_s=boot_seconds() - 1000))
    assert answer(as_json=True) == 8


def test_the_service_s_folders_are_those_that_systemd_names() -> None:
    service = {"RUNTIME_DIRECTORY": "/run/b", "STATE_DIRECTORY": "/var/lib/b", "CACHE_DIRECTORY": "/var/cache/b"}
    assert runtime_folder(service) == Path("/run/b")
    assert state_folder(service) == Path("/var/lib/b")
    assert frames_folder(service) == Path("/var/cache/b/frames")


def test_on_a_desktop_they_are_the_user_s_own(tmp_path: Path) -> None:
    desktop = {"XDG_RUNTIME_DIR": "/run/user/7", "XDG_STATE_HOME": "/h/state", "XDG_CACHE_HOME": "/h/cache"}
    assert Path("/run/user/7/bytavla") in list(runtime_folders(desktop))
    assert state_folder(desktop) == Path("/h/state/bytavla")
    assert frames_folder(desktop) == Path("/h/cache/bytavla/frames")
