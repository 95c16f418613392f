"""Keeps the screen lit or dark as wanted: by CEC; where no television answers, by the graphics card; else by black.

A television that somebody has switched off by its remote stays off until opening time, or until something is urgent.
Leaves out when the screen is to be lit (`notices.lighting`).
"""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import inf
from pathlib import Path
from typing import Protocol

from player.device.cec import Cec, Television
from player.notices.lighting import Light

GIVES_UP_S = 30.0
"""A television that is still lit so long after it was told to sleep is covered in black."""
WAKES_AGAIN_S = 20.0
MOST_WAKES = 4
STUCK_AGAIN_S = 600.0
"""One that would not come on is told again this often: it may have been busy, and nobody switched it off."""
_BLACK_FIRST_S = 2.0
"""The picture is black before the graphics card is asked: on a dark screen nothing more can be presented."""
REMEMBERED = "screen-off-by-hand.json"

log = logging.getLogger(__name__)


class Power(StrEnum):
    """`BY_HAND`: somebody has switched it off. `STUCK`: it was told to come on, and has not."""

    ON = "on"
    OFF = "off"
    BY_HAND = "off-by-hand"
    STUCK = "stuck"


class Backlight(Protocol):
    """What else than CEC darkens a screen (`device.dpms`). Neither method waits."""

    def off(self) -> bool:
        """Whether the screen is dark now."""

    def is_off(self) -> bool:
        """Whether it still is, by the kernel's word."""

    def on(self) -> None: ...


@dataclass(slots=True)
class _Effort:
    """One change of the light: since when, when and how often the television was told to wake, and whether it has."""

    since: float
    told_at: float
    wakes: int = 1
    was_on: bool = False
    black_since: float = inf


class Switch:
    """The light of one screen. Times are monotonic seconds; `memory` is a folder that does not outlive a reboot."""

    def __init__(self, cec: Cec, backlight: Backlight, memory: Path) -> None:
        self.power = Power.ON
        self.by = ""
        """What has darkened it: "cec", "dpms" or "black"; "" while it is lit."""
        self._cec = cec
        self._backlight = backlight
        self._memory = memory / REMEMBERED
        self._light: Light | None = None
        self._urgent = False
        self._effort = _Effort(-inf, -inf)

    @property
    def is_black(self) -> bool:
        """Whether nothing but black is to be shown, because no television stands by."""
        return self.by in ("dpms", "black")

    def turn(self, light: Light, now: float, *, urgent: bool) -> None:
        """Does what is due for the light that is wanted. Never waits."""
        lit, was_lit = light.lit or urgent, self._light is not None and (self._light.lit or self._urgent)
        opens = light.opening is not None and self._light is not None and light.opening != self._light.opening
        alarm = urgent and not self._urgent
        first, self._light, self._urgent = self._light is None, light, urgent
        if not lit:
            if was_lit or first:
                self._darken(now)
        elif first and light.lit and not urgent and self._was_switched_off(light.opening):
            self.power = Power.BY_HAND
        elif first or not was_lit or opens or alarm:
            self._lighten(now)
        self._cec.turn(now, wanted=self._expected())
        if self.power is Power.OFF:
            self._see_to_dark(now)
        else:
            self._see_to_light(now)

    def close(self) -> None:
        """The screen is left lit: whoever comes next finds it so."""
        if self.by == "dpms":
            self._backlight.on()
        self._cec.close()

    def _expected(self) -> Television:
        """How the television should be by now; however it is, when nothing more will be done about it."""
        if self.power is Power.ON:
            return Television.ON
        return self._cec.television if self.by or self.power is Power.STUCK else Television.STANDBY

    def _darken(self, now: float) -> None:
        self._effort = _Effort(now, now)
        self._cec.sleep()
        self._becomes(Power.OFF, "closed")
        self._forget()

    def _lighten(self, now: float) -> None:
        self._effort = _Effort(now, now)
        if self.by == "dpms":
            self._backlight.on()
        self.by = ""
        self._cec.wake()
        self._becomes(Power.ON, "urgent" if self._urgent else "open")
        self._forget()

    def _see_to_dark(self, now: float) -> None:
        television = self._cec.television
        if television is Television.STANDBY:
            if self.is_black:
                self._backlight.on()
            self.by, self._effort.was_on = "cec", False
        elif self.by == "cec" and television is Television.ON:
            pass  # somebody has switched it on again: that is theirs to decide
        elif not self.by:
            if television is Television.SILENT or now - self._effort.since >= GIVES_UP_S:
                self.by, self._effort.black_since = "black", now
        elif self.by == "dpms" and not self._backlight.is_off():
            self.by = "black"
        elif self.by == "black" and now - self._effort.black_since >= _BLACK_FIRST_S:
            self._effort.black_since = inf
            if self._backlight.off():
                self.by = "dpms"

    def _see_to_light(self, now: float) -> None:
        television, effort = self._cec.television, self._effort
        if television is Television.ON:
            effort.was_on = True
            if self.power is not Power.ON:
                self._becomes(Power.ON, "the television is on")
                self._forget()
        elif television is Television.STANDBY and self.power is Power.ON:
            if effort.was_on:
                self._becomes(Power.BY_HAND, "somebody has switched it off")
                self._remember()
            elif now - effort.told_at >= WAKES_AGAIN_S:
                self._insist(now)
        elif television is Television.STANDBY and self.power is Power.STUCK and now - effort.told_at >= STUCK_AGAIN_S:
            self._wake_again(now)

    def _insist(self, now: float) -> None:
        if self._effort.wakes >= MOST_WAKES:
            self._becomes(Power.STUCK, "the television does not come on")
        else:
            self._wake_again(now)

    def _wake_again(self, now: float) -> None:
        self._effort.wakes += 1
        self._effort.told_at = now
        self._cec.wake()

    def _becomes(self, power: Power, why: str) -> None:
        if power is not self.power:
            log.log(logging.WARNING if power is Power.STUCK else logging.INFO, "the screen is %s: %s", power, why)
        self.power = power

    def _was_switched_off(self, opening: datetime | None) -> bool:
        """Whether somebody has switched it off within these opening hours, before we were started anew."""
        try:
            told = json.loads(self._memory.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return False
        return bool(told == {"opening": _text(opening)})

    def _remember(self) -> None:
        opening = self._light.opening if self._light else None
        with suppress(OSError):
            self._memory.parent.mkdir(parents=True, exist_ok=True)
            self._memory.write_text(json.dumps({"opening": _text(opening)}), encoding="ascii")

    def _forget(self) -> None:
        with suppress(OSError):
            self._memory.unlink(missing_ok=True)


def _text(opening: datetime | None) -> str:
    return opening.isoformat() if opening else ""
