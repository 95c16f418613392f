"""The real player in a real window, looked at from outside: what its own program says of it proves nothing."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from tests.bench.xscreen import XScreen, x_screen
from tests.edges.screen.shop import SIZE, Shop, playing, wait_until

BLACK = (0, 0, 0)


@pytest.fixture(scope="module")
def screen() -> Iterator[XScreen]:
    with x_screen(640, 640) as opened:
        yield opened


@pytest.fixture
def display(screen: XScreen) -> dict[str, str]:
    return {"DISPLAY": screen.environment["DISPLAY"]}


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


def photograph(display: dict[str, str], path: Path, size: tuple[int, int] = (640, 360)) -> Image.Image:
    """The top left of the screen, taken by another program."""
    subprocess.run(["import", "-window", "root", str(path)], env={**os.environ, **display}, check=True, timeout=20)
    with Image.open(path) as picture:
        return picture.convert("RGB").crop((0, 0, *size))


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of a channel, 0 to 255."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def test_a_notice_is_seen_on_the_screen_and_the_next_one_after_it(
    shop: Shop, display: dict[str, str], tmp_path: Path
) -> None:
    shop.notice("Kaffe", "# Kaffe\nVarje dag.", seconds=4)
    shop.notice("Loppis", "# Stor loppis på lördag\nKom till hembygdsgården.", seconds=4)
    with playing(shop, display, "--size", SIZE, "--cut"):
        wait_until(lambda: shop.on_air() == "nyheter.kaffe", "the first notice")
        kaffe = photograph(display, tmp_path / "kaffe.png")
        wait_until(lambda: shop.on_air() == "nyheter.loppis", "the second notice")
        loppis = photograph(display, tmp_path / "loppis.png")
    assert len(kaffe.getcolors(1 << 20) or ()) > 20
    assert difference(kaffe, loppis) > 1


def test_between_two_slides_the_screen_never_goes_dark(shop: Shop, screen: XScreen, display: dict[str, str]) -> None:
    for name in ("Kaffe", "Loppis", "Bastu"):
        shop.notice(name, f"# {name}", seconds=3)
    with playing(shop, display, "--size", SIZE):
        wait_until(lambda: shop.on_air().startswith("nyheter"), "the first notice")
        time.sleep(1)  # past the fade from the standing notice
        paper = screen.pixel(630, 10)
        seen, slides = set(), set()
        end = time.monotonic() + 7
        while time.monotonic() < end:
            seen.add(screen.pixel(630, 10))
            slides.add(shop.on_air())
            time.sleep(0.004)
    assert len(slides) >= 2
    assert sum(paper) > 450
    assert all(sum(colour) > sum(paper) - 60 for colour in seen)


def test_sigterm_ends_it_at_once_cleanly_and_with_its_state_kept(shop: Shop, display: dict[str, str]) -> None:
    shop.notice("Kaffe", "# Kaffe")
    with playing(shop, display, "--size", SIZE) as player:
        wait_until(lambda: shop.on_air() == "nyheter.kaffe", "the notice")
        asked = time.monotonic()
        player.send_signal(signal.SIGTERM)
        assert player.wait(10) == 0
        assert time.monotonic() - asked < 5
    assert {"glass", "rotation"} <= json.loads((shop.state / "hamneda-memory.json").read_bytes()).keys()
    assert shop.status() == {}


def test_after_a_kill_the_last_picture_is_back_before_anything_has_been_read_or_drawn(
    shop: Shop, screen: XScreen, display: dict[str, str], tmp_path: Path
) -> None:
    shop.notice("Kaffe", "# Kaffe", seconds=600)
    with playing(shop, display, "--size", SIZE, "--cut") as player:
        wait_until(lambda: shop.on_air() == "nyheter.kaffe", "the notice")
        before = photograph(display, tmp_path / "before.png")
        player.kill()
        player.wait()
    screen.wait_for(lambda colour: colour == BLACK, 10, (630, 10))
    for drawn in (shop.cache / "frames").glob("*.json"):
        drawn.unlink()
    (shop.folder / "Nyheter").rename(tmp_path / "gone")
    (shop.folder / "_board").rename(tmp_path / "gone-too")
    (shop.folder / "not a board.txt").write_text("x")
    with playing(shop, display, "--size", SIZE, "--cut"):
        screen.wait_for(lambda colour: colour != BLACK, 10, (630, 10))
        after = photograph(display, tmp_path / "after.png")
    # The clock in the footer may have moved on a minute.
    assert difference(before.crop((0, 0, 640, 300)), after.crop((0, 0, 640, 300))) == 0


def test_systemd_hears_of_the_first_picture_before_the_rest_of_the_program_is_even_read(
    shop: Shop, display: dict[str, str], tmp_path: Path
) -> None:
    shop.notice("Kaffe", "# Kaffe", seconds=600)
    with playing(shop, display, "--size", SIZE, "--cut") as player:
        wait_until(lambda: shop.on_air() == "nyheter.kaffe", "the notice")
        player.kill()
        player.wait()
    without_the_rest = "import sys; sys.modules['player.screen.assembly'] = None; from player.cli import main; main()"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.setblocking(False)
        environment = shop.environment({**display, "NOTIFY_SOCKET": str(tmp_path / "notify")})
        words = [sys.executable, "-c", without_the_rest, "play", str(shop.folder), "--site", "hamneda", "--size", SIZE]
        subprocess.run(words, env=environment, check=False, timeout=60, stderr=subprocess.DEVNULL)
        assert manager.recv(4096) == b"READY=1\nWATCHDOG=1"


def test_a_start_opens_the_screen_once_and_shows_nothing_but_pictures(
    shop: Shop, screen: XScreen, display: dict[str, str]
) -> None:
    """On a desktop that is not of the size that board.toml names: a second opening would be a flash of black."""
    shop.notice("Kaffe", "# Kaffe", seconds=600)
    with playing(shop, display, "--cut"):
        wait_until(lambda: shop.on_air() == "nyheter.kaffe", "the notice")
    with playing(shop, display, "--cut"):
        screen.wait_for(lambda colour: colour != BLACK, 10, (630, 10))
        seen, end = set(), time.monotonic() + 30
        while shop.on_air() != "nyheter.kaffe" and time.monotonic() < end:
            seen |= {screen.pixel(630, 10) for _ in range(20)}
            time.sleep(0.002)
    assert seen
    assert BLACK not in seen


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_the_picture_is_turned_as_the_panel_hangs(
    shop: Shop, display: dict[str, str], tmp_path: Path, turn: int
) -> None:
    shop.notice("Kaffe", "# Kaffe\nVarje dag klockan tio.", seconds=600)
    upright = "360x640" if turn in (90, 270) else SIZE
    shots = []
    for size, rotate in ((upright, 0), (SIZE, turn)):
        with playing(shop, display, "--size", size, "--rotate", str(rotate), "--cut"):
            wait_until(lambda: shop.on_air() == "nyheter.kaffe", "the notice")
            width, _, height = size.partition("x")
            shots.append(photograph(display, tmp_path / f"{rotate}.png", (int(width), int(height))))
    # A panel that hangs turned clockwise shows a picture turned the other way: Pillow turns anticlockwise.
    assert difference(shots[0].rotate(turn, expand=True), shots[1]) < 1.5


def test_an_urgent_notice_dropped_into_the_folder_comes_at_once(shop: Shop, display: dict[str, str]) -> None:
    shop.notice("Kaffe", "# Kaffe", seconds=600)
    with playing(shop, display, "--size", SIZE):
        wait_until(lambda: shop.on_air() == "nyheter.kaffe", "the notice")
        shop.notice("Koka vattnet", "# Koka vattnet", priority="urgent", until="2099-01-01")
        wait_until(lambda: shop.on_air() == "nyheter.koka-vattnet", "the urgent notice")
        assert shop.status()["state"] == "urgent"


def test_another_resolution_of_the_desktop_is_filled_anew(shop: Shop, tmp_path: Path) -> None:
    shop.notice("Kaffe", "# Kaffe", seconds=600)
    with x_screen(800, 450) as desktop:
        display = {"DISPLAY": desktop.environment["DISPLAY"]}
        with playing(shop, display, "--cut"):
            wait_until(lambda: shop.on_air() == "nyheter.kaffe", "the notice")
            assert shop.status()["screen"]["mode"] == "800x450"
            for change in (
                ["--newmode", "small", "10", "640", "650", "660", "670", "360", "370", "380", "390"],
                ["--addmode", "screen", "small"],
                ["--output", "screen", "--mode", "small"],
            ):
                subprocess.run(["xrandr", *change], env={**os.environ, **display}, check=True, timeout=20)
            wait_until(lambda: shop.status()["screen"]["mode"] == "640x360", "the new mode")
            wait_until(lambda: shop.on_air() == "nyheter.kaffe", "the notice again")
            shot = photograph(display, tmp_path / "small.png")
    assert shot.getpixel((630, 10)) != BLACK
    assert len(shot.getcolors(1 << 20) or ()) > 20


def test_at_rest_it_uses_almost_no_processor_time(shop: Shop, display: dict[str, str]) -> None:
    shop.notice("Kaffe", "# Kaffe", seconds=600)
    with playing(shop, display, "--size", SIZE) as player:
        wait_until(lambda: shop.on_air() == "nyheter.kaffe", "the notice")
        time.sleep(2)
        before = _cpu_s(player.pid)
        time.sleep(5)
        used = _cpu_s(player.pid) - before
    # About 0.005 s; SDL's own waiting would take 0.08, drawing at 60 frames a second 2.
    assert used <= 0.05


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_a_wrong_site_ends_it_with_a_sentence_and_code_3(shop: Shop, tmp_path: Path) -> None:
    (shop.folder / "_board" / "board.toml").write_text(
        (shop.folder / "_board" / "board.toml").read_text(encoding="utf-8").replace('"hamneda"', '"lidhult"'),
        encoding="utf-8",
    )
    with playing(shop, {}, "--offscreen") as player:
        assert player.wait(30) == 3


def test_an_off_screen_lap_shows_every_due_slide_and_ends(shop: Shop, tmp_path: Path) -> None:
    names = [f"anslag {number}" for number in range(8)]
    for name in names:
        shop.notice(name, f"# {name}")
    slides = tmp_path / "slides"
    with playing(shop, {}, "--offscreen", "--size", SIZE, "--laps", "1", "--slides", str(slides)) as player:
        assert player.wait(60) == 0
    written = sorted(path.name for path in slides.iterdir())
    for number in range(8):
        assert any(f"nyheter-anslag-{number}-" in name for name in written)
    with Image.open(slides / written[-1]) as picture:
        assert picture.size == (640, 360)


def test_its_memory_stays_small(shop: Shop, display: dict[str, str]) -> None:
    shop.notice("Kaffe", "# Kaffe", seconds=3)
    shop.notice("Loppis", "# Loppis", seconds=3)
    with playing(shop, display, "--size", SIZE, "--cut") as player:
        wait_until(lambda: shop.on_air() == "nyheter.loppis", "the second notice")
        time.sleep(1)
        rollup = Path(f"/proc/{player.pid}/smaps_rollup").read_text()
    kilobytes = next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    # 20 MB and four pictures of this size; Pillow or requests by mistake would be 15 MB more.
    assert kilobytes < 40_000
