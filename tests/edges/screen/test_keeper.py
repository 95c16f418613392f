from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from player.errors import ScreenError
from player.screen.canvas import Canvas
from player.screen.connectors import Connector, Connectors, is_connected, read_connectors
from player.screen.display import Wish, open_canvas
from player.screen.keeper import Keeper

WISH = Wish((64, 36), offscreen=True)


class Sockets:
    """A folder laid out as the kernel's, whose monitors are plugged in and out by the tests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "card1").mkdir(parents=True)
        (folder / "version").write_text("drm 1.1.0 20060810\n")
        self.plug("card1-HDMI-A-1", "1920x1080")
        self.unplug("card1-HDMI-A-2")

    def plug(self, name: str, *modes: str) -> None:
        self._write(name, "connected", modes)

    def unplug(self, name: str) -> None:
        self._write(name, "disconnected", ())

    def read(self) -> Connectors:
        return read_connectors(str(self.folder))

    def _write(self, name: str, status: str, modes: tuple[str, ...]) -> None:
        (self.folder / name).mkdir(exist_ok=True)
        (self.folder / name / "status").write_text(f"{status}\n")
        (self.folder / name / "modes").write_text("".join(f"{mode}\n" for mode in modes))


class Opener:
    """Opens real canvases, or refuses as long as it is told to, and counts."""

    def __init__(self) -> None:
        self.refuses = False
        self.tries = 0
        self.opened: list[Canvas] = []

    def __call__(self, wish: Wish) -> Canvas:
        self.tries += 1
        if self.refuses:
            raise ScreenError("No screen can be opened with the video driver kmsdrm: kmsdrm not available.")
        self.opened.append(open_canvas(wish))
        return self.opened[-1]


@pytest.fixture
def sockets(tmp_path: Path) -> Sockets:
    return Sockets(tmp_path / "drm")


def test_the_kernel_s_sockets_are_read_with_their_best_mode(sockets: Sockets) -> None:
    assert sockets.read() == (
        Connector("card1-HDMI-A-1", "connected", "1920x1080"),
        Connector("card1-HDMI-A-2", "disconnected"),
    )


def test_without_graphics_cards_nothing_can_tell_whether_there_is_a_screen(tmp_path: Path) -> None:
    assert read_connectors(str(tmp_path / "none")) == ()
    assert is_connected(()) is None


def test_a_socket_that_does_not_notice_its_monitor_is_not_taken_for_empty() -> None:
    assert (
        is_connected((Connector("card0-Composite-1", "unknown"), Connector("card0-HDMI-A-1", "disconnected"))) is None
    )


def test_one_monitor_is_enough(sockets: Sockets) -> None:
    assert is_connected(sockets.read()) is True
    sockets.unplug("card1-HDMI-A-1")
    assert is_connected(sockets.read()) is False


def test_it_tries_again_more_and_more_seldom_while_there_is_no_screen(sockets: Sockets) -> None:
    opener = Opener()
    opener.refuses = True
    keeper = Keeper(opener, sockets.read)
    keeper.want(WISH)
    tries = []
    for tenth in range(1200):
        before = opener.tries
        keeper.check(tenth / 10)
        if opener.tries > before:
            tries.append(tenth / 10)
    pauses = [after - before for before, after in pairwise(tries)]
    assert pauses == pytest.approx([1, 2, 4, 8, 16, 30, 30], abs=0.11)
    opener.refuses = False
    assert keeper.check(1000.0)
    assert keeper.canvas is opener.opened[-1]
    keeper.close()


def test_a_monitor_that_is_plugged_in_is_used_within_two_seconds_whatever_the_pause(sockets: Sockets) -> None:
    sockets.unplug("card1-HDMI-A-1")
    opener = Opener()
    opener.refuses = True
    keeper = Keeper(opener, sockets.read)
    keeper.want(WISH)
    for second in range(60):
        keeper.check(float(second))
    opener.refuses = False
    sockets.plug("card1-HDMI-A-1", "1920x1080")
    opened_at = next(now for now in (60.0, 60.5, 61.0, 61.5, 62.0) if keeper.check(now))
    assert opened_at <= 62.0
    keeper.close()


def test_an_unplugged_monitor_is_told_and_the_canvas_kept_for_when_it_is_back(sockets: Sockets) -> None:
    opener = Opener()
    keeper = Keeper(opener, sockets.read)
    keeper.want(WISH)
    keeper.check(0.0)
    first = keeper.canvas
    sockets.unplug("card1-HDMI-A-1")
    keeper.check(2.5)
    assert keeper.connected is False
    assert keeper.canvas is first
    sockets.plug("card1-HDMI-A-1", "1920x1080")
    assert keeper.check(5.0)
    assert keeper.connected is True
    assert keeper.canvas is not first
    keeper.close()


def test_another_mode_of_the_monitor_opens_the_screen_anew(sockets: Sockets) -> None:
    opener = Opener()
    keeper = Keeper(opener, sockets.read)
    keeper.want(WISH)
    keeper.check(0.0)
    sockets.plug("card1-HDMI-A-1", "3840x2160", "1920x1080")
    assert keeper.check(2.5)
    assert len(opener.opened) == 2
    keeper.close()


def test_a_screen_that_stays_as_it_is_is_opened_once(sockets: Sockets) -> None:
    opener = Opener()
    keeper = Keeper(opener, sockets.read)
    for second in range(100):
        keeper.want(WISH)
        keeper.check(float(second))
    assert opener.tries == 1
    keeper.close()


def test_another_wish_closes_the_screen_and_opens_the_wished_one(sockets: Sockets) -> None:
    keeper = Keeper(Opener(), sockets.read)
    keeper.want(WISH)
    keeper.check(0.0)
    keeper.want(Wish((36, 64), offscreen=True))
    assert keeper.check(0.1)
    assert keeper.canvas is not None
    assert keeper.canvas.size == (36, 64)
    keeper.close()


def test_a_lost_screen_is_opened_anew(sockets: Sockets) -> None:
    keeper = Keeper(Opener(), sockets.read)
    keeper.want(WISH)
    keeper.check(0.0)
    keeper.lose(ScreenError("gone"))
    assert keeper.canvas is None
    assert keeper.check(0.1)
    keeper.close()
