from __future__ import annotations

import hashlib
import json
import logging
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from player.cache.current import Current, Manifest, read_current, switch
from player.cache.layout import Ref, blob_path
from player.cache.state import State, write_state
from player.errors import InputError
from player.notices.board import Board
from player.notices.codec import to_data
from player.notices.moment import Moment
from player.notices.notice import Notice
from player.notices.programme import PlaylistContent
from player.notices.waiting import Need, Waiting
from player.screen.awaiting import Awaiting, is_awaited
from player.screen.cache_source import CacheSource
from player.screen.folder_source import FolderSource
from player.worker.folder_messages import Arrival, Changed, FolderRead, ReadFolder, Sources, Watch
from player.worker.protocol import Failed, Request
from tests.edges.screen.boards import CLUB, NEWS, PARTY, SITE, notice

BOARD = Board("Bytavlan", PARTY, (SITE,), (NEWS, CLUB))


class Desk:
    """Stands where the worker stands: notes what it was asked, and is told what to answer."""

    def __init__(self) -> None:
        self.asked: list[Request] = []
        self.now = datetime(2027, 6, 1, 8, 0, tzinfo=UTC)

    def submit(self, request: Request) -> int:
        self.asked.append(request)
        return len(self.asked)

    def last(self, kind: type) -> int:
        """The ticket of the last request of a kind."""
        return max(ticket for ticket, request in enumerate(self.asked, 1) if isinstance(request, kind))


class Folder:
    """A folder source with its desk."""

    def __init__(self, path: Path) -> None:
        self.desk = Desk()
        self.source = FolderSource(path, "hamneda", self.desk.submit, lambda: self.desk.now)

    def read(self, *notices: Notice, board: Board | None = BOARD, missing: tuple[str, ...] = ()) -> None:
        """Answers the last reading; playlists without notices are left out when missing."""
        contents = tuple(
            PlaylistContent(playlist.id, tuple(each for each in notices if each.playlist == playlist.id))
            for playlist in (NEWS, CLUB)
            if playlist.id not in missing
        )
        reply = FolderRead(board, contents if board else (), (), missing=missing)
        assert self.source.receive(self.desk.last(ReadFolder), reply)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def names(source: FolderSource | CacheSource) -> list[str] | None:
    programme = source.poll()
    return None if programme is None else [each.id for each in programme.notices]


def test_a_folder_is_read_and_watched_from_the_start(folder: Folder) -> None:
    assert [type(request) for request in folder.desk.asked] == [ReadFolder, Watch]
    assert folder.source.poll() is None
    folder.read(notice(CLUB, "loppis"))
    assert names(folder.source) == ["club.loppis"]
    assert names(folder.source) is None


def test_a_change_in_the_folder_is_read_and_played(folder: Folder) -> None:
    folder.read(notice(CLUB, "loppis"))
    folder.source.poll()
    assert folder.source.receive(folder.desk.last(Watch), Changed(str(folder.source.root)))
    assert folder.desk.asked[-1] == folder.desk.asked[1]
    assert folder.source.receive(0, Changed(str(folder.source.root)))
    assert isinstance(folder.desk.asked[-1], ReadFolder)
    folder.read(notice(CLUB, "loppis"), notice(CLUB, "fika"))
    assert names(folder.source) == ["club.loppis", "club.fika"]


def test_a_reading_that_finds_the_same_is_no_new_programme(folder: Folder) -> None:
    folder.read(notice(CLUB, "loppis"))
    folder.source.poll()
    folder.source.receive(0, Changed(str(folder.source.root)))
    folder.read(notice(CLUB, "loppis"))
    assert folder.source.poll() is None


def test_lifetimes_count_from_the_day_so_that_a_reading_does_not_differ_by_the_second(folder: Folder) -> None:
    folder.desk.now += timedelta(hours=3, seconds=7)
    folder.source.receive(0, Changed(str(folder.source.root)))
    first, last = (each for each in folder.desk.asked if isinstance(each, ReadFolder))
    assert first == last


def test_a_new_day_is_read_anew_for_its_calendars_and_no_lifetime_begins_again(folder: Folder) -> None:
    began = folder.desk.now.replace(hour=0)
    reply = FolderRead(BOARD, (), (), sources=(Sources("news.bad", ("Nyheter/Bad.md",)),))
    folder.source.receive(folder.desk.last(ReadFolder), reply)
    folder.source.poll()
    asked = len(folder.desk.asked)
    folder.source.poll()
    assert len(folder.desk.asked) == asked
    folder.desk.now += timedelta(days=1)
    folder.source.poll()
    again = folder.desk.asked[-1]
    assert isinstance(again, ReadFolder)
    assert (again.now, again.arrivals) == (began + timedelta(days=1), (Arrival("Nyheter/Bad.md", began),))


