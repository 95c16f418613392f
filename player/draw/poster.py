"""Reading posters: the pages of a PDF as pictures, and how small its print is.

Leaves out how a poster stands on a slide (`showing`).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from player.draw.box import fitted
from player.draw.unusable import UnusableError, unusable

MOST_PAGES = 10
_TALL_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ0123456789bdfhkl")
"""Letters about as high as a capital: what the print's height is measured by."""
_CHARS_MEASURED = 600
_LONGEST_POINTS = 20_000.0


@contextmanager
def open_poster(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    """The document. Raises UnusableError when it is locked, broken or empty."""
    try:
        document = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise _locked() if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD else _broken() from error
    try:
        if len(document) < 1:
            raise _broken()
        document.init_forms()
        yield document
    finally:
        document.close()


def page_picture(document: pypdfium2.PdfDocument, number: int, room: tuple[int, int]) -> Image.Image:
    """Page `number` (from 0) as an RGB picture that fits into `room` pixels. Raises UnusableError."""
    try:
        page = document[number]
        size = page.get_size()
        if not all(0 < side < _LONGEST_POINTS for side in size):
            raise _broken()
        width, height = fitted((round(size[0] * 100), round(size[1] * 100)), room)
        bitmap = page.render(scale=min(width / size[0], height / size[1]), rev_byteorder=True)
        picture: Image.Image = bitmap.to_pil().convert("RGB")
        page.close()
    except (pypdfium2.PdfiumError, ValueError, MemoryError) as error:
        raise _broken() from error
    return picture


def is_upright(document: pypdfium2.PdfDocument) -> bool:
    """Whether the first page is clearly taller than wide. False for one that cannot be read."""
    try:
        width, height = document[0].get_size()
    except pypdfium2.PdfiumError:
        return False
    return bool(height > 1.2 * width)


def usual_cap(document: pypdfium2.PdfDocument, number: int) -> float | None:
    """The usual height of capitals on a page, over the page's height; None without enough text to tell."""
    page = document[number]
    text = page.get_textpage()
    try:
        total = text.count_chars()
        step = max(1, total // _CHARS_MEASURED)
        heights = [height for index in range(0, total, step) if (height := _tall_letter(text, index)) is not None]
    finally:
        text.close()
    return median(heights) / page.get_height() if len(heights) >= 12 else None


def _tall_letter(text: pypdfium2.PdfTextPage, index: int) -> float | None:
    """The height in points of a character that is as high as a capital."""
    if chr(pdfium.FPDFText_GetUnicode(text, index)) not in _TALL_LETTERS:
        return None
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top):
        return None
    return abs(top.value - bottom.value)


def _locked() -> UnusableError:
    return unusable(
        "poster-locked",
        "filen är låst med lösenord. Spara den som PDF utan lösenord och lägg in den igen.",
        "the file is locked with a password. Save it as PDF without one and put it back.",
    )


def _broken() -> UnusableError:
    return unusable(
        "poster-broken",
        "filen går inte att läsa som PDF. Öppna den på datorn, spara den på nytt som PDF och lägg in den igen.",
        "the file cannot be read as PDF. Open it on a computer, save it anew as PDF and put it back.",
    )
