"""All checks, each by itself: what a file or a machine refuses costs the check that asked, and no other.

Leaves out what is looked at, and how the answers are told (`commands.doctor`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping

from player.checks import (
    canary,
    clock,
    copy,
    disk,
    drawing,
    heat,
    keys,
    memory,
    people,
    power,
    programme,
    sandbox,
    screen,
    settings,
    sound,
    space,
    watchdog,
    wifi,
)
from player.checks.answer import Check, Examination, State
from player.errors import BytavlaError

Look = Callable[[Examination], Check]

CHECKS: Mapping[str, Look] = {
    "screen": screen.check,
    "programme": programme.check_shown,
    "settings": settings.check,
    "clock": clock.check,
    "power": power.check,
    "heat": heat.check,
    "memory": memory.check,
    "watchdog": watchdog.check,
    "disk": disk.check,
    "canary": canary.check,
    "space": space.check,
    "cache": copy.check_whole,
    "sync": copy.check_age,
    "keys": keys.check,
    "wifi": wifi.check,
    "sound": sound.check,
    "drawing": drawing.check,
    "sandbox": sandbox.check,
    "problems": programme.check_files,
    "people": people.check,
}
"""By the name under which each answers (docs/commands.md), the gravest first."""
REFUSALS = (BytavlaError, OSError, OverflowError, RuntimeError, ValueError)
"""What a disk, a file or a machine answers that is not as it should be. Files are read by codecs that raise no other,
so another error is a fault of ours, and is told as such."""

log = logging.getLogger(__name__)


def examine(examination: Examination) -> Iterator[Check]:
    """What each check finds, as it is found."""
    for name, look in CHECKS.items():
        yield answer_of(name, look, examination)


def answer_of(name: str, look: Look, examination: Examination) -> Check:
    """What the check finds; that it could not look is an answer too."""
    try:
        return look(examination)
    except REFUSALS as error:
        log.debug("the check %s could not be made", name, exc_info=error)
        words = str(error) or type(error).__name__
        return Check(
            name, State.UNKNOWN, f"Det gick inte att ta reda på: {words}", f"This could not be found out: {words}",
            "Run it as root: sudo bytavla doctor. If it says the same, report it with what bytavla -v doctor says.",
            {"error": type(error).__name__},
        )  # fmt: skip
