"""Messages come through unharmed, and a reply that leads astray is not believed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.frames.model import Clock, Drawn, DrawnPage
from player.notices.board import Board, Party, Site
from player.notices.notice import STANDING, Kind, Notice, Part, Role, Variant
from player.notices.problem import Problem, Severity
from player.notices.programme import PlaylistContent
from player.worker.file_messages import Normalise, Normalised
from player.worker.folder_messages import (
    Arrival,
    BoardRead,
    Changed,
    FolderRead,
    PlaylistRead,
    ReadBoard,
    ReadFolder,
    ReadPlaylist,
    Watch,
)
from player.worker.protocol import Draw, Failed, Reply, Request
from player.worker.trust import objection
from player.worker.wire import WireError, reply_of, request_of, to_line

NOW = datetime(2027, 6, 13, tzinfo=UTC)
SITE = Site("hamneda", "Hamneda")
BOARD = Board("Bygden", Party("Rådet"), (SITE,), ())
CLOCK = Clock("clock_a.frame", (10, 20), ((0, 0),) * 11, ((5, 5),) * 5)
PAGE = DrawnPage(1, 1, 8.0, 10, 60, ("https://example.org",), 20.0, 8, "k-1.frame", "#f6f1e7", CLOCK)
DRAW = Draw("k", BOARD, SITE, "/root", "/store", lang="sv")
DRAWN = Drawn("k", STANDING, "", "sv", (PAGE,))

TEXTS = st.text(st.characters(exclude_categories=()), max_size=40)


@given(st.integers(0, 2**53), TEXTS, TEXTS)
def test_any_names_come_through_in_one_line(ticket: int, name: str, words: str) -> None:
    """Lone surrogates among them: names of files that are not UTF-8."""
    request = ReadFolder(name, NOW, (Arrival(words, NOW),))
    line = to_line(ticket, request)
    assert line.count(b"\n") == 1
    assert request_of(line) == (ticket, request)
    reply = Failed(words, "input", (Problem("x", Severity.ERROR, name, words, words, words, None),))
    assert reply_of(to_line(ticket, reply)) == (ticket, reply)


@given(st.binary(max_size=200))
def test_foreign_bytes_are_no_message(line: bytes) -> None:
    with pytest.raises(WireError):
        reply_of(line)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"id": 1, "type": "Failed"}',
        b'{"id": "1", "type": "Failed", "body": {"message": "", "reason": ""}}',
        b'{"id": true, "type": "Failed", "body": {"message": "", "reason": ""}}',
        b'{"id": 1, "type": ["Failed"], "body": {}}',
        b'{"id": 1, "type": "Draw", "body": {}}',
        b'{"id": 1, "type": "Failed", "body": {"message": 1, "reason": ""}}',
        b'{"id": 1, "type": "Failed", "body": ' + b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_what_is_not_a_whole_reply_is_refused(line: bytes) -> None:
    with pytest.raises(WireError):
        reply_of(line)


def content(path: str, playlist: str = "p") -> PlaylistContent:
    part = Part(Role.TEXT, path, "1", 1, "text/plain")
    return PlaylistContent(playlist, (Notice("n", playlist, Kind.TEXT, (Variant("", "T", "f", (part,)),)),))


HONEST: list[tuple[Request, Reply]] = [
    (DRAW, DRAWN),
    (DRAW, replace(DRAWN, pages=())),
    (DRAW, Failed("no", "memory")),
    (Watch("/f"), Changed("/f")),
    (ReadFolder("/f", NOW), FolderRead(BOARD, (content("Hembygd/a..b.txt"),), ())),
    (ReadPlaylist("/f", BOARD, "p", NOW), PlaylistRead(content("a.txt"), ())),
    (Normalise("a", "b", 1), Normalised("image/png", 1, 1)),
]


@pytest.mark.parametrize(("request_", "reply"), HONEST)
def test_an_honest_reply_is_believed(request_: Request, reply: Reply) -> None:
    assert objection(request_, reply) == ""


LOGO = Part(Role.PICTURE, "../../etc/passwd", "1", 1, "image/png")
LIES: list[tuple[Request, Reply, str]] = [
    (DRAW, Changed("/f"), "expected Drawn, got Changed"),
    (DRAW, replace(DRAWN, key="other"), "'other'"),
    (DRAW, replace(DRAWN, notice="n"), "'n'"),
    (DRAW, replace(DRAWN, lang="en"), "'en'"),
    (DRAW, replace(DRAWN, pages=(PAGE, PAGE)), "page 1 of 2, got 1 of 1"),
    (DRAW, replace(DRAWN, pages=(replace(PAGE, frame="../k-1.frame"),)), "no name of a frame"),
    (DRAW, replace(DRAWN, pages=(replace(PAGE, frame="/etc/passwd"),)), "no name of a frame"),
    (DRAW, replace(DRAWN, pages=(replace(PAGE, seconds=0.0),)), "0.0 seconds"),
    (DRAW, replace(DRAWN, pages=(replace(PAGE, seconds=1e9),)), "1000000000.0 seconds"),
    (DRAW, replace(DRAWN, pages=(replace(PAGE, seconds=float("inf")),)), "inf seconds"),
    (DRAW, replace(DRAWN, pages=(replace(PAGE, cap_mm=float("inf")),)), "inf mm"),
    (DRAW, replace(DRAWN, pages=(replace(PAGE, background="red"),)), "no colour"),
    (DRAW, replace(DRAWN, pages=(replace(PAGE, clock=replace(CLOCK, strip="../x")),)), "a clock"),
    (DRAW, replace(DRAWN, pages=(replace(PAGE, clock=replace(CLOCK, glyphs=())),)), "a clock"),
    (DRAW, replace(DRAWN, pages=(replace(PAGE, clock=replace(CLOCK, cells=((-1, 0),) * 5)),)), "a clock"),
    (Watch("/f"), Changed("/g"), "expected the folder /f"),
    (ReadFolder("/f", NOW), FolderRead(BOARD, (content("../key"),), ()), "leads out"),
    (ReadFolder("/f", NOW), FolderRead(BOARD, (content("/etc/key"),), ()), "leads out"),
    (ReadBoard("/f"), BoardRead(replace(BOARD, logo=LOGO), ()), "leads out"),
    (ReadPlaylist("/f", BOARD, "p", NOW), PlaylistRead(content("a", "q"), ()), "expected the playlist p"),
    (ReadPlaylist("/f", BOARD, "p", NOW), PlaylistRead(content("a/../../b"), ()), "leads out"),
]


@pytest.mark.parametrize(("request_", "reply", "words"), LIES)
def test_a_reply_that_leads_astray_is_not_believed(request_: Request, reply: Reply, words: str) -> None:
    assert words in objection(request_, reply)
