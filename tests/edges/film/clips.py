"""Makes small films of every kind that cameras and telephones leave behind.

Each frame has one grey of its own (`grey_of`), so that a test sees from a pixel which frame it looks at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import av

from player.film.opening import Footage, opened

WIDTH, HEIGHT = 160, 90
_STEP, _DARKEST = 6, 40
PLACE = "+56.7000+013.8500/"
"""Where a telephone says that it filmed."""


@dataclass(frozen=True, slots=True)
class Clip:
    """`turned` is what the file says of how it was held, in degrees counter-clockwise. `times` in frames of `rate`."""

    frames: int = 15
    size: tuple[int, int] = (WIDTH, HEIGHT)
    rate: int = 30
    codec: str = "libx264"
    pixels: str = "yuv420p"
    turned: int = 0
    times: tuple[int, ...] = ()
    sound: bool = False
    marks_corner: bool = False
    grey: int = -1

    def write(self, path: Path) -> Path:
        """Writes the film to `path`, which is returned."""
        quiet = {"preset": "ultrafast", "x265-params": "log-level=none"}
        with av.open(str(path), "w", options={"movflags": "use_metadata_tags"}) as container:
            container.metadata["location"] = PLACE
            container.metadata["comment"] = "Hemma hos Siv"
            stream = container.add_stream(self.codec, rate=self.rate, options=quiet)
            stream.width, stream.height = self.size
            stream.pix_fmt = self.pixels
            stream.time_base = Fraction(1, self.rate)
            if self.codec == "libx265":
                stream.codec_context.codec_tag = "hvc1"  # as telephones name it
            if self.turned:
                stream.set_display_rotation(self.turned)
            heard = container.add_stream("aac", rate=48000, layout="mono") if self.sound else None
            for number, frame in enumerate(self._pictures()):
                frame.pts = self.times[number] if self.times else number
                frame.time_base = Fraction(1, self.rate)
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
            if heard is not None:
                for frame in _silence(self.frames / self.rate):
                    container.mux(heard.encode(frame))
                container.mux(heard.encode(None))
        return path

    def _pictures(self) -> Iterator[av.VideoFrame]:
        width, height = self.size
        for number in range(self.frames):
            grey = self.grey if self.grey >= 0 else grey_of(number)
            rows = bytearray(bytes([grey, grey, grey, 255]) * (width * height))
            if self.marks_corner:  # the top left corner as the camera saw it
                for y in range(height // 3):
                    rows[4 * width * y : 4 * (width * y + width // 3)] = b"\xff\x00\x00\xff" * (width // 3)
            yield av.VideoFrame.from_bytes(bytes(rows), width, height, "rgba").reformat(format=self.pixels)


def grey_of(number: int) -> int:
    """The lightness of a frame, of 255."""
    return _DARKEST + _STEP * number


def number_of(grey: float) -> int:
    """Which frame has this lightness."""
    return round((grey - _DARKEST) / _STEP)


def _silence(seconds: float) -> Iterator[av.AudioFrame]:
    for begin in range(0, round(seconds * 48000), 1024):
        frame = av.AudioFrame("fltp", "mono", 1024)
        frame.planes[0].update(bytes(4096))
        frame.sample_rate, frame.pts, frame.time_base = 48000, begin, Fraction(1, 48000)
        yield frame


def cut(path: Path, part: float) -> Path:
    """Only so much of a file has come."""
    data = path.read_bytes()
    path.write_bytes(data[: round(len(data) * part)])
    return path


H264 = Clip()
GOOD: Mapping[str, Callable[[Path], Path]] = {
    "h264.mp4": H264.write,
    "hevc.mov": replace(H264, codec="libx265").write,
    "ten bits.mp4": replace(H264, codec="libx265", pixels="yuv420p10le").write,
    "sound.m4v": replace(H264, sound=True).write,
    "uneven.mp4": replace(H264, times=(0, 1, 2, 5, 6, 8, 9, 12, 13, 14, 20, 21, 22, 28, 30)).write,
    "sixty.mp4": replace(H264, rate=60, frames=30).write,
    "cinema.mp4": replace(H264, rate=24).write,
    "odd.mp4": replace(H264, size=(162, 90), pixels="yuv444p").write,
    "4k60.mp4": replace(H264, size=(3840, 2160), rate=60, frames=4).write,
}
"""What becomes a film on the board, by the name of a file; each writer writes one."""

BAD: Mapping[str, Callable[[Path], object]] = {
    "nothing.mp4": lambda path: path.write_bytes(b""),
    "text.mp4": lambda path: path.write_bytes(b"Loppis i bygdegarden\n" * 50),
    "without an index.mp4": lambda path: cut(H264.write(path), 0.6),
    "of no known codec.mp4": lambda path: path.write_bytes(H264.write(path).read_bytes().replace(b"avc1", b"zzzz")),
    "only a head.mp4": lambda path: path.write_bytes(b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + bytes(2000)),
}


def footage_of(path: Path) -> Footage:
    """How large a film is and how long. Raises FilmError."""
    with opened(path, threads=1) as film:
        return film.footage
