"""The worker's jobs with films and sounds: making one fit to publish. Leaves out how that is done (`film/`)."""

from __future__ import annotations

from pathlib import Path

from player.draw.film import unusable_film
from player.errors import InputError
from player.film.faults import FilmError
from player.film.making import make_film
from player.film.sound import make_sound
from player.worker.file_messages import FilmNormalised, NormaliseFilm, NormaliseSound, SoundNormalised
from player.worker.protocol import Reply, Request
from player.worker.serve import Answer


def begin() -> Answer:
    """What answers filming requests."""
    return answer


def answer(request: Request) -> Reply:
    """Raises InputError (with the problem, its playlist left empty) or StorageError."""
    assert isinstance(request, NormaliseFilm | NormaliseSound)
    source, target = Path(request.source), Path(request.target)
    try:
        if isinstance(request, NormaliseSound):
            return SoundNormalised(make_sound(source, target))
        made = make_film(source, target, heard=request.heard)
    except FilmError as error:
        problem = unusable_film(error).remark.about("", source.name, None)
        raise InputError(problem.en, (problem,)) from error
    return FilmNormalised("video/mp4", made.width, made.height, made.seconds)
