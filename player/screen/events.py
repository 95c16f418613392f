"""What the window system tells us, reduced to what the loop acts on. Leaves out the acting (`loop`)."""

from __future__ import annotations

from enum import Enum, auto

import pygame


class Event(Enum):
    """QUIT also comes when the session ends. REDRAW: what was on the screen has been lost, the window has not."""

    QUIT = auto()
    ESCAPE = auto()
    REDRAW = auto()
    RESIZED = auto()


_MEANINGS = {
    pygame.QUIT: Event.QUIT,
    pygame.WINDOWCLOSE: Event.QUIT,
    pygame.WINDOWEXPOSED: Event.REDRAW,
    pygame.WINDOWRESTORED: Event.REDRAW,
    pygame.RENDER_TARGETS_RESET: Event.REDRAW,
    pygame.RENDER_DEVICE_RESET: Event.RESIZED,
    pygame.WINDOWSIZECHANGED: Event.RESIZED,
    pygame.WINDOWDISPLAYCHANGED: Event.REDRAW,
}


_NOISE = (
    *(pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEWHEEL),
    *(pygame.FINGERMOTION, pygame.FINGERDOWN, pygame.FINGERUP, pygame.MULTIGESTURE),
    *(pygame.KEYUP, pygame.TEXTINPUT, pygame.TEXTEDITING, pygame.CLIPBOARDUPDATE, pygame.SYSWMEVENT),
)
"""What comes in numbers. All kinds that there are could be named at once, but SDL then goes through all 65,000."""


def choose_events() -> None:
    """Keeps out of the queue what nobody acts on: a mouse left moving must not fill it. Call once a display is open."""
    pygame.event.set_blocked(_NOISE)


def pump_events() -> frozenset[Event]:
    """What has happened since last time. Never waits: SDL's own waiting polls every millisecond."""
    if not pygame.display.get_init():
        return frozenset()
    meanings = set()
    for event in pygame.event.get():
        if event.type == pygame.KEYDOWN:
            if event.key in (pygame.K_ESCAPE, pygame.K_q):
                meanings.add(Event.ESCAPE)
        elif meaning := _MEANINGS.get(event.type):
            # What else comes has no meaning for us.
            meanings.add(meaning)
    return frozenset(meanings)
