"""Films as they are opened and made fit to publish: whatever a camera left, upright 1080p30, silent and anonymous."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import av
import pytest

from player.errors import StorageError
from player.film.faults import MOST_SECONDS, FilmError
from player.film.making import make_film
from player.film.still import film_still
from tests.edges.film.clips import BAD, GOOD, H264, cut, footage_of, grey_of, number_of


@pytest.mark.parametrize("name", GOOD)
def test_every_film_from_a_camera_becomes_the_one_kind_that_boards_play(name: str, tmp_path: Path) -> None:
    source, target = GOOD[name](tmp_path / name), tmp_path / "published"
    said = footage_of(source)
    made = make_film(source, target)
    assert made.seconds == pytest.approx(said.seconds, abs=0.1)
    with av.open(str(target)) as container:
        (stream,) = container.streams
        assert isinstance(stream, av.VideoStream)
        assert (stream.codec_context.name, stream.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert (stream.codec_context.width, stream.codec_context.height) == (made.width, made.height)
        times = [frame.pts * stream.time_base for frame in container.decode(stream)]
    assert times == [pytest.approx(number / 30) for number in range(len(times))]
    assert len(times) == round(30 * made.seconds)


def test_where_and_by_whom_it_was_filmed_is_not_published(tmp_path: Path) -> None:
    source = replace(H264, sound=True).write(tmp_path / "hemma.mp4")
    assert b"Siv" in source.read_bytes()
    make_film(source, tmp_path / "published")
    data = (tmp_path / "published").read_bytes()
    assert b"Siv" not in data
    assert b"+56.7" not in data


def test_a_made_film_begins_to_play_before_all_of_it_has_come(tmp_path: Path) -> None:
    make_film(H264.write(tmp_path / "film.mp4"), tmp_path / "published")
    data = (tmp_path / "published").read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


@pytest.mark.parametrize(("turned", "corner"), [(-90, (1, 0)), (90, (0, 1)), (180, (1, 1)), (0, (0, 0))])
def test_a_film_stands_upright_however_the_telephone_was_held(
    turned: int, corner: tuple[int, int], tmp_path: Path
) -> None:
    source = replace(H264, turned=turned, marks_corner=True).write(tmp_path / "held.mp4")
    make_film(source, tmp_path / "published")
    for path in (source, tmp_path / "published"):
        still = film_still(path)
        width, height = still.size
        assert (width < height) is (turned in (90, -90))
        x, y = ((width - 8, 8)[corner[0] == 0], (height - 8, 8)[corner[1] == 0])
        red, green, _ = still.rows[3 * (y * width + x) :][:3]
        assert (red > 200, green < 100) == (True, True), f"{path.name}: the camera's corner is not at {corner}"


def test_a_large_film_is_made_no_larger_than_1080p_and_a_small_one_no_larger_than_it_is(tmp_path: Path) -> None:
    lying = replace(H264, size=(2560, 1440), frames=3)
    standing = replace(lying, turned=-90)
    for clip, size in ((lying, (1920, 1080)), (standing, (1080, 1920)), (H264, H264.size)):
        made = make_film(clip.write(tmp_path / "film.mp4"), tmp_path / "published")
        assert (made.width, made.height) == size


def test_a_film_with_uneven_times_keeps_its_pace(tmp_path: Path) -> None:
    make_film(GOOD["uneven.mp4"](tmp_path / "uneven.mp4"), tmp_path / "published")
    with av.open(str(tmp_path / "published")) as container:
        greys = [frame.reformat(format="gray").planes[0] for frame in container.decode(video=0)]
        seen = [number_of(bytes(grey)[0]) for grey in greys]
    assert seen[3:5] == [2, 2]  # nothing came between the frames at 2 and 5: the one before stands
    assert seen[5] == 3
    assert seen[14:20] == [9] * 6


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_whole_film_is_refused_in_words(name: str, tmp_path: Path) -> None:
    BAD[name](tmp_path / name)
    for attempt in (lambda: make_film(tmp_path / name, tmp_path / "published"), lambda: film_still(tmp_path / name)):
        with pytest.raises(FilmError, match="broken or incomplete"):
            attempt()


def test_a_film_whose_end_has_not_come_is_refused_though_its_head_is_whole(tmp_path: Path) -> None:
    make_film(replace(H264, frames=30).write(tmp_path / "film.mp4"), tmp_path / "made.mp4")
    cut(tmp_path / "made.mp4", 0.7)
    with pytest.raises(FilmError, match="incomplete"):
        footage_of(tmp_path / "made.mp4")


def test_sound_alone_is_no_film(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "sound.mp4"), "w") as container:
        stream = container.add_stream("aac", rate=48000, layout="mono")
        frame = av.AudioFrame("fltp", "mono", 1024)
        frame.planes[0].update(bytes(4096))
        frame.sample_rate = 48000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    with pytest.raises(FilmError, match="only sound"):
        footage_of(tmp_path / "sound.mp4")


def test_what_is_too_long_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    long = replace(H264, rate=1, frames=MOST_SECONDS + 2, size=(32, 18), grey=99).write(tmp_path / "long.mp4")
    with pytest.raises(FilmError, match=f"{MOST_SECONDS + 2} seconds"):
        footage_of(long)


def test_what_is_too_large_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    large = replace(H264, size=(5120, 2880), frames=1).write(tmp_path / "large.mp4")
    with pytest.raises(FilmError, match="5120 x 2880"):
        footage_of(large)


def test_a_film_that_fades_in_from_black_has_a_still_that_shows_something(tmp_path: Path) -> None:
    black = replace(H264, frames=10, grey=16, size=(64, 36))
    with av.open(str(tmp_path / "fade.mp4"), "w") as container:
        stream = container.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = 64, 36, "yuv420p"
        for clip in (black, replace(black, marks_corner=True, grey=90)):
            for frame in clip._pictures():
                container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    assert max(film_still(tmp_path / "fade.mp4").rows) > 200


def test_a_disk_without_room_is_no_fault_of_the_film(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot be written"):
        make_film(H264.write(tmp_path / "film.mp4"), tmp_path / "no folder" / "published")


def test_the_still_is_the_first_frame_where_that_shows_something(tmp_path: Path) -> None:
    still = film_still(replace(H264, marks_corner=True).write(tmp_path / "film.mp4"))
    assert still.rows[-1] == pytest.approx(grey_of(0), abs=3)
