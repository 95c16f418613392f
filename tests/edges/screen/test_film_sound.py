"""Films that are heard: the real player in a real window, with a sound device that writes all it plays into a file."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from player.film.pcm import bytes_of, seconds_of
from tests.bench.xscreen import XScreen, x_screen
from tests.edges.film.beeps import BRIGHT, DARK, Beeping, beeps_in
from tests.edges.screen.shop import SIZE, Shop, playing, wait_until
from tests.edges.screen.test_film_window import MIDDLE, children_of

FILM = Beeping()
TOGETHER_S = 0.08
"""What people take for one and the same moment."""
SITE, LIST = 'languages = ["sv"]\n', 'may = ["urgent"]'


@pytest.fixture(scope="module")
def screen() -> Iterator[XScreen]:
    with x_screen(640, 640) as opened:
        yield opened


class Hall(Shop):
    """A shop with a film that beeps, and what its sound device was given."""

    def __init__(self, folder: Path, screen: XScreen) -> None:
        super().__init__(folder)
        self.played = folder / "played"
        self.here = {"DISPLAY": screen.display, "SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(self.played)}
        self.film = self.folder / "Nyheter" / "Badplatsen.mp4"
        FILM.write(folder / "film.mp4").rename(self.film)

    def allow(self, *, site: bool = True, playlist: bool = True) -> None:
        board = self.folder / "_board" / "board.toml"
        text = board.read_text(encoding="utf-8")
        text = text.replace(SITE, SITE + "sound = true\n") if site else text
        board.write_text(text.replace(LIST, 'may = ["urgent", "sound"]') if playlist else text, encoding="utf-8")

    def played_bytes(self) -> int:
        try:
            return self.played.stat().st_size
        except FileNotFoundError:
            return 0


@pytest.fixture
def hall(tmp_path: Path, screen: XScreen) -> Hall:
    return Hall(tmp_path, screen)


@dataclass(frozen=True, slots=True)
class Between:
    """Something happened after one look and before the next: on a busy machine these lie apart."""

    earliest: float
    latest: float

    def is_near(self, other: Between) -> bool:
        return self.earliest - other.latest < TOGETHER_S and other.earliest - self.latest < TOGETHER_S


def seen_and_heard(hall: Hall, screen: XScreen) -> tuple[list[Between], list[Between]]:
    """When the film flashed, and when the device was given its beeps, by the same clock."""
    flashes: list[Between] = []
    last = bright_at = time.monotonic()
    given = [(last, last, 0)]
    while len(flashes) < FILM.seconds - 1 or last < flashes[-1].latest + 0.5:
        bright = screen.pixel(*MIDDLE)[0] > (BRIGHT + DARK) / 2
        size, now = hall.played_bytes(), time.monotonic()
        assert now < given[0][0] + 60, f"saw the flashes {flashes}"
        if bright:
            if now - bright_at > 0.5:  # else it is the still, or the slide before
                flashes.append(Between(last, now))
            bright_at = now
        if size != given[-1][2]:
            given.append((last, now, size))
        last = now
        time.sleep(0.002)
    return flashes, [given_at(given, at) for at in beeps_in(hall.played.read_bytes())]


def given_at(given: list[tuple[float, float, int]], at: float) -> Between:
    """When the device took the sound of this time in its file; of the chunk that it took, it plays the first first."""
    before, after = next(pair for pair in pairwise(given) if pair[1][2] > bytes_of(at))
    into = at - seconds_of(before[2])
    return Between(after[0] + into, after[1] + into)


def test_a_film_is_heard_in_step_with_its_pictures(hall: Hall, screen: XScreen) -> None:
    hall.allow()
    hall.notice("Kaffe", "# Kaffe", seconds=3)
    with playing(hall, hall.here, "--size", SIZE) as player:
        wait_until(lambda: hall.on_air() == "nyheter.badplatsen", "the film's slide", 60)
        flashes, beeps = seen_and_heard(hall, screen)
        wait_until(lambda: hall.on_air() == "nyheter.kaffe", "the next slide")
        assert loudspeakers_of(player.pid) == []
    assert len(beeps) == len(flashes) == FILM.seconds - 1
    near = [beep.is_near(flash) for flash, beep in zip(flashes, beeps, strict=True)]
    assert sum(near) >= 2, f"{flashes} {beeps}"  # on a busy machine a single picture may be late


def loudspeakers_of(player: int) -> list[int]:
    return children_of(player, b"player.screen.loudspeaker")


def test_a_site_that_does_not_allow_sound_makes_none_though_the_film_has_some(hall: Hall, screen: XScreen) -> None:
    hall.allow(site=False)
    hall.notice("Kaffe", "# Kaffe", seconds=3)
    with playing(hall, hall.here, "--size", SIZE) as player:
        wait_until(lambda: hall.on_air() == "nyheter.badplatsen", "the film's slide", 60)
        began: set[int] = set()

        def over() -> bool:
            began.update(loudspeakers_of(player.pid))
            return hall.on_air() == "nyheter.kaffe"

        wait_until(over, "the next slide")
    assert not began
    assert not hall.played.exists()


@pytest.mark.parametrize("fault", ["no device", "lost device"])
def test_without_a_sound_device_a_film_is_shown_in_silence_and_it_is_told_once(
    hall: Hall, screen: XScreen, capfd: pytest.CaptureFixture[str], fault: str
) -> None:
    hall.allow()
    hall.notice("Kaffe", "# Kaffe", seconds=3)
    here = hall.here | ({"SDL_AUDIODRIVER": "nowhere"} if fault == "no device" else {})
    with playing(hall, here, "--size", SIZE) as player:
        wait_until(lambda: hall.on_air() == "nyheter.badplatsen", "the film's slide", 60)
        if fault == "lost device":
            wait_until(lambda: hall.played_bytes() > bytes_of(0.5), "sound")
            for pid in loudspeakers_of(player.pid):
                os.kill(pid, signal.SIGKILL)
        wait_until(lambda: hall.on_air() == "nyheter.kaffe", "the next slide", 60)
        assert (player.poll(), hall.status()["problems"]) == (None, [])
    told = [line for line in capfd.readouterr().err.splitlines() if "without its sound" in line or "ALSA" in line]
    assert len(told) == 1, told
    assert "Badplatsen.mp4" in told[0]


def test_an_urgent_notice_cuts_the_sound_off_at_once(hall: Hall, screen: XScreen) -> None:
    Beeping(seconds=20, lasting_s=0.9).write(hall.film)
    hall.allow()
    with playing(hall, hall.here, "--size", SIZE) as player:
        wait_until(lambda: hall.played_bytes() > bytes_of(1.0), "sound", 60)
        hall.notice("Vatten", "# Koka vattnet", priority="urgent")
        wait_until(lambda: hall.on_air() == "nyheter.vatten", "the urgent notice")
        assert loudspeakers_of(player.pid) == []
        played = hall.played_bytes()
        time.sleep(0.5)
        assert hall.played_bytes() == played
