"""Which alerts are in force at a moment: the rules of CAP, and of whoever has an alert on their wall.

Shown are public, actual alerts and updates that have not expired; drills only where they are wanted. What a later
message cancels or updates is gone, whichever of the two came first. Leaves out where an alert holds (`area`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from player.feeds.cap import Message, Reference

_ENDING = ("cancel", "update")
_TELLING = ("alert", "update")


def in_force(
    messages: Iterable[Message], now: datetime, *, drills: bool, ended: Iterable[Reference] = ()
) -> tuple[Message, ...]:
    """The messages to show, the newest first, each with what has not expired of it. `ended`: known to be over."""
    known = list(messages)
    gone = {*ended, *ended_by(known)}
    newest: dict[Reference, Message] = {}
    for message in sorted(known, key=lambda each: each.sent):
        if message.own not in gone and _is_public(message, drills=drills):
            newest[message.own] = message
    current = (_without_expired(message, now) for message in newest.values())
    return tuple(sorted((each for each in current if each.infos), key=lambda each: each.sent, reverse=True))


def ended_by(messages: Iterable[Message]) -> tuple[Reference, ...]:
    """What these messages cancel or replace. A drill ends nothing that is real."""
    known = list(messages)
    drills = {message.own for message in known if message.drill}
    return tuple(
        reference
        for message in known
        if message.kind in _ENDING and message.scope == "public"
        for reference in _meant(message)
        if message.status == "actual" or (message.drill and reference in drills)
    )


def _meant(message: Message) -> tuple[Reference, ...]:
    """A cancel that names no other message has been sent once more under its alert's own identifier."""
    return message.references or ((message.own,) if message.kind == "cancel" else ())


def _is_public(message: Message, *, drills: bool) -> bool:
    wanted = message.status == "actual" or (message.drill and drills)
    return wanted and message.scope == "public" and message.kind in _TELLING


def _without_expired(message: Message, now: datetime) -> Message:
    return replace(message, infos=tuple(info for info in message.infos if message.end_of(info) > now))
