"""A notice from its files: its languages, what each shows, and what the playlist's rights allow. Pure.

Leaves out which files belong together (`editions`), when it shows (`showing`) and its id (`ids`).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from player.folder.admission import admission_of
from player.folder.editions import Edition, without_doubles
from player.folder.finding import Finding, finding
from player.folder.here import HereAndNow
from player.folder.pieces import SHARED, Piece, Slot
from player.folder.settings import NO_SETTINGS, Settings
from player.folder.showing import Reckoning, end_in, schedule_of
from player.folder.site_names import could_be_site, read_sites
from player.notices.board import Playlist
from player.notices.notice import Event, Kind, Notice, Part, Role, Variant
from player.notices.schedule import Priority
from player.worker.folder_messages import EndIn

_KINDS = (
    (Slot.WIFI, Kind.WIFI),
    (Slot.CARD, Kind.CONTACT),
    (Slot.CALENDAR, Kind.EVENTS),
    (Slot.SOUND, Kind.STORY),
    (Slot.POSTER, Kind.POSTER),
    (Slot.FILM, Kind.VIDEO),
    (Slot.TEXT, Kind.TEXT),
    (Slot.PICTURE, Kind.PICTURE),
    (Slot.LINK, Kind.LINK),
)
"""What the notice is when its files fill several places: the first of these."""

_ROLES = {
    Slot.TEXT: Role.TEXT,
    Slot.PICTURE: Role.PICTURE,
    Slot.POSTER: Role.POSTER,
    Slot.SOUND: Role.SOUND,
    Slot.FILM: Role.VIDEO,
}
_REFUSALS = frozenset(("same-thing-twice", "beside-poster", "may-not-wifi", "rights-missing"))
"""What is said of a file that its notice goes without."""

_MAIN_FIRST = [slot for slot, _ in _KINDS if slot is not Slot.SOUND] + [Slot.SETTINGS, Slot.SOUND]


@dataclass(frozen=True, slots=True)
class Draft:
    """A notice without its id (`notice` is None when there is nothing to show), with findings by path.

    `files` are those that it is made of, without what was refused.
    """

    notice: Notice | None
    own_id: str = ""
    findings: tuple[tuple[str, Finding], ...] = ()
    files: tuple[str, ...] = ()
    end: EndIn = EndIn.NOWHERE


def compose(edition: Edition, playlist: Playlist, here: HereAndNow, reckoning: Reckoning) -> Draft:
    """The notice that an edition's files make, and all that is to be said about them."""
    pieces, said = _single(edition)
    settings = _merged(pieces)
    pieces = _allowed(pieces, playlist, settings, said)
    is_empty = not _says_anything(pieces)
    if is_empty:
        said += ((piece.file.path, finding("empty-text")) for piece in pieces)
    if is_empty or any(piece.withheld for piece in edition.pieces):
        return Draft(None, findings=tuple(said))
    main = _main(pieces).file.path
    priority = _priority(settings, playlist, main, said)
    schedule, doubts = schedule_of(pieces, edition.tags, settings, priority, reckoning)
    said += ((main, doubt) for doubt in doubts)
    sites = _sites(edition, settings, here, main, said)
    if sites == () or any(doubt.holds for doubt in doubts):
        return Draft(None, findings=tuple(said))
    notice = Notice(
        id="",
        playlist=playlist.id,
        kind=_kind(pieces),
        variants=_variants(pieces, here, settings.author, said),
        schedule=schedule,
        priority=priority,
        sites=sites,
        seconds=settings.seconds,
        contact=settings.contact,
        rights=settings.rights,
        events=_events(pieces),
        admission=admission_of(settings, reckoning.zone),
    )
    return Draft(notice, settings.id, tuple(said), tuple(_files(edition, notice, said)), end_in(pieces, settings))


_Said = list[tuple[str, Finding]]


def _single(edition: Edition) -> tuple[list[Piece], _Said]:
    """The pieces without those that another says already; and what is to be said of all as they were read."""
    pieces, doubled = without_doubles(edition)
    said = [(piece.file.path, found) for piece in edition.pieces for found in piece.findings]
    said += ((piece.file.path, finding("same-thing-twice", other=other.file.name)) for piece, other in doubled)
    return pieces, said


def _allowed(pieces: list[Piece], playlist: Playlist, settings: Settings, said: _Said) -> list[Piece]:
    """Without the files that may not be shown: a guest network where that is no right, a reading without leave."""
    refused: dict[Slot, str] = {}
    if not playlist.rights.wifi:
        refused[Slot.WIFI] = "may-not-wifi"
    if not settings.rights:
        refused[Slot.SOUND] = "rights-missing"
    said += ((piece.file.path, finding(refused[piece.slot])) for piece in pieces if piece.slot in refused)
    sounds = [piece for piece in pieces if piece.slot is Slot.SOUND and piece.slot not in refused]
    if sounds and not settings.author:
        said.append((sounds[0].file.path, finding("author-missing")))
    return [piece for piece in pieces if piece.slot not in refused]


def _files(edition: Edition, notice: Notice, said: _Said) -> list[str]:
    drawn = {part.path for variant in notice.variants for part in variant.parts}
    refused = {path for path, found in said if found.code in _REFUSALS}
    paths = (piece.file.path for piece in edition.pieces)
    return [path for path in paths if path in drawn or path not in refused]


