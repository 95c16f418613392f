"""Is there memory left, or does the board live by swapping and by ending programs?"""

from __future__ import annotations

from collections.abc import Iterator

from player.checks.answer import Check, Examination, State

_LEAST_KB, _ENOUGH_KB = 60_000, 150_000
"""A slide of a large photo takes the drawing worker some 100 MB for a moment."""
_MUCH_SWAP_KB = 200_000


def check(examination: Examination) -> Check:
    told = dict(_figures(examination, "/proc/meminfo"))
    if "MemAvailable" not in told:
        return Check("memory", State.UNKNOWN, "Datorn berättar inte om sitt minne.",
                     "The computer does not tell of its memory.")  # fmt: skip
    available = told["MemAvailable"]
    swapped = told.get("SwapTotal", 0) - told.get("SwapFree", 0)
    killed = dict(_figures(examination, "/proc/vmstat")).get("oom_kill", 0)
    data = {"available_kb": available, "swapped_kb": swapped, "killed": killed}
    words = f"{available // 1000} MB"
    if available < _LEAST_KB:
        return _short(State.FAIL, f"Minnet är nästan slut: {words} kvar.", f"Memory is nearly out: {words} left.", data)
    if killed:
        return _short(
            State.WARN, f"Minnet har tagit slut {killed} gånger sedan start.",
            f"Memory has run out {killed} times since boot.", data,
        )  # fmt: skip
    if available < _ENOUGH_KB:
        return _short(State.WARN, f"Det är ont om minne: {words} kvar.", f"Memory is short: {words} left.", data)
    if swapped > _MUCH_SWAP_KB:
        out = f"{swapped // 1000} MB"
        return _short(State.WARN, f"Minnet räcker inte till: {out} är utlagda ur det.",
                      f"Memory does not suffice: {out} are swapped out.", data)  # fmt: skip
    return Check("memory", State.OK, f"Det finns minne: {words} ledigt.", f"There is memory: {words} free.", data=data)


def _short(state: State, sv: str, en: str, data: dict[str, int]) -> Check:
    return Check("memory", state, sv, en, "End what else runs here; see: systemd-cgtop -m", data)


def _figures(examination: Examination, path: str) -> Iterator[tuple[str, int]]:
    """Lines such as "MemAvailable:  812340 kB" and "oom_kill 0"."""
    try:
        lines = examination.at(path).read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return
    for line in lines:
        name, *figures = line.replace(":", " ").split()
        if figures and figures[0].isdecimal():
            yield name, int(figures[0])
