"""A rectangle in pixels, and the ways a layout cuts one up.

Leaves out what is put into it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """Left, top, width and height in whole pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    @property
    def corners(self) -> tuple[int, int, int, int]:
        """(left, top, right, bottom), the last two exclusive."""
        return self.x, self.y, self.right, self.bottom

    def inset(self, across: int, down: int | None = None) -> Box:
        down = across if down is None else down
        return Box(self.x + across, self.y + down, max(1, self.width - 2 * across), max(1, self.height - 2 * down))

    def without_top(self, height: int) -> Box:
        return Box(self.x, self.y + height, self.width, max(1, self.height - height))

    def without_bottom(self, height: int) -> Box:
        return Box(self.x, self.y, self.width, max(1, self.height - height))

    def start(self, width: int, *, mirrored: bool) -> Box:
        """The strip of this width at the side where reading starts: left, or right when mirrored."""
        return Box(self.right - width if mirrored else self.x, self.y, max(1, width), self.height)

    def end(self, width: int, *, mirrored: bool) -> Box:
        """The strip of this width at the side where reading ends."""
        return self.start(width, mirrored=not mirrored)

    def centred(self, width: int, height: int) -> Box:
        return Box(self.x + (self.width - width) // 2, self.y + (self.height - height) // 2, width, height)

    def contains(self, other: Box) -> bool:
        return self.x <= other.x and self.y <= other.y and self.right >= other.right and self.bottom >= other.bottom


def fitted(size: tuple[int, int], room: tuple[int, int]) -> tuple[int, int]:
    """The largest (width, height) of the same shape as `size` inside `room`; never less than a pixel."""
    factor = min(room[0] / size[0], room[1] / size[1])
    return max(1, min(room[0], round(size[0] * factor))), max(1, min(room[1], round(size[1] * factor)))
