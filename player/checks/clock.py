"""Is the clock right? While it is not trusted, notices with dates or hours wait."""

from __future__ import annotations

from player.checks.answer import Check, Examination, State
from player.device.clock import SystemClock, is_synchronised


def check(_: Examination) -> Check:
    moment = SystemClock().moment()
    data = {"utc": moment.utc.isoformat(), "trusted": moment.trusted, "synchronised": is_synchronised()}
    if moment.trusted:
        return Check("clock", State.OK, "Klockan går rätt.", "The clock can be trusted.", data=data)
    return Check(
        "clock",
        State.FAIL,
        "Klockan är inte ställd, så anslag med datum eller tider väntar.",
        "The clock is not set, so notices with dates or hours wait.",
        "Connect the network, then: timedatectl set-ntp true",
        data,
    )
