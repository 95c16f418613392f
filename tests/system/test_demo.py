"""The demo as somebody runs it who has never seen the board before."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hard.commands import bytavla
from tests.hard.entry import FOLDER, Entry, write

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def test_a_demo_plays_a_lap_and_asks_nobody_to_guard_its_keys(tmp_path: Path) -> None:
    write(tmp_path / "playlists", [Entry(f"{FOLDER}/loppis.md", b"Kaffe och dans.")])
    words = ("demo", tmp_path / "playlists", "--offscreen", "--slides", tmp_path / "slides")
    first, second = (bytavla(*words, home=tmp_path) for _ in range(2))
    assert (first.code, second.code) == (0, 0), first.err + second.err
    assert any("loppis" in path.name for path in (tmp_path / "slides").iterdir())
    assert "are for this demo alone" in first.err
    assert "keys" not in second.err
    assert "USB" not in first.err + second.err
