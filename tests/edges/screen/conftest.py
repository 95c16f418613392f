"""What the screen's tests share: SDL without a screen, and folders of their own for all that a player keeps."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import pygame

from player.screen.canvas import Canvas
from player.screen.display import Wish, open_canvas
from tests.edges.screen.pictures import SIZE, PictureStore


@pytest.fixture(autouse=True)
def _own_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SDL is told by the environment, and the player's folders are found by it: neither may leak between tests."""
    for name in ("SDL_VIDEODRIVER", "SDL_FRAMEBUFFER_ACCELERATION", "SDL_RENDER_DRIVER", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    for name in ("RUNTIME_DIRECTORY", "STATE_DIRECTORY", "CACHE_DIRECTORY", "NOTIFY_SOCKET"):
        monkeypatch.delenv(name, raising=False)
    for name in ("XDG_RUNTIME_DIR", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))


@pytest.fixture
def store(tmp_path: Path) -> PictureStore:
    return PictureStore(tmp_path / "frames")


@pytest.fixture
def canvas() -> Iterator[Canvas]:
    opened = open_canvas(Wish(SIZE, offscreen=True))
    yield opened
    if pygame.display.get_init():
        opened.close()
