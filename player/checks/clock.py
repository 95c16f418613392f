"""Is the clock right? While it is not trusted, notices with dates or hours wait."""

from __future__ import annotations

from player.checks.answer import Check, Examination, State
from player.device.clock import hardware_clock_agrees, is_pc_or_container
from player.notices.moment import BUILT


def check(examination: Examination) -> Check:
    utc = examination.now()
    synchronised = _is_synchronised(examination)
    own = is_pc_or_container(examination.at("/proc/device-tree/model"))
    hardware = hardware_clock_agrees(utc, examination.at("/sys/class/rtc"))
    data = {"utc": utc.isoformat(), "synchronised": synchronised, "hardware_clock": hardware}
    if utc < BUILT:
        return Check(
            "clock", State.FAIL, f"Klockan går fel: den visar {utc:%Y-%m-%d}.", f"The clock is wrong: {utc:%Y-%m-%d}.",
            "Connect the network, then: timedatectl set-ntp true", data,
        )  # fmt: skip
    if synchronised or own or hardware:
        return Check("clock", State.OK, "Klockan går rätt.", "The clock can be trusted.", data=data)
    return Check(
        "clock",
        State.FAIL,
        "Klockan är inte ställd, så anslag med datum eller tider väntar.",
        "The clock is not set, so notices with dates or hours wait.",
        "Connect the network, then: timedatectl set-ntp true",
        data,
    )


def _is_synchronised(examination: Examination) -> bool:
    """By timesyncd since boot, or now by whatever program keeps the kernel's clock."""
    if examination.at("/run/systemd/timesync/synchronized").exists():
        return True
    answer = examination.ask(["timedatectl", "show", "--property=NTPSynchronized", "--value"])
    return (answer or "").strip() == "yes"
