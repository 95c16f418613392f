"""The sound device, through SDL's own queue: samples are laid in, SDL takes them as it needs them.

Called in the library that pygame has brought, without pygame: its mixer would load twelve decoders to play what is
decoded already, and nothing here ever runs in SDL's thread. Leaves out what is played when (`loudspeaker`).
"""

from __future__ import annotations

import ctypes
import time
from importlib.util import find_spec
from pathlib import Path

from player.errors import ScreenError
from player.film.pcm import CHANNELS, RATE

CHUNK_FRAMES = 1024
"""SDL takes so much at a time: 21 ms."""
_INIT_AUDIO = 0x10
_SIXTEEN_BITS = 0x8010  # AUDIO_S16LSB
_STOPPED = 0
_BUSY_S, _AGAIN_S = 0.5, 0.05
_STUCK_S = 1.5
"""A device that has taken nothing for so long, with something laid in, takes nothing any more."""


class _Spec(ctypes.Structure):
    """SDL_AudioSpec."""

    _fields_ = (
        ("freq", ctypes.c_int),
        ("format", ctypes.c_uint16),
        ("channels", ctypes.c_uint8),
        ("silence", ctypes.c_uint8),
        ("samples", ctypes.c_uint16),
        ("padding", ctypes.c_uint16),
        ("size", ctypes.c_uint32),
        ("callback", ctypes.c_void_p),
        ("userdata", ctypes.c_void_p),
    )


class SoundDevice:
    """The one sound device. It ends with the process: closing it would wait for its last chunks."""

    def __init__(self) -> None:
        """Raises ScreenError when nothing can be played at all."""
        self._sdl = _library()
        self._device = self._laid = 0
        self._moved_at = 0.0
        if self._sdl.SDL_InitSubSystem(_INIT_AUDIO) != 0:
            raise self._refused()

    def open(self) -> None:
        """Takes the device, which until now may be another film's that is just ending. Raises ScreenError."""
        wanted = _Spec(freq=RATE, format=_SIXTEEN_BITS, channels=CHANNELS, samples=CHUNK_FRAMES)
        give_up_at = time.monotonic() + _BUSY_S
        while not (device := self._sdl.SDL_OpenAudioDevice(None, 0, ctypes.byref(wanted), ctypes.byref(_Spec()), 0)):
            if time.monotonic() > give_up_at:
                raise self._refused()
            time.sleep(_AGAIN_S)
        self._device, self._moved_at = device, time.monotonic()
        self._sdl.SDL_PauseAudioDevice(device, 0)

    def _refused(self) -> ScreenError:
        return ScreenError(f"no sound device can be had: {self._sdl.SDL_GetError().decode('utf-8', 'replace')}")

    def queued_bytes(self) -> int:
        """How much of what was laid in has not been taken yet. Raises ScreenError when the device is lost."""
        queued: int = self._sdl.SDL_GetQueuedAudioSize(self._device)
        now = time.monotonic()
        if queued != self._laid or not queued:
            self._laid, self._moved_at = queued, now
        if self._sdl.SDL_GetAudioDeviceStatus(self._device) == _STOPPED or now - self._moved_at > _STUCK_S:
            raise ScreenError("the sound device was lost")
        return queued

    def lay_in(self, samples: bytes) -> None:
        """Raises ScreenError."""
        if self._sdl.SDL_QueueAudio(self._device, samples, len(samples)) != 0:
            raise ScreenError("the sound device takes nothing any more")
        self._laid += len(samples)


def _library() -> ctypes.CDLL:
    """SDL as pygame's own modules find it: a look-up in one of them goes on in what it is linked with."""
    pygame = find_spec("pygame")
    if pygame is None or not pygame.submodule_search_locations:
        raise ScreenError("pygame is not installed")
    try:
        sdl = ctypes.CDLL(str(next(Path(pygame.submodule_search_locations[0]).glob("base.*.so"))))
    except (OSError, StopIteration) as error:
        raise ScreenError(f"SDL cannot be loaded: {error}") from error
    sdl.SDL_GetError.restype = ctypes.c_char_p
    sdl.SDL_GetQueuedAudioSize.restype = ctypes.c_uint32
    sdl.SDL_OpenAudioDevice.restype = ctypes.c_uint32
    return sdl
