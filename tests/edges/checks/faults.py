"""The ways in which a board breaks, as it really looks then, each with the check that tells. Leaves out the tests."""

from __future__ import annotations

import errno
from collections.abc import Callable
from datetime import timedelta
from shutil import rmtree

from player.checks import canary
from player.checks.answer import State
from player.device.status import boot_seconds
from player.notices.board import Party
from player.notices.notice import STANDING
from player.worker.protocol import Guards
from tests.edges.checks.machine import LIT, ROOT, SETTINGS, SLIDE, UNOPENED, Machine, fill_cache

Fault = Callable[[Machine], object]
SOCKET = "sys/class/drm/card0-HDMI-A-1"
TEMPERATURE = "sys/class/thermal/thermal_zone0/temp"
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
    darkened(machine, "off", screen={**LIT, "driver": "offscreen"})


def darkened(machine: Machine, power: str, **changes: object) -> None:
    """As a player tells of a screen that it, or somebody, has switched off."""
    machine.tell(state="off", on_air=None, should_be=None, power={"state": power, "by": "cec"}, **changes)


def without_a_monitor(machine: Machine) -> None:
    machine.write(f"{SOCKET}/status", "disconnected\n")
    machine.write(f"{SOCKET}/modes", "")
    machine.write(f"{SOCKET}/enabled", "disabled\n")


def unplugged(machine: Machine) -> None:
    """The player keeps its screen open, and the last picture on it, for when the monitor is back."""
    without_a_monitor(machine)
    machine.tell(state="off", screen={**LIT, "connected": False})


def booted_without_a_monitor(machine: Machine) -> None:
    without_a_monitor(machine)
    machine.tell(state="off", on_air=None, presented_boot_s=None, screen={**UNOPENED, "connected": False})


def cannot_be_opened(machine: Machine) -> None:
    machine.tell(state="failed", on_air=None, presented_boot_s=None, screen=UNOPENED)


def lost_just_now(machine: Machine) -> None:
    machine.tell(state="failed", on_air=None, screen=UNOPENED)


def dead_since(machine: Machine, ago_s: float) -> None:
    """Killed, so that it could not take its last words back."""
    machine.tell(presented_boot_s=boot_seconds() - ago_s, told_boot_s=boot_seconds() - ago_s)


def dead_since_the_night(machine: Machine) -> None:
    darkened(machine, "off", presented_boot_s=None, told_boot_s=boot_seconds() - 86_400)


def does_not_come_on(machine: Machine) -> None:
    machine.tell(state="failed", power={"state": "stuck", "by": "cec"})


def _waits(machine: Machine) -> None:
    """The board's help is on the glass."""
    helping = {"notice": STANDING, "playlist": "", "lang": "sv", "page": 1}
    machine.tell(state="waiting", on_air=helping, should_be=helping)


def _clock_lost(machine: Machine) -> None:
    machine.remove("run/systemd/timesync/synchronized")


def _full(machine: Machine) -> None:
    """To the last byte. It is not the first time that the board is examined."""
    canary.check(machine.examination())
    machine.free, machine.disk_error = 0, errno.ENOSPC


def _room(machine: Machine, free: int) -> None:
    machine.free = free


def _dying(machine: Machine) -> None:
    machine.disk_error = errno.EIO


def _cannot_draw(machine: Machine) -> None:
    machine.codes = ()


def _not_locked_in(machine: Machine) -> None:
    machine.guards = Guards(256_000_000, files=False, network=True, processes=True, capabilities=True)


def _memory(machine: Machine, available: int) -> None:
    machine.write("proc/meminfo", f"MemAvailable: {available} kB\n")


def _swapping(machine: Machine) -> None:
    swap = "SwapTotal: 512000 kB\nSwapFree: 150000 kB\n"
    machine.write("proc/meminfo", f"MemTotal: 994000 kB\nMemAvailable: 212000 kB\n{swap}")


def _hot(machine: Machine, thousandths: str, noted: str) -> None:
    """Slowed down for nothing but the heat."""
    machine.write(TEMPERATURE, f"{thousandths}\n")
    machine.write(THROTTLED, f"{noted}\n")


def _undervoltage_on_a_pi_5(machine: Machine) -> None:
    machine.remove(THROTTLED)
    machine.write("sys/devices/platform/soc@107c000000/soc@107c000000:firmware/get_throttled", "50005\n")


def _undervoltage_by_command(machine: Machine) -> None:
    machine.remove(THROTTLED)
    machine.answers["vcgencmd"] = "throttled=0x50000\n"


def _read_only(machine: Machine) -> None:
    canary.check(machine.examination())
    machine.disk_error = errno.EROFS
    machine.write("proc/mounts", "/dev/mmcblk0p2 / ext4 ro,noatime 0 0\n")


def _may_sound(machine: Machine) -> None:
    machine.write("etc/bytavla/player.toml", SETTINGS + "sound = true\n")


def kept_from_its_sound_card(machine: Machine) -> None:
    _may_sound(machine)
    machine.write("dev/snd/pcmC0D0p", "")


def _silent_wifi(machine: Machine) -> None:
    machine.answers["nmcli"] = "Grannens\n"


WRONG_FILE = {"severity": "error", "sv": "loppis.pdf är trasig.", "en": "loppis.pdf is broken."}

