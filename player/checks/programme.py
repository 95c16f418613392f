"""Is on the screen what should be, and is nothing wrong with the files that it is made from?

Leaves out whether anybody can see it: without a screen or a player (`screen` tells) it is asked what there is to show.
"""

from __future__ import annotations

from player.checks.answer import Check, Examination, State
from player.checks.synced import programme_of
from player.checks.told import Faults, Shown, no_player, told_by_player
from player.notices.codec import to_data

_SHOWING_NOTHING = frozenset({"off", "failed"})
"""No monitor, a screen that is dark or cannot be opened: nothing is on air then, whatever should be."""


def check_shown(examination: Examination) -> Check:
    """What is on the glass, against what the board has decided."""
    told = told_by_player(examination)
    if told is None and examination.cache is None:
        return no_player("programme")
    if told is None or not told.fresh:
        return _to_be_shown(examination)
    shown = told.part(Shown)
    if shown.state in _SHOWING_NOTHING:
        return _to_be_shown(examination)
    data = {"state": shown.state, "on_air": to_data(shown.on_air), "should_be": to_data(shown.should_be)}
    if shown.state == "waiting":
        return Check("programme", State.FAIL, "Inget program har kommit till tavlan ännu.",
                     "No programme has come to the board yet.", "See why: journalctl -u bytavla-sync",
                     data)  # fmt: skip
    if shown.on_air != shown.should_be:
        return Check("programme", State.WARN, "Spelaren visar något annat än den borde: bilden är inte färdig.",
                     "The player shows something else than it should: the picture is not ready.",
                     "Wait a minute; then: journalctl -u bytavla-player", data)  # fmt: skip
    return Check("programme", State.OK, "Spelaren visar det den ska.", "The player shows what it should.", data=data)


def _to_be_shown(examination: Examination) -> Check:
    """Nothing is shown now. Whether there is something to show, the copy knows."""
    programme = programme_of(examination)
    if programme is None:
        return Check("programme", State.UNKNOWN, "Inget visas just nu, och ingen kopia säger vad som skulle visas.",
                     "Nothing is shown right now, and no copy tells what would be.")  # fmt: skip
    return Check(
        "programme", State.OK, "Inget visas just nu, men det finns ett program att visa.",
        "Nothing is shown right now, but there is a programme to show.", data={"notices": len(programme.notices)},
    )  # fmt: skip


def check_files(examination: Examination) -> Check:
    """Wrong files are their editors' to put right: the board is well all the same."""
    told = told_by_player(examination)
    if told is None:
        return no_player("problems")
    faults = told.part(Faults)
    errors = [fault for fault in faults.problems if fault.severity == "error"]
    count = len(faults.problems) if faults.problem_count is None else faults.problem_count
    data = {"problems": count, "errors": len(errors), "now": told.fresh}
    sv, en = ("", "") if told.fresh else (" Så var det senast spelaren gick.", " So it was when the player last ran.")
    if not errors:
        return Check("problems", State.OK, f"Inga filer stoppas av fel.{sv}", f"No files are held up by errors.{en}",
                     data=data)  # fmt: skip
    return Check(
        "problems", State.WARN, f"Filer som inte visas för fel i dem: {len(errors)}. Den första: {errors[0].sv}{sv}",
        f"Files not shown for errors in them: {len(errors)}. The first: {errors[0].en}{en}",
        "Tell whoever answers for the playlist; all of them: bytavla status --json", data,
    )  # fmt: skip
