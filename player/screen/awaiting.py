"""What a board plays before its first programme has come: a notice that says what it waits for.

Leaves out the words (`draw.help`) and where programmes come from (`cache_source`).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from player.cache.state import read_state
from player.notices.board import Board, Party, Site
from player.notices.moment import Moment
from player.notices.programme import Programme
from player.notices.waiting import Found, Waiting, need_of

_SENDER = "Bytavla"


@dataclass(frozen=True, slots=True)
class Awaiting:
    """Looks at what sync has told in `cache`, and at the clock. `call` is whom to call, as the settings say."""

    cache: Path
    site: str
    moment: Callable[[], Moment]
    call: str = ""

    def programme(self) -> Programme:
        """As things stand now."""
        state = read_state(self.cache)
        found = Found(state.address, self.moment().trusted, state.last_ok is not None, state.error)
        waiting = Waiting(
            need_of(found), self.site, os.uname().nodename, state.address or "", self.call, said=state.error
        )
        board = Board(_SENDER, Party(_SENDER), sites=(), playlists=())
        return Programme(board, Site(self.site, self.site), (), (), waiting=waiting)


def is_awaited(programme: Programme) -> bool:
    """Whether this is only what a board plays before its first programme has come."""
    return programme.waiting is not None
