"""What a program asks its worker to make for a phone's page, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RenderText:
    """A text as HTML: the file `source`, front matter taken off, or else `text` itself.

    A first heading that says the same as `title` is left out.
    """

    source: str = ""
    text: str = ""
    media_type: str = "text/markdown"
    title: str = ""


@dataclass(frozen=True, slots=True)
class TextRendered:
    """`plain` is the same in words alone. `cut`: the text was longer than a page has room for."""

    html: str
    plain: str
    cut: bool = False


@dataclass(frozen=True, slots=True)
class ReadPoster:
    """The words of a poster's text layer."""

    source: str


@dataclass(frozen=True, slots=True)
class PosterRead:
    text: str


@dataclass(frozen=True, slots=True)
class PicturePoster:
    """The first page of a poster as a picture, written to `target`; answered by `Normalised`."""

    source: str
    target: str
    longest_px: int


@dataclass(frozen=True, slots=True)
class PictureFilm:
    """A film's still as a picture, written to `target`; answered by `Normalised`."""

    source: str
    target: str
    longest_px: int


@dataclass(frozen=True, slots=True)
class MakeCode:
    """The modules of a payload's QR code."""

    payload: str


@dataclass(frozen=True, slots=True)
class CodeMade:
    """Rows of modules from the top, "1" for a dark one; without quiet zone."""

    rows: tuple[str, ...]


ForPages = RenderText | ReadPoster | PicturePoster | PictureFilm | MakeCode
PagesMade = TextRendered | PosterRead | CodeMade
