"""Are the board's settings right, and is the root file there that they name?

A running board goes on with what it has, so nothing else would show it.
"""

from __future__ import annotations

from player.checks.answer import Check, Examination, State
from player.checks.root_file import flaw_of
from player.device.settings import parse_settings, read_file
from player.errors import InputError


def check(examination: Examination) -> Check:
    path = examination.settings
    if path is None:
        return Check(
            "settings", State.OK, "Maskinen är inte inställd som tavla.", "This machine is not set up as a board."
        )
    try:
        settings = parse_settings(read_file(path), path)
    except InputError as error:
        return Check(
            "settings", State.FAIL,
            " ".join((f"Fel i {path}:", *(problem.sv for problem in error.problems))),
            " ".join((f"Wrong in {path}:", *(problem.en for problem in error.problems))),
            "Put them right, then: systemctl restart bytavla-player bytavla-sync",
            {"problems": [problem.code for problem in error.problems]},
        )  # fmt: skip
    data = {"site": settings.site, "server": settings.server}
    if flaw := flaw_of(examination.at(settings.root), settings.root):
        return Check(
            "settings", State.FAIL, flaw.sv, flaw.en,
            f"Put root.json, from whoever runs the publisher, at {settings.root}; then: systemctl restart bytavla-sync",
            {**data, "problems": [flaw.code]},
        )  # fmt: skip
    return Check("settings", State.OK, f"Tavlan är {settings.site}.", f"The board is {settings.site}.", data=data)
