"""A film's sound as the screen sees it: the process that plays it, and why it does not.

Between the decoder and that process goes one pipe of samples (`pcm`), which nobody else has an end of. Never waits.
Leaves out playing (`screen/loudspeaker`) and decoding (`soundtrack`).
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from player.film.ring import Word, say
from player.worker.process import EndedError, Process, spelt_end

_REAP_S = 0.25
_LONGEST_REASON = 200
_ITS_OWN = ("SDL_", "AUDIODEV", "ALSA_", "PULSE_", "PIPEWIRE_", "XDG_RUNTIME_DIR", "HOME")
"""What says which sound device it is to take: of our environment it gets nothing else."""


class Voice:
    """One showing's sound. For one thread, which must outlive it."""

    def __init__(self, program: Sequence[str]) -> None:
        """Starts the process. `samples` is the end to write into: whoever passes it on closes it. Raises OSError."""
        self._said = b""
        self._failed = ""
        self._closed = False
        taken, self.samples = os.pipe()
        try:
            self._process = Process([*program, f"--samples={taken}"], [taken], _environment(os.environ))
        except OSError:
            os.close(self.samples)
            raise
        finally:
            os.close(taken)

    def begin(self, now: float) -> None:
        """The film's beginning is at this monotonic time."""
        self._process.send(say(Word.BEGUN, 0, now))

    @property
    def is_over(self) -> bool:
        """Whether nothing more is heard."""
        self._listen()
        return self._closed

    @property
    def failed(self) -> str:
        """Why it is not heard any more before its end, or ""."""
        self._listen()
        return self._failed

    def close(self) -> None:
        """Cuts it off at once."""
        if not self._closed:
            self._closed = True
            self._process.kill()
            self._process.reap(_REAP_S)

    def _listen(self) -> None:
        """It says nothing but, at its end, why."""
        if self._closed:
            return
        try:
            while data := self._process.receive():
                self._said = (self._said + data)[:_LONGEST_REASON]
        except EndedError:
            code = self._process.reap(_REAP_S)
            if code != 0:
                self._failed = self._said.decode("utf-8", "replace").strip() or f"its player {spelt_end(code)}"
            self.close()


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in ours.items() if name.startswith(_ITS_OWN)}
    return {"LANG": "C.UTF-8", **kept}
