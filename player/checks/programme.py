"""Is on the screen what should be, and is nothing wrong with the files that it is made from?"""

from __future__ import annotations

from player.checks.answer import Check, Examination, State
from player.checks.told import no_player, told_status


def check_shown(examination: Examination) -> Check:
    """What is on the glass, against what the board has decided."""
    status = told_status(examination)
    if status is None:
        return no_player("programme")
    data = {"state": status.get("state"), "on_air": status.get("on_air"), "should_be": status.get("should_be")}
    if status.get("state") == "waiting":
        return Check("programme", State.FAIL, "Inget program har kommit till tavlan ännu.",
                     "No programme has come to the board yet.", "See why: journalctl -u bytavla-sync",
                     data)  # fmt: skip
    if status.get("on_air") != status.get("should_be"):
        return Check("programme", State.WARN, "Skärmen visar något annat än den borde: bilden är inte färdig.",
                     "The screen shows something else than it should: the picture is not ready.",
                     "Wait a minute; then: journalctl -u bytavla-player", data)  # fmt: skip
    return Check("programme", State.OK, "Skärmen visar det den ska.", "The screen shows what it should.", data=data)


def check_files(examination: Examination) -> Check:
    """Wrong files are their editors' to put right: the board is well all the same."""
    status = told_status(examination)
    if status is None:
        return no_player("problems")
    problems = status.get("problems") or ()
    errors = [each for each in problems if each.get("severity") == "error"]
    data = {"problems": status.get("problem_count", len(problems)), "errors": len(errors)}
    if not errors:
        return Check("problems", State.OK, "Inga filer stoppas av fel.", "No files are held up by errors.", data=data)
    first = errors[0]
    return Check(
        "problems", State.WARN, f"{len(errors)} filer visas inte för fel i dem. Den första: {first.get('sv')}",
        f"{len(errors)} files are not shown for errors in them. The first: {first.get('en')}",
        "Tell whoever answers for the playlist; all of them: bytavla status --json", data,
    )  # fmt: skip
