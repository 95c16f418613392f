"""Ten pictures, five seconds each, on a virtual 1080p screen: us beside feh, pqiv, mpv and Chromium."""

from __future__ import annotations

import shutil
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
from PIL import Image, ImageDraw

from tests.bench.processes import cpu_seconds, pss_megabytes, running
from tests.bench.xscreen import Colour, XScreen, x_screen

COLOURS: tuple[Colour, ...] = tuple((40 + 20 * i, 220 - 18 * i, 60 + (i * 67) % 160) for i in range(10))
BYTAVLA = str(Path(sys.executable).with_name("bytavla"))


@dataclass(frozen=True, slots=True)
class Player:
    """A contender and how it is started on a folder of pictures (`ours` plays a playlist folder)."""

    name: str
    command: Callable[[Path], Sequence[str]]
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """What one player cost. Seconds, seconds of CPU per minute of rotation (and X's), megabytes of PSS."""

    first_picture_s: float
    cpu_s_per_min: float
    x_cpu_s_per_min: float
    pss_mb: float
    main_pss_mb: float


def _bytavla(folder: Path, *more: str) -> Sequence[str]:
    return [BYTAVLA, "play", str(folder / "board"), "--site", "bench", "--size", "1920x1080", *more]


PLAYERS = (
    Player("bytavla, cut", lambda folder: _bytavla(folder, "--cut"), ours=True),
    Player("bytavla, 0.8 s fade", _bytavla, ours=True),
    Player("feh, cut", lambda folder: ["feh", "-F", "-Z", "-D", "5", "--hide-pointer", str(folder / "pictures")]),
    Player("pqiv, cut", lambda folder: ["pqiv", "-f", "-s", "-d", "5", "-i", str(folder / "pictures")]),
    Player(
        "pqiv, fade",
        lambda folder: ["pqiv", "-f", "-s", "-d", "5", "-i", "-F", "--fade-duration=0.8", str(folder / "pictures")],
    ),
    Player(
        "mpv, cut",
        lambda folder: ["mpv", "--no-config", "--fs", "--vo=x11", "--image-display-duration=5", "--loop-playlist=inf",
                        "--really-quiet", *map(str, sorted((folder / "pictures").iterdir()))],
    ),
    Player(
        "chromium kiosk, fade",
        lambda folder: ["chromium", "--kiosk", "--no-sandbox", "--no-first-run", "--disable-gpu", "--disable-sync",
                        "--disable-background-networking", "--disable-component-update", "--window-size=1920,1080",
                        f"--user-data-dir={folder / 'chromium'}", (folder / "show.html").as_uri()],
    ),
)  # fmt: skip


def prepare(folder: Path, seconds: int = 5) -> None:
    """Ten 1080p pictures with a block of a colour of its own in the middle, a board of them, and a web page."""
    pictures, playlist = folder / "pictures", folder / "board" / "Bilder"
    for made in (pictures, playlist, folder / "board" / "_board"):
        made.mkdir(parents=True)
    for index, colour in enumerate(COLOURS):
        picture = Image.effect_noise((1920, 1080), 60).convert("RGB")
        ImageDraw.Draw(picture).rectangle((560, 240, 1360, 840), fill=colour)
        picture.save(pictures / f"bild{index}.jpg", quality=92)
        shutil.copy(pictures / f"bild{index}.jpg", playlist)
        (playlist / f"bild{index}.md").write_text(f"---\nseconds: {seconds}\n---\n", encoding="utf-8")
    (folder / "board" / "_board" / "board.toml").write_text(
        '[board]\nname = "Bench"\n[board.owner]\nname = "Bench"\ncontact = "bench@example.se"\n'
        '[[sites]]\nid = "bench"\nname = "Bench"\n'
        '[[playlists]]\nfolder = "Bilder"\nresponsible = "Bench"\ncontact = "x"\n',
        encoding="utf-8",
    )
    images = "".join(f'<img src="pictures/bild{i}.jpg" class="{"on" if i == 0 else ""}">' for i in range(len(COLOURS)))
    (folder / "show.html").write_text(
        "<!doctype html><style>body{margin:0;background:#000}img{position:absolute;width:100vw;height:100vh;opacity:0;"
        f"transition:opacity .8s}}.on{{opacity:1}}</style>{images}<script>let i=0,p=document.images;"
        "setInterval(()=>{p[i].className='';i=(i+1)%p.length;p[i].className='on'},5000)</script>",
        encoding="utf-8",
    )


def is_picture(colour: Colour) -> bool:
    """Whether a pixel is the middle of one of the ten pictures (JPEG and scaling cost a few levels)."""
    return any(all(abs(a - b) <= 6 for a, b in zip(colour, known, strict=True)) for known in COLOURS)


def measure(player: Player, folder: Path, seconds: float, starts: int = 3) -> Figures:
    """Starts a player several times, the last time for a rotation of `seconds`."""
    firsts = []
    with x_screen() as screen:
        for _ in range(starts + player.ours):  # ours draws its frames once; then the cache is as warm as a disk's
            with running(player.command(folder), screen.environment) as run:
                firsts.append(screen.wait_for(is_picture, 60) - run.started_s)
                if player.ours and len(firsts) == 1:
                    time.sleep(15)
            screen.wait_for(lambda colour: colour == (0, 0, 0), 10)
        with running(player.command(folder), screen.environment) as run:
            screen.wait_for(is_picture, 60)
            time.sleep(8)  # past start-up: what is measured is the rotation
            return _rotation(run.process, screen, seconds, statistics.median(firsts[player.ours :]))


def _rotation(process: psutil.Process, screen: XScreen, seconds: float, first_picture_s: float) -> Figures:
    server = psutil.Process(screen.process.pid)
    before, x_before, began = cpu_seconds(process), cpu_seconds(server), time.monotonic()
    time.sleep(seconds)
    minutes = (time.monotonic() - began) / 60
    return Figures(
        first_picture_s,
        (cpu_seconds(process) - before) / minutes,
        (cpu_seconds(server) - x_before) / minutes,
        pss_megabytes(process),
        pss_megabytes(process, alone=True),
    )


def rest(folder: Path, seconds: float = 20) -> float:
    """Seconds of CPU that our whole program takes while one slide stays for `seconds`. The board's slides are long."""
    with x_screen() as screen, running(_bytavla(folder), screen.environment) as run:
        screen.wait_for(is_picture, 60)
        time.sleep(75)  # the lap is drawn, the worker has been sent to rest
        before = cpu_seconds(run.process)
        time.sleep(seconds)
        return cpu_seconds(run.process) - before


def fade_frames(folder: Path, fades: int = 8) -> list[float]:
    """Milliseconds between the pictures that a fade shows, seen from outside the program in the frame buffer."""
    gaps: list[float] = []
    with x_screen() as screen, running(_bytavla(folder), screen.environment):
        screen.wait_for(is_picture, 60)
        time.sleep(20)
        middle = (screen.size[0] // 2, screen.size[1] // 2)
        last, changed_s, seen = screen.pixel(*middle), time.monotonic(), 0
        while seen < fades:
            time.sleep(0.0005)
            now = screen.pixel(*middle)
            if now == last:
                continue
            gap_s = time.monotonic() - changed_s
            if gap_s < 1:
                gaps.append(gap_s * 1000)
            else:
                seen += 1
            last, changed_s = now, time.monotonic()
    return gaps
