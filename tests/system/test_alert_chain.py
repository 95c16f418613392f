"""An alert from its source to the screen of the shop, with real parts: the source, fetch, publish, nginx, sync, play.

On the way the source breaks down, the line is lost, and the player loses its power.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.edges.fetch.source import Source, source
from tests.system.nginx import Nginx, nginx
from tests.system.test_chain import BOARD, LINK, Board, Chain, drop, x_screen

ALARM = (0xA4, 0x16, 0x1A)
FEED = """
adress = "{url}"
slag = "vma"
var = "5 s"
"""


def answer(*, cancelled: bool = False) -> bytes:
    """What the source says: an alert of right now, or that it is over."""
    now = datetime.now(UTC).replace(microsecond=0)
    info = {
        "language": "sv-SE", "category": "Safety", "event": "Viktigt meddelande till allmänheten (VMA)",
        "severity": "Severe", "expires": (now + timedelta(hours=1)).isoformat(), "senderName": "Sveriges Radio",
        "description": "EXEMPEL. Gå inomhus.", "area": [{"areaDesc": "Ljungby kommun", "geocode": [{"value": "0781"}]}],
    }  # fmt: skip
    common = {"sender": "sr", "sent": now.isoformat(), "status": "Actual", "scope": "Public"}
    alert = {**common, "identifier": "1", "msgType": "Alert", "references": None, "info": [info]}
    cancel = {**common, "identifier": "2", "msgType": "Cancel", "references": f"sr,1,{now.isoformat()}", "info": None}
    return json.dumps({"timestamp": now.isoformat(), "alerts": [alert, cancel] if cancelled else [alert]}).encode()


@pytest.fixture
def vma() -> Iterator[Source]:
    with source() as here:
        here.answers(b'{"alerts": []}')
        yield here


@pytest.fixture
def chain(tmp_path: Path, vma: Source) -> Iterator[Chain]:
    editors = tmp_path / "playlists"
    (editors / "_board").mkdir(parents=True)
    (editors / "Hembygdsföreningen").mkdir()
    board = BOARD.replace('may = ["urgent"]', 'may = ["urgent", "feeds"]')
    (editors / "_board" / "board.toml").write_text(board, encoding="utf-8")
    drop(editors, "Loppis.md", f"---\nlink: {LINK}\n---\nVåfflor och loppis på lördag.\n")
    drop(editors, "VMA.feed.toml", FEED.format(url=vma.url))
    with ExitStack() as running:
        yield Chain(editors, tmp_path, running)


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Nginx]:
    (tmp_path / "www").mkdir()
    with nginx(tmp_path / "www", tmp_path / "nginx") as server:
        yield server


def is_alarmed(board: Board) -> bool:
    """Whether the corners, where no word stands, are in the alert's colour, and no code is on the screen."""
    picture = board.look()
    corners = [picture.getpixel((3, 3)), picture.getpixel((picture.width - 4, 3))]
    return all(max(abs(a - b) for a, b in zip(corner, ALARM, strict=True)) < 6 for corner in corners)


def wait_for_alarm(board: Board, timeout_s: float = 60) -> None:
    until = time.monotonic() + timeout_s
    while not is_alarmed(board):
        assert time.monotonic() < until, "the alert never came onto the screen"
        time.sleep(0.2)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_an_alert_outlives_its_source_the_line_and_the_power_and_ends_by_its_cancel(
    chain: Chain, web: Nginx, vma: Source
) -> None:
    chain.publish("--init", "--allow-inside", vma.host)
    chain.start("publish", str(chain.editors), str(chain.public), "--watch", "--allow-inside", vma.host)
    assert chain.command(*chain.sync_words(web), "--once").returncode == 0
    line = chain.start(*chain.sync_words(web), "--poll", "1")
    with x_screen("1280x720") as display:
        board = Board(display, chain.home)
        player = chain.play(display)
        board.wait_for(lambda codes: LINK in codes)

        vma.answers(answer())
        wait_for_alarm(board)
        assert board.codes() == set()

        vma.answers(b"<html>Out of order</html>", "500 Oops")
        line.terminate()
        line.wait(15)
        player.kill()
        player.wait()
        chain.play(display)
        wait_for_alarm(board)
        time.sleep(6)  # the source is asked again, in vain
        assert is_alarmed(board)

        chain.start(*chain.sync_words(web), "--poll", "1")
        vma.answers(answer(cancelled=True))
        board.wait_for(lambda codes: codes == {LINK})
    receipt = (chain.editors / "Hembygdsföreningen" / "_KVITTO.txt").read_text(encoding="utf-8-sig")
    assert "Loppis" in receipt
    assert "Viktigt meddelande" not in receipt
