"""A board at which nothing is wrong passes every check, and each fault flips its own check and no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from player.checks import power, programme, screen
from player.checks.answer import State
from player.checks.examine import CHECKS, examine
from player.notices.schedule import Schedule
from tests.edges.checks import faults
from tests.edges.checks.faults import FAULTS, Fault
from tests.edges.checks.machine import NOW, Machine, fill_cache, healthy


def _states(machine: Machine) -> dict[str, State]:
    return {found.id: found.state for found in examine(machine.examination())}


def test_a_healthy_board_passes_every_check(tmp_path: Path) -> None:
    states = _states(healthy(tmp_path))
    assert set(states.values()) == {State.OK}
    assert list(states) == list(CHECKS)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_flips_its_own_check_and_no_other(tmp_path: Path, name: str) -> None:
    which, state, injure = FAULTS[name]
    machine = healthy(tmp_path)
    injure(machine)
    flipped = {name: found for name, found in _states(machine).items() if found is not State.OK}
    assert flipped == {which: state}


def test_every_check_has_a_fault_that_flips_it(tmp_path: Path) -> None:
    assert {which for which, _, _ in FAULTS.values()} == set(_states(healthy(tmp_path)))


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_wrong_is_told_in_both_languages_with_what_to_do(tmp_path: Path, name: str) -> None:
    which, _, injure = FAULTS[name]
    machine = healthy(tmp_path)
    injure(machine)
    found = CHECKS[which](machine.examination())
    assert found.sv
    assert found.en
    assert found.do


def test_without_a_player_the_screen_fails_and_what_a_player_would_tell_is_unknown(tmp_path: Path) -> None:
    machine = healthy(tmp_path)
    machine.remove("run/bytavla/status.json")
    flipped = {name: state for name, state in _states(machine).items() if state is not State.OK}
    assert flipped == {"screen": State.FAIL, "problems": State.UNKNOWN}


@pytest.mark.parametrize(
    "injure",
    [
        faults.unplugged,
        faults.booted_without_a_monitor,
        faults.cannot_be_opened,
        faults.lost_just_now,
        faults.dead_since_the_night,
        lambda machine: faults.dead_since(machine, 86_400),
        faults.does_not_come_on,
    ],
)
def test_nothing_is_said_to_be_on_a_screen_that_nobody_sees(tmp_path: Path, injure: Fault) -> None:
    machine = healthy(tmp_path)
    injure(machine)
    found = programme.check_shown(machine.examination())
    assert found.en == "Nothing is shown right now, but there is a programme to show."
    unknown = programme.check_shown(replace(machine.examination(), cache=None))
    assert (unknown.state, unknown.id) == (State.UNKNOWN, "programme")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("unplugged", "No screen is connected."),
        ("booted without a monitor", "No screen is connected."),
        ("cannot be opened", "The player could not open the screen."),
        ("lost just now", "The player could not open the screen."),
        ("dead for a day", "No player shows on the screen."),
        ("does not come on", "The television does not come on, though asked."),
    ],
)
def test_a_dark_screen_is_told_by_its_cause(tmp_path: Path, name: str, words: str) -> None:
    machine = healthy(tmp_path)
    FAULTS[name][2](machine)
    assert screen.check(machine.examination()).en == words


@pytest.mark.parametrize(
    ("noted", "words"),
    [
        ("1", "there is too little power right now"),
        ("2", "its clock is capped right now"),
        ("4", "it is throttled right now"),
        ("10000", "there has been too little power since boot"),
        ("20000", "its clock has been capped since boot"),
        ("40000", "it has been throttled since boot"),
        ("f", "there is too little power right now; its clock is capped right now; it is throttled right now"),
        ("e0002", "its clock is capped right now"),
        ("e0001", "there is too little power right now"),
    ],
)
def test_what_the_firmware_has_noted_is_told_bit_by_bit(tmp_path: Path, noted: str, words: str) -> None:
    machine = healthy(tmp_path)
    machine.write(faults.THROTTLED, f"{noted}\n")
    assert power.check(machine.examination()).en == f"The computer: {words}."


def test_what_a_dead_player_said_of_files_is_told_as_past(tmp_path: Path) -> None:
    machine = healthy(tmp_path)
    assert programme.check_files(machine.examination()).en == "No files are held up by errors."
    faults.dead_since(machine, 86_400)
    assert programme.check_files(machine.examination()).en.endswith("So it was when the player last ran.")


def test_a_screen_that_is_off_because_the_shop_is_closed_is_no_fault(tmp_path: Path) -> None:
    machine = healthy(tmp_path)
    faults.darkened(machine, "off", presented_boot_s=None)
    faults.without_a_monitor(machine)
    assert set(_states(machine).values()) == {State.OK}


def test_a_clock_before_the_release_is_wrong_whoever_set_it(tmp_path: Path) -> None:
    machine = healthy(tmp_path)
    machine.now = datetime(2025, 1, 1, tzinfo=UTC)
    assert _states(machine)["clock"] is State.FAIL


def test_a_machine_without_a_radio_does_not_know_of_the_guest_network(tmp_path: Path) -> None:
    machine = healthy(tmp_path)
    machine.remove("sys/class/net/wlan0/phy80211/name")
    (machine.root / "sys/class/net/wlan0/phy80211").rmdir()
    assert _states(machine)["wifi"] is State.UNKNOWN


def test_a_network_that_is_to_come_need_not_be_heard_yet(tmp_path: Path) -> None:
    machine = healthy(tmp_path)
    faults.FAULTS["guest network silent"][2](machine)
    for starts, state in ((timedelta(days=1), State.OK), (timedelta(), State.WARN)):
        fill_cache(machine.cache, schedule=Schedule(starts=NOW + starts))
        assert _states(machine)["wifi"] is state


def test_a_radio_is_heard_through_iw_where_there_is_no_network_manager(tmp_path: Path) -> None:
    machine = healthy(tmp_path)
    machine.answers = {"iw": "BSS 12:34\n\tSSID: Grannens\nBSS 56:78\n\tSSID: B:yn G\\xc3\\xa4st\n"}
    assert _states(machine)["wifi"] is State.OK


def test_a_read_only_lower_half_of_an_overlay_is_meant(tmp_path: Path) -> None:
    machine = healthy(tmp_path)
    machine.write("proc/mounts", "overlay / overlay rw 0 0\n/dev/mmcblk0p2 /media/root-ro ext4 ro 0 0\n")
    assert _states(machine)["disk"] is State.OK


def test_a_board_that_may_sound_and_has_its_card_open_is_well(tmp_path: Path) -> None:
    machine = healthy(tmp_path)
    faults.kept_from_its_sound_card(machine)
    machine.write("etc/systemd/system/bytavla-player.service.d/50-sound.conf", "")
    assert _states(machine)["sound"] is State.OK
