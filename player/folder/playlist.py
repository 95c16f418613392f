"""Reads one playlist's folder: list, read what is new, compose, stop.

Leaves out the steps themselves, which have a module each, and what is published of it all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from player.folder.closing import about_notice, closed_by
from player.folder.copies import copies_among
from player.folder.crowding import crowded
from player.folder.editions import gather
from player.folder.feeding import NOTHING_FETCHED, Fed, Feeder, FeedStore, Source
from player.folder.file_reader import read_file
from player.folder.finding import finding, tell
from player.folder.ground import Ground
from player.folder.kinds import FileKind, split_name
from player.folder.listing import Listed, Listing, list_playlist
from player.folder.making import Made, make
from player.folder.names import read_name
from player.folder.opening import LeadsOutError, reason_of
from player.folder.pieces import Piece, identity, make_piece
from player.folder.profile import read_profile
from player.folder.reading import FileReading, KnownFile
from player.folder.taken_off import take_off
from player.folder.unlike_files import about_unlike
from player.notices.board import Board, Playlist
from player.notices.fetched import Ended
from player.notices.problem import Problem
from player.notices.programme import Closure, PlaylistContent
from player.worker.folder_messages import Sources, Stopped

FED = (FileKind.FEED, FileKind.ALERT)

Known = Mapping[str, KnownFile]
"""What earlier readings found, by path under the editors' folder."""


@dataclass(frozen=True, slots=True)
class PlaylistReading:
    """What a playlist's folder holds. `missing`: there is no such folder, so its last content is to be held.

    `ended` and `until` are those of `PlaylistRead`.

    `known` goes into the next reading of the same playlist, which then opens only files that have changed.
    """

    content: PlaylistContent
    problems: tuple[Problem, ...]
    missing: bool = False
    unsettled: tuple[str, ...] = ()
    stopped: tuple[Stopped, ...] = ()
    sources: tuple[Sources, ...] = ()
    ended: tuple[Ended, ...] = ()
    until: datetime | None = None
    known: Known = field(default_factory=dict, compare=False)


def read_playlist(  # noqa: PLR0913, PLR0917  what a reading follows from, each of it
    board: Board,
    playlist: Playlist,
    folder: Path,
    arrivals: Mapping[str, datetime],
    now: datetime,
    known: Known | None = None,
    store: FeedStore = NOTHING_FETCHED,
) -> PlaylistReading:
    """Read the playlist's folder under `folder`. `arrivals`: when each path was first seen; missing ones count as now.

    Never raises for what lies in the folder: every file becomes part of a notice, a problem, or is ignored by rule.
    """
    try:
        listing = list_playlist(folder, playlist.folder)
    except OSError as error:
        return _held(playlist, error)
    ground = Ground.of(board, playlist, folder, now)
    files, problems = _read_files(listing, ground, known or {})
    sources = [Source(path, split_name(path.rpartition("/")[2])[0], file.reading) for path, file in files.items()]
    feeder = Feeder(board, playlist, ground.here, ground.reckoning.now, store.folder)
    fed = feeder.feed(
        [source for source in sources if source.reading.kind in FED and source.reading.usable], store.ended
    )
    read = _read(listing, ground, arrivals, files, problems, fed)
    return replace(read, ended=fed.ended, until=fed.until)


def _read(  # noqa: PLR0913, PLR0917  what a reading is put together from
    listing: Listing,
    ground: Ground,
    arrivals: Mapping[str, datetime],
    files: dict[str, KnownFile],
    problems: list[Problem],
    fed: Fed,
) -> PlaylistReading:
    pieces = _pieces(listing, files, arrivals, ground, problems)
    made = make(gather(pieces), ground, problems)
    made += (Made(notice, stem, Sources(notice.id, (path,))) for notice, path, stem in fed.notices)
    problems += (tell(found, ground.playlist.id, path) for path, found in fed.findings)
    stopped, doubts = take_off(made, [stem for _, stem in fed.feeds], listing.stops, ground.here)
    problems += (tell(doubt, ground.playlist.id, path) for path, doubt in doubts)
    closures = tuple(_closures(listing, arrivals, ground, problems))
    profile, flaws = read_profile(ground.root, ground.playlist.folder, ground.here.languages)
    problems += (tell(found, ground.playlist.id, path) for path, found in flaws)
    gone = {each.notice for each in stopped}
    problems += (tell(doubt, ground.playlist.id, path) for path, doubt in listing.doubts)
    problems += (
        tell(finding("copy-perhaps", other=other), ground.playlist.id, path)
        for path, other in copies_among(listing.files)
    )
    problems += _awaiting(listing, ground.playlist)
    notices = tuple(one.notice for one in made if one.notice.id not in gone)
    flood = crowded(ground.board, ground.playlist, notices, ground.reckoning.now)
    if flood is not None:
        problems.append(tell(flood, ground.playlist.id, ground.playlist.folder))
    # Whoever has stopped a notice is not asked about it any more.
    asked = (problem for problem in problems if problem.notice not in gone)
    return PlaylistReading(
        PlaylistContent(ground.playlist.id, notices, closures, profile),
        tuple(sorted(asked, key=lambda problem: (problem.file, problem.code))),
        unsettled=listing.unsettled,
        stopped=stopped,
        sources=tuple(one.sources for one in made),
        known=files,
    )


