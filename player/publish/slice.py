"""A slice of time for work that may also be done later: however long came before it, some of the work is done in each.

On a slow machine with a large folder merely looking takes longer than a slice: counted from the look's beginning,
nothing would ever be done. Leaves out what the work is (`gallery`, `web_pages`).
"""

from __future__ import annotations

import math
import time


class Slice:
    """So many seconds, from the first piece of work on. 0 is time for none, infinity for all."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until = math.inf

    @property
    def is_over(self) -> bool:
        return self._seconds <= 0 or time.monotonic() >= self._until

    def take(self) -> bool:
        """Whether there is time for one more piece of work."""
        if self.is_over:
            return False
        if self._until == math.inf:
            self._until = time.monotonic() + self._seconds
        return True
