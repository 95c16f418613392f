"""Has the screen lit by the site's hours and whenever something is urgent, and tells of it.

Leaves out when that is (`notices.lighting`), how it is done (`device.switch`) and showing black (`stage`).
"""

from __future__ import annotations

from dataclasses import replace
from math import inf
from zoneinfo import ZoneInfo

from player.device.switch import Power, Switch
from player.notices.candidates import due_notices
from player.notices.decide import Decision
from player.notices.lighting import light_at
from player.notices.moment import Moment
from player.notices.programme import Programme
from player.notices.scene import scene_of
from player.notices.schedule import Priority
from player.screen.state import State

FULL_SIZE_AFTER_S = 15.0
"""So long after a screen has come on, it has told again what it can show."""


class Lights:
    """The light of the one screen; without a switch it is always lit. Times are monotonic seconds."""

    def __init__(self, switch: Switch | None = None) -> None:
        self._switch = switch
        self._came_on_at = inf
        self._programme: Programme | None = None
        self._pressing: Programme | None = None

    @property
    def is_black(self) -> bool:
        """Whether nothing but black is to be shown."""
        return self._switch is not None and self._switch.is_black

    @property
    def is_lit(self) -> bool:
        """Whether there is a picture to look at, as far as is known."""
        return self._switch is None or self._switch.power is Power.ON

    @property
    def is_without_power(self) -> bool:
        """Whether the kernel has darkened the screen, so that nothing can be presented on it."""
        return self._switch is not None and self._switch.by == "dpms"

    def turn(self, programme: Programme | None, decision: Decision | None, moment: Moment, now: float) -> bool:
        """Does what is due. Whether the picture is to be another at once: black, or no longer."""
        if self._switch is None or programme is None:
            return False
        power, black = self._switch.power, self._switch.is_black
        local = moment.utc.astimezone(ZoneInfo(programme.board.timezone))
        light = light_at(programme.site, programme.board.holidays, moment, local)
        # Nothing is decided without a screen, and some televisions that sleep are none: they must be woken first.
        urgent = (decision is not None and decision.urgent) or self._is_something_urgent(programme, moment)
        self._switch.turn(light, now, urgent=urgent)
        if self._switch.power is Power.ON and power is not Power.ON:
            self._came_on_at = now
        return self._switch.is_black is not black

    def wants_full_size(self, now: float) -> bool:
        """Once, some time after the screen has come on: televisions that wake may have been taken for small ones."""
        if now - self._came_on_at < FULL_SIZE_AFTER_S:
            return False
        self._came_on_at = inf
        return True

    def tell(self, state: State) -> State:
        """The player's state, as the light makes it: on a dark screen nothing is on air, and nothing should be."""
        if self._switch is None:
            return state
        power = self._switch.power
        told = replace(state, power=power.value, darkened_by=self._switch.by)
        if power is Power.ON:
            return told
        if power is Power.STUCK:
            return replace(told, word="failed")
        return replace(told, word="off", on_air=None, should_be=None)

    def close(self) -> None:
        if self._switch is not None:
            self._switch.close()

    def _is_something_urgent(self, programme: Programme, moment: Moment) -> bool:
        """Whether something urgent is due, drawn or not. Asked at every turn: the others are set aside once."""
        if programme is not self._programme:
            notices = tuple(notice for notice in programme.notices if notice.priority is Priority.URGENT)
            self._programme, self._pressing = programme, replace(programme, notices=notices) if notices else None
        if self._pressing is None:
            return False
        return any(True for _ in due_notices(scene_of(self._pressing, {}, moment), Priority.URGENT))
