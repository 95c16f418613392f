"""Pictures made fit to publish: upright, no larger than asked, nothing of the camera's left in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from player.draw.codes import code_of, plate
from player.draw.normalise import normalise_picture
from player.draw.readback import read_codes
from player.errors import InputError, StorageError
from tests.edges.draw.pictures import WRITERS, scene, with_code


@pytest.mark.parametrize("name", WRITERS)
def test_every_valid_picture_can_be_published(name: str, tmp_path: Path) -> None:
    source, target = tmp_path / name, tmp_path / "published"
    WRITERS[name](source)
    made = normalise_picture(source, target, 300)
    with Image.open(target) as picture:
        picture.load()
        assert picture.size == (made.width, made.height)
        assert max(picture.size) <= 300
        assert picture.get_format_mimetype() == made.media_type
        assert not picture.getexif()
        assert "icc_profile" not in picture.info


def test_where_a_photo_was_taken_is_not_published(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (56.0, 50.0, 0.0)}
    exif[0x010E] = "Hemma hos Siv"
    grey_photo = Image.effect_noise((400, 300), 60)
    grey_photo.save(tmp_path / "foto.jpg", exif=exif, comment="Hemma hos Siv")
    made = normalise_picture(tmp_path / "foto.jpg", tmp_path / "ut.jpg", 2000)
    assert made.media_type == "image/jpeg"
    assert b"Siv" not in (tmp_path / "ut.jpg").read_bytes()
    with Image.open(tmp_path / "ut.jpg") as picture:
        assert dict(picture.getexif()) == {}


def test_small_pictures_are_not_enlarged(tmp_path: Path) -> None:
    scene(200, 100).save(tmp_path / "liten.png")
    made = normalise_picture(tmp_path / "liten.png", tmp_path / "ut", 2000)
    assert (made.width, made.height) == (200, 100)


def test_drawings_and_codes_are_published_without_loss(tmp_path: Path) -> None:
    code = code_of("https://hembygd.example/egen-kod")
    assert code is not None
    with_code(tmp_path / "kod.png", plate(code, 6), (900, 700))
    photo = Image.blend(Image.open(tmp_path / "kod.png"), Image.effect_noise((900, 700), 80).convert("RGB"), 0.1)
    photo.save(tmp_path / "kod.jpg", quality=95)
    for name in ("kod.png", "kod.jpg"):
        made = normalise_picture(tmp_path / name, tmp_path / "ut.png", 2000)
        assert made.media_type == "image/png"
        with Image.open(tmp_path / "ut.png") as picture:
            assert [reading.payload for reading in read_codes(picture)] == ["https://hembygd.example/egen-kod"]


def test_a_broken_picture_is_an_input_error_with_its_problem(tmp_path: Path) -> None:
    (tmp_path / "text.jpg").write_text("Hej!")
    with pytest.raises(InputError) as caught:
        normalise_picture(tmp_path / "text.jpg", tmp_path / "ut", 2000)
    assert [problem.code for problem in caught.value.problems] == ["picture-unknown"]
    assert not (tmp_path / "ut").exists()


def test_a_target_that_cannot_be_written_is_a_storage_error(tmp_path: Path) -> None:
    scene().save(tmp_path / "foto.png")
    with pytest.raises(StorageError, match="cannot be written"):
        normalise_picture(tmp_path / "foto.png", tmp_path / "no" / "folder", 2000)
