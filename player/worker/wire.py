"""A message as one line of JSON and back: {"id": ticket, "type": name, "body": fields}.

Leaves out pipes (`process`, `serve`) and whether what a reply says may be believed (`trust`).
"""

from __future__ import annotations

import json
from typing import Any, NoReturn, get_args

from player.notices.codec import from_data, to_data
from player.worker.protocol import Guards, Reply, Request

UNASKED = 0
"""The ticket of a message that answers no request."""

_REQUESTS: dict[str, type[Any]] = {kind.__name__: kind for kind in get_args(Request)}
_REPLIES: dict[str, type[Any]] = {kind.__name__: kind for kind in (*get_args(Reply), Guards)}


class WireError(ValueError):
    """A line is not one of our messages."""


def to_line(ticket: int, message: Request | Reply | Guards) -> bytes:
    """The message as one line, ended by a newline. Names of files that are not UTF-8 come through unharmed."""
    envelope = {"id": ticket, "type": type(message).__name__, "body": to_data(message)}
    return json.dumps(envelope, separators=(",", ":")).encode("ascii") + b"\n"


def request_of(line: bytes) -> tuple[int, Request]:
    """The ticket and the request of a line. Raises WireError."""
    return _message_of(line, _REQUESTS)


def reply_of(line: bytes) -> tuple[int, Reply | Guards]:
    """The ticket and the reply of a line. Raises WireError."""
    return _message_of(line, _REPLIES)


def _message_of(line: bytes, kinds: dict[str, type[Any]]) -> tuple[int, Any]:
    try:
        envelope = json.loads(line, parse_constant=_refuse)
        kind = kinds[envelope["type"]]
        ticket = envelope["id"]
        message: Any = from_data(kind, envelope["body"])
    # RecursionError: a line of a hundred thousand brackets is one of ours as little as half a line is.
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise WireError(f"not a message: {type(error).__name__}: {error!s:.200}") from error
    if not isinstance(ticket, int) or isinstance(ticket, bool):
        raise WireError(f"expected a number as id, got {ticket!r:.40}")
    return ticket, message


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of ours")