def test_a_broken_board_keeps_the_last_good_programme(folder: Folder, caplog: pytest.LogCaptureFixture) -> None:
    folder.read(notice(CLUB, "loppis"))
    folder.source.poll()
    folder.source.receive(0, Changed(str(folder.source.root)))
    folder.read(board=None)
    with caplog.at_level(logging.ERROR):
        assert folder.source.poll() is None
    assert "plays on" in caplog.text


def test_a_board_that_is_broken_from_the_start_can_never_be_played(folder: Folder) -> None:
    folder.read(board=None)
    with pytest.raises(InputError, match=r"board\.toml"):
        folder.source.poll()


def test_a_site_that_is_not_there_is_answered_with_those_that_are(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.source = FolderSource(tmp_path, "hamnedda", folder.desk.submit, lambda: folder.desk.now)
    folder.read()
    with pytest.raises(InputError, match="hamneda"):
        folder.source.poll()


def test_a_playlist_folder_that_has_gone_is_held(folder: Folder) -> None:
    folder.read(notice(CLUB, "loppis"), notice(NEWS, "vatten"))
    folder.source.poll()
    folder.source.receive(0, Changed(str(folder.source.root)))
    folder.read(notice(NEWS, "bad"), missing=(CLUB.id,))
    assert sorted(names(folder.source) or []) == ["club.loppis", "news.bad"]


def test_a_playlist_folder_that_is_there_and_empty_is_meant(folder: Folder) -> None:
    folder.read(notice(CLUB, "loppis"), notice(NEWS, "vatten"))
    folder.source.poll()
    folder.source.receive(0, Changed(str(folder.source.root)))
    folder.read(notice(NEWS, "vatten"))
    assert names(folder.source) == ["news.vatten"]


def test_what_is_still_being_written_is_looked_at_again(folder: Folder) -> None:
    reply = FolderRead(BOARD, (), (), unsettled=("Nyheter/film.mp4",))
    folder.source.receive(folder.desk.last(ReadFolder), reply)
    folder.source.poll()
    before = len(folder.desk.asked)
    folder.desk.now += timedelta(seconds=5)
    folder.source.poll()
    assert len(folder.desk.asked) == before + 1


def test_a_reading_that_failed_keeps_what_plays(folder: Folder) -> None:
    folder.read(notice(CLUB, "loppis"))
    folder.source.poll()
    folder.source.receive(0, Changed(str(folder.source.root)))
    assert folder.source.receive(folder.desk.last(ReadFolder), Failed("took more than 300 s", "timeout"))
    assert folder.source.poll() is None


def test_replies_to_others_are_left_to_them(folder: Folder) -> None:
    assert not folder.source.receive(99, Failed("x", "crashed"))


def cached(cache: Path, site: str | None = "hamneda", *, hangs_well: bool = False) -> CacheSource:
    now = Moment.sure(datetime(2027, 6, 1, 8, 0, tzinfo=UTC))
    awaiting = Awaiting(cache, site or "hamneda", lambda: now, "Anna 070-1740611")
    return CacheSource(cache, site, awaiting, lambda: hangs_well)


def put_blob(cache: Path, data: object) -> Ref:
    body = json.dumps(data).encode()
    digest = hashlib.sha256(body).hexdigest()
    path = cache / blob_path(digest)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    return Ref(digest, len(body))


def put_on_air(cache: Path, version: int, *notices: Notice, board: Board = BOARD, site: str = "hamneda") -> None:
    """What sync would have left: blobs, and the switch."""
    content = put_blob(cache, {"v": 1, "content": to_data(PlaylistContent(CLUB.id, notices))})
    manifests = (Manifest(CLUB.id, content.sha256, content.size),)
    switch(cache, Current(site, version, put_blob(cache, {"v": 1, "board": to_data(board)}), manifests))


def test_a_cache_is_played_and_a_switch_taken(tmp_path: Path) -> None:
    put_on_air(tmp_path, 1, notice(CLUB, "loppis"))
    source = cached(tmp_path)
    assert names(source) == ["club.loppis"]
    assert names(source) is None
    put_on_air(tmp_path, 2, notice(CLUB, "loppis"), notice(CLUB, "fika"))
    assert names(source) == ["club.loppis", "club.fika"]


def test_a_cache_named_from_where_one_stands_is_a_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put_on_air(Path("cache"), 1, notice(CLUB, "loppis"))
    source = cached(Path("cache"))
    assert source.root == tmp_path / "cache"  # a worker stands elsewhere
    assert names(source) == ["club.loppis"]


def test_an_empty_cache_says_what_it_waits_for_until_content_is_there(tmp_path: Path) -> None:
    source = cached(tmp_path)
    first = source.poll()
    assert first is not None
    assert is_awaited(first)
    assert first.waiting == Waiting(Need.CONTENT, "hamneda", os.uname().nodename, "", "Anna 070-1740611")
    assert source.poll() is None
    put_on_air(tmp_path, 1, notice(CLUB, "loppis"))
    assert names(source) == ["club.loppis"]


def test_while_content_is_awaited_what_sync_tells_changes_the_notice(tmp_path: Path) -> None:
    source = cached(tmp_path)
    source.poll()
    for state, need in (
        (State(address=""), Need.NETWORK),
        (State(address="192.168.1.20", error="no answer"), Need.SERVER),
        (State(address="192.168.1.20"), Need.CONTENT),
    ):
        write_state(tmp_path, state)
        given = source.poll()
        assert given is not None
        assert given.waiting is not None
        assert (given.waiting.need, given.waiting.address) == (need, state.address)
        assert source.poll() is None


def test_a_switch_that_cannot_be_read_keeps_the_last_programme(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    put_on_air(tmp_path, 1, notice(CLUB, "loppis"))
    source = cached(tmp_path)
    source.poll()
    (tmp_path / "current.json").write_bytes(b"{")
    with caplog.at_level(logging.ERROR):
        assert source.poll() is None
    assert len(caplog.records) == 1
    assert source.poll() is None
    put_on_air(tmp_path, 2, notice(CLUB, "fika"))
    assert names(source) == ["club.fika"]


@pytest.mark.parametrize("hangs_well", [True, False])
def test_a_programme_that_is_damaged_at_the_start_leaves_a_good_picture_and_is_played_once_mended_in_its_place(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, *, hangs_well: bool
) -> None:
    put_on_air(tmp_path, 1, notice(CLUB, "loppis"))
    current = read_current(tmp_path)
    assert current is not None
    blob = tmp_path / blob_path(current.board.sha256)
    healthy = blob.read_bytes()
    blob.write_bytes(healthy.replace(b"Bytavlan", b"Bytavlam"))
    source = cached(tmp_path, hangs_well=hangs_well)
    with caplog.at_level(logging.ERROR):
        first = source.poll()
        assert (first is None) == hangs_well
        assert source.poll() is None
    assert len(caplog.records) == 1
    assert [problem.code for problem in source.problems] == ["programme-damaged"]
    blob.write_bytes(healthy)
    assert names(source) == ["club.loppis"]
    assert source.problems == ()
    assert source.poll() is None


def test_where_nothing_has_come_yet_a_remembered_picture_does_not_hide_what_is_waited_for(tmp_path: Path) -> None:
    waiting = cached(tmp_path, hangs_well=True).poll()
    assert waiting is not None
    assert is_awaited(waiting)


def test_played_by_hand_another_site_s_cache_can_never_be_played(tmp_path: Path) -> None:
    put_on_air(tmp_path, 1, notice(CLUB, "loppis"))
    with pytest.raises(InputError, match="hamneda"):
        cached(tmp_path, "lidhult").poll()


def test_a_board_plays_what_lies_there_until_sync_has_brought_the_site_that_it_is_to_show(tmp_path: Path) -> None:
    """Its settings may name another site: it has been moved, or somebody has mistyped."""
    two = replace(BOARD, sites=(*BOARD.sites, replace(BOARD.sites[0], id="lidhult", name="Lidhults Livs")))
    put_on_air(tmp_path, 1, notice(CLUB, "loppis"), board=two)
    source = cached(tmp_path, None)
    old = source.poll()
    put_on_air(tmp_path, 2, notice(CLUB, "loppis"), board=two, site="lidhult")
    new = source.poll()
    assert [played and played.site.id for played in (old, new)] == ["hamneda", "lidhult"]


def test_a_board_whose_cache_no_longer_knows_its_own_site_waits_and_does_not_end(tmp_path: Path) -> None:
    put_on_air(tmp_path, 1, notice(CLUB, "loppis"), site="lidhult")
    waiting = cached(tmp_path, None).poll()
    assert waiting is not None
    assert is_awaited(waiting)
