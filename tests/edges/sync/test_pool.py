"""Many downloads at once: what one's failure means for the others."""

from __future__ import annotations

import time

import pytest

from player.cache.layout import Ref
from player.sync.metadata import Target
from player.sync.pool import Pool

TARGETS = [Target(Ref(f"{number:064x}", 1), f"blobs/{number}") for number in range(50)]


def test_a_fault_of_ours_in_a_thread_does_not_pass_for_a_file_that_came() -> None:
    begun: list[Target] = []

    def fetch(target: Target) -> None:
        begun.append(target)
        if target is TARGETS[2]:
            raise RuntimeError("a fault of ours")
        time.sleep(0.02)

    with pytest.raises(RuntimeError, match="a fault of ours"):
        Pool(fetch, 1).run(TARGETS, lambda: False, 60)
    assert len(begun) < len(TARGETS)
