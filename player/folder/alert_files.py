"""Alerts that an editor drops as CAP files: how they count, and what is said of one that is not shown.

Leaves out the rules themselves (`player.feeds.in_force`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from player.feeds.cap import Level, Message, Reference
from player.feeds.order import FeedKind, FeedOrder
from player.folder.finding import Finding, finding

DROPPED = FeedOrder("", FeedKind.CAP, timedelta(), level=Level.MINOR, takeover=Level.MINOR)
"""Whoever drops an alert into a playlist that may means it, however serious it calls itself."""


_STATUS = {
    "actual": "skarp",
    "exercise": "en övning",
    "test": "ett test",
    "system": "ett meddelande mellan system",
    "draft": "ett utkast",
}
_SCOPE = {"public": "till allmänheten", "restricted": "till en begränsad krets", "private": "till utpekade mottagare"}


def why_not_shown(
    messages: Sequence[Message], now: datetime, ended: Sequence[Reference], zone: ZoneInfo
) -> tuple[Finding, ...]:
    """What is said of a file none of whose messages is in force. A cancel that does its work needs no words."""
    telling = [message for message in messages if message.kind != "cancel"]
    if not telling:
        return ()
    message = max(telling, key=lambda each: each.sent)
    if message.status != "actual" or message.scope != "public":
        return (_not_meant(message),)
    if message.kind not in ("alert", "update"):
        return (finding("cap-kind", kind=message.kind or "?"),)
    if message.own in ended:
        return (finding("cap-ended"),)
    if message.ends <= now:
        return (finding("cap-over", ends=f"{message.ends.astimezone(zone):%Y-%m-%d %H:%M}"),)
    return ()


def _not_meant(message: Message) -> Finding:
    status, scope = message.status or "?", message.scope or "?"
    in_swedish = {"status_sv": _STATUS.get(status, f"”{status}”"), "scope_sv": _SCOPE.get(scope, f"”{scope}”")}
    return finding("cap-not-meant", status_en=status, scope_en=scope, **in_swedish)
