"""Does the hardware start the machine anew when it hangs? Nobody in the shop will."""

from __future__ import annotations

from player.checks.answer import Check, Examination, State

_DO = "Run deploy/install.sh again: it puts RuntimeWatchdogSec=14 in place; then reboot."


def check(examination: Examination) -> Check:
    armed = {
        device.name: examination.line(device.relative_to(examination.root) / "state")
        for device in sorted(examination.at("/sys/class/watchdog").glob("watchdog*"))
    }
    period = _systemd_period(examination)
    data = {"devices": armed, "systemd": period}
    if "active" in armed.values():
        return Check("watchdog", State.OK, "Hänger sig datorn startar den om sig själv.",
                     "Should the computer hang, it starts itself anew.", data=data)  # fmt: skip
    if not armed and not examination.is_board:
        return Check("watchdog", State.UNKNOWN, "Datorn har ingen vakt som startar om den.",
                     "The computer has no hardware watchdog.", data=data)  # fmt: skip
    if armed and set(armed.values()) == {""} and period not in ("", "0", "infinity"):
        # A kernel that does not tell of its watchdogs; systemd feeds one all the same.
        return Check("watchdog", State.OK, "Vakten är igång.", "The watchdog is being fed.", data=data)
    return Check("watchdog", State.WARN, "Hänger sig datorn blir den stående så: vakten är inte igång.",
                 "Should the computer hang, it stays so: the hardware watchdog is not armed.", _DO, data)  # fmt: skip


def _systemd_period(examination: Examination) -> str:
    answer = examination.ask(["systemctl", "show", "--property=RuntimeWatchdogUSec", "--value"])
    return (answer or "").strip()
