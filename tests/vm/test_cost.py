"""What the board costs on a bare screen: its start against the least program that shows a picture, and a quiet day."""

from __future__ import annotations

import io
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from tests.vm.board import wait_until_at_rest, wait_until_seen
from tests.vm.computer import Computer
from tests.vm.conftest import Tell

pytestmark = [pytest.mark.vm, pytest.mark.timeout(2 * 3600)]
_STARTS = 5
_MOST_OF_PLAIN = 1.5
_MOST_A_DAY = 10_000_000
_REST_MINUTES = float(os.environ.get("BYTAVLA_VM_REST_MINUTES", "60"))
"""How often the board's programs note to the card what they remember: each does so once in that time."""
_TWICE_A_DAY = "apt-daily"
_PLAIN_UNIT = b"""
[Service]
Type=notify
ExecStart=/opt/bytavla/current/bin/python /srv/plain/plain_picture.py /srv/plain/picture.png
Environment=SDL_VIDEODRIVER=kmsdrm SDL_RENDER_DRIVER=opengles2 SDL_FRAMEBUFFER_ACCELERATION=opengles2
User=bytavla
SupplementaryGroups=video render
"""
_A_LOOP = "import time; sum(i * i for i in range(2_000_000)); print(time.process_time())"


def test_the_first_picture_comes_within_one_and_a_half_times_a_plain_programs(board: Computer, tell: Tell) -> None:
    here = Path(__file__).parent
    picture = io.BytesIO()
    with Image.open(io.BytesIO(board.look())) as seen:
        seen.save(picture, "PNG")
    board.put("/srv/plain/picture.png", picture.getvalue())
    board.put("/srv/plain/plain_picture.py", (here / "plain_picture.py").read_bytes())
    board.put("/srv/plain/measure.sh", (here / "measure_start.sh").read_bytes())
    board.put("/run/systemd/system/plain-picture.service", _PLAIN_UNIT)
    board.run("systemctl", "daemon-reload")
    board.run("systemd-run", "--quiet", "sh", "/srv/plain/measure.sh", str(_STARTS), "/srv/plain/took")
    board.wait_until(lambda: board.asks("cat /srv/plain/took") != "", 900, "the starts are never done")
    took: dict[str, list[float]] = {}
    for line in board.asks("cat /srv/plain/took").splitlines():
        unit, microseconds = line.split()
        took.setdefault(unit.partition(".")[0], []).append(int(microseconds) / 1e6)
    ours, plain = (statistics.median(took[unit]) for unit in ("bytavla-player", "plain-picture"))
    tell(f"from its unit's start to its first picture, no network, median of {_STARTS}: {ours:.2f} s "
         f"({_spread(took['bytavla-player'])}); a plain pygame-ce program's {plain:.2f} s "
         f"({_spread(took['plain-picture'])})")  # fmt: skip
    tell(f"ratio {ours / plain:.2f}, at most {_MOST_OF_PLAIN}")
    wait_until_seen(board, 120)
    assert ours / plain <= _MOST_OF_PLAIN


def test_a_quiet_day_writes_at_most_ten_megabytes(board: Computer, tell: Tell) -> None:
    wait_until_at_rest(board, 1200)
    board.put("/run/measure_rest.sh", (Path(__file__).parent / "measure_rest.sh").read_bytes())
    # What the system does once a day would count as if it did so all day long: it is measured by itself.
    jobs = board.asks("systemctl list-units --type=timer --state=active --plain --no-legend | cut -d. -f1").split()
    board.run("systemctl", "stop", *(f"{job}.timer" for job in jobs))
    cpu, _, written = _measured(board)
    begun = _uptime_s(board)
    # By the machine's own clock: where it is not given a whole processor, its time goes more slowly than ours.
    while (missing_s := begun + _REST_MINUTES * 60 - _uptime_s(board)) > 0:
        time.sleep(max(missing_s, 5))
    seconds = _uptime_s(board) - begun
    cpu_after, memory, written_after = _measured(board)
    steady = (written_after - written) / seconds * 86400
    daily = {job: _written_by(board, job) * (2 if job == _TWICE_A_DAY else 1) for job in jobs}
    board.run("systemctl", "start", *(f"{job}.timer" for job in jobs))
    a_day = steady + sum(daily.values())
    tell(f"over {seconds / 60:.0f} minutes of steady rotation, sync asking every five seconds:")
    tell(f"memory of all our processes (PSS): {memory / 1e6:.0f} MB")
    minutes_an_hour = (cpu_after - cpu) / 1e6 / seconds * 60
    tell(f"processor: {minutes_an_hour:.1f} min an hour here, where a loop takes {_slower(board):.0f} times what it "
         "takes outside, and where every fade is blended by the processor")  # fmt: skip
    tell(f"written to the disk by the whole machine: {(written_after - written) / 1e3:.0f} kB, so "
         f"{steady / 1e6:.1f} MB a day")  # fmt: skip
    tell("and by the system's own daily jobs, once each (apt-daily twice): "
         + ", ".join(f"{job} {bytes_written / 1e3:.0f} kB" for job, bytes_written in daily.items()))  # fmt: skip
    tell(f"together {a_day / 1e6:.1f} MB a day, at most {_MOST_A_DAY / 1e6:.0f}")
    assert a_day <= _MOST_A_DAY


def _uptime_s(board: Computer) -> float:
    return float(board.asks("cat /proc/uptime").split()[0])


def _measured(board: Computer) -> tuple[int, int, int]:
    cpu, memory, written = map(int, board.run("sh", "/run/measure_rest.sh").stdout.split())
    return cpu, memory, written


def _written_by(board: Computer, job: str) -> int:
    """Bytes that one run of a timer's service writes."""
    before = _measured(board)[2]
    board.run("systemctl", "start", f"{job}.service", code=None)
    return _measured(board)[2] - before


def _slower(board: Computer) -> float:
    """How many times slower the same loop is on the machine."""
    outside = subprocess.run([sys.executable, "-c", _A_LOOP], capture_output=True, text=True, check=True).stdout
    return float(board.run("python3", "-c", _A_LOOP).stdout) / float(outside)


def _spread(seconds: list[float]) -> str:
    return f"{min(seconds):.2f} to {max(seconds):.2f}"
