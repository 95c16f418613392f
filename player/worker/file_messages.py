"""What a program asks its worker to make fit to publish, and what it is told: pictures, films, sounds, texts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Normalise:
    """Make a picture fit to publish: upright, at most `longest_px`, sRGB, no metadata; written to `target`."""

    source: str
    target: str
    longest_px: int


@dataclass(frozen=True, slots=True)
class Normalised:
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class NormaliseFilm:
    """Make a film fit to publish: H.264, 1080p30, upright, no metadata, and no sound unless it is to be `heard`.

    It is written to `target`.
    """

    source: str
    target: str
    heard: bool = False


@dataclass(frozen=True, slots=True)
class FilmNormalised:
    media_type: str
    width: int
    height: int
    seconds: float


@dataclass(frozen=True, slots=True)
class NormaliseSound:
    """Make a sound fit to publish: the same sound without metadata, written to `target`."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class SoundNormalised:
    media_type: str


@dataclass(frozen=True, slots=True)
class NormaliseText:
    """Write a text part's body to `target` as UTF-8 without front matter, so that it reads the same again.

    A body whose first line is itself `---` gets an empty front matter before it. Answered by `TextNormalised`.
    """

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class TextNormalised:
    media_type: str


OfFiles = Normalise | NormaliseFilm | NormaliseSound | NormaliseText
FilesMade = Normalised | FilmNormalised | SoundNormalised | TextNormalised
