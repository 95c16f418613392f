"""The frame file: what is written is read again, and what is damaged is never shown."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.errors import StorageError
from player.frames import pixels
from player.frames.pixels import HEADER_BYTES, DamagedFrameError, Pixels, check, pack, read_header, write_frame
from player.frames.reading import FrameReader


def unpack(data: bytes) -> Pixels:
    """The pixels of a whole frame file's bytes."""
    header = read_header(data[:HEADER_BYTES])
    check(header, data[HEADER_BYTES:])
    return pixels.unpack(header, data[HEADER_BYTES:])


@st.composite
def frames(draw: st.DrawFn) -> Pixels:
    width, height = draw(st.integers(1, 40)), draw(st.integers(1, 40))
    tile = draw(st.binary(min_size=1, max_size=200))
    size = width * height * 4
    return Pixels(width, height, (tile * (size // len(tile) + 1))[:size])


SMALL = Pixels(3, 2, bytes(range(24)))
FLAT = Pixels(64, 64, b"\xe7\xf1\xf6\xff" * 4096)


@given(frames())
def test_what_is_packed_is_unpacked_unchanged(frame: Pixels) -> None:
    again = unpack(pack(frame))
    assert (again.width, again.height, bytes(again.rows)) == (frame.width, frame.height, frame.rows)


@given(st.integers(0, 10_000), st.integers(1, 255), st.sampled_from([SMALL, FLAT]))
def test_any_changed_byte_is_noticed(where: int, flip: int, frame: Pixels) -> None:
    data = bytearray(pack(frame))
    data[where % len(data)] ^= flip
    with pytest.raises(DamagedFrameError):
        unpack(bytes(data))


@given(st.integers(0, 10_000), st.sampled_from([SMALL, FLAT]))
def test_any_shortened_file_is_noticed(length: int, frame: Pixels) -> None:
    data = pack(frame)
    with pytest.raises(DamagedFrameError):
        unpack(data[: length % len(data)])


@given(st.binary(max_size=300))
def test_foreign_bytes_are_no_frame(data: bytes) -> None:
    with pytest.raises(DamagedFrameError):
        unpack(data)


def test_a_flat_picture_packs_small_and_noise_is_never_longer_than_its_pixels_and_header() -> None:
    noise = Pixels(64, 64, os.urandom(64 * 64 * 4))
    assert len(pack(FLAT)) < 300
    assert len(pack(noise)) == len(noise.rows) + 24


def test_pixels_must_fit_their_measures() -> None:
    with pytest.raises(ValueError, match="expected 16 bytes of pixels, got 15"):
        Pixels(2, 2, b"x" * 15)
    with pytest.raises(ValueError, match="0x1"):
        Pixels(0, 1, b"")
    with pytest.raises(ValueError, match="9000x1"):
        Pixels(9000, 1, b"x" * 36000)


def test_a_frame_is_written_in_one_step_and_leaves_no_temporary_file(tmp_path: Path) -> None:
    path = tmp_path / "a.frame"
    write_frame(path, SMALL)
    write_frame(path, FLAT)
    assert FrameReader().read(path).width == 64
    assert [item.name for item in tmp_path.iterdir()] == ["a.frame"]


def test_a_missing_frame_and_a_missing_folder_are_storage_errors(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be read"):
        FrameReader().read(tmp_path / "gone.frame")
    with pytest.raises(StorageError, match="cannot be written"):
        write_frame(tmp_path / "no" / "a.frame", SMALL)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_a_storage_error_and_the_old_frame_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.frame"
    write_frame(path, SMALL)
    (tmp_path / f"a.frame.{os.getpid()}.tmp").symlink_to("/dev/full")
    with pytest.raises(StorageError, match="No space left"):
        write_frame(path, FLAT)
    assert bytes(FrameReader().read(path).rows) == SMALL.rows
    assert [item.name for item in tmp_path.iterdir()] == ["a.frame"]


def test_a_file_found_whole_is_summed_up_again_only_when_it_is_another(tmp_path: Path) -> None:
    path, reader = tmp_path / "a.frame", FrameReader()
    write_frame(path, SMALL)
    reader.read(path)
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=times)
    assert bytes(reader.read(path).rows) != SMALL.rows  # no more is looked at than the file's time
    os.utime(path)
    with pytest.raises(DamagedFrameError, match="checksum"):
        reader.read(path)


def test_unpacked_pixels_are_read_to_where_they_are_wanted_and_all_others_elsewhere(tmp_path: Path) -> None:
    for name, frame in (("noise", Pixels(32, 64, os.urandom(32 * 64 * 4))), ("flat", FLAT)):
        write_frame(tmp_path / name, frame)
        here = Pixels(frame.width, frame.height, bytearray(len(frame.rows)))
        got = FrameReader().read(tmp_path / name, here)
        assert bytes(got.rows) == frame.rows
        assert (got is here) is (name == "noise")
    turned = Pixels(64, 32, bytearray(32 * 64 * 4))
    assert FrameReader().read(tmp_path / "noise", turned).width == 32


def test_a_shortened_file_is_noticed_where_pixels_are_read_in_place(tmp_path: Path) -> None:
    path = tmp_path / "a.frame"
    write_frame(path, SMALL)
    os.truncate(path, path.stat().st_size - 4)
    with pytest.raises(DamagedFrameError, match="expected 24 bytes"):
        FrameReader().read(path, Pixels(3, 2, bytearray(24)))
