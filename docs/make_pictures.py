"""Draws the pictures of README and the guides anew, from what the board really shows of the sample playlists.

Runs `bytavla preview`, takes named slides, and sets them side by side or on a wall: `make pictures`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "bilder"
NOW = "2027-06-11T10:24:00+02:00"  # a Friday in summer, so that the pictures do not change with the day of drawing
ON_THE_WALL = "tavla.png"
COLOURS = 256
GAP = 24


@dataclass(frozen=True, slots=True)
class Wanted:
    """One slide of the preview, by notice, language and page."""

    notice: str
    lang: str = "sv"
    page: int = 1


PICTURES = {
    ON_THE_WALL: ("hamneda", 1400, [Wanted("berattelser.fyren-som-inte-fanns", page=2)]),
    "bild-och-text.png": ("hamneda", 1100, [Wanted("turistinformation.badplatser")]),
    "berattelse.png": ("hamneda", 1100, [Wanted("berattelser.tomten-och-backen")]),
    "film.png": ("hamneda", 1100, [Wanted("turistinformation.vinterkvall-vid-kyrkan")]),
    "slag.png": (
        "vittaryd",
        640,
        [
            Wanted("kommunen.sprakcafe", "ar"),
            Wanted("kommunen.bokbussen", "uk"),
            Wanted("e-tjanster-och-blanketter.sok-bygglov"),
            Wanted("vitsippans-livs.gastnat"),
        ],
    ),
    "kalender.png": ("hamneda", 640, [Wanted("if-skogsduvan.skogsduvans-vecka"), Wanted("_events")]),
    "staende.png": ("agunnaryd", 620, [Wanted("turistinformation.badplatser"), Wanted("kommunen.bokbussen")]),
}
"""File name -> (site, width of each slide in pixels, slides)."""


def main() -> int:
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for site in sorted({site for site, _, _ in PICTURES.values()}):
            _preview(site, Path(scratch) / site)
        for name, (site, width, wanted) in PICTURES.items():
            slides = [_slide(Path(scratch) / site, each, width) for each in wanted]
            picture = _on_the_wall(slides[0]) if name == ON_THE_WALL else _side_by_side(slides)
            picture.quantize(COLOURS, dither=Image.Dither.NONE).save(TARGET / name, optimize=True)
            print(f"{(TARGET / name).stat().st_size // 1000:5d} kB  docs/bilder/{name}")
    return 0


def _preview(site: str, target: Path) -> None:
    bytavla = Path(sys.executable).parent / "bytavla"
    moment = datetime.fromisoformat(NOW).astimezone(UTC).isoformat()
    command = [bytavla, "preview", ROOT / "playlists", "--site", site, "--out", target, "--now", moment, "--all"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if not (target / "index.json").is_file():
        sys.exit(f"bytavla preview could not draw {site}:\n{done.stderr}")


def _slide(folder: Path, wanted: Wanted, width: int) -> Image.Image:
    slides = json.loads((folder / "index.json").read_text(encoding="utf-8"))["slides"]
    found = [s for s in slides if Wanted(s["notice"], s["lang"], s["page"]) == wanted]
    if not found:
        sys.exit(f"no page {wanted.page} of {wanted.notice} in {wanted.lang}; is it still in playlists/?")
    with Image.open(folder / found[0]["file"]) as opened:
        slide = opened.convert("RGB")
    return slide.resize((width, round(slide.height * width / slide.width)), Image.Resampling.LANCZOS)


def _side_by_side(slides: list[Image.Image]) -> Image.Image:
    """Two in a row, on white, each with a thin edge."""
    if len(slides) == 1:
        return slides[0]
    width, height = slides[0].size
    rows = -(-len(slides) // 2)
    sheet = Image.new("RGB", (2 * width + GAP, rows * height + (rows - 1) * GAP), "#ffffff")
    for index, slide in enumerate(slides):
        sheet.paste(slide, ((index % 2) * (width + GAP), (index // 2) * (height + GAP)))
    return sheet


def _on_the_wall(slide: Image.Image) -> Image.Image:
    """The slide in a black frame on the shop's boarded wall, with a shelf's edge below."""
    side, top, bottom, frame = 150, 110, 200, 22
    size = (slide.width + 2 * side, slide.height + top + bottom)
    wall = Image.new("RGB", size, "#d9e0d6")
    pen = ImageDraw.Draw(wall)
    for x in range(0, size[0], 96):
        pen.line([(x, 0), (x, size[1])], fill="#c3cdc1", width=3)
        pen.line([(x + 4, 0), (x + 4, size[1])], fill="#e6ebe3", width=2)
    shelf = size[1] - 64
    pen.rectangle([0, shelf, size[0], size[1]], fill="#8a6a50")
    pen.rectangle([0, shelf, size[0], shelf + 10], fill="#b08d6c")
    outer = [side - frame, top - frame, side + slide.width + frame, top + slide.height + frame]
    shade = Image.new("L", size, 0)
    ImageDraw.Draw(shade).rectangle([outer[0] + 10, outer[1] + 18, outer[2] + 10, outer[3] + 26], fill=110)
    wall.paste("#3a4440", (0, 0), shade.filter(ImageFilter.GaussianBlur(16)))
    pen.rounded_rectangle(outer, radius=10, fill="#16191a")
    wall.paste(slide, (side, top))
    return wall


if __name__ == "__main__":
    sys.exit(main())
