"""A player whose site closes goes dark, is lit by what is urgent, and is itself again at opening."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest

from player.device.cec import Cec
from player.device.switch import Switch
from player.errors import ScreenError
from player.notices.board import Lighting, OpenHours, Rights
from player.notices.moment import Moment
from player.notices.notice import Kind, Part, Role
from player.notices.programme import Programme
from player.notices.schedule import Schedule
from player.screen.canvas import Canvas
from player.screen.display import Wish, open_canvas
from player.screen.keeper import Keeper
from player.screen.lights import Lights
from tests.edges.device.television import Television
from tests.edges.device.test_screen_power import Backlight
from tests.edges.screen.boards import NEWS, SITE, START, draw_all, notice, programme
from tests.edges.screen.pictures import PictureStore
from tests.edges.screen.test_player import House

BLACK = (0, 0, 0)
SHOP = replace(  # it closes half a minute after START, which is 9.59.30 in Stockholm
    SITE, hours=(OpenHours((1, 2, 3, 4, 5, 6, 7), 8 * 60, 10 * 60),), lighting=Lighting(True, 0, 0)
)
DUE = Schedule(START + timedelta(minutes=7), START + timedelta(minutes=9))


def _programme() -> Programme:
    return programme(notice(NEWS, "bad"), notice(NEWS, "vatten", urgent=True, schedule=DUE), site=SHOP)


def _house(folder: Path, store: PictureStore, switch: Switch) -> House:
    house = House(folder, store, _programme(), lights=Lights(switch))
    draw_all(house.worker, store, _programme())
    return house


@pytest.fixture
def backlight() -> Backlight:
    return Backlight(works=False)


@pytest.fixture
def house(tmp_path: Path, store: PictureStore, backlight: Backlight) -> House:
    return _house(tmp_path, store, Switch(Cec(()), backlight, tmp_path))


def test_half_a_minute_after_closing_the_screen_is_black_and_healthy(house: House) -> None:
    house.play(20)
    assert house.glass() != BLACK
    house.play(20)
    assert house.glass() == BLACK
    status = house.status()
    assert (status["state"], status["on_air"], status["should_be"]) == ("off", None, None)
    assert status["power"] == {"state": "off", "by": "black"}


def test_a_black_screen_is_presented_like_any_other_so_that_the_watchdog_has_its_proof(house: House) -> None:
    house.play(40)
    before = house.status()["presented_at"]
    house.play(60)
    assert house.status()["presented_at"] != before


def test_something_urgent_lights_the_screen_at_once_and_leaves_it_dark(house: House) -> None:
    house.play(7 * 60 - 1)
    assert house.glass() == BLACK
    house.play(2)
    assert house.glass() != BLACK
    assert house.status()["state"] == "urgent"
    house.play(2 * 60)
    assert house.glass() == BLACK


def test_at_opening_the_rotation_goes_on(house: House) -> None:
    house.play(40)
    house.clock.utc += timedelta(hours=21, minutes=50)  # ten to eight on the next morning
    house.play(60)
    assert house.glass() == BLACK
    house.clock.utc += timedelta(minutes=10)
    house.play(5)
    assert house.glass() != BLACK
    assert house.status()["state"] == "playing"


def test_nothing_is_presented_on_a_screen_that_the_graphics_card_has_darkened(
    house: House, backlight: Backlight, monkeypatch: pytest.MonkeyPatch
) -> None:
    backlight.works = True
    house.play(45)
    assert backlight.dark
    assert house.keeper.canvas is not None
    presented: list[float] = []
    monkeypatch.setattr(house.keeper.canvas, "present", lambda: presented.append(house.clock.now), raising=False)
    house.play(120)
    assert presented == []
    assert house.status()["power"] == {"state": "off", "by": "dpms"}


def test_under_a_television_that_sleeps_the_picture_goes_on(tmp_path: Path, store: PictureStore) -> None:
    television = Television(on=True)
    house = _house(tmp_path, store, Switch(Cec((Path("/dev/cec0"),), television.start), Backlight(), tmp_path))
    house.play(60)
    assert not television.on
    assert house.glass() != BLACK
    assert house.status()["state"] == "off"


def test_something_urgent_wakes_a_television_that_is_no_screen_while_it_sleeps(
    tmp_path: Path, store: PictureStore
) -> None:
    television = Television()

    def opened(wish: Wish) -> Canvas:
        if not television.on:
            raise ScreenError("no screen is connected")
        return open_canvas(wish)

    lights = Lights(Switch(Cec((Path("/dev/cec0"),), television.start), Backlight(), tmp_path))
    house = House(tmp_path, store, _programme(), lights=lights, opens=opened)
    house.clock.utc = START + timedelta(minutes=2)  # after a reboot in the night
    house.play(5 * 60 - 1)
    assert (television.on, house.keeper.canvas) == (False, None)
    house.play(45)
    assert television.on
    assert house.glass() == house.worker.colours["news.vatten", "sv"]
    assert house.status()["state"] == "urgent"
    house.play(2 * 60)
    assert not television.on


def test_in_the_dark_the_player_sleeps_as_it_does_in_the_light(house: House) -> None:
    house.play(60)
    turns = house.turns
    house.play(120)
    assert house.turns - turns < 130


@dataclass
class BareScreen:
    """As much of a canvas as the keeper looks at."""

    size: tuple[int, int]
    driver: str = "kmsdrm"
    renderer: str = "V3D 4.2.14.0"
    closed: bool = False

    def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize(("size", "is_opened_anew"), [((1024, 768), True), ((1920, 1080), False)])
def test_a_bare_screen_that_came_back_too_small_is_opened_anew(size: tuple[int, int], *, is_opened_anew: bool) -> None:
    bare = BareScreen(size)
    keeper = Keeper(lambda _: cast("Canvas", bare), tuple)
    keeper.want(Wish((1920, 1080)))
    keeper.check(0)
    keeper.check_full_size()
    assert bare.closed is is_opened_anew


def test_it_is_looked_at_once_some_time_after_it_has_come_on(tmp_path: Path) -> None:
    lights = Lights(Switch(Cec(()), Backlight(), tmp_path))
    now, local_night, looks = 0.0, START + timedelta(hours=2), 0
    for second in range(120):
        utc = local_night if second < 20 else START
        lights.turn(_programme(), None, Moment.sure(utc), now + second)
        looks += lights.wants_full_size(now + second)
    assert looks == 1


def test_no_film_sounds_after_closing_nor_under_a_television_that_somebody_has_switched_off(
    tmp_path: Path, store: PictureStore
) -> None:
    part = Part(Role.VIDEO, "Nyheter/bad.mp4", "1", 1, "video/mp4")
    film = notice(NEWS, "bad")
    film = replace(film, kind=Kind.VIDEO, variants=(replace(film.variants[0], parts=(part,)),))
    loud = replace(NEWS, rights=Rights(sound=True))
    given = programme(film, site=replace(SHOP, sound=True))
    given = replace(given, playlists=(loud,), board=replace(given.board, playlists=(loud,)))
    television = Television(on=True)
    switch = Switch(Cec((Path("/dev/cec0"),), television.start), Backlight(), tmp_path)
    house = House(tmp_path, store, given, lights=Lights(switch))
    draw_all(house.worker, store, given)
    heard: list[frozenset[str]] = []
    house.cinema.hear = heard.append  # type: ignore[method-assign]
    house.play(20)
    assert set(heard) == {frozenset({"Nyheter/bad.mp4"})}
    house.play(20)
    assert heard[-1] == frozenset(), "closed"
    house.clock.utc += timedelta(hours=23)
    house.play(120)
    assert heard[-1] != frozenset()
    television.on = False
    house.play(180)
    assert heard[-1] == frozenset(), "switched off"
