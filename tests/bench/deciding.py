"""What a decision costs, by the number of notices: the pure core alone, no program around it."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from player.notices.board import Board, Party, Playlist, Site
from player.notices.decide import decide
from player.notices.moment import Moment
from player.notices.notice import Kind, Notice, Variant
from player.notices.programme import Programme
from player.notices.rotation import Rotation
from player.notices.slide import Ready, Slide

_PLAYLISTS = 20
_DECISIONS = 40
_FROM = datetime(2027, 6, 14, 10, tzinfo=UTC)


def decide_s(notices: int) -> float:
    """Seconds of CPU for one decision on the way through a rotation of so many notices."""
    programme, ready = _show(notices)
    rotation, moment = Rotation(), Moment.sure(_FROM)
    began = time.process_time()
    for _ in range(_DECISIONS):
        decision, rotation = decide(programme, ready, rotation, moment)
        moment = Moment.sure(decision.until)
    return (time.process_time() - began) / _DECISIONS


def _show(notices: int) -> tuple[Programme, Ready]:
    names = [f"p{index}" for index in range(min(_PLAYLISTS, notices))]
    playlists = tuple(Playlist(name, name, name, Party(name)) for name in names)
    all_of_them = tuple(
        Notice(f"n{index}", names[index % len(names)], Kind.TEXT, (Variant("", f"n{index}", f"n{index}.md"),))
        for index in range(notices)
    )
    site = Site("bench", "Bench")
    ready = {
        notice.id: {"": (Slide(notice.id, notice.playlist, "", 1, 1, 10.0, f"{notice.id}.frame"),)}
        for notice in all_of_them
    }
    return Programme(Board("Bench", Party("Bench"), (site,), playlists), site, playlists, all_of_them), ready
