"""What the screen gets from a cache, also when the card has done its worst to it."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from player.cache.blobs import BlobStore
from player.cache.check import verify
from player.cache.current import Current, Manifest, current_version, read_current, switch
from player.cache.layout import Ref
from player.cache.programme import load_programme
from player.cache.state import State, read_state, write_state
from player.errors import InputError, VerificationError
from player.notices.board import Board, Party, Playlist, Site
from player.notices.codec import to_data
from player.notices.notice import Kind, Notice, Part, Role, Variant
from player.notices.programme import PlaylistContent
from tests.edges.sync.tree import board


def _keep(store: BlobStore, data: bytes) -> Ref:
    ref = Ref(hashlib.sha256(data).hexdigest(), len(data))
    store.keep(ref, data)
    return ref


def _manifest(store: BlobStore, name: str, *contents: bytes) -> Manifest:
    notices = []
    for number, data in enumerate(contents):
        ref = _keep(store, data)
        where = store.path(ref).relative_to(store.path(ref).parents[2]).as_posix()
        part = Part(Role.PICTURE, where, ref.sha256, ref.size, "image/jpeg")
        notices.append(Notice(f"{name}-{number}", name, Kind.PICTURE, (Variant("", "t", "f", (part,)),)))
    ref = _keep(store, json.dumps({"v": 1, "content": to_data(PlaylistContent(name, tuple(notices)))}).encode())
    return Manifest(name, ref.sha256, ref.size)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    store = BlobStore(tmp_path)
    about = _keep(store, json.dumps({"v": 1, "board": to_data(board({"ett": False, "två": False}))}).encode())
    switch(
        tmp_path,
        Current("hamneda", 7, about, (_manifest(store, "ett", b"1", b"22"), _manifest(store, "två", b"333"))),
    )
    return tmp_path


def _notices(cache: Path) -> list[str]:
    return [notice.id for notice in load_programme(cache, "hamneda").notices]


def test_the_programme_is_what_was_switched_in(cache: Path) -> None:
    assert _notices(cache) == ["ett-0", "ett-1", "två-0"]
    assert verify(cache) == []


def test_the_mark_changes_with_the_programme_and_only_then(cache: Path, tmp_path: Path) -> None:
    before = current_version(cache)
    write_state(cache, State(version=8))
    assert current_version(cache) == before
    now = read_current(cache)
    assert now is not None
    switch(cache, Current(now.site, 8, now.board, now.playlists[:1]))
    assert current_version(cache) != before
    assert current_version(cache / "nowhere") == ""


def test_a_damaged_manifest_costs_its_own_playlist(cache: Path) -> None:
    now = read_current(cache)
    assert now is not None
    BlobStore(cache).path(now.playlists[0].ref).write_bytes(b"rot")
    assert _notices(cache) == ["två-0"]
    assert [problem.code for problem in verify(cache)] == ["cache-damaged"]


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"v": 1}', '{"v": 1, "site": 3}', "[" * 100_000])
def test_a_switch_that_cannot_be_read_is_said_to_be_so(cache: Path, content: str) -> None:
    (cache / "current.json").write_text(content)
    with pytest.raises(VerificationError, match="run sync again"):
        load_programme(cache, "hamneda")
    assert [problem.code for problem in verify(cache)] == ["cache-unreadable"]


def test_before_anything_has_come_the_answer_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="wait for sync"):
        load_programme(tmp_path, "hamneda")
    assert [problem.code for problem in verify(tmp_path)] == ["cache-empty"]


def test_verify_names_each_file_that_is_gone_or_changed(cache: Path) -> None:
    blobs = {file.read_bytes(): file for file in (cache / "blobs").rglob("*") if file.is_file()}
    blobs[b"1"].unlink()
    blobs[b"22"].write_bytes(b"23")
    found = {problem.file: problem.code for problem in verify(cache)}
    assert found == {
        blobs[b"1"].relative_to(cache).as_posix(): "cache-missing",
        blobs[b"22"].relative_to(cache).as_posix(): "cache-damaged",
    }


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"version": "x"}', b"[" * 100_000])
def test_a_state_that_cannot_be_read_is_no_state(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "state.json").write_bytes(content)
    assert read_state(tmp_path) == State()


def test_a_newer_format_is_told_apart_from_damage(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    plain = Board("b", Party("p"), (Site("hamneda", "Hamneda"),), (Playlist("a", "A", "A", Party("p")),))
    about = _keep(store, json.dumps({"v": 2, "board": to_data(plain)}).encode())
    switch(tmp_path, Current("hamneda", 1, about))
    with pytest.raises(VerificationError, match="newer bytavla"):
        load_programme(tmp_path, "hamneda")


def test_loading_a_programme_imports_nothing_heavy() -> None:
    script = "import player.cache.programme, sys; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"requests", "urllib3", "tuf", "securesystemslib", "cryptography", "PIL", "yaml", "pygame", "ssl"}
    assert heavy.isdisjoint(loaded)


def test_a_manifest_that_points_out_of_the_cache_is_never_played(cache: Path) -> None:
    store = BlobStore(cache)
    part = Part(Role.TEXT, "../../etc/passwd", "a" * 64, 1, "text/plain")
    bad = Notice("x", "ett", Kind.TEXT, (Variant("", "t", "f", (part,)),))
    ref = _keep(store, json.dumps({"v": 1, "content": to_data(PlaylistContent("ett", (bad,)))}).encode())
    now = read_current(cache)
    assert now is not None
    switch(cache, Current(now.site, 8, now.board, (Manifest("ett", ref.sha256, ref.size), now.playlists[1])))
    assert _notices(cache) == ["två-0"]
