"""Say what the player on this machine is showing, and whether it is well.

Reads what the player itself has told (`device.status`), and of the kernel whether a picture leaves the machine; leaves
out asking the player anything.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from player.commands.answer import print_json
from player.device.health import Finding, findings_of, is_stale
from player.device.places import runtime_folders
from player.device.shape import oddity_of
from player.device.status import boot_id, boot_seconds, read_status
from player.errors import EXIT_FINDINGS, EXIT_FINE, EXIT_NO_PLAYER
from player.screen.connectors import is_sent_nothing, read_connectors

_STATES = {
    "playing": ("Tavlan visar sina anslag.", "The board is showing its notices."),
    "urgent": ("Tavlan visar ett brådskande meddelande.", "The board is showing an urgent message."),
    "standing": ("Tavlan visar sin egen stående bild.", "The board is showing its own standing notice."),
    "waiting": ("Tavlan väntar på sitt första innehåll.", "The board is waiting for its first content."),
    "off": ("Ingen skärm är inkopplad.", "No screen is connected."),
    "failed": ("Skärmen kan inte öppnas.", "The screen cannot be opened."),
}
_POWER = {
    "off": ("Skärmen är släckt, för det är stängt.", "The screen is dark, for it is closed."),
    "off-by-hand": ("Någon har stängt av skärmen.", "Somebody has switched the screen off."),
    "stuck": ("Skärmen tänds inte.", "The screen does not come on."),
}
_NO_PLAYER = ("Ingen spelare är igång på den här maskinen.", "No player is running on this machine.")
_NEVER_TOLD: Mapping[str, Any] = {
    "v": 1,
    "site": None,
    "state": "failed",
    "on_air": None,
    "should_be": None,
    "presented_at": None,
    "screen": {"driver": None, "renderer": None, "mode": None, "connected": None},
    "power": {"state": None, "by": None},
    "clock_trusted": None,
    "sync": {"version": None, "last_ok": None},
    "problems": [],
}
"""The answer where no player has ever told anything: every field is there for whoever reads it by program."""
_STALE = (
    "Spelaren har inte visat något nytt på över en minut: den är stoppad eller har hängt sig.",
    "The player has presented nothing for over a minute: it has been stopped, or it hangs.",
)
_ODD = (
    "Det som spelaren har berättat går inte att förstå ({}). Starta om den: systemctl restart bytavla-player.",
    "What the player has told cannot be understood ({}). Restart it: systemctl restart bytavla-player.",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="answer as JSON on standard output")


def run(arguments: argparse.Namespace) -> int:
    told = read_status(runtime_folders(os.environ))
    oddity = oddity_of(told) if told is not None else ""
    if oddity:
        _say((_ODD[0].format(oddity), _ODD[1].format(oddity)))
        told = None
    stale = told is None or is_stale(told, boot_seconds(), boot_id())
    # What a player said before it was killed is no longer so.
    status = {**(told or _NEVER_TOLD), **({"state": "failed"} if stale else {})}
    findings = findings_of(status, datetime.now(UTC), is_sent_nothing=is_sent_nothing(read_connectors()))
    if arguments.json:
        print_json(**status)
    elif told is not None:
        _describe(status, findings)
    if stale:
        if not oddity:
            _say(_NO_PLAYER if told is None else _STALE)
        return EXIT_NO_PLAYER
    return EXIT_FINDINGS if findings else EXIT_FINE


def _describe(status: Mapping[str, Any], findings: Sequence[Finding]) -> None:
    sv, en = _STATES.get(str(status.get("state")), ("Okänt läge.", "Unknown state."))
    sv, en = _POWER.get(str((status.get("power") or {}).get("state")), (sv, en))
    screen = status.get("screen") or {}
    shown = status.get("on_air") or {}
    _say((f"{status.get('site')}: {sv}", f"{status.get('site')}: {en}"))
    page = " ".join(str(shown.get(key) or "-") for key in ("notice", "lang", "page")) if shown else "-"
    _say((f"På skärmen: {page} ({status.get('why') or '-'})", f"On the screen: {page}"))
    _say((f"Senast ritat: {status.get('presented_at') or 'aldrig'}", f"Last presented: {status.get('presented_at')}"))
    how = " ".join(str(screen.get(key) or "-") for key in ("mode", "driver", "renderer"))
    _say((f"Skärm: {how}", f"Screen: {how}"))
    for finding in findings:
        _say((f"OBS  {finding.sv}", f"NB   {finding.en}"))
    if count := status.get("problem_count"):
        _say((f"{count} problem med filer, se bytavla check.", f"{count} problems with files, see bytavla check."))


def _say(words: tuple[str, str]) -> None:
    """Swedish first, on standard error: standard output is for JSON."""
    print(f"{words[0]}\n     {words[1]}", file=sys.stderr)
