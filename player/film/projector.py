"""The decoding process: a film's frames, turned and scaled for the screen, into shared memory a little ahead of time.

    python -m player.film.projector --root FOLDER --file NAME --size WxH --turn DEGREES --memory DESCRIPTOR
        [--samples DESCRIPTOR]

Limited like the worker: no network, and of files it may read those under `root` and write none. It lives as long as one
showing. Its sound, where it is to be heard, goes into a pipe as that has room. Leaves out when a frame is shown
(`screen/cinema`) and a sound played (`screen/loudspeaker`).
"""

from __future__ import annotations

import argparse
import logging
import mmap
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from player.film.ring import PIXEL_BYTES, Ring, Said, Word, heard, say
from player.worker import sandbox
from player.worker.serve import Pipes

if TYPE_CHECKING:
    from av.video.frame import VideoFrame

_RATE = 30
_LATE_S = 0.1
"""A frame that is later than this is not converted any more: the next ones come the sooner."""
_LONGEST_STILL_S = 0.3
"""But so often one is, however late: on a machine that is too slow a film jerks, and does not stand still."""
_VERY_LATE_S = 0.5
"""From here on frames that no other frame needs are not even decoded."""
_THREADS = 4
_MUCH_LARGER = 4
"""Up to so many times the pixels of its place on the screen, a film is scaled the quick way (7 ms a frame, not 11)."""

log = logging.getLogger("bytavla.film")


def main() -> int:
    """Exit code 0 when the film has come to its end, 3 when it cannot be shown."""
    options = _options()
    pipes = Pipes.take()
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    # Not nicer than others, unlike a worker: its frames are wanted at their time.
    guards = sandbox.enter([options.root], [], sandbox.Limits(niceness=0))
    for note in guards.notes:
        log.warning("the film's decoder is not limited as it should be: %s", note)
    width, height = (int(side) for side in options.size.split("x"))
    ring = Ring(width, height)
    with ring.map(options.memory, mmap.ACCESS_WRITE) as memory, suppress(BrokenPipeError):
        return _show(options, Slots(ring, memory, pipes))
    return 0


class Slots:
    """The ring as the decoder sees it: slots to be filled, and what the screen has said meanwhile."""

    def __init__(self, ring: Ring, memory: mmap.mmap, pipes: Pipes) -> None:
        self.ring = ring
        self.begun: float | None = None
        self._memory = memory
        self._pipes = pipes
        self._free = list(range(ring.slots))
        self._rest = b""

    def late_s(self, at: float) -> float:
        """How late the frame of this time is by now."""
        self._listen(block=False)
        return time.monotonic() - self.begun - at if self.begun is not None else 0.0

    @contextmanager
    def room(self, at: float) -> Iterator[memoryview]:
        """A slot to write a frame into, as soon as there is one; then it is handed over as due at that time.

        Raises BrokenPipeError when nobody is there any more.
        """
        while not self._free:
            self._listen(block=True)
        slot = self._free.pop(0)
        yield self.ring.slot(self._memory, slot)
        os.write(self._pipes.replies, say(Word.FRAME, slot, at))

    def end(self, at: float) -> None:
        """Say that it is over, and stay until nobody looks at the frames any more."""
        os.write(self._pipes.replies, say(Word.END, 0, at))
        while True:
            self._listen(block=True)

    def _listen(self, *, block: bool) -> None:
        os.set_blocking(self._pipes.requests, block)
        try:
            data = os.read(self._pipes.requests, 4096)
        except BlockingIOError:
            return
        if not data:
            raise BrokenPipeError
        said, self._rest = heard(self._rest + data)
        for each in said:
            self._take(each)

    def _take(self, said: Said) -> None:
        if said.word is Word.BEGUN:
            self.begun = said.seconds
        elif said.word is Word.FREE:
            self._free.append(said.slot)


def _show(options: argparse.Namespace, slots: Slots) -> int:
    # Only now, within the limits.
    from player.film.faults import FilmError  # noqa: PLC0415
    from player.film.opening import opened, threads_here  # noqa: PLC0415
    from player.film.shaping import Shaper, copy_rows  # noqa: PLC0415

    path, ended, put_at = options.root / options.file, 0.0, 0.0
    try:
        with opened(path, threads_here(_THREADS)) as film:
            if options.samples is not None:
                Thread(target=_sound, args=(path, film.begins_at, options.samples), daemon=True).start()
            size = slots.ring.width, slots.ring.height
            much_larger = film.footage.width * film.footage.height > _MUCH_LARGER * size[0] * size[1]
            quality = "bilinear" if much_larger else "fast_bilinear"
            shaper = Shaper(size, (film.footage.turn + options.turn) % 360, "bgra", quality=quality)
            for at, frame in _paced(film.frames()):
                late_s = slots.late_s(at)
                film.hurry(late_s > _VERY_LATE_S)
                if late_s > _LATE_S and at - put_at < _LONGEST_STILL_S:
                    continue
                for shaped in shaper.shape(frame):
                    with slots.room(at) as room:
                        copy_rows(shaped, PIXEL_BYTES, room)
                ended = put_at = at
    except FilmError as error:
        log.error("%s: %s", path, error)
        return 3
    slots.end(ended + 1 / _RATE)
    return 0


def _sound(path: Path, begins_at: float, samples: int) -> None:
    """Writes the film's sound, waiting as long as nobody takes it, until it ends or nobody is there any more.

    In a thread of its own: FFmpeg does its work without Python's lock, and most of the time this waits.
    """
    from player.film.soundtrack import soundtrack  # noqa: PLC0415 - like the decoder

    with suppress(BrokenPipeError), open(samples, "wb", buffering=0) as pipe:
        for data in soundtrack(path, begins_at):
            left = memoryview(data)
            while left:
                left = left[pipe.write(left) :]


def _paced(frames: Iterator[tuple[float, VideoFrame]]) -> Iterator[tuple[float, VideoFrame]]:
    """At most thirty frames a second of a film that has more."""
    due = 0.0
    for at, frame in frames:
        if at >= due - 0.25 / _RATE:
            due = max(due + 1 / _RATE, at)
            yield at, frame


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m player.film.projector", description="Decode a film.")
    parser.add_argument("--root", type=Path, required=True, help="the only folder that may be read")
    parser.add_argument("--file", required=True, help="the film, a path under it")
    parser.add_argument("--size", required=True, help="WxH, in pixels on the panel")
    parser.add_argument("--turn", type=int, default=0, help="degrees clockwise that the upright film is turned by")
    parser.add_argument("--memory", type=int, required=True, help="the descriptor of the shared memory")
    parser.add_argument("--samples", type=int, help="the descriptor of the pipe for its sound; without it is silent")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
