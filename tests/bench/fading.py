"""The frames of fades one by one, on the real canvas: run by the bench under a virtual screen, answers in JSON.

usage: python -m tests.bench.fading FADES        milliseconds that each frame took to be made and presented
"""

from __future__ import annotations

import json
import os
import sys
import time

os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import pygame

from player.screen.composing import blank
from player.screen.display import Wish, open_canvas
from player.screen.fade import Fade
from tests.bench.players import FADE_S, SIZE


def main(fades: int) -> list[float]:
    """Fades there and back between two pictures, on the beat, and takes the time of each frame."""
    canvas = open_canvas(Wish(SIZE, exact=True))
    pictures = []
    for colour in ("#204060", "#e0c080"):
        picture = blank(SIZE)
        picture.fill(colour)
        pictures.append(canvas.hold(picture))
    canvas.show(pictures[0])
    frames_ms = []
    for number in range(fades):
        fade = Fade(time.monotonic(), FADE_S)
        while (now := time.monotonic()) < fade.started + fade.seconds:
            canvas.fade(pictures[(number + 1) % 2], fade.progress(now))
            frames_ms.append((time.monotonic() - now) * 1000)
            pygame.event.pump()
            time.sleep(max(0.0, fade.next_step(now) - time.monotonic()))
        canvas.show(pictures[(number + 1) % 2])
    canvas.close()
    return frames_ms


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
