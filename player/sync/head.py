"""What the head of an answer means: wanted or not, how long to stay away, how far its ETag can be trusted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from player.errors import NetworkError
from player.sync.answer import Answer
from player.sync.errors import BusyError, HttpError, TransientError
from player.sync.limits import Limits

_BUSY = (429, 503)
_PASSING = (408, 500, 502, 504)
_YOUNG_SECONDS = 2


def status_error(answer: Answer, limits: Limits) -> NetworkError:
    """The error that an unwanted status is."""
    said = f"{answer.url}: the server answered {answer.status}"
    if answer.status in _BUSY:
        seconds = _retry_after_seconds(answer.headers.get("Retry-After", ""))
        capped = None if seconds is None else min(seconds, limits.retry_after_seconds)
        return BusyError(f"{said}: it asks us to come back later.", answer.status, capped)
    if answer.status in _PASSING:
        return TransientError(f"{said}.")
    return HttpError(f"{said}.", answer.status)


def is_young(headers: Mapping[str, str]) -> bool:
    """Whether the file was changed less than two of the server's seconds before it was sent (RFC 9110, 8.8.2.2)."""
    sent, changed = (_moment(headers.get(name, "")) for name in ("Date", "Last-Modified"))
    return sent is not None and changed is not None and (sent - changed).total_seconds() < _YOUNG_SECONDS


def _retry_after_seconds(text: str) -> float | None:
    """Seconds from now, of either form of the header; None when it says nothing that can be used."""
    if text.strip().isascii() and text.strip().isdigit():
        return float(text)
    moment = _moment(text)
    return None if moment is None else max((moment - datetime.now(UTC)).total_seconds(), 0.0)


def _moment(text: str) -> datetime | None:
    """A header's date; None when it is none. OverflowError: a year or a zone of more digits than there are years."""
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError):
        return None
    # "-0000": the server does not say which zone.
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