FAULTS: dict[str, tuple[str, State, Fault]] = {
    "unplugged": ("screen", State.FAIL, unplugged),
    "unplugged a moment ago": ("screen", State.FAIL, without_a_monitor),
    "booted without a monitor": ("screen", State.FAIL, booted_without_a_monitor),
    "cannot be opened": ("screen", State.FAIL, cannot_be_opened),
    "lost just now": ("screen", State.FAIL, lost_just_now),
    "stands still": ("screen", State.FAIL, lambda m: m.tell(presented_boot_s=boot_seconds() - 300)),
    "dead for five minutes": ("screen", State.FAIL, lambda m: dead_since(m, 300)),
    "dead for a day": ("screen", State.FAIL, lambda m: dead_since(m, 86_400)),
    "dead since the night": ("screen", State.FAIL, dead_since_the_night),
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
    "off by hand": ("screen", State.WARN, lambda m: darkened(m, "off-by-hand")),
    "does not come on": ("screen", State.FAIL, does_not_come_on),
    "waiting": ("programme", State.FAIL, _waits),
    "shows another": ("programme", State.WARN, lambda m: m.tell(on_air={**SLIDE, "notice": "x"})),
    "shows another page": ("programme", State.WARN, lambda m: m.tell(on_air={**SLIDE, "page": 2})),
    "wrong files": ("problems", State.WARN, lambda m: m.tell(problems=[WRONG_FILE])),
    "wrong settings": ("settings", State.FAIL, lambda m: m.write("etc/bytavla/player.toml", SETTINGS + "rotat = 90\n")),
    "settings gone": ("settings", State.FAIL, lambda m: m.remove("etc/bytavla/player.toml")),
    "settings torn": ("settings", State.FAIL, lambda m: m.write("etc/bytavla/player.toml", 'site = "hamn')),
    "root file gone": ("settings", State.FAIL, lambda m: m.remove(ROOT)),
    "root file empty": ("settings", State.FAIL, lambda m: m.write(ROOT, "")),
    "another file for a root": ("settings", State.FAIL, lambda m: m.write(ROOT, '{"signed": {"_type": "snapshot"}}')),
    "clock lost": ("clock", State.FAIL, _clock_lost),
    "undervoltage": ("power", State.FAIL, lambda m: m.write(THROTTLED, "50005\n")),
    "undervoltage before": ("power", State.WARN, lambda m: m.write(THROTTLED, "50000\n")),
    "undervoltage on a Pi 5": ("power", State.FAIL, _undervoltage_on_a_pi_5),
    "undervoltage by command": ("power", State.WARN, _undervoltage_by_command),
    "bit 0 alone": ("power", State.FAIL, lambda m: m.write(THROTTLED, "1\n")),
    "bit 1 alone": ("power", State.WARN, lambda m: m.write(THROTTLED, "2\n")),
    "bit 2 alone": ("power", State.WARN, lambda m: m.write(THROTTLED, "4\n")),
    "bit 3 alone": ("heat", State.WARN, lambda m: m.write(THROTTLED, "8\n")),
    "bit 16 alone": ("power", State.WARN, lambda m: m.write(THROTTLED, "10000\n")),
    "bit 17 alone": ("power", State.WARN, lambda m: m.write(THROTTLED, "20000\n")),
    "bit 18 alone": ("power", State.WARN, lambda m: m.write(THROTTLED, "40000\n")),
    "bit 19 alone": ("heat", State.WARN, lambda m: m.write(THROTTLED, "80000\n")),
    "warm": ("heat", State.WARN, lambda m: m.write(TEMPERATURE, "76000\n")),
    "hot": ("heat", State.WARN, lambda m: _hot(m, "82300", "e000e")),
    "too hot": ("heat", State.FAIL, lambda m: _hot(m, "88000", "e000e")),
    "hot in the afternoon": ("heat", State.WARN, lambda m: _hot(m, "58000", "e0000")),
    "memory short": ("memory", State.WARN, lambda m: _memory(m, 100_000)),
    "memory out": ("memory", State.FAIL, lambda m: _memory(m, 30_000)),
    "swapping": ("memory", State.WARN, _swapping),
    "killed": ("memory", State.WARN, lambda m: m.write("proc/vmstat", "oom_kill 2\n")),
    "no watchdog": ("watchdog", State.WARN, lambda m: rmtree(m.root / "sys/class/watchdog")),
    "not armed": ("watchdog", State.WARN, lambda m: m.write("sys/class/watchdog/watchdog0/state", "inactive\n")),
    "disk errors": ("disk", State.FAIL, lambda m: m.write("sys/fs/ext4/mmcblk0p2/errors_count", "3\n")),
    "read-only": ("disk", State.FAIL, _read_only),
    "rotting card": ("canary", State.FAIL, _flip_canary),
    "dying card": ("canary", State.FAIL, _dying),
    "nearly full": ("space", State.FAIL, lambda m: _room(m, 50_000_000)),
    "filling up": ("space", State.WARN, lambda m: _room(m, 400_000_000)),
    "full": ("space", State.FAIL, _full),
    "damaged copy": ("cache", State.FAIL, _damage_a_manifest),
    "sync late": ("sync", State.WARN, lambda m: m.sync(m.now - timedelta(days=2))),
    "publisher stopped": ("keys", State.WARN, lambda m: m.sign("timestamp", 3)),
    "root runs out": ("keys", State.WARN, lambda m: m.sign("root", 40)),
    "signature torn": ("keys", State.WARN, lambda m: m.write("var/lib/bytavla/cache/metadata/timestamp.json", "{")),
    "signatures over": ("keys", State.FAIL, lambda m: m.sign("snapshot", -1)),
    "guest network silent": ("wifi", State.WARN, _silent_wifi),
    "sound without a card": ("sound", State.WARN, _may_sound),
    "sound card not opened": ("sound", State.WARN, kept_from_its_sound_card),
    "cannot draw": ("drawing", State.FAIL, _cannot_draw),
    "not locked in": ("sandbox", State.WARN, _not_locked_in),
    "nobody to call": ("people", State.WARN, _nobody_to_call),
}
