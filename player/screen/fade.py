"""How far a fade has come, by the clock: a slow screen gets fewer steps, never a longer fade.

Leaves out the drawing of a step (`canvas`).
"""

from __future__ import annotations

from dataclasses import dataclass

_STEPS_PER_S = 30


@dataclass(frozen=True, slots=True)
class Fade:
    """A fade that began at `started` (monotonic seconds) and lasts `seconds`, 0 for a cut."""

    started: float
    seconds: float

    def progress(self, now: float) -> float:
        """0 when it begins, 1 when it is over."""
        if self.seconds <= 0:
            return 1.0
        return min(1.0, max(0.0, (now - self.started) / self.seconds))

    def next_step(self, now: float) -> float:
        """When the next step is due: on the beat of 30 a second, so that drawing time does not add up."""
        beats = int((now - self.started) * _STEPS_PER_S + 1e-6) + 1
        return min(self.started + beats / _STEPS_PER_S, self.started + self.seconds)
