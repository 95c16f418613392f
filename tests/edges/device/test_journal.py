"""What goes to the journal. That a real one finds it by its fields is seen on a booted machine (`tests/machine`)."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from player.device.journal import JournalHandler, is_heard_by_the_journal, name_site

Sent = list[tuple[str, dict[str, Any]]]


@pytest.fixture
def sent() -> Iterator[Sent]:
    lines: Sent = []
    handler = JournalHandler(lambda message, **fields: lines.append((message, fields)))
    logging.getLogger().addHandler(handler)
    yield lines
    logging.getLogger().removeHandler(handler)


def test_a_line_carries_its_words_its_site_and_the_fields_that_were_named(sent: Sent) -> None:
    name_site("hamneda")
    logging.getLogger("player.prov").warning("%s is broken", "loppis.pdf", extra={"NOTICE": "club.loppis", "PAGE": 2})
    ((message, fields),) = sent
    assert message == "loppis.pdf is broken"
    named = {name: fields[name] for name in ("SITE", "NOTICE", "PAGE", "PRIORITY", "LOGGER", "SYSLOG_IDENTIFIER")}
    assert named == {
        "SITE": "hamneda", "NOTICE": "club.loppis", "PAGE": "2", "PRIORITY": "4", "LOGGER": "player.prov",
        "SYSLOG_IDENTIFIER": "bytavla",
    }  # fmt: skip
    assert all(name.isupper() for name in fields)


def test_an_exception_is_one_entry_and_not_a_line_each(sent: Sent) -> None:
    try:
        raise ValueError("trasig")
    except ValueError:
        logging.getLogger("player.prov").exception("a fault of ours")
    ((message, fields),) = sent
    assert message.startswith("a fault of ours\nTraceback")
    assert message.endswith("ValueError: trasig")
    assert fields["PRIORITY"] == "3"


def test_half_a_character_is_told_as_a_mark_and_what_the_journal_refuses_ends_nobody(
    sent: Sent, capsys: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger("player.prov").warning("%s is broken", "lop\ud800pis", extra={"NOTICE": "club.\udce5"})
    ((message, fields),) = sent
    assert (message, fields["NOTICE"]) == ("lop?pis is broken", "club.?")

    def refuse(message: str, **fields: Any) -> None:
        raise ValueError("no such field")

    refusing = JournalHandler(refuse)
    refusing.handle(logging.makeLogRecord({"msg": "loppis", "levelno": logging.INFO}))
    assert "no such field" in capsys.readouterr().err


def test_the_journal_is_written_to_only_where_systemd_has_put_it() -> None:
    here, there = socket.socketpair()
    with here, there:
        end = os.fstat(here.fileno())
        stream = {"JOURNAL_STREAM": f"{end.st_dev}:{end.st_ino}"}
        assert is_heard_by_the_journal(stream, here.fileno())
        assert not is_heard_by_the_journal(stream, there.fileno())
        assert not is_heard_by_the_journal({}, here.fileno())


def test_where_no_journal_runs_a_line_that_was_meant_for_it_stops_nothing() -> None:
    code = (
        "import logging; from player.device.journal import JournalHandler as J; J().handle(logging.makeLogRecord(LINE))"
    )
    code = code.replace("LINE", repr({"levelno": 40, "msg": "x"}))
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")
