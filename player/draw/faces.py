"""The typefaces: which font file draws which character in which voice, and how large its capitals come out.

Vollkorn sets headings (warm, sturdy, with Cyrillic), Noto Sans the running text, Roboto Condensed labels and footers,
which must be legible in little room; other scripts come from Noto's own fonts. All are Debian packages
(`deploy/packages/run.txt`). Leaves out direction and lines.
"""

from __future__ import annotations

from enum import Enum
from functools import cache, lru_cache
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont, TTLibError
from PIL import ImageFont

from player.errors import InputError

FONT_FOLDERS = (Path("/usr/share/fonts/truetype"), Path("/usr/share/fonts/opentype"))
EMOJI_FILE = "NotoColorEmoji.ttf"
EMOJI_SIZE = 109
"""The one size that the bitmaps of Noto Color Emoji can be drawn at."""


class Voice(Enum):
    """How a stretch of text speaks; the fonts to try, best first."""

    BODY = ("NotoSans-Regular.ttf",)
    STRONG = ("NotoSans-Bold.ttf",)
    EMPHASIS = ("NotoSans-Italic.ttf",)
    BOTH = ("NotoSans-BoldItalic.ttf",)
    HEADING = ("Vollkorn-Bold.ttf", "NotoSerif-Bold.ttf")
    LABEL = ("RobotoCondensed-Regular.ttf", "NotoSans-Regular.ttf")
    LABEL_STRONG = ("RobotoCondensed-Bold.ttf", "NotoSans-Bold.ttf")

    @property
    def heavy(self) -> bool:
        return self in (Voice.STRONG, Voice.BOTH, Voice.HEADING, Voice.LABEL_STRONG)


_ARABIC_ZOOM = 1.14
# The scripts that people around a board are likely to read, tried before all other fonts are searched.
_SCRIPTS = ("Arabic", "Hebrew", "Thai", "Devanagari", "Ethiopic", "Georgian", "Armenian", "Tamil", "Bengali", "Khmer")
_WIDE = ("NotoSansCJK-{}.ttc", "wqy-microhei.ttc", "DroidSansFallbackFull.ttf")


@cache
def _installed() -> dict[str, Path]:
    """Every font file here by name. A font of the same name in an earlier folder wins."""
    files = (path for folder in FONT_FOLDERS for path in sorted(folder.rglob("*.[to]t[fc]")))
    found: dict[str, Path] = {}
    for path in files:
        found.setdefault(path.name, path)
    return found


def check_fonts() -> None:
    """Raise InputError when the fonts that every slide needs are not installed."""
    missing = [voice.value[-1] for voice in Voice if not _chain_of(voice)]
    if missing:
        raise InputError(f"The font {missing[0]} is missing: apt-get install fonts-noto-core and start again.")


@cache
def _chain_of(voice: Voice) -> tuple[Path, ...]:
    weights = ("Bold", "Regular") if voice.heavy else ("Regular",)
    plain = ("NotoSans-Bold.ttf" if voice.heavy else "NotoSans-Regular.ttf",)
    names = [*voice.value, *plain]
    names += [f"NotoSans{script}-{weight}.ttf" for script in _SCRIPTS for weight in weights[:1]]
    names += [name.format(weight) for name in _WIDE for weight in weights]
    return tuple(_installed()[name] for name in dict.fromkeys(names) if name in _installed())


@cache
def _coverage(path: Path) -> frozenset[int]:
    try:
        if path.suffix == ".ttc":
            return frozenset(TTCollection(path, lazy=True).fonts[0].getBestCmap())
        with TTFont(path, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (TTLibError, OSError, KeyError):
        return frozenset()


def covers(path: Path, char: str) -> bool:
    """Whether a font has a character."""
    return ord(char) in _coverage(path)


@cache
def emoji_face() -> Path | None:
    return _installed().get(EMOJI_FILE)


def is_emoji(char: str) -> bool:
    """Whether the emoji font has this character."""
    face = emoji_face()
    return face is not None and covers(face, char)


@lru_cache(maxsize=8192)
def face_for(char: str, voice: Voice) -> Path:
    """The first font of the voice's chain that has the character, else any installed one, else the voice's own."""
    chain = _chain_of(voice)
    found = next((path for path in chain if covers(path, char)), None)
    return found or next((path for path in _remaining() if covers(path, char)), chain[0])


@cache
def zoom(path: Path) -> float:
    """How much larger a font is set than its neighbours: Arabic letters are low beside Latin ones of the same size."""
    return _ARABIC_ZOOM if "Arabic" in path.name else 1.0


def has_in_voice(char: str, voice: Voice) -> bool:
    """Whether the voice's own first font has the character."""
    return covers(_chain_of(voice)[0], char)


@cache
def _remaining() -> tuple[Path, ...]:
    """All other sans and symbol fonts here, for a rare script; looked at only when a character is found nowhere
    else."""
    installed = _installed()
    sans = [path for name, path in installed.items() if name.startswith("NotoSans") and "Regular" in name]
    serif = [path for name, path in installed.items() if name.startswith("NotoSerif") and "Regular" in name]
    return (*sans, *serif, *(path for name, path in installed.items() if name == "DejaVuSans.ttf"))


@lru_cache(maxsize=256)
def font(path: Path, size_px: int) -> ImageFont.FreeTypeFont:
    size = EMOJI_SIZE if path.name == EMOJI_FILE else size_px
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.RAQM)


@lru_cache(maxsize=1024)
def cap_height_px(voice: Voice, size_px: int) -> int:
    """The height of a drawn H in pixels: measured, not taken from the font's tables."""
    return -round(font(_chain_of(voice)[0], size_px).getbbox("H", anchor="ls")[1])


@lru_cache(maxsize=1024)
def size_for_cap(voice: Voice, cap_px: int) -> int:
    """The smallest font size (pixels per em) whose drawn H is at least `cap_px` high."""
    size = max(1, round(cap_px / 0.75))
    while cap_height_px(voice, size) < cap_px:
        size += 1
    while size > 1 and cap_height_px(voice, size - 1) >= cap_px:
        size -= 1
    return size
