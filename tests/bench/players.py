"""The players that are compared, and the same ten 1080p pictures for each of them, five seconds each.

Leaves out what is measured of them (`sections/players`).
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.folders import make_board
from tests.bench.ours import play
from tests.bench.pictures import Colour, save_photo

SIZE = (1920, 1080)
SECONDS = 5
FADE_S = 0.8
_LEVELS = (30, 130, 230)
COLOURS: tuple[Colour, ...] = tuple(
    (_LEVELS[i % 3], _LEVELS[(i // 3 + i) % 3], _LEVELS[(i // 9 + 2 * i) % 3]) for i in range(10)
)
"""The middles of the pictures. Any two differ by a hundred levels in some channel: every step of a fade is seen."""


@dataclass(frozen=True, slots=True)
class Player:
    """A contender and how it is started on a folder of pictures; ours plays a playlist folder."""

    name: str
    command: Callable[[Path], Sequence[str]]
    ours: bool = False


def _pictures(folder: Path) -> str:
    return str(folder / "pictures")


def _feh(folder: Path) -> Sequence[str]:
    return ["feh", "-F", "-Z", "-D", str(SECONDS), "--hide-pointer", _pictures(folder)]


def _pqiv(folder: Path) -> Sequence[str]:
    return ["pqiv", "-f", "-s", "-d", str(SECONDS), "-i", _pictures(folder)]


def _pqiv_fade(folder: Path) -> Sequence[str]:
    return [*_pqiv(folder)[:-1], "-F", f"--fade-duration={FADE_S}", _pictures(folder)]


def _mpv(folder: Path) -> Sequence[str]:
    show = ["--no-config", "--fs", "--vo=x11", f"--image-display-duration={SECONDS}", "--loop-playlist=inf"]
    return ["mpv", *show, "--really-quiet", *map(str, sorted((folder / "pictures").iterdir()))]


def _chromium(folder: Path) -> Sequence[str]:
    quiet = ["--no-first-run", "--disable-sync", "--disable-background-networking", "--disable-component-update"]
    screen = ["--kiosk", "--no-sandbox", "--disable-gpu", "--window-size=1920,1080"]
    page = (folder / "show.html").as_uri()
    return ["chromium", *screen, *quiet, f"--user-data-dir={folder / 'chromium'}", page]


CUT = Player("bytavla, cut", lambda folder: play(folder / "board", "--cut"), ours=True)
FADE = Player("bytavla, fade", lambda folder: play(folder / "board"), ours=True)
FEH = Player("feh, cut", _feh)
CHROMIUM = Player("chromium kiosk, fade", _chromium)
PLAYERS = (
    CUT,
    FADE,
    FEH,
    Player("pqiv, cut", _pqiv),
    Player("pqiv, fade", _pqiv_fade),
    Player("mpv, cut", _mpv),
    CHROMIUM,
)


def prepare(folder: Path, pictures: int = len(COLOURS), seconds: int = SECONDS) -> None:
    """The pictures, each with a block of its colour in the middle; a board of them; and a web page."""
    (folder / "pictures").mkdir(parents=True)
    make_board(folder / "board", ["Bilder"])
    for index, colour in enumerate(COLOURS[:pictures]):
        path = folder / "pictures" / f"bild{index}.jpg"
        save_photo(path, index, SIZE, colour)
        shutil.copy(path, folder / "board" / "Bilder")
        (folder / "board" / "Bilder" / f"bild{index}.md").write_text(f"---\nseconds: {seconds}\n---\n")
    (folder / "show.html").write_text(_web_page(pictures, seconds), encoding="utf-8")


def _web_page(pictures: int, seconds: int) -> str:
    first, *others = (f'<img src="pictures/bild{index}.jpg" class="CLASS">' for index in range(pictures))
    images = first.replace("CLASS", "on") + "".join(others).replace("CLASS", "")
    return (
        "<!doctype html><style>body{margin:0;background:#000}img{position:absolute;width:100vw;height:100vh;opacity:0;"
        f"transition:opacity {FADE_S}s}}.on{{opacity:1}}</style>{images}<script>let i=0,p=document.images;"
        f"setInterval(()=>{{p[i].className='';i=(i+1)%p.length;p[i].className='on'}},{seconds * 1000})</script>"
    )


def is_picture(colour: Colour) -> bool:
    """Whether a pixel is the middle of one of the ten pictures (JPEG and scaling cost a few levels)."""
    return any(all(abs(a - b) <= 6 for a, b in zip(colour, known, strict=True)) for known in COLOURS)


def versions() -> dict[str, str]:
    """What each contender calls itself."""
    commands = (["feh", "--version"], ["pqiv", "--version"], ["mpv", "--version"], ["chromium", "--version"])
    return {words[0]: _first_line(words) for words in commands}


def _first_line(words: Sequence[str]) -> str:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return next(iter((done.stdout or done.stderr).splitlines()), "?")[:60]
