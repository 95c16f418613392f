"""A film whose frames say their own number, so that they can be counted from outside. Leaves out the counting."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av

from player.film.making import make_film

RATE = 30
_BITS = 12
_SIZE = (1920, 1080)
_BLOCK = (_SIZE[0] // _BITS, 120)
_TOP = (_SIZE[1] - _BLOCK[1]) // 2
_DARK, _LIGHT = 16, 235

Box = tuple[int, int, int, int]


def write_film(path: Path, seconds: int, work: Path) -> None:
    """A film as publish makes it: colours that drift over all of the picture, and a row of blocks that counts."""
    with av.open(str(work), "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=RATE, options={"preset": "ultrafast", "crf": "16"})
        stream.width, stream.height = _SIZE
        stream.pix_fmt = "yuv420p"
        graph = av.filter.Graph()
        source = graph.add("gradients", f"size={_SIZE[0]}x{_SIZE[1]}:rate={RATE}:speed=0.03:nb_colors=6:seed=7")
        grain, pixels, sink = (
            graph.add("noise", "alls=6:allf=t"),
            graph.add("format", "yuv420p"),
            graph.add("buffersink"),
        )
        source.link_to(grain)
        grain.link_to(pixels)
        pixels.link_to(sink)
        graph.configure()
        for number in range(seconds * RATE):
            frame = graph.vpull()
            _write_number(frame, number)
            frame.pts, frame.time_base, frame.pict_type = number, Fraction(1, RATE), 0
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    make_film(work, path)


def number_at(box: Box, pixel: Callable[[int, int], tuple[int, int, int]]) -> int:
    """The number of the frame that is seen in a box of the screen."""
    left, top, width, height = box
    y = top + height // 2
    bits = (pixel(left + (2 * bit + 1) * width // (2 * _BITS), y)[1] > 128 for bit in range(_BITS))
    return sum(lit << bit for bit, lit in enumerate(bits))


def _write_number(frame: av.VideoFrame, number: int) -> None:
    plane = frame.planes[0]
    luma = memoryview(plane)
    width, height = _BLOCK
    row = b"".join(bytes([_LIGHT if number >> bit & 1 else _DARK]) * width for bit in range(_BITS))
    for y in range(_TOP, _TOP + height):
        luma[y * plane.line_size : y * plane.line_size + len(row)] = row
