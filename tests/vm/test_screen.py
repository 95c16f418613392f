"""A black screen is never called a healthy one: renderers, drivers and monitors are taken away, and come back.

What is on the screen is seen from outside; what the board says of itself must fit it.
"""

from __future__ import annotations

import time
from contextlib import AbstractContextManager, nullcontext

import pytest

from tests.vm.board import calls_itself_well, environment, status, wait_until_seen, without_files
from tests.vm.computer import Computer
from tests.vm.conftest import Tell
from tests.vm.picture import shows_a_code

pytestmark = [pytest.mark.vm, pytest.mark.timeout(3600)]
_SEEN_WITHIN_S = 150
"""More than an emulated start and the longest slide without a code."""
_SAID_WITHIN_S = 180
_LIBRARIES = "/usr/lib/x86_64-linux-gnu"
_PLUG = "for s in /sys/class/drm/card0-*/status; do echo {} > $s; done"


def _fault(board: Computer, name: str) -> AbstractContextManager[None]:
    files = {
        "without libGL": f"{_LIBRARIES}/libGL.so.1*",
        "without GLES": f"{_LIBRARIES}/libGLESv2.so.2*",
        "without EGL": f"{_LIBRARIES}/libEGL.so.1*",
        "without Mesa's drivers": f"{_LIBRARIES}/libgallium*.so",
        "without GBM": f"{_LIBRARIES}/libgbm.so.1*",
    }
    variables = {
        "on the driver dummy": {"SDL_VIDEODRIVER": "dummy"},
        "on the driver offscreen": {"SDL_VIDEODRIVER": "offscreen"},
        "on desktop OpenGL": {"SDL_RENDER_DRIVER": "opengl", "SDL_FRAMEBUFFER_ACCELERATION": "opengl"},
        "on no driver that there is": {"SDL_VIDEODRIVER": "nosuch"},
    }
    if name in files:
        return without_files(board, files[name])
    return environment(board, **variables[name]) if name in variables else nullcontext()


FAULTS = (
    "without libGL",
    "without GLES",
    "without EGL",
    "without Mesa's drivers",
    "without GBM",
    "on the driver dummy",
    "on the driver offscreen",
    "on desktop OpenGL",
    "on no driver that there is",
)


def test_without_a_usable_renderer_it_shows_all_the_same_or_says_so(board: Computer, tell: Tell) -> None:
    wrong = []
    for name in FAULTS:
        with _fault(board, name):
            seen = shows_a_code(board, _SEEN_WITHIN_S)
            well = calls_itself_well(board) if seen else _settled(board)
            said = ", ".join(f"{who} {'well' if is_well else 'NOT well'}" for who, is_well in well.items())
            tell(f"{name}: {'a code is seen' if seen else 'nothing to scan'}; {said}")
            if not seen and any(well.values()):
                wrong.append(f"{name}: called well though nothing is seen")
        wait_until_seen(board, _SEEN_WITHIN_S)
    assert not wrong, "; ".join(wrong)
    assert all(calls_itself_well(board).values())


def test_a_monitor_that_goes_is_told_of_and_one_that_comes_back_shows(board: Computer, tell: Tell) -> None:
    board.run("sh", "-c", _PLUG.format("off"))
    after = _until_not_well(board)
    tell(f"unplugged while it plays: said so after {after:.0f} s ({status(board)['state']})")
    tell(f"and is seen again {_plugged_in(board):.0f} s after it is plugged in")
    assert all(calls_itself_well(board).values())


def test_a_start_without_a_monitor_waits_and_shows_when_one_comes(board: Computer, tell: Tell) -> None:
    board.run("systemctl", "stop", "bytavla-player")
    board.run("sh", "-c", _PLUG.format("off"))
    board.run("systemctl", "start", "--no-block", "bytavla-player")
    tell(f"started without: said so after {_until_not_well(board):.0f} s ({status(board).get('state')})")
    tell(f"and is seen {_plugged_in(board):.0f} s after one is plugged in")
    assert all(calls_itself_well(board).values())


def _plugged_in(board: Computer) -> float:
    """Seconds until something can be scanned."""
    board.run("sh", "-c", _PLUG.format("detect"))
    begun = time.monotonic()
    wait_until_seen(board, 180)
    return time.monotonic() - begun


def _until_not_well(board: Computer) -> float:
    """Seconds until both, status and doctor, say that the screen is not well."""
    begun = time.monotonic()
    board.wait_until(
        lambda: not any(calls_itself_well(board).values()), _SAID_WITHIN_S, "a screen without a picture is called well"
    )
    return time.monotonic() - begun


def _settled(board: Computer) -> dict[str, bool]:
    """What the board says once it has had its time to notice."""
    ends = time.monotonic() + _SAID_WITHIN_S
    while any((well := calls_itself_well(board)).values()) and time.monotonic() < ends:
        time.sleep(2)
    return well
