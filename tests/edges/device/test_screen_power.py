"""The screen is lit and dark when it is to be, whatever the television does and whoever has its remote."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest

from player.device.cec import ASK_EVERY_S, Cec, cec_sockets
from player.device.command import Answer, start_command
from player.device.dpms import Dpms
from player.device.switch import STUCK_AGAIN_S, WAKES_AGAIN_S, Power, Switch
from player.notices.lighting import Light
from tests.edges.device.television import Television

DARK = Light(lit=False)
MONDAY = Light(lit=True, opening=datetime(2026, 11, 23, 8))  # noqa: DTZ001 - as the wall clock reads
TUESDAY = Light(lit=True, opening=datetime(2026, 11, 24, 8))  # noqa: DTZ001


@dataclass
class Backlight:
    """What darkens the screen without a television."""

    works: bool = True
    dark: bool = False
    calls: list[str] = field(default_factory=list)

    def off(self) -> bool:
        self.calls.append("off")
        self.dark = self.works
        return self.works

    def is_off(self) -> bool:
        return self.dark

    def on(self) -> None:
        self.calls.append("on")
        self.dark = False


@dataclass
class Wall:
    """A screen with its player, second by second."""

    memory: Path
    television: Television = field(default_factory=Television)
    backlight: Backlight = field(default_factory=Backlight)
    sockets: tuple[Path, ...] = (Path("/dev/cec0"),)
    now: float = 1000.0

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        self.switch = Switch(Cec(self.sockets, self.television.start), self.backlight, self.memory)

    def passes(self, light: Light, seconds: int = 40, *, urgent: bool = False) -> None:
        for _ in range(seconds):
            self.now += 1
            self.switch.turn(light, self.now, urgent=urgent)


@pytest.fixture
def wall(tmp_path: Path) -> Wall:
    return Wall(tmp_path)


def test_at_opening_the_television_wakes_and_shows_us(wall: Wall) -> None:
    wall.passes(DARK)
    assert not wall.television.on
    wall.passes(MONDAY)
    assert wall.television.on
    assert wall.television.shows == "2.0.0.0"
    assert wall.switch.power is Power.ON


def test_after_closing_the_television_stands_by_and_the_picture_goes_on_under_it(wall: Wall) -> None:
    wall.passes(MONDAY)
    wall.passes(DARK)
    assert not wall.television.on
    assert (wall.switch.power, wall.switch.by, wall.switch.is_black) == (Power.OFF, "cec", False)


def test_an_urgent_notice_lights_a_dark_screen_within_seconds_and_it_goes_dark_again(wall: Wall) -> None:
    wall.passes(DARK)
    wall.passes(DARK, 4, urgent=True)
    assert wall.television.on
    wall.passes(DARK)
    assert not wall.television.on


def test_a_television_switched_off_by_its_remote_stays_off_until_opening_time(wall: Wall) -> None:
    wall.passes(MONDAY)
    wall.television.on = False
    wall.passes(MONDAY, 3 * int(ASK_EVERY_S))
    assert (wall.television.on, wall.switch.power) == (False, Power.BY_HAND)
    wall.passes(TUESDAY)
    assert (wall.television.on, wall.switch.power) == (True, Power.ON)


def test_it_stays_off_also_when_the_player_is_started_anew(wall: Wall) -> None:
    wall.passes(MONDAY)
    wall.television.on = False
    wall.passes(MONDAY, 2 * int(ASK_EVERY_S))
    wall.start()
    wall.passes(MONDAY, 200)
    assert (wall.television.on, wall.switch.power) == (False, Power.BY_HAND)
    wall.passes(TUESDAY)
    assert wall.television.on


def test_something_urgent_lights_also_what_somebody_has_switched_off(wall: Wall) -> None:
    wall.passes(MONDAY)
    wall.television.on = False
    wall.passes(MONDAY, 2 * int(ASK_EVERY_S))
    wall.passes(MONDAY, 5, urgent=True)
    assert wall.television.on


def test_whoever_switches_it_on_again_is_believed(wall: Wall) -> None:
    wall.passes(MONDAY)
    wall.television.on = False
    wall.passes(MONDAY, 2 * int(ASK_EVERY_S))
    wall.television.on = True
    wall.passes(MONDAY, 2 * int(ASK_EVERY_S))
    assert wall.switch.power is Power.ON


def test_whoever_switches_it_on_at_night_may_look_at_it(wall: Wall) -> None:
    wall.passes(MONDAY)
    wall.passes(DARK)
    wall.television.on = True
    wall.passes(DARK, 500)
    assert wall.television.on
    assert not wall.switch.is_black


def test_a_television_that_does_not_come_on_is_woken_again_and_then_told_of(wall: Wall) -> None:
    wall.television.obeys = False
    wall.passes(MONDAY, 200)
    assert sum("--image-view-on" in words for words in wall.television.said) == 4
    assert wall.switch.power is Power.STUCK
    wall.television.on = True
    wall.passes(MONDAY, 100)
    assert wall.switch.power is Power.ON


def test_a_television_that_was_busy_at_opening_is_told_again_every_ten_minutes_and_comes_on(wall: Wall) -> None:
    wall.television.obeys = False
    wall.passes(MONDAY, 200)
    wall.television.said.clear()
    wall.passes(MONDAY, 3000)
    assert sum("--image-view-on" in words for words in wall.television.said) == 5
    assert wall.switch.power is Power.STUCK
    wall.television.obeys = True
    wall.passes(MONDAY, int(STUCK_AGAIN_S) + 5)
    assert (wall.television.on, wall.switch.power) == (True, Power.ON)
    wall.television.on = False
    wall.passes(MONDAY, 2 * int(STUCK_AGAIN_S))
    assert (wall.television.on, wall.switch.power) == (False, Power.BY_HAND)


def test_one_that_answers_only_after_a_while_is_not_given_up_within_seconds(wall: Wall) -> None:
    wall.television.obeys, wall.television.has_cec = False, False
    wall.passes(MONDAY, 700)
    wall.television.has_cec = True
    wall.television.said.clear()
    woken: list[int] = []
    for second in range(800):
        wall.passes(MONDAY, 1)
        woken += [second] * sum("--image-view-on" in words for words in wall.television.said)
        wall.television.said.clear()
    assert len(woken) >= 3
    assert min(later - sooner for sooner, later in pairwise(woken)) >= WAKES_AGAIN_S - 1


@pytest.mark.parametrize("silent", [{"has_cec": False}, {"plugged": False}])
def test_where_no_television_answers_the_graphics_card_darkens_the_screen(
    tmp_path: Path, silent: dict[str, bool]
) -> None:
    wall = Wall(tmp_path, Television(**silent))
    wall.passes(MONDAY)
    wall.passes(DARK)
    assert (wall.switch.by, wall.switch.is_black, wall.backlight.dark) == ("dpms", True, True)
    wall.passes(TUESDAY)
    assert (wall.switch.is_black, wall.backlight.dark, wall.switch.power) == (False, False, Power.ON)


def test_without_any_socket_nothing_is_ever_started(tmp_path: Path) -> None:
    wall = Wall(tmp_path, sockets=())
    wall.passes(MONDAY)
    wall.passes(DARK)
    assert wall.television.said == []
    assert wall.switch.by == "dpms"


def test_where_nothing_else_helps_the_picture_is_black(tmp_path: Path) -> None:
    wall = Wall(tmp_path, Television(has_cec=False), Backlight(works=False))
    wall.passes(DARK)
    assert (wall.switch.by, wall.switch.is_black) == ("black", True)


def test_a_television_that_will_not_sleep_is_covered_in_black(wall: Wall) -> None:
    wall.television.obeys, wall.television.on = False, True
    wall.passes(DARK, 60)
    assert wall.switch.is_black


def test_a_command_that_hangs_is_ended_and_the_screen_is_dark_all_the_same(wall: Wall) -> None:
    wall.television.hangs = True
    wall.passes(DARK, 60)
    assert wall.switch.is_black


def test_at_rest_the_television_is_asked_once_a_minute_and_a_silent_one_hardly_ever(tmp_path: Path) -> None:
    for television, most in ((Television(), 61), (Television(has_cec=False), 15)):
        wall = Wall(tmp_path, television)
        wall.passes(MONDAY)
        television.said.clear()
        wall.passes(MONDAY, 3600)
        assert len(television.said) <= most


def test_a_player_that_ends_leaves_the_screen_lit(tmp_path: Path) -> None:
    wall = Wall(tmp_path, Television(has_cec=False))
    wall.passes(DARK)
    wall.switch.close()
    assert not wall.backlight.dark


def _ended(command: list[str]) -> Answer:
    running = start_command(command)
    for _ in range(500):
        answer = running.poll()
        if answer is not None:
            return answer
        time.sleep(0.01)
    raise AssertionError("it has not ended")


def test_a_program_is_started_and_heard_without_waiting() -> None:
    answer = _ended([sys.executable, "-c", "import sys; print('pwr-state: on'); sys.exit(3)"])
    assert (answer.ok, answer.text) == (False, "pwr-state: on\n")


def test_a_program_that_is_not_here_answers_that_it_failed() -> None:
    answer = _ended(["/nowhere/cec-ctl"])
    assert not answer.ok
    assert "/nowhere/cec-ctl" in answer.text


def test_a_program_that_hangs_can_be_ended() -> None:
    running = start_command([sys.executable, "-c", "import time; time.sleep(60)"])
    assert running.poll() is None
    running.end()


def test_the_sockets_of_a_machine_are_found_by_name(tmp_path: Path) -> None:
    for name in ("cec1", "cec0", "cecil", "null"):
        (tmp_path / name).touch()
    assert [path.name for path in cec_sockets(tmp_path)] == ["cec0", "cec1"]


def test_a_machine_without_a_graphics_card_of_its_own_cannot_be_darkened_by_it(tmp_path: Path) -> None:
    assert Dpms(sockets=tmp_path, files=tmp_path).off() is False