def _awaiting(listing: Listing, playlist: Playlist) -> Iterator[Problem]:
    """What is said of the files in `Inkorg/`: who has them to approve, if the owner has named anybody."""
    who = playlist.rights.approval
    found = finding("awaits-approval", who=who) if who else finding("inbox-of-nobody")
    return (tell(found, playlist.id, path) for path in listing.inbox)


def _held(playlist: Playlist, error: OSError) -> PlaylistReading:
    """A folder that cannot be listed is no empty folder."""
    found = finding("folder-unreadable", reason=reason_of(error))
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        found = finding("folder-missing")
    if isinstance(error, LeadsOutError):
        found = finding("folder-leads-out")
    problem = tell(found, playlist.id, playlist.folder)
    return PlaylistReading(PlaylistContent(playlist.id), (problem,), missing=True)


def _read_files(listing: Listing, ground: Ground, known: Known) -> tuple[dict[str, KnownFile], list[Problem]]:
    """Readings of all listed files by path, old ones where the file is the same; and what is said of unusable ones."""
    files: dict[str, KnownFile] = {}
    problems: list[Problem] = []
    local_now = ground.reckoning.local_now
    for file in listing.files:
        read = known.get(file.path)
        if read is None or not read.holds(file, local_now):
            reading = read_file(ground.root, file, split_name(file.name)[1], local_now)
            read = KnownFile(file.size, file.mtime_ns, reading, local_now)
        files[file.path] = read
        if not read.reading.usable:
            problems += (tell(found, ground.playlist.id, file.path) for found in read.reading.findings)
    return files, problems


def _pieces(
    listing: Listing,
    readings: Mapping[str, KnownFile],
    arrivals: Mapping[str, datetime],
    ground: Ground,
    problems: list[Problem],
) -> list[Piece]:
    pieces = []
    seen: dict[tuple[str, str], Listed] = {}
    for file in listing.files:
        reading: FileReading = readings[file.path].reading
        if not reading.usable or reading.kind in FED:
            continue
        first = seen.setdefault(identity(file), file)
        if first is not file and first.standing == file.standing:
            problems.append(tell(finding("same-name", other=first.name), ground.playlist.id, file.path))
            continue
        arrived = arrivals.get(file.path, ground.reckoning.now)
        stem = split_name(file.name)[0]
        pieces.append(make_piece(file, stem, reading, arrived, ground.here))
    problems += _about_groups(pieces, ground)
    return pieces


def _about_groups(pieces: list[Piece], ground: Ground) -> list[Problem]:
    """What the names of notices' folders ask, once a folder and not once a file in it."""
    folders: defaultdict[tuple[str, str], list[Piece]] = defaultdict(list)
    for piece in pieces:
        if piece.file.group:
            folders[piece.file.path.rpartition("/")[0], piece.file.group].append(piece)
    return [
        tell(found, ground.playlist.id, path)
        for (path, name), inside in folders.items()
        for found in (*read_name(name, ground.here).findings, *about_unlike(name, inside, ground.here))
    ]


def _closures(
    listing: Listing, arrivals: Mapping[str, datetime], ground: Ground, problems: list[Problem]
) -> Iterator[Closure]:
    """The days on which the place of this folder says itself that it is closed."""
    # Also on a board of one place, a folder is that place's own only when its owner has said so.
    here = replace(ground.here, playlist_sites=ground.playlist.sites or ())
    for closing in listing.closings:
        closure, found = closed_by(closing, arrivals.get(closing.path), here, ground.reckoning.local_now)
        problems.append(tell(found, ground.playlist.id, closing.path))
        if closure is not None:
            yield closure
    for file in listing.files:
        question = about_notice(file.name, here)
        if question is not None:
            problems.append(tell(question, ground.playlist.id, file.path))
