"""A real player in a real window: a shop that closes by a file goes dark, and what is urgent lights it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.xscreen import XScreen, x_screen
from tests.edges.screen.shop import SIZE, Shop, playing, wait_until

BLACK = (0, 0, 0)
OPEN_ALL_DAY = """\
hours = ["mån-sön 00-24"]
[sites.screen]
off_when_closed = true
minutes_before_opening = 0
minutes_after_closing = 0
[[playlists]]
"""


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """The folder `Nyheter` is the shop's own."""
    shop = Shop(tmp_path)
    toml = shop.folder / "_board" / "board.toml"
    text = toml.read_text(encoding="utf-8").replace("[[playlists]]\n", OPEN_ALL_DAY)
    toml.write_text(f'{text}sites = ["hamneda"]\n', encoding="utf-8")
    return shop


@pytest.fixture
def screen() -> Iterator[XScreen]:
    with x_screen(640, 360) as opened:
        yield opened


def _is_dark(screen: XScreen) -> bool:
    return {screen.pixel(x, y) for x in range(20, 640, 60) for y in range(20, 360, 40)} == {BLACK}


def test_a_file_from_a_phone_darkens_the_screen_and_something_urgent_lights_it(shop: Shop, screen: XScreen) -> None:
    shop.notice("bad", "# Badet är öppet")
    with playing(shop, {"DISPLAY": screen.display}, "--size", SIZE, "--cut"):
        wait_until(lambda: shop.status().get("state") == "playing", "the notice")
        assert not _is_dark(screen)
        closed = shop.folder / "Nyheter" / "Stängt i dag"
        closed.touch()
        wait_until(lambda: shop.status().get("state") == "off", "closing time")
        wait_until(lambda: _is_dark(screen), "a dark screen")
        assert shop.status()["power"]["state"] == "off"
        shop.notice("vatten", "# Koka vattnet", priority="urgent", till="2030-01-01")
        wait_until(lambda: shop.on_air().endswith("vatten"), "the urgent notice")
        assert not _is_dark(screen)
        (shop.folder / "Nyheter" / "vatten.md").unlink()
        wait_until(lambda: shop.status().get("state") == "off", "closing time again")
        wait_until(lambda: _is_dark(screen), "a dark screen again")
        closed.unlink()
        wait_until(lambda: shop.status().get("state") == "playing", "opening time")
        assert not _is_dark(screen)
