"""The pictures that editors drop: each that is one becomes a slide, upright and whole; each that is none is told of."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from player.draw.codes import code_of, plate
from player.draw.pictures import open_picture, picture_size
from player.draw.unusable import UnusableError
from tests.edges.draw.gallery import Gallery
from tests.edges.draw.pictures import LEFT, RIGHT, WRITERS, png_of_16_bits, scene, turned, with_code


def near(one: tuple[int, ...], other: tuple[int, ...], reach: int = 24) -> bool:
    return all(abs(a - b) <= reach for a, b in zip(one, other, strict=True))


@pytest.fixture(params=WRITERS)
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / request.param
    WRITERS[request.param](path)
    return path


def test_every_valid_picture_becomes_a_slide_without_a_word(file: Path) -> None:
    composition = Gallery(file.parent).picture(file.name)
    assert len(composition.pages) == 1
    assert composition.problems == ()


def test_every_picture_opens_as_plain_colour_without_metadata(file: Path) -> None:
    picture = open_picture(file, (300, 300))
    assert picture.mode in ("RGB", "RGBA")
    assert picture.width <= 300
    assert picture.height <= 300
    assert picture.info == {}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_photos_stand_upright_however_the_camera_was_held(orientation: int, tmp_path: Path) -> None:
    path = tmp_path / f"turned {orientation}.jpg"
    WRITERS[path.name](path)
    picture = open_picture(path, (320, 320))
    assert picture.size == (320, 200)
    assert picture_size(path) == (640, 400)
    assert near(picture.getpixel((5, 5)), (255, 255, 255)), "the white corner is at the top left"
    assert near(picture.getpixel((100, 150)), LEFT)
    assert near(picture.getpixel((300, 150)), RIGHT)


def test_a_turned_heic_is_not_turned_twice(tmp_path: Path) -> None:
    pillow_heif = pytest.importorskip("pillow_heif")
    path = tmp_path / "turned.heic"
    stored = turned(6)
    held = Image.Exif()
    held[0x0112] = 6
    pillow_heif.from_pillow(stored).save(path, exif=held.tobytes())
    assert open_picture(path, (320, 320)).size == (320, 200)


def test_sixteen_bits_keep_their_colours(tmp_path: Path) -> None:
    path = tmp_path / "16.png"
    path.write_bytes(png_of_16_bits(120, 80))
    picture = open_picture(path, (120, 120))
    assert near(picture.getpixel((20, 40)), LEFT, 2)
    assert near(picture.getpixel((100, 40)), RIGHT, 2)


def test_a_picture_is_shown_whole_and_as_large_as_its_place(gallery: Gallery) -> None:
    scene(1600, 900).save(gallery.root / "ladan.png")
    page = gallery.picture("ladan.png").pages[0]
    assert page.clock is not None
    height = page.clock.corners[0][1] - 60
    width = round(height * 16 / 9)
    left = (1920 - width) // 2
    assert near(page.image.getpixel((left + 20, 20)), (255, 255, 255))
    assert near(page.image.getpixel((left + 20, height - 20)), LEFT)
    assert near(page.image.getpixel((left + width - 20, 20)), RIGHT)


REFUSED = {
    "text.jpg": (b"Hej!", "picture-unknown"),
    "nothing.png": (b"", "picture-unknown"),
    "half.jpg": (None, "picture-broken"),
    "half.png": (None, "picture-broken"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_told_in_words_and_not_shown(name: str, gallery: Gallery) -> None:
    content, code = REFUSED[name]
    path = gallery.root / name
    if content is None:
        scene().save(path)
        content = path.read_bytes()[: path.stat().st_size // 2]
    path.write_bytes(content)
    composition = gallery.picture(name)
    assert composition.pages == ()
    assert [problem.code for problem in composition.problems] == [code]
    assert composition.problems[0].sv.startswith(f"”{name}”: ")


def test_two_hundred_megapixels_are_refused_before_they_are_decoded(gallery: Gallery) -> None:
    Image.new("1", (20_000, 10_000)).save(gallery.root / "jätte.png")
    composition = gallery.picture("jätte.png")
    assert composition.pages == ()
    assert composition.problems[0].code == "picture-too-large"
    assert "200 megapixel" in composition.problems[0].sv


def test_a_very_large_photo_is_decoded_at_a_fraction(tmp_path: Path) -> None:
    path = tmp_path / "48 megapixel.jpg"
    Image.new("RGB", (8000, 6000), LEFT).save(path)
    assert open_picture(path, (1920, 1080)).size == (1440, 1080)


def test_light_drawings_on_nothing_get_a_dark_ground_and_dark_ones_a_light(gallery: Gallery) -> None:
    for name, colour in (("vit.png", (255, 255, 255)), ("svart.png", (10, 10, 10))):
        logo = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
        logo.paste((*colour, 255), (100, 100, 300, 200))
        logo.save(gallery.root / name)
    light, dark = (gallery.picture(name).pages[0].image.getpixel((960, 100)) for name in ("vit.png", "svart.png"))
    assert sum(light) < 200
    assert sum(dark) > 600


def test_a_code_in_a_picture_can_still_be_read_on_the_slide(gallery: Gallery) -> None:
    code = code_of("https://hembygd.example/egen-kod")
    assert code is not None
    with_code(gallery.root / "egen.png", plate(code, 9), (900, 900))
    composition = gallery.picture("egen.png")
    assert composition.pages[0].qr == ("https://hembygd.example/egen-kod",)


def test_a_code_too_fine_for_the_screen_is_remarked_on(gallery: Gallery) -> None:
    code = code_of("https://hembygd.example/" + "fin" * 60)
    assert code is not None
    with_code(gallery.root / "fin.png", plate(code, 3), (4000, 3000))
    composition = gallery.picture("fin.png")
    assert len(composition.pages) == 1, "the picture is shown all the same"
    assert {problem.code for problem in composition.problems} <= {"picture-code-lost", "code-small"}
    assert composition.problems


def test_a_missing_picture_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(UnusableError):
        open_picture(tmp_path / "borta.jpg", (100, 100))
