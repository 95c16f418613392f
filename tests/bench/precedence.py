"""Lets what is measured go before the machine's other programs, where we may: ratios hold on a busy machine then.

The kernel shares its processors between groups of programs; ours and its peers are all in the bench's own group. Leaves
out how busy the machine is, which the page says (`machine`).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_OWN_GROUP = Path("/proc/self/autogroup")
_FIRST = "-19"


@contextmanager
def precedence() -> Iterator[bool]:
    """Whether it is granted (to root, where the kernel groups programs by session); given back afterwards."""
    try:
        before = _OWN_GROUP.read_text().split()[-1]
        _OWN_GROUP.write_text(_FIRST)
    except OSError:
        yield False
        return
    try:
        yield True
    finally:
        with contextlib.suppress(OSError):
            _OWN_GROUP.write_text(before)
