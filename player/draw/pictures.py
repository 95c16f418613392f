"""Opening editors' pictures: whatever they drop becomes an upright sRGB picture of about the size that is needed.

Large JPEGs are decoded at a fraction of their size, so that memory follows the screen and not the camera. Leaves out
where a picture goes on a slide (`framing`) and how it is published (`normalise`).
"""

from __future__ import annotations

import io
import math
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pillow_heif
from PIL import Image, ImageCms, ImageFile, UnidentifiedImageError

from player.draw.box import fitted
from player.draw.unusable import UnusableError, unusable

pillow_heif.register_heif_opener()
# We refuse large pictures in our own words, before anything is decoded: see _check_size.
Image.MAX_IMAGE_PIXELS = None
# A half-copied picture is a problem to tell of, not one to be shown grey at the bottom.
ImageFile.LOAD_TRUNCATED_IMAGES = False

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF", "TIFF", "BMP")
LARGEST_JPEG_MP = 150
"""Megapixels. A JPEG is decoded at a fraction; all others whole, at three or four bytes a pixel."""
LARGEST_OTHER_MP = 80
DECODER_FAULTS = (
    OSError, SyntaxError, ValueError, EOFError, RuntimeError, IndexError, KeyError, TypeError, OverflowError,
    ZeroDivisionError, AttributeError, struct.error, zlib.error, ImageCms.PyCMSError,
)  # fmt: skip
"""All that Pillow's readers were seen to raise over broken files."""

Source = Path | Image.Image
"""A picture's file; or a picture that is upright and in sRGB already, such as a film's still."""

_ORIENTATION = 0x0112
_TURNED = (5, 6, 7, 8)
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes each EXIF orientation. HEIC is turned by its own reader, which also resets the tag: never twice."""
_MOST_UPSCALE = 4.0


def open_picture(path: Path, room: tuple[int, int], *, enlarge: bool = True) -> Image.Image:
    """The picture, upright, in RGB or RGBA, scaled to fit whole into `room` pixels.

    Small ones are enlarged at most four times, or not at all. Raises UnusableError.
    """
    return fit_picture(decode_picture(path, room), room, most_zoom=_MOST_UPSCALE if enlarge else 1.0)


def decode_picture(source: Source, room: tuple[int, int]) -> Image.Image:
    """The picture, upright, about as large as `room` asks for or larger, in L, RGB, RGBA or CMYK. Raises
    UnusableError."""
    if isinstance(source, Image.Image):
        return source
    with _opened(source) as picture:
        orientation = picture.getexif().get(_ORIENTATION, 1)
        picture.draft("RGB", fitted(picture.size, room[::-1] if orientation in _TURNED else room))
        picture.seek(0)
        picture.load()
        plain = _plain(picture)
        turn = _UPRIGHT.get(orientation)
        upright = plain.transpose(turn) if turn is not None else plain.copy()
        upright.info = {"icc_profile": picture.info.get("icc_profile")}
        return upright


def fit_picture(picture: Image.Image, room: tuple[int, int], *, most_zoom: float = _MOST_UPSCALE) -> Image.Image:
    """A decoded picture in RGB or RGBA, sRGB, scaled to fit whole into `room`; at most `most_zoom` times its size."""
    zoom = min(most_zoom, room[0] / picture.width, room[1] / picture.height)
    size = max(1, round(picture.width * zoom)), max(1, round(picture.height * zoom))
    return _finished(_scaled(picture, size), picture)


def fit_in_whole_steps(picture: Image.Image, room: tuple[int, int]) -> Image.Image:
    """The same, but enlarged or reduced by a whole number: the modules of a code in it stay alike."""
    zoom = min(room[0] / picture.width, room[1] / picture.height)
    if zoom >= 1:
        size = picture.width * int(zoom), picture.height * int(zoom)
        return _finished(picture.resize(size, Image.Resampling.NEAREST), picture)
    return _finished(picture.reduce(math.ceil(1 / zoom)), picture)


def picture_size(source: Source) -> tuple[int, int]:
    """The width and height of a picture as it stands upright, without decoding it. Raises UnusableError."""
    if isinstance(source, Image.Image):
        return source.size
    with _opened(source) as picture:
        turned = picture.getexif().get(_ORIENTATION, 1) in _TURNED
        return (picture.height, picture.width) if turned else picture.size


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    """A picture's file, its size checked; what goes wrong while it is read becomes an UnusableError."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about odd metadata, which nobody here can mend
        try:
            with Image.open(path, formats=FORMATS) as picture:
                _check_size(picture)
                yield picture
        except UnusableError:
            raise
        except UnidentifiedImageError as error:
            raise _unknown() from error
        except MemoryError as error:
            raise _too_large() from error
        except DECODER_FAULTS as error:
            raise _broken() from error


def _finished(scaled: Image.Image, source: Image.Image) -> Image.Image:
    """The scaled picture in sRGB, with nothing of its metadata."""
    profile = source.info.get("icc_profile")
    done = _in_srgb(scaled, profile) if profile else scaled
    done = done if done.mode in ("RGB", "RGBA") else done.convert("RGB")
    done.info = {}
    return done


def _check_size(picture: Image.Image) -> None:
    megapixels = picture.width * picture.height / 1e6
    limit = LARGEST_JPEG_MP if picture.format in ("JPEG", "MPO") else LARGEST_OTHER_MP
    if megapixels > limit:
        raise _too_large(megapixels)


def _plain(picture: Image.Image) -> Image.Image:
    """The picture in a mode that can be scaled: L, RGB, RGBA or CMYK."""
    if picture.mode in ("L", "RGB", "RGBA", "CMYK"):
        has_clear_colour = picture.mode != "RGBA" and "transparency" in picture.info
        return picture.convert("RGBA") if has_clear_colour else picture
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode == "F":
        low, high = cast("tuple[float, float]", picture.getextrema())
        step = 255 / ((high - low) or 1.0)
        return picture.point(lambda value: value * step - low * step).convert("L")
    has_alpha = picture.mode in ("LA", "PA", "La", "RGBa") or "transparency" in picture.info
    return picture.convert("RGBA" if has_alpha else "RGB")


def _scaled(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    if size == picture.size:
        return picture.copy()
    if picture.mode == "RGBA":
        return picture.convert("RGBa").resize(size, Image.Resampling.LANCZOS).convert("RGBA")
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """The colours as the picture's own profile means them; a profile that cannot be used is left aside."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = "RGBA" if picture.mode == "RGBA" else "RGB"
        done = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=target)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture
    return done or picture


def _unknown() -> UnusableError:
    return unusable(
        "picture-unknown",
        "det här är ingen bild som tavlan kan läsa. Spara den som JPEG eller PNG och lägg in den igen.",
        "this is not a picture that the board can read. Save it as JPEG or PNG and put it back.",
    )


def _broken() -> UnusableError:
    return unusable(
        "picture-broken",
        "bilden är trasig eller inte hel. Öppna den på datorn, spara den på nytt och lägg in den igen.",
        "the picture is broken or incomplete. Open it on a computer, save it anew and put it back.",
    )


def _too_large(megapixels: float = 0.0) -> UnusableError:
    size = f" ({megapixels:.0f} megapixel)" if megapixels else ""
    size_en = f" ({megapixels:.0f} megapixels)" if megapixels else ""
    return unusable(
        "picture-too-large",
        f"bilden är för stor{size}. Spara den mindre, till exempel 4000 bildpunkter bred, och lägg in den igen.",
        f"the picture is too large{size_en}. Save it smaller, for example 4000 pixels wide, and put it back.",
    )
