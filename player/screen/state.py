"""In one word, and with what goes with it: how the player is. Leaves out telling anybody (`report`)."""

from __future__ import annotations

from dataclasses import dataclass

from player.notices.decide import Decision
from player.notices.moment import Moment
from player.notices.notice import STANDING
from player.notices.slide import Slide
from player.notices.waiting import WHY
from player.screen.awaiting import is_awaited
from player.screen.keeper import Keeper
from player.screen.rota import Rota


@dataclass(frozen=True, slots=True)
class State:
    """What is reported. `word` as in docs/commands.md; `on_air` hangs on the glass; `presented_at` in monotonic
    seconds, -inf for never. `site` is whose programme it is; "" before there is one.

    `power` and `darkened_by` are those of `device.switch`.
    """

    word: str
    why: str
    on_air: Slide | None
    should_be: Slide | None
    presented_at: float
    driver: str
    renderer: str
    mode: str
    connected: bool | None
    clock_trusted: bool
    site: str = ""
    power: str = "on"
    darkened_by: str = ""


def state_of(rota: Rota, keeper: Keeper, on_air: Slide | None, moment: Moment, presented_at: float) -> State:
    """The player's state at a moment."""
    canvas = keeper.canvas
    return State(
        word=_word(rota, keeper, on_air),
        why=_why(rota),
        on_air=on_air if canvas is not None else None,
        should_be=rota.decision.slide if rota.decision else None,
        presented_at=presented_at,
        driver=canvas.driver if canvas else "",
        renderer=canvas.renderer if canvas else "",
        mode="{}x{}".format(*canvas.size) if canvas else "",
        connected=keeper.connected,
        clock_trusted=moment.trusted,
        site=rota.programme.site.id if rota.programme and not is_awaited(rota.programme) else "",
    )


def _why(rota: Rota) -> str:
    if rota.programme is not None and rota.programme.waiting is not None:
        return WHY[rota.programme.waiting.need]
    return rota.decision.why.sv if rota.decision else ""


def _word(rota: Rota, keeper: Keeper, on_air: Slide | None) -> str:
    if keeper.connected is False:
        return "off"
    if rota.programme is None or is_awaited(rota.programme):
        return "waiting"
    if keeper.canvas is None:
        return "failed"
    if on_air is None:
        return "waiting"
    return _word_of(rota.decision)


def _word_of(decision: Decision | None) -> str:
    if decision is None or decision.slide is None:
        return "waiting"
    if decision.urgent:
        return "urgent"
    return "standing" if decision.slide.notice == STANDING else "playing"
