"""What a board without a programme waits for, and what whoever stands before it needs to know.

Leaves out how that is found out (`screen.awaiting`) and how it looks (`draw.help`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Need(StrEnum):
    """What is missing, in the order in which one thing needs the other."""

    NETWORK = "network"
    CLOCK = "clock"
    SERVER = "server"
    CONTENT = "content"


WHY = {
    Need.NETWORK: "Väntar på nätet",
    Need.CLOCK: "Väntar på att klockan ställs",
    Need.SERVER: "Väntar på svar från servern",
    Need.CONTENT: "Väntar på sitt första innehåll",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """`host` and `address` are this machine's own name and address on the network.

    `call` is whom to call, as the board's settings say it; `said` is what the last try said, for whoever is called.
    """

    need: Need
    site: str
    host: str = ""
    address: str = ""
    call: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of this machine. `address` "" means that it has none, None that nobody has looked yet."""

    address: str | None
    clock_trusted: bool
    has_answered: bool
    error: str = ""


def need_of(found: Found) -> Need:
    """The first thing that is missing: a clock is set over the network, and a server's word is checked by the clock."""
    if found.address == "":
        return Need.NETWORK
    if not found.clock_trusted:
        return Need.CLOCK
    return Need.SERVER if found.error and not found.has_answered else Need.CONTENT


def phone_in(call: str) -> str:
    """The telephone number in "Anna Svensson, 070-123 45 67"; "" when there is none."""
    numbers = re.findall(r"(?<!\d)(\+?\d[\d -]{4,18}\d)(?!\d)", call)
    return next((number for number in numbers if sum(map(str.isdigit, number)) >= 6), "")
