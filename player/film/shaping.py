"""Frames turned upright (and as the panel hangs), scaled and converted, by FFmpeg's own filters.

Leaves out where frames come from (`opening`) and go to.
"""

from __future__ import annotations

import av
from av.filter import Graph
from av.video.frame import VideoFrame

Size = tuple[int, int]

_TURNS = {
    0: (),
    90: (("transpose", "dir=clock"),),
    180: (("hflip", ""), ("vflip", "")),
    270: (("transpose", "dir=cclock"),),
}
_UNSPECIFIED = 2
_HIGH_DYNAMIC_RANGE = (16, 18)
"""Transfer curves of PQ and HLG, by which telephones film: on an ordinary screen they would look washed out."""
_HD_LINES = 720
"""From here on a film that does not say by which matrix its colours are coded means BT.709."""


class Shaper:
    """Gives every frame as `size` pixels in `pixels` format, turned by `turn` degrees clockwise first.

    `rate` makes the frames come at that many a second, whatever they came by.
    """

    def __init__(self, size: Size, turn: int, pixels: str, *, rate: int = 0, quality: str = "bilinear") -> None:
        self._size = size
        self._turn = turn
        self._pixels = pixels
        self._rate = rate
        self._quality = quality
        self._graph: Graph | None = None
        self._shape: tuple[object, ...] = ()

    def shape(self, frame: VideoFrame) -> list[VideoFrame]:
        """What has become of it: one frame; with a rate none, one, or several."""
        shape = (frame.width, frame.height, frame.format.name, frame.time_base)
        if self._graph is None or shape != self._shape:
            self._graph, self._shape = self._built(frame), shape
        self._graph.vpush(frame)
        return _pulled(self._graph)

    def end(self) -> list[VideoFrame]:
        """What is still to come when no frame comes any more."""
        if self._graph is None:
            return []
        self._graph.vpush(None)
        return _pulled(self._graph)

    def _built(self, frame: VideoFrame) -> Graph:
        graph = Graph()
        last = graph.add_buffer(width=frame.width, height=frame.height, format=frame.format, time_base=frame.time_base)
        for name, options in self._chain(frame):
            step = graph.add(name, options)
            last.link_to(step)
            last = step
        graph.configure()
        return graph

    def _chain(self, frame: VideoFrame) -> list[tuple[str, str]]:
        width, height = self._size
        scale = f"w={width}:h={height}:flags={self._quality}:out_range=tv" if self._pixels == "yuv420p" else ""
        scale = scale or f"w={width}:h={height}:flags={self._quality}"
        if frame.colorspace == _UNSPECIFIED and min(frame.width, frame.height) >= _HD_LINES:
            scale += ":in_color_matrix=bt709"
        if frame.color_trc in _HIGH_DYNAMIC_RANGE:
            scale += ":out_primaries=bt709:out_transfer=bt709"
        if self._pixels == "yuv420p":
            scale += ":out_color_matrix=bt709"
        rate = [("fps", f"fps={self._rate}")] if self._rate else []
        return [
            *rate,
            *_TURNS[self._turn],
            ("scale", scale),
            ("setsar", "1"),
            ("format", self._pixels),
            ("buffersink", ""),
        ]


def _pulled(graph: Graph) -> list[VideoFrame]:
    frames = []
    while True:
        try:
            frames.append(graph.vpull())
        except (av.BlockingIOError, av.EOFError):
            return frames


def copy_rows(frame: VideoFrame, pixel_bytes: int, into: memoryview) -> None:
    """The frame's rows without padding, for a packed format, into memory of just that size."""
    plane = frame.planes[0]
    wanted, line = frame.width * pixel_bytes, plane.line_size
    data = memoryview(plane)
    if line == wanted:
        into[:] = data[: len(into)]
        return
    for row in range(frame.height):
        into[row * wanted : (row + 1) * wanted] = data[row * line : row * line + wanted]


def rows_of(frame: VideoFrame, pixel_bytes: int) -> bytes:
    """The frame's rows without padding, for a packed format."""
    plane = frame.planes[0]
    wanted, line = frame.width * pixel_bytes, plane.line_size
    data = memoryview(plane)
    return b"".join(data[row * line : row * line + wanted] for row in range(frame.height))
