"""The plug is pulled in the middle of a sync, again and again: it plays again, and not a byte of its copy is wrong.

Twenty times; `BYTAVLA_VM_CUTS=5` for a shorter run.
"""

from __future__ import annotations

import os
import random
import time

import pytest

from tests.vm.board import version_there, wait_until_seen
from tests.vm.computer import Computer
from tests.vm.conftest import Tell
from tests.vm.outside import Outside

pytestmark = [pytest.mark.vm, pytest.mark.timeout(3 * 3600)]
_ROUNDS = int(os.environ.get("BYTAVLA_VM_CUTS", "20"))
_PHOTOS = 12
"""Each about 250 kB: over a shop's line the fetching takes some seconds, and is what the cuts fall into."""
_A_PHOTO_S = 1.0
"""More than fetching one takes."""
_SEED = 20261125


def test_cut_off_in_the_middle_of_a_sync_it_plays_again_each_time(board: Computer, there: Outside, tell: Tell) -> None:
    moments = random.Random(_SEED)
    fetched_at_cut, longest_s = [], 0.0
    for number in range(1, _ROUNDS + 1):
        moment = moments.uniform(0, _PHOTOS)
        fetched, version = _cut_off_while_it_fetches(board, there, number, moment)
        fetched_at_cut.append(fetched)
        begun = time.monotonic()
        board.boot()
        wait_until_seen(board, 900)
        longest_s = max(longest_s, time.monotonic() - begun)
        _is_whole(board, number)
        board.wait_until(lambda v=version: version_there(board) == v, 600, f"version {version} never comes")  # type: ignore[misc]
        _is_whole(board, number)
    halfway = sum(0 < fetched < _PHOTOS for fetched in fetched_at_cut)
    tell(f"of {_PHOTOS} new photos were on the machine when the plug was pulled (seed {_SEED}): {fetched_at_cut}")
    tell(f"{_ROUNDS} times a code was seen again, at most {longest_s:.0f} s after power; verify answered 0 then, and")
    tell("once more when the board itself had brought the sync that was cut off to its end")
    assert halfway >= _ROUNDS // 3


def _cut_off_while_it_fetches(board: Computer, there: Outside, number: int, moment: float) -> tuple[int, int]:
    """How many of the new photos the server had sent whole by then, and the version that they belong to.

    `moment` is told in photos, since how quickly an emulated machine fetches them is anybody's guess.
    """
    told, served = there.answers(), there.blobs_served()
    version = there.hang_up_photos(_PHOTOS, seed=number)
    board.wait_until(lambda: there.answers() > told, 120, "it does not fetch what is new")
    board.wait_until(lambda: there.blobs_served() - served >= int(moment), 120, "it does not fetch the photos")
    time.sleep(moment % 1 * _A_PHOTO_S)
    fetched = there.blobs_served() - served
    board.cut_power()
    return fetched, version


def _is_whole(board: Computer, number: int) -> None:
    told = board.run("bytavla", "verify", "/var/lib/bytavla/cache", code=None)
    assert told.returncode == 0, f"round {number}: verify answers {told.returncode}: {told.stderr}"
