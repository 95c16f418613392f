"""Network errors that sync itself tells apart: each asks for another next step.

NetworkError (player/errors.py)
 +-- TransientError      the line broke or stood still: try again, going on where it was
 +-- HttpError           the server answered with another status than hoped for
 |    +-- BusyError      it asks us to come back later (429, 503): leave it in peace until then
 +-- OutdatedError       something newer was published while we were fetching: plan again; what has come is kept
 +-- StoppedError        we were told to end; nothing is wrong
"""

from __future__ import annotations

from player.errors import NetworkError


class TransientError(NetworkError):
    pass


class HttpError(NetworkError):
    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class BusyError(HttpError):
    """`retry_after_seconds` is what the server asks for, or None when it does not say."""

    def __init__(self, message: str, status: int, retry_after_seconds: float | None) -> None:
        super().__init__(message, status)
        self.retry_after_seconds = retry_after_seconds


class OutdatedError(NetworkError):
    pass


class StoppedError(NetworkError):
    pass


def reason_of(error: BaseException) -> str:
    """The innermost reason, without the wrappings of requests and urllib3."""
    while (inner := error.__cause__ or error.__context__) is not None:
        error = inner
    return str(error) or type(error).__name__
