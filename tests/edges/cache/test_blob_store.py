"""A blob is here whole or not at all, and what nobody needs goes."""

from __future__ import annotations

import errno
import hashlib
import os
import pwd
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.cache.blobs import BlobStore
from player.cache.layout import Ref, blob_path, is_cache, ref_of
from player.cache.lock import locked
from player.durable import DiskFullError, storage_errors, write_durably
from player.errors import StorageError, UsageError, VerificationError
from player.notices.notice import Part, Role


def _ref(data: bytes) -> Ref:
    return Ref(hashlib.sha256(data).hexdigest(), len(data))


def _receive(store: BlobStore, ref: Ref, *chunks: bytes) -> None:
    with store.partial(ref) as partial:
        for chunk in chunks:
            partial.write(chunk)
        store.accept(partial)


@given(data=st.binary(max_size=400), cuts=st.lists(st.integers(0, 400), max_size=6))
def test_a_blob_that_comes_in_any_pieces_over_any_breaks_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, cuts: list[int]
) -> None:
    store = BlobStore(tmp_path_factory.mktemp("cache"))
    ref = _ref(data)
    at = 0
    for cut in sorted(cuts):
        with store.partial(ref) as partial:  # a break, perhaps a reboot: the next one goes on where this one ended
            assert partial.received == at
            partial.write(data[at:cut])
            at = partial.received
    _receive(store, ref, data[at:])
    assert store.read(ref) == data
    assert store.holds(ref)


def test_wrong_bytes_never_count(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    ref = _ref(b"right")
    with pytest.raises(VerificationError, match="thrown away"):
        _receive(store, ref, b"wrong")
    assert not store.has(ref)
    assert list((tmp_path / "partial").iterdir()) == []


def test_more_bytes_than_were_signed_are_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(VerificationError, match="expected 5 bytes"):
        _receive(BlobStore(tmp_path), _ref(b"right"), b"righ", b"t and more")


def test_a_partial_that_is_too_long_begins_anew(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    ref = _ref(b"right")
    (tmp_path / "partial").mkdir()
    (tmp_path / "partial" / f"{ref.sha256}.part").write_bytes(b"far too long")
    _receive(store, ref, b"right")
    assert store.holds(ref)


def test_a_size_is_believed_but_a_flipped_bit_is_seen_by_reading(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    ref = _ref(b"right")
    store.keep(ref, b"right")
    store.path(ref).write_bytes(b"rigHt")
    assert store.has(ref)
    assert not store.holds(ref)
    with pytest.raises(VerificationError, match="damaged"):
        store.read(ref)


def test_collecting_leaves_what_is_wanted_and_counts_the_rest(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    wanted, old, coming, dead = _ref(b"wanted"), _ref(b"old one"), _ref(b"coming"), _ref(b"dead")
    store.keep(wanted, b"wanted")
    store.keep(old, b"old one")
    for ref in (coming, dead):
        with store.partial(ref) as partial:
            partial.write(b"c")
    (tmp_path / "blobs" / "ab").mkdir(exist_ok=True)
    (tmp_path / "blobs" / "ab" / "not a blob").write_bytes(b"junk")
    assert store.collect({wanted.sha256, coming.sha256}) == len(b"old one") + len(b"c") + len(b"junk")
    assert store.has(wanted)
    assert not store.has(old)
    assert [file.name for file in (tmp_path / "partial").iterdir()] == [f"{coming.sha256}.part"]


def test_collecting_takes_stray_files_along_and_stumbles_over_nothing(tmp_path: Path) -> None:
    store = BlobStore(tmp_path)
    wanted = _ref(b"wanted")
    store.keep(wanted, b"wanted")
    blobs = tmp_path / "blobs"
    (blobs / "stray").write_bytes(b"junk")
    (blobs / "ab").mkdir(exist_ok=True)
    (blobs / "ab" / "leads nowhere").symlink_to(tmp_path / "gone")
    for folder in (blobs / "ab" / "a folder", tmp_path / "partial" / "another"):
        folder.mkdir()
    store.collect({wanted.sha256})
    assert store.has(wanted)
    assert not (blobs / "stray").exists()
    assert list((blobs / "ab").iterdir()) == [blobs / "ab" / "a folder"]  # nobody knows what is in there


def test_collecting_an_empty_cache_frees_nothing(tmp_path: Path) -> None:
    assert BlobStore(tmp_path).collect(()) == 0


def test_a_failed_write_leaves_the_old_file_and_no_debris(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    write_durably(path, b"old")
    (tmp_path / "state.json.new").mkdir()  # what stands in the way of the temporary file
    with pytest.raises(OSError, match="directory"):
        write_durably(path, b"new")
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EDQUOT, DiskFullError),
        (errno.EROFS, StorageError),
        (errno.EIO, StorageError),
    ],
)
def test_the_systems_errors_become_sentences(number: int, kind: type[StorageError]) -> None:
    with pytest.raises(kind, match="The board plays on"), storage_errors("this cannot be kept"):
        raise OSError(number, os.strerror(number), "/some/file")


@pytest.mark.parametrize(
    "part",
    [
        Part(Role.PICTURE, "../../etc/passwd", "a" * 64, 1, "image/jpeg"),
        Part(Role.PICTURE, blob_path("a" * 64), "b" * 64, 1, "image/jpeg"),
        Part(Role.PICTURE, blob_path("A" * 64), "A" * 64, 1, "image/jpeg"),
        Part(Role.PICTURE, blob_path("a" * 64), "a" * 64, -1, "image/jpeg"),
        Part(Role.PICTURE, blob_path("a" * 64 + "\n"), "a" * 64 + "\n", 1, "image/jpeg"),
    ],
)
def test_a_part_that_is_no_blob_is_refused(part: Part) -> None:
    with pytest.raises(VerificationError, match="expected blobs/"):
        ref_of(part)


def test_a_cache_is_told_apart_from_an_editors_folder_and_a_published_tree(tmp_path: Path) -> None:
    editors, published, cache = tmp_path / "playlists", tmp_path / "public", tmp_path / "cache"
    (editors / "_board").mkdir(parents=True)
    (published / "metadata").mkdir(parents=True)
    (published / "blobs").mkdir()
    with locked(cache):
        pass
    assert [is_cache(path) for path in (editors, published, cache, tmp_path / "none")] == [False, False, True, False]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to another")
def test_root_leaves_nothing_in_a_cache_that_belongs_to_another(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    os.chown(cache, pwd.getpwnam("nobody").pw_uid, -1)
    with pytest.raises(UsageError, match="sudo -u nobody"), locked(cache):
        pass
    assert list(cache.iterdir()) == []
