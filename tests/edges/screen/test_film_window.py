"""Films in a real window, looked at from outside: they move, they end, and the next slide comes."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bench.xscreen import XScreen, x_screen
from tests.edges.film.clips import H264, number_of
from tests.edges.screen.shop import SIZE, Shop, playing, wait_until

MIDDLE = (320, 160)
FILM = replace(H264, frames=32, size=(320, 170))


@pytest.fixture(scope="module")
def screen() -> Iterator[XScreen]:
    with x_screen(640, 640) as opened:
        yield opened


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    shop = Shop(tmp_path)
    FILM.write(tmp_path / "film.mp4").rename(shop.folder / "Nyheter" / "Badplatsen.mp4")
    return shop


def seen_moving(screen: XScreen, at: tuple[int, int], until_frame: int, within_s: float = 60.0) -> list[int]:
    """The numbers of the film's frames as they are seen at a point, until that one has come."""
    seen: list[int] = []
    deadline = time.monotonic() + within_s
    while not seen or seen[-1] < until_frame:
        assert time.monotonic() < deadline, f"saw the frames {seen} and waited in vain for {until_frame}"
        red, green, blue = screen.pixel(*at)
        number = number_of(red)
        if max(red, green, blue) - min(red, green, blue) < 4 and (not seen or number != seen[-1]):
            seen.append(number)
        time.sleep(0.002)
    return seen


@pytest.mark.parametrize(
    ("rotate", "at", "options"), [("0", MIDDLE, []), ("90", (300, 180), ["--cut"]), ("270", (340, 180), ["--cut"])]
)
def test_a_film_is_seen_to_move_and_the_next_slide_comes_after_it(
    shop: Shop, screen: XScreen, rotate: str, at: tuple[int, int], options: list[str]
) -> None:
    shop.notice("Kaffe", "# Kaffe", seconds=3)
    with playing(shop, {"DISPLAY": screen.display}, "--size", SIZE, "--rotate", rotate, *options):
        wait_until(lambda: shop.on_air() == "nyheter.badplatsen", "the film's slide", 60)
        seen = seen_moving(screen, at, 31)
        running = seen[max(index for index, number in enumerate(seen) if number <= 1) :]
        assert running == sorted(running), "frames were seen out of order"
        assert len(running) > 12
        wait_until(lambda: shop.on_air() == "nyheter.kaffe", "the next slide")
        assert shop.status()["problems"] == []


def test_a_decoder_killed_in_mid_play_leaves_the_picture_and_the_board_goes_on(shop: Shop, screen: XScreen) -> None:
    shop.notice("Kaffe", "# Kaffe", seconds=3)
    with playing(shop, {"DISPLAY": screen.display}, "--size", SIZE) as player:
        wait_until(lambda: shop.on_air() == "nyheter.badplatsen", "the film's slide", 60)
        wait_until(lambda: bool(decoders_of(player.pid)), "its decoder")
        seen_moving(screen, MIDDLE, 5)
        for pid in decoders_of(player.pid):
            os.kill(pid, signal.SIGKILL)
        wait_until(lambda: bool(shop.status()["problems"]), "the problem to be told")
        (problem,) = shop.status()["problems"]
        assert (problem["code"], problem["file"]) == ("film-stopped", "Nyheter/Badplatsen.mp4")
        assert sum(screen.pixel(*MIDDLE)) > 100
        wait_until(lambda: shop.on_air() == "nyheter.kaffe", "the next slide")
        assert player.poll() is None


def test_a_film_that_is_all_there_is_runs_again_at_each_of_its_turns(shop: Shop, screen: XScreen) -> None:
    with playing(shop, {"DISPLAY": screen.display}, "--size", SIZE, "--cut"):
        wait_until(lambda: shop.on_air() == "nyheter.badplatsen", "the film's slide", 60)
        for _ in range(2):
            seen_moving(screen, MIDDLE, 31)
            wait_until(lambda: number_of(screen.pixel(*MIDDLE)[0]) <= 3, "the film to begin again", 40)


def test_the_player_ends_in_the_middle_of_a_film_and_takes_the_decoder_with_it(shop: Shop, screen: XScreen) -> None:
    with playing(shop, {"DISPLAY": screen.display}, "--size", SIZE) as player:
        wait_until(lambda: bool(decoders_of(player.pid)), "its decoder", 60)
        (pid,) = decoders_of(player.pid)
        player.send_signal(signal.SIGTERM)
        assert player.wait(10) == 0
        assert not Path(f"/proc/{pid}").exists()


def decoders_of(player: int) -> list[int]:
    """The decoders that a player has started."""
    return children_of(player, b"player.film.projector")


def children_of(player: int, program: bytes) -> list[int]:
    """The processes of a program that a player has started."""
    found = []
    for task in Path(f"/proc/{player}/task").glob("*/children"):
        for child in task.read_text().split():
            try:
                if program in Path(f"/proc/{child}/cmdline").read_bytes():
                    found.append(int(child))
            except OSError:
                continue
    return found
