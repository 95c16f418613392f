"""The worker: reads folders and draws notices, one request at a time, in a process that can do nothing else.

Started as `python -m player.worker.main --read DIR ... --write DIR ...`; speaks on standard input and output (`wire`).
Leaves out the loop (`serve`) and the jobs: `readings`, `drawings`, `filming` and `pagings` are each imported by the
first request that needs them, inside the sandbox, so that a worker which only draws never holds the folder's reader.
"""

from __future__ import annotations

import argparse
import faulthandler
import logging
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from player.errors import InputError, StorageError
from player.worker import sandbox
from player.worker.file_messages import Normalise, NormaliseFilm, NormaliseSound, NormaliseText
from player.worker.folder_messages import ReadBoard, ReadFeeds, ReadFolder, ReadPlaylist, TryFeed
from player.worker.page_messages import MakeCode, PictureFilm, PicturePoster, ReadPoster, RenderText
from player.worker.protocol import Draw, Failed, LayOut, Reply, Request
from player.worker.serve import Answer, Loop, Pipes
from player.worker.wire import UNASKED

log = logging.getLogger("bytavla.worker")

_JOBS: Mapping[type, str] = {
    **dict.fromkeys((ReadFolder, ReadBoard, ReadPlaylist, ReadFeeds, TryFeed, NormaliseText), "player.worker.readings"),
    **dict.fromkeys((Draw, Normalise, LayOut), "player.worker.drawings"),
    **dict.fromkeys((NormaliseFilm, NormaliseSound), "player.worker.filming"),
    **dict.fromkeys((RenderText, ReadPoster, PicturePoster, PictureFilm, MakeCode), "player.worker.pagings"),
}
"""The module that does a request; its `begin()` gives what answers."""


def main() -> int:
    options = _options()
    pipes = Pipes.take()
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    faulthandler.enable()
    limits = sandbox.Limits(address_space_bytes=options.memory)
    with suppress(BrokenPipeError):  # nobody listens any more
        pipes.say(UNASKED, sandbox.enter(options.read, options.write, limits))
        Loop(pipes, Desk().answer).run()
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m player.worker.main", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--read", type=Path, action="append", default=[], help="a folder that may be read")
    parser.add_argument("--write", type=Path, action="append", default=[], help="a folder that may be written to")
    parser.add_argument("--memory", type=int, default=sandbox.Limits().address_space_bytes, help="address space, bytes")
    return parser.parse_args()


@dataclass(slots=True)
class Desk:
    """Hands each request to those who do it, and makes a reply of whatever comes back."""

    _begun: dict[str, Answer] = field(default_factory=dict)

    def answer(self, request: Request) -> Reply:
        """The reply to any request but Watch. Never raises: a worker that is well must not end over one file."""
        try:
            return self._job(_JOBS[type(request)])(request)
        except InputError as error:
            return Failed(str(error), "input", error.problems)
        except StorageError as error:
            return Failed(str(error), "storage")
        except MemoryError:
            return Failed("it needs more memory than a worker has", "memory")
        except Exception as error:  # the worker's top
            log.exception("a job failed")
            return Failed(f"{type(error).__name__}: {error!s:.300}", "crashed")

    def _job(self, module: str) -> Answer:
        if module not in self._begun:
            begin = import_module(module).begin
            self._begun[module] = begin()
        return self._begun[module]


if __name__ == "__main__":
    sys.exit(main())
