"""The log as entries of the journal's own, with fields to search by: `journalctl SITE=hamneda NOTICE=klubben.loppis`.

Whoever logs names a field in capitals (`extra={"NOTICE": ...}`); the rest of the line is words. Leaves out what is
worth a line, and standard error, where the log goes when no journal listens there.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping

_PRIORITIES = ((logging.CRITICAL, 2), (logging.ERROR, 3), (logging.WARNING, 4), (logging.INFO, 6))
"""From which level on a line has which of syslog's priorities."""
_DEBUG = 7

Send = Callable[..., None]


class JournalHandler(logging.Handler):
    """Sends each line to the journal, with the fields that all of this program's lines have."""

    def __init__(self, send: Send | None = None) -> None:
        super().__init__()
        self.always: dict[str, str] = {"SYSLOG_IDENTIFIER": "bytavla"}
        self._send = send or _to_the_journal

    def emit(self, record: logging.LogRecord) -> None:
        given = {name: _as_utf8(str(value)) for name, value in vars(record).items() if name.isupper()}
        try:
            self._send(
                _as_utf8(self.format(record)),
                PRIORITY=str(_priority(record.levelno)),
                LOGGER=record.name,
                CODE_FILE=record.pathname,
                CODE_LINE=record.lineno,
                CODE_FUNC=record.funcName,
                **self.always,
                **given,
            )
        except (OSError, ValueError):
            self.handleError(record)


def is_heard_by_the_journal(environment: Mapping[str, str], descriptor: int = 2) -> bool:
    """Whether what goes to standard error goes to the journal, as systemd says of the units that it starts."""
    try:
        end = os.fstat(descriptor)
    except OSError:
        return False
    return environment.get("JOURNAL_STREAM") == f"{end.st_dev}:{end.st_ino}"


def name_site(site: str) -> None:
    """Every line from now on says which site it is about."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler, JournalHandler):
            handler.always["SITE"] = site


def _as_utf8(text: str) -> str:
    """Text that can be sent: a name that is no UTF-8, or half a character from a worker, must not end the program."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _priority(level: int) -> int:
    return next((priority for least, priority in _PRIORITIES if level >= least), _DEBUG)


def _to_the_journal(message: str, **fields: str | int) -> None:
    # Imported late: a program that nothing happens to need not wait for it.
    from systemd import journal  # type: ignore[attr-defined, unused-ignore]  # noqa: PLC0415

    journal.send(message, **fields)
