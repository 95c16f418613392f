"""Can the guest network that the board tells people to join be heard here? Only a machine with a radio can say."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

from player.checks.answer import Check, Examination, State
from player.checks.synced import programme_of
from player.notices.due import is_due
from player.notices.moment import Moment


def check(examination: Examination) -> Check:
    programme = programme_of(examination)
    if programme is None:
        return Check("wifi", State.UNKNOWN, "Det är inte känt vilka nät tavlan visar.",
                     "Which networks the board shows is not known.")  # fmt: skip
    moment, zone = Moment.sure(examination.now()), ZoneInfo(programme.board.timezone)
    notices = [notice for notice in programme.notices if is_due(notice.schedule, moment, zone)]
    variants = [variant for notice in notices for variant in notice.variants]
    shown = {variant.wifi.ssid for variant in variants if variant.wifi and not variant.wifi.hidden}
    if not shown:
        return Check("wifi", State.OK, "Tavlan visar inget gästnät.", "The board shows no guest network.")
    heard = _heard(examination)
    data = {"shown": sorted(shown), "heard": sorted(heard or ())}
    if heard is None:
        return Check("wifi", State.UNKNOWN, "Datorn har ingen radio som kan höra gästnätet.",
                     "The computer has no radio that could hear the guest network.",
                     "Try the code on the board with a phone.", data)  # fmt: skip
    if silent := sorted(shown - heard):
        words = ", ".join(silent)
        return Check("wifi", State.WARN, f"Gästnätet hörs inte här: {words}.",
                     f"The guest network is not heard here: {words}.",
                     "Check the access point, and the name in the .wifi.toml file.", data)  # fmt: skip
    return Check("wifi", State.OK, "Gästnätet hörs.", "The guest network is heard.", data=data)


def _heard(examination: Examination) -> set[str] | None:
    """The names on the air; None without a radio that can be asked."""
    radios = sorted(folder.parent.name for folder in examination.at("/sys/class/net").glob("*/phy80211"))
    if not radios:
        return None
    listed = examination.ask(["nmcli", "--terse", "--fields", "SSID", "device", "wifi", "list"])
    if listed is not None:
        # In terse answers colons and backslashes of the name itself are escaped.
        return {re.sub(r"\\(.)", r"\1", line) for line in listed.splitlines() if line}
    scanned = examination.ask(["iw", "dev", radios[0], "scan"])
    if scanned is None:
        return None
    return {_unescaped(name) for name in re.findall(r"^\s*SSID: (.+)$", scanned, re.MULTILINE)}


def _unescaped(name: str) -> str:
    r"""As `iw` writes names: bytes that are not ASCII as \xc3\xb6."""
    raw = re.sub(rb"\\x([0-9a-f]{2})", lambda found: bytes([int(found[1], 16)]), name.encode())
    return raw.decode("utf-8", "replace")
