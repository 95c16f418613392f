"""A published notice as its pages need it: its files found, made and named.

Leaves out the pages themselves (`web/`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from player.notices.board import Playlist
from player.notices.notice import Notice, Part, Role, Variant
from player.notices.problem import Problem, Severity
from player.notices.profile import Profile
from player.notices.wifi import wifi_payload
from player.publish.page_files import PageFiles
from player.web.model import Home, Matter, Medium, Telling


@dataclass(frozen=True, slots=True)
class Gathered:
    """A notice's matter, the modules of its network's code, and what its editor is asked."""

    matter: Matter
    wifi_code: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def gather(files: PageFiles, notice: Notice, playlist: Playlist, code: str, since: datetime) -> Gathered:
    """Makes what is not made yet. Raises StorageError."""
    slug = notice.id.partition(".")[2] or notice.id
    tellings = tuple(_telling(files, variant, slug) for variant in notice.variants)
    mute = [each for each in tellings if each.poster and not each.poster_words and each.prose is None]
    wifi = next((each.variant.wifi for each in tellings if each.variant.wifi), None)
    return Gathered(
        Matter(notice, playlist, code, tellings, since),
        files.code(wifi_payload(wifi)) if wifi else (),
        tuple(_mute_poster(notice, each.variant) for each in mute),
    )


def gather_home(files: PageFiles, profile: Profile, title: str) -> Home:
    """What a playlist's own page tells of it. Raises StorageError."""
    tellings = []
    for variant in profile.words:
        prose = files.prose(title=title, part=variant.parts[0])
        tellings += [Telling(variant, prose)] if prose else []
    pictures = (files.picture(part) for part in profile.pictures)
    return Home(
        tellings=tuple(tellings),
        pictures=tuple(picture for picture in pictures if picture is not None),
        address=profile.address,
        hours=profile.hours,
        links=profile.links,
        type=profile.type,
    )


def media_of(matter: Matter) -> tuple[str, ...]:
    """Every file under `media/` that a notice's pages name."""
    found = []
    for each in matter.tellings:
        media = (each.original, each.text, each.poster, each.sound, each.video)
        found += [medium.file for medium in media if medium is not None]
        found += [each.picture.file] if each.picture else []
    return tuple(dict.fromkeys(found))


def _telling(files: PageFiles, variant: Variant, slug: str) -> Telling:
    parts = {part.role: part for part in reversed(variant.parts)}
    named = f"{slug}-{variant.lang}" if variant.lang else slug
    title = variant.title or slug
    text, poster, picture = parts.get(Role.TEXT), parts.get(Role.POSTER), parts.get(Role.PICTURE)
    shown = picture or poster or parts.get(Role.VIDEO)
    prose = files.prose(title=variant.title, part=text, text=variant.text) if text or variant.text else None
    made = Telling(
        variant=variant,
        prose=prose,
        picture=files.picture(shown) if shown else None,
        original=files.to_take(picture, slug, title) if picture else None,
        text=files.to_take(text, named, title) if text and prose and prose.cut else None,
        sound=_taken(files, parts.get(Role.SOUND), named, title),
        video=_taken(files, parts.get(Role.VIDEO), named, title),
    )
    if poster is None:
        return made
    return replace(made, poster=files.to_take(poster, slug, title), poster_words=files.poster_words(poster))


def _taken(files: PageFiles, part: Part | None, slug: str, title: str) -> Medium | None:
    return files.to_take(part, slug, title) if part is not None else None


def _mute_poster(notice: Notice, variant: Variant) -> Problem:
    name = variant.file.partition("/")[2] or variant.file
    stem = name.rpartition(".")[0] or name
    return Problem(
        code="poster-no-text",
        severity=Severity.WARNING,
        playlist=notice.playlist,
        file=variant.file,
        sv=f"”{name}” är en bild utan text, så den som inte ser affischen får inte veta vad där står. Spara PDF:en med "
        f"texten som text, eller lägg en textfil bredvid som heter ”{stem}.md” med det viktigaste.",
        en=f"“{name}” is a picture without text, so whoever cannot see the poster does not learn what it says. Save "
        f"the PDF with its text as text, or put a text file beside it called “{stem}.md” with what matters most.",
        notice=notice.id,
    )
