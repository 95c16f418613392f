"""The frame file: what is written is read again, and what is damaged is never shown."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.errors import StorageError
from player.frames.pixels import DamagedFrameError, Pixels, pack, read_frame, unpack, write_frame


@st.composite
def frames(draw: st.DrawFn) -> Pixels:
    width, height = draw(st.integers(1, 40)), draw(st.integers(1, 40))
    tile = draw(st.binary(min_size=1, max_size=200))
    size = width * height * 4
    return Pixels(width, height, (tile * (size // len(tile) + 1))[:size])


SMALL = Pixels(3, 2, bytes(range(24)))
FLAT = Pixels(64, 64, b"\xe7\xf1\xf6\xff" * 4096)


@given(frames())
def test_what_is_packed_is_unpacked_unchanged(pixels: Pixels) -> None:
    again = unpack(pack(pixels))
    assert (again.width, again.height, bytes(again.rows)) == (pixels.width, pixels.height, pixels.rows)


@given(st.integers(0, 10_000), st.integers(1, 255), st.sampled_from([SMALL, FLAT]))
def test_any_changed_byte_is_noticed(where: int, flip: int, pixels: Pixels) -> None:
    data = bytearray(pack(pixels))
    data[where % len(data)] ^= flip
    with pytest.raises(DamagedFrameError):
        unpack(bytes(data))


@given(st.integers(0, 10_000), st.sampled_from([SMALL, FLAT]))
def test_any_shortened_file_is_noticed(length: int, pixels: Pixels) -> None:
    data = pack(pixels)
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
    assert read_frame(path).width == 64
    assert [item.name for item in tmp_path.iterdir()] == ["a.frame"]


def test_a_missing_frame_and_a_missing_folder_are_storage_errors(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be read"):
        read_frame(tmp_path / "gone.frame")
    with pytest.raises(StorageError, match="cannot be written"):
        write_frame(tmp_path / "no" / "a.frame", SMALL)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_a_storage_error_and_the_old_frame_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.frame"
    write_frame(path, SMALL)
    (tmp_path / f"a.frame.{os.getpid()}.tmp").symlink_to("/dev/full")
    with pytest.raises(StorageError, match="No space left"):
        write_frame(path, FLAT)
    assert bytes(read_frame(path).rows) == SMALL.rows
    assert [item.name for item in tmp_path.iterdir()] == ["a.frame"]
