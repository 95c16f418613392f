"""What happens to a board on the wall: programs killed and hung, a full disk, a typing error in the settings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.machine.boards import LINK, SITE, player_pid, plays, status, wait_until_it_plays
from tests.machine.booted import Machine
from tests.machine.conftest import Boot
from tests.machine.screen import codes

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
"""The first test also makes the system and installs the board."""

WATCHDOG_S = 45
"""As in systemd/bytavla-player.service."""


def test_a_player_that_is_killed_is_back_with_the_same_picture(machine: Boot, installed: Path) -> None:
    board = machine(installed)
    wait_until_it_plays(board)
    before, shown = player_pid(board), status(board)["on_air"]["notice"]
    board.run("kill", "-KILL", before)
    board.wait_until(lambda: player_pid(board) not in ("0", before) and plays(board), 20, "it does not come back")
    assert status(board)["on_air"]["notice"] == shown


def test_a_player_that_hangs_is_ended_by_the_watchdog_and_started_anew(machine: Boot, installed: Path) -> None:
    board = machine(installed)
    wait_until_it_plays(board)
    before = player_pid(board)
    board.run("kill", "-STOP", before)
    board.wait_until(
        lambda: player_pid(board) not in ("0", before) and plays(board), WATCHDOG_S + 20, "the watchdog does nothing"
    )
    assert "watchdog" in board.asks("journalctl", "--unit", "bytavla-player").casefold()


def test_a_typing_error_in_the_settings_is_told_and_the_board_plays_on(machine: Boot, installed: Path) -> None:
    board = machine(installed)
    settings = board.root / "etc/bytavla/player.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "rotat = 90\n", encoding="utf-8")
    board.run("systemctl", "restart", "bytavla-player", "bytavla-sync")
    board.wait_until(lambda: LINK in codes(board), 60, "it does not play on")
    for unit, word in (("bytavla-player", "playing"), ("bytavla-sync", "version")):
        # The last picture is back, and the unit ready, before the player knows more than that.
        board.wait_until(lambda u=unit, w=word: w in _status_text(board, u), 60, f"{unit} never says {word}")  # type: ignore[misc]
        assert "”rotat” finns inte. Menade du ”rotate”?" in _status_text(board, unit)
    assert "there is no setting “rotat”" in board.run("bytavla", "status", code=1).stderr
    assert "Did you mean “rotate”?" in board.asks("journalctl", "--unit", "bytavla-player")
    assert "Did you mean “rotate”?" in board.run("bytavla", "doctor", code=1).stderr


def test_a_site_that_there_is_not_is_told_and_the_board_plays_on(machine: Boot, installed: Path) -> None:
    board = machine(installed)
    wait_until_it_plays(board)
    settings = board.root / "etc/bytavla/player.toml"
    right = settings.read_text(encoding="utf-8")
    settings.write_text(right.replace(f'site = "{SITE}"', 'site = "hamnedda"'), encoding="utf-8")
    board.run("systemctl", "restart", "bytavla-player", "bytavla-sync")
    board.wait_until(lambda: LINK in codes(board), 60, "it does not play on")
    for unit, words in (("bytavla-player", "för till ”hamnedda” har inget kommit"), ("bytavla-sync", "hamnedda")):
        board.wait_until(lambda u=unit, w=words: w in _status_text(board, u), 60, f"{unit} does not tell")  # type: ignore[misc]
    assert "nothing has come for “hamnedda” yet" in board.run("bytavla", "status", code=1).stderr
    settings.write_text(right, encoding="utf-8")
    board.run("systemctl", "restart", "bytavla-player", "bytavla-sync")
    wait_until_it_plays(board)
    assert "hamnedda" not in _status_text(board, "bytavla-player")


def _status_text(board: Machine, unit: str) -> str:
    return board.asks("systemctl", "show", "--property", "StatusText", unit)


def test_the_journal_answers_by_site_notice_and_version(machine: Boot, installed: Path) -> None:
    board = machine(installed)
    wait_until_it_plays(board)
    notice = status(board)["on_air"]["notice"]

    def lines(*fields: str) -> list[dict[str, str]]:
        told = board.asks("journalctl", "--boot", "--output", "json", f"SITE={SITE}", *fields)
        return [json.loads(line) for line in told.splitlines()]

    board.wait_until(lambda: lines(f"NOTICE={notice}", "STATE=playing") != [], 20, "the notice has no line")
    (first,) = (line for line in lines(f"NOTICE={notice}") if "for the first time" in line["MESSAGE"])
    assert (first["PLAYLIST"], first["PRIORITY"], first["_SYSTEMD_UNIT"]) == (
        "hembygdsforeningen",
        "6",
        "bytavla-player.service",
    )
    assert any(
        "programme of hamneda" in line["MESSAGE"] for line in lines(f"VERSION={status(board)['sync']['version']}")
    )


def test_settings_that_never_were_right_are_told_in_the_units_status(machine: Boot, installed: Path) -> None:
    board = machine(installed)
    (board.root / "etc/bytavla/player.toml").write_text('sajt = "hamneda"\n', encoding="utf-8")
    board.run("rm", "/var/lib/bytavla/sync/settings.toml")
    board.run("systemctl", "restart", "--no-block", "bytavla-sync")
    board.wait_until(
        lambda: "”server” saknas" in board.asks("systemctl", "show", "--property", "StatusText", "bytavla-sync"),
        20,
        "the unit's status does not tell",
    )


def test_a_full_disk_stops_nothing_that_plays(machine: Boot, installed: Path, public: Path) -> None:
    board = machine(installed)
    board.run("systemctl", "stop", "bytavla-sync", "bytavla-player")
    board.run("cp", "-a", "/var/lib/bytavla/cache", "/root/kept")
    board.run(
        "mount", "-t", "tmpfs", "-o", "size=256k,mode=0755,uid=bytavla,gid=bytavla", "card", "/var/lib/bytavla/cache"
    )
    board.run("sh", "-c", "cp -a /root/kept/. /var/lib/bytavla/cache/")
    board.run("sh", "-c", "cat /dev/zero > /var/lib/bytavla/cache/filler || true")
    # Another state of sync's makes it fetch all metadata anew, which it must write.
    board.run("rm", "/var/lib/bytavla/cache/state.json", code=None)
    board.run("sh", "-c", "cat /dev/zero >> /var/lib/bytavla/cache/filler || true")
    board.run("systemctl", "start", "--no-block", "bytavla-sync", "bytavla-player")
    board.wait_until(
        lambda: "disk is full" in board.asks("journalctl", "--unit", "bytavla-sync"), 30, "sync does not tell"
    )
    wait_until_it_plays(board)
    board.run("bytavla", "verify", "/var/lib/bytavla/cache")


def test_what_a_full_disk_kept_from_being_drawn_is_drawn_when_there_is_room(machine: Boot, installed: Path) -> None:
    board = machine(installed)
    board.run("systemctl", "stop", "bytavla-player")
    board.run("mount", "-t", "tmpfs", "-o", "size=64k,mode=0750,uid=bytavla,gid=bytavla", "card", "/var/cache/bytavla")
    board.run("sh", "-c", "cat /dev/zero > /var/cache/bytavla/filler || true")
    board.run("systemctl", "start", "--no-block", "bytavla-player")
    board.wait_until(
        lambda: "the card or disk is full" in board.asks("journalctl", "--boot", "--unit", "bytavla-player"),
        60,
        "nobody is told",
    )
    board.run("mount", "-o", "remount,size=64m", "/var/cache/bytavla")
    board.wait_until(lambda: LINK in codes(board), 150, "it is not drawn when there is room")
    assert status(board)["problems"] == []
