"""What a screen's millimetres and its viewing distance mean in pixels: every size on a slide comes from here.

Leaves out fonts (`faces`) and colours (`shades`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from player.draw.box import Box
from player.notices.board import Screen

CAP_PER_DISTANCE = 0.0122
"""0.7 degrees of sight: the height of a capital over the viewing distance (EN 301 549, 5.1.4)."""
SMALLEST_CAP_MM = 15.0
DISTANCE_PER_MODULE = 250
"""A code's module is at least the viewing distance over this."""
SMALLEST_MODULE_PX = 8
AT_THE_SCREEN_MM = 500
"""Whoever holds a phone up to the footer's code has come this near."""
_SMALLEST_NEAR_PX = 3


def legible_cap_mm(screen: Screen) -> float:
    """The smallest capital height in millimetres that people can read at this screen's viewing distance."""
    return max(SMALLEST_CAP_MM, CAP_PER_DISTANCE * screen.viewing_distance_mm)


@dataclass(frozen=True, slots=True)
class Scale:
    """An upright screen in pixels: its size, its margins, the legible capital and the smallest code module."""

    width: int
    height: int
    px_per_mm: float
    floor_px: int
    module_px: int

    @classmethod
    def of(cls, screen: Screen) -> Scale:
        width, height = screen.upright_px
        return cls(
            width=width,
            height=height,
            px_per_mm=screen.px_per_mm,
            floor_px=math.ceil(legible_cap_mm(screen) * screen.px_per_mm),
            module_px=max(
                SMALLEST_MODULE_PX, math.ceil(screen.viewing_distance_mm / DISTANCE_PER_MODULE * screen.px_per_mm)
            ),
        )

    @property
    def near_module_px(self) -> int:
        """The module of a code that is read at arm's length, by the same rule."""
        return max(_SMALLEST_NEAR_PX, int(AT_THE_SCREEN_MM / DISTANCE_PER_MODULE * self.px_per_mm))

    @property
    def short(self) -> int:
        return min(self.width, self.height)

    @property
    def landscape(self) -> bool:
        return self.width >= self.height

    @property
    def margin(self) -> int:
        """Room to the screen's edges: overscan, frames of cabinets, and calm."""
        return round(0.062 * self.short)

    @property
    def gap(self) -> int:
        """Room between two things that stand beside each other."""
        return round(0.045 * self.short)

    @property
    def hairline(self) -> int:
        return max(2, round(0.0028 * self.short))

    @property
    def radius(self) -> int:
        return max(4, round(0.014 * self.short))

    @property
    def whole(self) -> Box:
        return Box(0, 0, self.width, self.height)

    @property
    def body_caps(self) -> tuple[int, ...]:
        """Capital heights to try for running text, largest first; the last one is the legible floor."""
        largest = max(self.floor_px, round((0.072 if self.landscape else 0.064) * self.short))
        steps = 5
        caps = [round(largest + (self.floor_px - largest) * step / steps) for step in range(steps + 1)]
        return tuple(dict.fromkeys(caps))
