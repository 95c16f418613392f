"""A board at which nothing is wrong passes every check, and each fault flips its own check and no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import rmtree

import pytest

from player.checks import canary
from player.checks.answer import State
from player.checks.examine import CHECKS, examine
from player.device.status import boot_seconds
from player.notices.board import Party
from player.worker.protocol import Guards
from tests.edges.checks.machine import ROOT, SETTINGS, Machine, fill_cache, healthy

Fault = Callable[[Machine], object]
SOCKET = "sys/class/drm/card0-HDMI-A-1"
THROTTLED = "sys/devices/platform/soc/soc:firmware/get_throttled"


def _flip_canary(machine: Machine) -> None:
    path = machine.root / "var/lib/bytavla/player" / canary.CANARY
    canary.check(machine.examination())
    bird = bytearray(path.read_bytes())
    bird[70_000] ^= 1
    path.write_bytes(bird)


def _damage_a_manifest(machine: Machine) -> None:
    """A flipped bit in the one blob that nothing else needs in order to be read."""
    for blob in (machine.cache / "blobs").rglob("*"):
        if blob.is_file() and b'"content"' in blob.read_bytes():
            blob.write_bytes(blob.read_bytes().replace(b"1", b"2", 1))


def _nobody_to_call(machine: Machine) -> None:
    fill_cache(machine.cache, Party("Bygderådet"))


def _another_size_wanted(machine: Machine) -> None:
    machine.write("etc/bytavla/player.toml", SETTINGS + 'size = "3840x2160"\n')


def _offscreen_by_night(machine: Machine) -> None:
    machine.tell(power={"state": "off"}, state="off", screen={"driver": "offscreen"})


def _clock_lost(machine: Machine) -> None:
    machine.remove("run/systemd/timesync/synchronized")


def _full(machine: Machine) -> None:
    machine.free = 50_000_000


def _cannot_draw(machine: Machine) -> None:
    machine.codes = ()


def _not_locked_in(machine: Machine) -> None:
    machine.guards = Guards(256_000_000, files=False, network=True, processes=True, capabilities=True)


def _memory(machine: Machine, available: int) -> None:
    machine.write("proc/meminfo", f"MemAvailable: {available} kB\n")


def _read_only(machine: Machine) -> None:
    machine.write("proc/mounts", "/dev/mmcblk0p2 / ext4 ro,noatime 0 0\n")


def _may_sound(machine: Machine) -> None:
    machine.write("etc/bytavla/player.toml", SETTINGS + "sound = true\n")


def _kept_from_its_sound_card(machine: Machine) -> None:
    _may_sound(machine)
    machine.write("dev/snd/pcmC0D0p", "")


def _silent_wifi(machine: Machine) -> None:
    machine.answers["nmcli"] = "Grannens\n"


WRONG_FILE = {"severity": "error", "sv": "loppis.pdf är trasig.", "en": "loppis.pdf is broken."}

FAULTS: dict[str, tuple[str, State, Fault]] = {
    "unplugged": ("screen", State.FAIL, lambda m: m.write(f"{SOCKET}/status", "disconnected\n")),
    "stands still": ("screen", State.FAIL, lambda m: m.tell(presented_boot_s=boot_seconds() - 300)),
    "of another boot": ("screen", State.FAIL, lambda m: m.tell(boot_id="another")),
    "offscreen": ("screen", State.FAIL, lambda m: m.screen(driver="offscreen")),
    "offscreen by night": ("screen", State.FAIL, _offscreen_by_night),
    "dummy": ("screen", State.FAIL, lambda m: m.screen(driver="dummy")),
    "desktop GL": ("screen", State.FAIL, lambda m: m.screen(renderer="opengl")),
    "software": ("screen", State.FAIL, lambda m: m.screen(renderer="llvmpipe (LLVM 19)")),
    "without GPU": ("screen", State.WARN, lambda m: m.screen(renderer="surface")),
    "nothing sent": ("screen", State.FAIL, lambda m: m.write(f"{SOCKET}/enabled", "disabled\n")),
    "small": ("screen", State.WARN, lambda m: m.screen(mode="1024x768")),
    "not as large as set": ("screen", State.WARN, _another_size_wanted),
    "off by hand": ("screen", State.WARN, lambda m: m.tell(power={"state": "off-by-hand"})),
    "does not come on": ("screen", State.FAIL, lambda m: m.tell(power={"state": "stuck"})),
    "waiting": ("programme", State.FAIL, lambda m: m.tell(state="waiting")),
    "shows another": ("programme", State.WARN, lambda m: m.tell(on_air={"notice": "x"})),
    "wrong files": ("problems", State.WARN, lambda m: m.tell(problems=[WRONG_FILE])),
    "wrong settings": ("settings", State.FAIL, lambda m: m.write("etc/bytavla/player.toml", SETTINGS + "rotat = 90\n")),
    "root file gone": ("settings", State.FAIL, lambda m: m.remove(ROOT)),
    "root file empty": ("settings", State.FAIL, lambda m: m.write(ROOT, "")),
    "another file for a root": ("settings", State.FAIL, lambda m: m.write(ROOT, '{"signed": {"_type": "snapshot"}}')),
    "clock lost": ("clock", State.FAIL, _clock_lost),
    "undervoltage": ("power", State.FAIL, lambda m: m.write(THROTTLED, "50005\n")),
    "undervoltage before": ("power", State.WARN, lambda m: m.write(THROTTLED, "50000\n")),
    "hot": ("heat", State.WARN, lambda m: m.write("sys/class/thermal/thermal_zone0/temp", "79000\n")),
    "too hot": ("heat", State.FAIL, lambda m: m.write("sys/class/thermal/thermal_zone0/temp", "88000\n")),
    "memory short": ("memory", State.WARN, lambda m: _memory(m, 100_000)),
    "memory out": ("memory", State.FAIL, lambda m: _memory(m, 30_000)),
    "killed": ("memory", State.WARN, lambda m: m.write("proc/vmstat", "oom_kill 2\n")),
    "no watchdog": ("watchdog", State.WARN, lambda m: rmtree(m.root / "sys/class/watchdog")),
    "not armed": ("watchdog", State.WARN, lambda m: m.write("sys/class/watchdog/watchdog0/state", "inactive\n")),
    "disk errors": ("disk", State.FAIL, lambda m: m.write("sys/fs/ext4/mmcblk0p2/errors_count", "3\n")),
    "read-only": ("disk", State.FAIL, _read_only),
    "rotting card": ("canary", State.FAIL, _flip_canary),
    "full": ("space", State.FAIL, _full),
    "damaged copy": ("cache", State.FAIL, _damage_a_manifest),
    "sync late": ("sync", State.WARN, lambda m: m.sync(m.now - timedelta(days=2))),
    "publisher stopped": ("keys", State.WARN, lambda m: m.sign("timestamp", 3)),
    "root runs out": ("keys", State.WARN, lambda m: m.sign("root", 40)),
    "signatures over": ("keys", State.FAIL, lambda m: m.sign("snapshot", -1)),
    "guest network silent": ("wifi", State.WARN, _silent_wifi),
    "sound without a card": ("sound", State.WARN, _may_sound),
    "sound card not opened": ("sound", State.WARN, _kept_from_its_sound_card),
    "cannot draw": ("drawing", State.FAIL, _cannot_draw),
    "not locked in": ("sandbox", State.WARN, _not_locked_in),
    "nobody to call": ("people", State.WARN, _nobody_to_call),
}


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
    found = next(found for found in examine(machine.examination()) if found.id == which)
    assert found.sv
    assert found.en
    assert found.do


def test_without_a_player_the_screen_fails_and_what_a_player_would_tell_is_unknown(tmp_path: Path) -> None:
    machine = healthy(tmp_path)
    machine.remove("run/bytavla/status.json")
    flipped = {name: state for name, state in _states(machine).items() if state is not State.OK}
    assert flipped == {"screen": State.FAIL, "programme": State.UNKNOWN, "problems": State.UNKNOWN}


def test_a_screen_that_is_off_because_the_shop_is_closed_is_no_fault(tmp_path: Path) -> None:
    machine = healthy(tmp_path)
    machine.tell(power={"state": "off"}, state="off")
    machine.write(f"{SOCKET}/enabled", "disabled\n")
    machine.write(f"{SOCKET}/status", "disconnected\n")
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
    _kept_from_its_sound_card(machine)
    machine.write("etc/systemd/system/bytavla-player.service.d/50-sound.conf", "")
    assert _states(machine)["sound"] is State.OK
