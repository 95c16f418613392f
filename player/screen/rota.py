"""The programme, where its rotation stands, and the decision that holds: asked anew when it is time, and not before.

Leaves out the deciding (`notices.decide`) and bringing it to the glass (`showing`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from player.notices.decide import Decision, decide
from player.notices.moment import Moment
from player.notices.programme import Programme
from player.notices.rotation import Rotation
from player.notices.slide import Ready, Slide

_JUMP = timedelta(seconds=2)
"""The wall clock has been set if it moves this much more or less than the monotonic one."""


@dataclass(slots=True)
class Rota:
    """What one site plays. `now` is always in monotonic seconds."""

    programme: Programme | None = None
    rotation: Rotation = field(default_factory=Rotation)
    decision: Decision | None = None
    is_new: bool = False
    """Whether the last `ask` began a new showing."""
    clock_was_set: bool = False
    """Whether the last `ask` found the wall clock moved, or trusted as it was not before, or no longer."""
    _outdated: bool = True
    _asked: tuple[float, Moment] | None = None

    def outdate(self) -> None:
        """Something else than time has changed: the next `ask` asks the core, whatever holds."""
        self._outdated = True

    def ask(self, ready: Ready, moment: Moment, now: float) -> Decision | None:
        """The decision that holds now; None before the first programme."""
        self.is_new = False
        self.clock_was_set = self._was_set(moment, now)
        if self.programme is not None and self._is_time(moment):
            self._outdated = False
            self.decision, self.rotation = decide(self.programme, ready, self.rotation, moment)
            self.is_new = self.decision.slide is not None and self.decision.since == moment.utc
        self._asked = (now, moment)
        return self.decision

    def following(self, ready: Ready, moment: Moment) -> Slide | None:
        """What would come when the present decision ends, as things stand."""
        if self.programme is None or self.decision is None:
            return None
        ends = self.decision.until
        then = Moment(ends, moment.trusted, max(moment.floor, ends) if moment.trusted else moment.floor)
        return decide(self.programme, ready, self.rotation, then)[0].slide

    def ends_in_s(self, moment: Moment) -> float:
        """Seconds until the present decision ends, 0 when it must be asked anew at once."""
        if self.decision is None or self._outdated:
            return 0.0
        return max(0.0, (self.decision.until - moment.utc).total_seconds())

    def _is_time(self, moment: Moment) -> bool:
        over = self.decision is None or moment.utc >= self.decision.until
        return over or self._outdated or self.clock_was_set

    def _was_set(self, moment: Moment, now: float) -> bool:
        if self._asked is None:
            return False
        then, before = self._asked
        drift = moment.utc - before.utc - timedelta(seconds=now - then)
        return moment.trusted is not before.trusted or abs(drift) > _JUMP
