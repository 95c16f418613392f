"""A virtual X screen whose pixels are read straight from its frame buffer, so that looking costs nothing."""

from __future__ import annotations

import mmap
import os
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

Colour = tuple[int, int, int]


class XScreen:
    """An Xvfb and its mapped frame buffer (an XWD file: a header of its own length, then BGRX rows)."""

    def __init__(self, process: subprocess.Popen[bytes], display: str, buffer: mmap.mmap) -> None:
        self.process = process
        self.display = display
        self._buffer = buffer
        header = struct.unpack(">25I", buffer[:100])
        self._pixels = header[0] + header[19] * 12
        self._stride = header[12]
        self.size = (header[4], header[5])

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "DISPLAY": self.display}

    def pixel(self, x: int, y: int) -> Colour:
        """(red, green, blue) at a point, as shown now."""
        at = self._pixels + y * self._stride + x * 4
        blue, green, red = self._buffer[at : at + 3]
        return red, green, blue

    def wait_for(self, seen: Callable[[Colour], bool], timeout_s: float, at: tuple[int, int] | None = None) -> float:
        """Seconds on the monotonic clock when the point (the middle by default) first satisfied `seen`."""
        x, y = at or (self.size[0] // 2, self.size[1] // 2)
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline:
            if seen(self.pixel(x, y)):
                return time.monotonic()
            time.sleep(0.001)
        raise TimeoutError(f"the screen showed {self.pixel(x, y)} at {x},{y} and nothing awaited in {timeout_s} s")


@contextmanager
def x_screen(width: int = 1920, height: int = 1080) -> Iterator[XScreen]:
    """Starts an Xvfb on a display of its own choosing and ends it again."""
    with tempfile.TemporaryDirectory() as folder:
        read_end, write_end = os.pipe()
        process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24", "-fbdir", folder,
             "-nolisten", "tcp", "-noreset"],
            pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write_end)
        try:
            with os.fdopen(read_end) as pipe:
                display = ":" + pipe.readline().strip()
            with (Path(folder) / "Xvfb_screen0").open("rb") as file:
                buffer = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            yield XScreen(process, display, buffer)
        finally:
            process.terminate()
            process.wait(10)
