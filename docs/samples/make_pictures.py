"""Prints every picture of the sample board into playlists/: `.venv/bin/python docs/samples/make_pictures.py`.

The prints are the same each time (every sheet has its own seed),
    so a run that changes nothing changes no file's look.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from bathing_place import bathing_place
from canoe_morning import canoe_morning
from church_in_winter import church_in_winter
from cinnamon_buns import cinnamon_buns
from coffee_corner import coffee_corner
from coffee_cottage import coffee_cottage
from elk_at_dusk import elk_at_dusk
from flea_market import flea_market
from forest_walk import forest_walk
from honey_jar import honey_jar
from houses import emblem
from library_bus import library_bus
from lighthouse_in_fog import lighthouse_in_fog
from milk_stand import milk_stand
from pizza import pizza
from poster import soup_evening
from prints import Sheet
from ski_track import ski_track
from snow_film import snow_film
from snow_plough import snow_plough
from stage import stage
from tomte_by_the_brook import tomte_by_the_brook
from village_map import village_map

PLAYLISTS = Path(__file__).parents[2] / "playlists"
PRINTS: dict[str, Callable[[], Sheet]] = {
    "Turistinformation/Tillsvidare/Karta över bygden.png": village_map,
    "Turistinformation/Tillsvidare/Badplatser.webp": bathing_place,
    "Turistinformation/Tillsvidare/Vandra runt Kvarnsjön.jpg": forest_walk,
    "Turistinformation/Tillsvidare/Älgen går i skymningen.jpg": elk_at_dusk,
    "Biljetter/Bygderevyn.jpg": stage,
    "Berättelser/Tillsvidare/Tomten och bäcken/omslag.jpg": tomte_by_the_brook,
    "Berättelser/Tillsvidare/Sista mjölkskjutsen/omslag.jpg": milk_stand,
    "Berättelser/Fyren som inte fanns.jpg": lighthouse_in_fog,
    "Kommunen/Tillsvidare/Bokbussen.jpg": library_bus,
    "Kommunen/Snöröjning.webp": snow_plough,
    "Företag i bygden/Tillsvidare/Bageri Knäckefrun.jpg": cinnamon_buns,
    "Företag i bygden/Tillsvidare/Ljunghonung.jpg": honey_jar,
    "Hembygdsföreningen/Kaffestugan.jpg": coffee_cottage,
    "Hembygdsföreningen/Lagårdsloppis till 31 augusti 2032.jpg": flea_market,
    "IF Skogsduvan/Elljusspåret.jpg": ski_track,
    "Kören Sju socknar/Sjung med oss.jpg": church_in_winter,
    "Åboden/Kaffehörnan.jpg": coffee_corner,
    "Abborrens öhandel/Tillsvidare/Hyr kanot.jpg": canoe_morning,
    "Pizzeria Månälgen/Månens pizza.png": pizza,
}
PHOTOGRAPH = "Hembygdsföreningen/Vem minns mjölkpallen.jpg"
FILM = "Turistinformation/Tillsvidare/Vinterkväll vid kyrkan.mp4"
POSTER = "Bygdegården Eklunda/Soppa och samtal.pdf"
LOGO = "_board/logo.png"
ORIENTATION = 0x0112  # the EXIF tag; 6 means: turn a quarter clockwise to see it upright


def main() -> None:
    for name, draw in PRINTS.items():
        _save(draw().finished(), PLAYLISTS / name)
    _photograph(milk_stand(), PLAYLISTS / PHOTOGRAPH)
    soup_evening(PLAYLISTS / POSTER)
    snow_film(PLAYLISTS / FILM)
    _logo(PLAYLISTS / LOGO)
    pictures = [PLAYLISTS / name for name in (*PRINTS, PHOTOGRAPH, POSTER, FILM, LOGO)]
    for path in pictures:
        print(f"{path.stat().st_size // 1000:5d} kB  {path.relative_to(PLAYLISTS)}")


def _save(image: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".png":
        image.quantize(48, dither=Image.Dither.NONE).save(path, optimize=True)
    else:
        image.save(path, quality=84)


def _photograph(sheet: Sheet, path: Path) -> None:
    """An old print found in a coffee tin, as a telephone saves it: lying on its side, with a note to turn it."""
    grey = sheet.bare().crop((90, 240, 1490, 1000)).convert("L").filter(ImageFilter.GaussianBlur(2.4))
    grain = random.Random(151)
    noise = Image.frombytes("L", grey.size,
        grain.randbytes(grey.width * grey.height)).filter(ImageFilter.GaussianBlur(1))
    worn = ImageEnhance.Contrast(Image.blend(ImageOps.autocontrast(grey), noise, 0.16)).enhance(1.12)
    shade = Image.radial_gradient("L").resize(worn.size).point(lambda level: max(0, level - 110))
    worn.paste(30, (0, 0), shade)
    sepia = ImageOps.colorize(worn, "#2a1d14", "#f1e3c6", mid="#9a7f5e")
    framed = ImageOps.expand(ImageOps.expand(sepia, 46, "#f4ead4"), 34, "#4d4136")
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    framed.transpose(Image.Transpose.ROTATE_90).save(path, quality=80, exif=exif)


def _logo(path: Path) -> None:
    """The emblem on nothing: what is paper outside the drawing becomes clear."""
    size = 480
    on_white, on_black = (Sheet(size, size, ground, 7) for ground in ("#ffffff", "#000000"))
    for sheet in (on_white, on_black):
        emblem(sheet, size / 2, size / 2, size * 0.98)
    white, black = on_white.bare(), on_black.bare()
    clear = [255 - max(0, w - b) for w, b in zip(white.convert("L").tobytes(), black.convert("L").tobytes(),
        strict=True)]
    logo = white.convert("RGBA")
    logo.putalpha(Image.frombytes("L", (size, size), bytes(clear)))
    logo.quantize(64, method=Image.Quantize.FASTOCTREE).save(path, optimize=True)


if __name__ == "__main__":
    main()
