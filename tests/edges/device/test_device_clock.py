from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from player.device.clock import Course, SystemClock, hardware_clock_agrees, is_pc_or_container
from player.notices.moment import BUILT

NOW = datetime(2027, 6, 1, 8, 0, tzinfo=UTC)


def hardware_clock(folder: Path, says: str) -> Path:
    (folder / "rtc0").mkdir()
    (folder / "rtc0" / "since_epoch").write_text(says)
    return folder


def test_a_hardware_clock_that_says_the_same_agrees(tmp_path: Path) -> None:
    says = int((NOW - timedelta(minutes=10)).timestamp())
    assert hardware_clock_agrees(NOW, hardware_clock(tmp_path, f"{says}\n"))


def test_a_hardware_clock_without_a_battery_does_not_agree(tmp_path: Path) -> None:
    assert not hardware_clock_agrees(NOW, hardware_clock(tmp_path, "63\n"))


def test_a_hardware_clock_that_says_nonsense_does_not_agree(tmp_path: Path) -> None:
    assert not hardware_clock_agrees(NOW, hardware_clock(tmp_path, "nonsense"))
    assert not hardware_clock_agrees(NOW, tmp_path / "none")


def test_a_small_board_is_known_by_its_device_tree(tmp_path: Path) -> None:
    model = tmp_path / "model"
    assert is_pc_or_container(model)
    model.write_text("Raspberry Pi 4 Model B Rev 1.4")
    assert not is_pc_or_container(model)


def test_the_floor_is_never_before_this_program_was_built() -> None:
    assert SystemClock(datetime(1970, 1, 1, tzinfo=UTC)).moment().floor >= BUILT


def test_the_floor_never_falls() -> None:
    clock = SystemClock(BUILT)
    far = datetime(2200, 1, 1, tzinfo=UTC)
    clock.raise_floor(far)
    clock.raise_floor(BUILT)
    assert clock.moment().floor == far


def test_a_trusted_moment_is_its_own_floor() -> None:
    moment = SystemClock().moment()
    assert not moment.trusted or moment.floor == moment.utc


@pytest.mark.parametrize(
    ("set_by", "goes_on"),
    [(timedelta(), True), (timedelta(minutes=6), True), (timedelta(hours=1), False), (-timedelta(days=9000), False)],
)
def test_a_clock_that_was_right_stays_so_until_somebody_sets_it(set_by: timedelta, goes_on: bool) -> None:
    """As when its NTP program has had no line for a night. Weeks after boot it has drifted by minutes."""
    course = Course()
    assert not course.goes_on(NOW, 60.0)
    course.was_right(NOW, 60.0)
    assert course.goes_on(NOW + timedelta(days=60) + set_by, 60.0 + 60 * 86400.0) is goes_on
