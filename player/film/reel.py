"""A film being shown, as the screen sees it: the decoder's process, its shared memory, and the frame that is due.

Never waits, and believes nothing: a decoder may have been taken over by the film. Leaves out the glass
(`screen/cinema`) and decoding (`projector`).
"""

from __future__ import annotations

import mmap
import os
import sys
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from player.film.ring import Ring, Said, Word, heard, say
from player.film.voice import Voice
from player.worker.process import EndedError, Process, spelt_end

PROGRAM = (sys.executable, "-I", "-X", "utf8", "-m", "player.film.projector")
_REAP_S = 0.25
_LONGEST_S = 3600.0


@dataclass(frozen=True, slots=True)
class Showing:
    """What is to be shown: `file` under `root`, on `width` x `height` panel pixels, turned `turn` degrees clockwise."""

    root: Path
    file: str
    width: int
    height: int
    turn: int


@dataclass(frozen=True, slots=True)
class Frame:
    """`rows` (B, G, R, 255) hold until the next frame is taken; due `at` seconds after the film's beginning."""

    rows: memoryview
    at: float


class FilmReel(Protocol):
    """What the screen asks of a film."""

    failed: str
    """Why nothing comes any more before the film's end, or ""."""

    @property
    def unheard(self) -> str: ...
    @property
    def is_over(self) -> bool: ...
    @property
    def is_ready(self) -> bool: ...
    def begin(self, now: float) -> None: ...
    def take(self, elapsed_s: float) -> Frame | None: ...
    def next_at(self) -> float | None: ...
    def mute(self) -> None: ...
    def close(self) -> None: ...


class Reel:
    """One showing of one film. For one thread, which must outlive it."""

    def __init__(self, showing: Showing, program: Sequence[str] = PROGRAM, loudspeaker: Sequence[str] = ()) -> None:
        """Starts the decoder and, if the film is to be heard, the program `loudspeaker`. Raises OSError, ValueError."""
        self.failed = ""
        self.dropped = 0
        """Frames that came in time to be told of, but were overtaken by the next one."""
        self.shown = 0
        self._ring = Ring(showing.width, showing.height)
        passed = [self._ring.make()]
        self._voice: Voice | None = None
        try:
            self._memory = self._ring.map(passed[0], mmap.ACCESS_READ)
            if loudspeaker:
                self._voice = Voice(loudspeaker)
                passed.append(self._voice.samples)
            self._process = Process([*program, *_options(showing, *passed)], keep_open=passed)
        except OSError:
            self.mute()
            raise
        finally:
            for descriptor in passed:
                os.close(descriptor)
        self._rest = b""
        self._waiting: deque[tuple[int, float]] = deque()
        self._in_use: tuple[int, memoryview] | None = None
        self._ended_at: float | None = None
        self._closed = False

    @property
    def unheard(self) -> str:
        """Why its sound does not come, though it was to be heard; or ""."""
        return self._voice.failed if self._voice is not None else ""

    @property
    def is_ready(self) -> bool:
        """Whether there is a frame to begin with."""
        self._listen()
        return bool(self._waiting)

    @property
    def is_over(self) -> bool:
        """Whether every frame has been taken, or none will come."""
        return not self._waiting and (self._ended_at is not None or bool(self.failed))

    def begin(self, now: float) -> None:
        """From this monotonic time on the film runs."""
        self._say(Word.BEGUN, 0, now)
        if self._voice is not None:
            self._voice.begin(now)

    def take(self, elapsed_s: float) -> Frame | None:
        """The frame that is due when so much of the film has passed: the newest, each once. None: none is yet."""
        self._listen()
        due: tuple[int, float] | None = None
        while self._waiting and self._waiting[0][1] <= elapsed_s:
            if due is not None:
                self.dropped += 1
                self._say(Word.FREE, due[0])
            due = self._waiting.popleft()
        if due is None:
            return None
        self._give_back()
        rows = self._ring.slot(self._memory, due[0])
        self._in_use = (due[0], rows)
        self.shown += 1
        return Frame(rows, due[1])

    def next_at(self) -> float | None:
        """When the next frame is due, in seconds from the film's beginning; None when it has not come yet."""
        return self._waiting[0][1] if self._waiting else None

    def mute(self) -> None:
        """Cuts its sound off at once, and for good."""
        if self._voice is not None:
            self._voice.close()
            self._voice = None

    def close(self) -> None:
        """Ends the decoder and gives the memory back. No frame of it may be used any more."""
        if self._closed:
            return
        self._closed = True
        self.mute()
        self._in_use = None
        self._waiting.clear()
        self._process.kill()
        self._process.reap(_REAP_S)
        # A surface that still looks into it keeps the memory mapped; it goes with that.
        with suppress(BufferError):
            self._memory.close()

    def _give_back(self) -> None:
        if self._in_use is not None:
            self._say(Word.FREE, self._in_use[0])
            self._in_use = None

    def _say(self, word: Word, slot: int, seconds: float = 0.0) -> None:
        if not self.failed and not self._closed:
            self._process.send(say(word, slot, seconds))

    def _listen(self) -> None:
        if self.failed or self._closed:
            return
        try:
            while data := self._process.receive():
                said, self._rest = heard(self._rest + data)
                for each in said:
                    self._take_word(each)
        except EndedError:
            if self._ended_at is None:
                self.failed = spelt_end(self._process.reap(_REAP_S))
        except ValueError as error:
            self.failed = f"it does not speak as a decoder does ({error})"

    def _take_word(self, said: Said) -> None:
        last = self._waiting[-1][1] if self._waiting else 0.0
        if said.word is Word.END:
            self._ended_at = said.seconds
            return
        held = {slot for slot, _ in self._waiting} | ({self._in_use[0]} if self._in_use else set())
        if said.word is not Word.FRAME or said.slot >= self._ring.slots or said.slot in held:
            raise ValueError(f"{said.word.name} of slot {said.slot}")
        if not last <= said.seconds <= _LONGEST_S:
            raise ValueError(f"a frame at {said.seconds} s")
        self._waiting.append((said.slot, said.seconds))


def _options(showing: Showing, memory: int, *samples: int) -> list[str]:
    return [
        f"--root={showing.root}",
        f"--file={showing.file}",
        f"--size={showing.width}x{showing.height}",
        f"--turn={showing.turn}",
        f"--memory={memory}",
        *(f"--samples={descriptor}" for descriptor in samples),
    ]