def _says_anything(pieces: list[Piece]) -> bool:
    return any(piece.slot is not Slot.SETTINGS or piece.reading.settings.title for piece in pieces)


def _main(pieces: list[Piece]) -> Piece:
    """The file that a notice is spoken of by."""
    return min(pieces, key=lambda piece: (_MAIN_FIRST.index(piece.slot), piece.rank))


def _kind(pieces: list[Piece]) -> Kind:
    slots = {piece.slot for piece in pieces}
    return next((kind for slot, kind in _KINDS if slot in slots), Kind.TEXT)


def _events(pieces: list[Piece]) -> tuple[Event, ...]:
    """Of the first calendar: events have one time and place, whatever language the notice speaks."""
    calendars = [piece for piece in pieces if piece.slot is Slot.CALENDAR]
    return min(calendars, key=lambda piece: piece.rank).reading.events if calendars else ()


def _merged(pieces: list[Piece]) -> Settings:
    """The settings of all a notice's texts: of each, the first that says it; of starts, the latest."""
    said = [piece.reading.settings for piece in pieces if piece.reading.settings != NO_SETTINGS]
    if len(said) <= 1:
        return said[0] if said else NO_SETTINGS
    values: dict[str, Any] = {}
    for field in fields(Settings):
        values[field.name] = next(
            (value for value in (getattr(one, field.name) for one in said) if value != field.default), field.default
        )
    values["starts"] = max((one.starts for one in said if one.starts is not None), default=None)
    return Settings(**values)


def _sites(edition: Edition, settings: Settings, here: HereAndNow, main: str, said: _Said) -> tuple[str, ...] | None:
    named = edition.tags.sites
    if not settings.sites:
        return named
    sites, doubts = read_sites(settings.sites, here, named or ())
    said += ((main, doubt) for doubt in doubts)
    venues = [name for name in settings.sites if not could_be_site(name, here)]
    if not sites and venues:
        said.append((main, finding("site-or-venue", venue=", ".join(venues))))
    if named is not None and set(named) != set(sites):
        said.append((main, finding("two-site-lists")))
    return sites if named is None else named


def _priority(settings: Settings, playlist: Playlist, main: str, said: _Said) -> Priority:
    if settings.priority is Priority.URGENT and not playlist.rights.urgent:
        said.append((main, finding("may-not-urgent")))
        return Priority.NORMAL
    return settings.priority or Priority.NORMAL


def _variants(pieces: list[Piece], here: HereAndNow, author: str, said: _Said) -> tuple[Variant, ...]:
    """One variant a language; files without a language serve every language that has none of that kind itself."""
    neutral = [piece for piece in pieces if not piece.lang]
    variants = []
    lent: set[str] = set()
    for lang in here.languages:
        own = [piece for piece in pieces if piece.lang == lang]
        if not any(piece.slot is not Slot.SETTINGS for piece in own):
            continue
        has = {piece.slot for piece in own}
        borrowed = [piece for piece in neutral if piece.slot in SHARED and piece.slot not in has]
        lent.update(piece.file.path for piece in borrowed)
        variants.append(_variant(lang, own + borrowed, author, said))
    if not variants or any(piece.file.path not in lent for piece in neutral):
        variants.insert(0, _variant("", neutral or pieces, author, said))
    return tuple(variants)


def _variant(lang: str, pieces: list[Piece], author: str, said: _Said) -> Variant:
    readings = [piece.reading for piece in pieces]
    return Variant(
        lang=lang,
        title=_title(pieces),
        file=_main(pieces).file.path,
        parts=tuple(_part(piece) for piece in _drawn(pieces, said)),
        link=next((reading.link for reading in readings if reading.link), ""),
        wifi=next((reading.wifi for reading in readings if reading.wifi), None),
        contact=next((reading.contact for reading in readings if reading.contact), None),
        author=next((reading.settings.author for reading in readings if reading.settings.author), author),
    )


def _drawn(pieces: list[Piece], said: _Said) -> list[Piece]:
    """The files that are parts: a poster fills the whole slide, so that nothing else is drawn beside it.

    A text stays: it says what the poster says, to those who cannot see it.
    """
    drawn = [piece for piece in pieces if piece.slot in _ROLES]
    poster = next((piece for piece in drawn if piece.slot is Slot.POSTER), None)
    if poster is None:
        return drawn
    found = finding("beside-poster", poster=poster.file.name)
    beside = [piece for piece in drawn if piece.slot in (Slot.PICTURE, Slot.FILM)]
    said += ((piece.file.path, found) for piece in beside)
    return [piece for piece in drawn if piece not in beside]


def _title(pieces: list[Piece]) -> str:
    titles = (piece.reading.settings.title for piece in pieces)
    headings = (piece.reading.heading for piece in pieces)
    return next(filter(None, titles), "") or next(filter(None, headings), "") or pieces[0].name.stem


def _part(piece: Piece) -> Part:
    version = f"{piece.file.mtime_ns:x}-{piece.file.size:x}"
    return Part(_ROLES[piece.slot], piece.file.path, version, piece.file.size, piece.reading.media_type)
