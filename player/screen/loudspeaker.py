"""The process that plays a film's sound, in step with its pictures: the only one that touches the sound device.

    python -m player.screen.loudspeaker --samples DESCRIPTOR

A process of its own, so that neither a sound card that hangs nor its libraries cost the screen anything; killed, it
is silent at once. It opens no file and reads nothing but samples. Standard input says when the film begins
(`film/ring`); why there is no sound is told on standard output, and by exit code 3. Leaves out the device itself
(`sdl_sound`).
"""

from __future__ import annotations

import argparse
import os
import select
import sys
import time
from contextlib import suppress
from typing import Protocol

from player.errors import ScreenError
from player.film.pcm import FRAME_BYTES, bytes_of, seconds_of
from player.film.ring import WORD, Word, heard

_AHEAD_S = 0.2
"""So much is laid in ahead of time: a busy machine may be late by that."""
_TURN_S = 0.01
_TAKEN_S = 0.03
"""What the device has taken is heard so much later: a chunk that it plays, and half of one that waits behind it."""
_IN_STEP_S = 0.04
"""What sounds earlier or later than this is moved: less, and people do not see it, nor hear what moving costs."""
_AT_ONCE = 1 << 16


class Device(Protocol):
    def queued_bytes(self) -> int: ...
    def lay_in(self, samples: bytes) -> None: ...


def main() -> int:
    """Exit code 0 when the sound has come to its end, or nobody wants it any more."""
    parser = argparse.ArgumentParser(prog="python -m player.screen.loudspeaker", description="Play a film's sound.")
    parser.add_argument("--samples", type=int, required=True, help="the descriptor of the pipe that they come by")
    samples: int = parser.parse_args().samples
    _hush_libraries()
    try:
        from player.screen.sdl_sound import SoundDevice  # noqa: PLC0415 - after those who ask for help

        device = SoundDevice()
        begun = _begun(sys.stdin.fileno())
        if begun is not None:
            device.open()
            _play(samples, sys.stdin.fileno(), device, Step(begun))
    except ScreenError as error:
        with suppress(BrokenPipeError):
            os.write(sys.stdout.fileno(), str(error).encode())
        return 3
    return 0


class Step:
    """Keeps the sound at its time: what it gives back is what to lay in. Times are monotonic."""

    def __init__(self, begun: float) -> None:
        self._begun = begun
        self._passed = 0
        """Bytes of the film's sound that were laid in or left out."""

    def fit(self, samples: bytes, queued: int, now: float) -> bytes:
        """These next samples as they belong behind those that are queued: without what is late, after what is early."""
        late_s = now + seconds_of(queued) + _TAKEN_S - (self._begun + seconds_of(self._passed))
        self._passed += len(samples)
        # With an empty queue there is nothing to keep whole: it is put right to the sample.
        if abs(late_s) <= _IN_STEP_S and queued:
            return samples
        return samples[bytes_of(late_s) :] if late_s > 0 else bytes(bytes_of(-late_s)) + samples


def _play(samples: int, words: int, device: Device, step: Step) -> None:
    """Until the sound has ended, or `words` has."""
    os.set_blocking(samples, False)
    rest, ended = b"", False
    while not _is_readable(words, _TURN_S):
        queued = device.queued_bytes()
        if ended and not queued:
            return
        while not ended and (room := bytes_of(_AHEAD_S) - queued) > 0:
            try:
                data = os.read(samples, min(room, _AT_ONCE))
            except BlockingIOError:
                break
            ended, data = not data, rest + data
            whole = len(data) // FRAME_BYTES * FRAME_BYTES
            rest = data[whole:]
            fitting = step.fit(data[:whole], queued, time.monotonic())
            device.lay_in(fitting)
            queued += len(fitting)


def _begun(words: int) -> float | None:
    """When the film begins, once that is said; None when nobody will say so."""
    data = b""
    while len(data) < WORD.size:
        more = os.read(words, WORD.size - len(data))
        if not more:
            return None
        data += more
    (said,), _ = heard(data)
    return said.seconds if said.word is Word.BEGUN else None


def _is_readable(descriptor: int, timeout_s: float) -> bool:
    """After its beginning nothing more is said to it: what can be read is the end."""
    return bool(select.select([descriptor], [], [], timeout_s)[0])


def _hush_libraries() -> None:
    """ALSA has a dozen lines to say of a device that is not there; the reason told is one."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stderr.fileno())
    os.close(nowhere)


if __name__ == "__main__":
    sys.exit(main())
