"""Why a film cannot be shown or a sound be heard, in words for its editor. Leaves out finding that out (`opening`)."""

from __future__ import annotations

MOST_SECONDS = 60
"""What people stand still for; and what a board's card and line can carry of it (60 MB at most)."""
MOST_MEGAPIXELS = 10
"""4K as phones film it. More than this, and a decoder of ours needs more memory than it has."""


class FilmError(Exception):
    """`sv` and `en` follow the file's name, as a drawing's remarks do. Stays between this room and those it serves."""

    def __init__(self, code: str, sv: str, en: str) -> None:
        super().__init__(en)
        self.code = code
        self.sv = sv
        self.en = en


def broken() -> FilmError:
    return FilmError(
        "film-broken",
        "filmen är trasig eller inte hel. Spara den på nytt som MP4, eller kopiera in den igen.",
        "the film is broken or incomplete. Save it anew as MP4, or copy it here again.",
    )


def without_picture() -> FilmError:
    return FilmError(
        "film-without-picture",
        "det finns ingen film i filen, bara ljud eller ingenting. Spara filmen på nytt som MP4.",
        "there is no moving picture in the file, only sound or nothing. Save the film anew as MP4.",
    )


def no_sound() -> FilmError:
    return FilmError(
        "sound-broken",
        "ljudet går inte att spela upp. Spara det på nytt som MP3, eller kopiera in det igen.",
        "the sound cannot be played. Save it anew as MP3, or copy it here again.",
    )


def too_long(seconds: float) -> FilmError:
    sv = f" ({seconds:.0f} sekunder)" if seconds else ""
    en = f" ({seconds:.0f} seconds)" if seconds else ""
    return FilmError(
        "film-too-long",
        f"filmen är för lång{sv}: tavlan visar högst {MOST_SECONDS} sekunder. Klipp den, eller lägg hela filmen på "
        "webben och länken till den här.",
        f"the film is too long{en}: the board shows {MOST_SECONDS} seconds at most. Cut it, or put the whole film on "
        "the web and its link here.",
    )


def too_large(width: int, height: int) -> FilmError:
    return FilmError(
        "film-too-large",
        f"filmens bild är för stor ({width} x {height} bildpunkter). Spara den som 1080p eller 4K.",
        f"the film's picture is too large ({width} x {height} pixels). Save it as 1080p or 4K.",
    )
