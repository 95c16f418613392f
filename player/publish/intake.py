"""A notice's files become blobs: photos, texts, sounds and films by way of workers, posters as they are.

The one place where the publisher opens an editor's file, and it trusts none: no link is followed out of the folder.
Leaves out which notices are published (`plan`).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from player.errors import InputError, WorkerError
from player.notices.board import Board
from player.notices.notice import ON_PHONES, Notice, Part, Role, Variant
from player.notices.problem import Problem
from player.notices.profile import Profile
from player.publish.blobs import Blobs
from player.publish.films import Films
from player.publish.hand import Hand
from player.publish.index import Index, Source
from player.publish.made import read_made
from player.publish.metadata import SignedFile
from player.publish.places import blob_path
from player.publish.problems import could_not_prepare, place_in_poster
from player.publish.survey import Stamp, stamp_of
from player.publish.traces import tells_place
from player.worker.file_messages import (
    Normalise,
    Normalised,
    NormaliseSound,
    NormaliseText,
    SoundNormalised,
    TextNormalised,
)
from player.worker.page_messages import PicturePoster

LARGEST_BYTES = 100_000_000
_SHARPEST_PX = 3840
_LEAST_PX = 1920
_PROOF_PX = 320


class UnsettledError(Exception):
    """The file changed while it was being taken in."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A notice as it is published, or None when nothing of it can be; and what is wrong with its files."""

    notice: Notice | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """What boards need of a file: a picture's longest side in pixels, and whether a film is `heard` at any site."""

    longest_px: int
    heard: bool = False

    def recipe(self, role: Role) -> str:
        """Tells a file that was made so from the same file made otherwise."""
        if role is Role.PICTURE:
            return f"{role.value}:{self.longest_px}"
        return f"{role.value}:heard" if role is Role.VIDEO and self.heard else role.value


def longest_px(board: Board) -> int:
    """How large a picture any site's screen can use: more would only cost every board its line and its card."""
    sides = [max(site.screen.width_px, site.screen.height_px) for site in board.sites]
    return min(_SHARPEST_PX, max([_LEAST_PX, *sides]))


class Intake:
    """Takes parts in, once for each version of a file."""

    def __init__(  # noqa: PLR0913, PLR0917  (what it works with)
        self, folder: Path, work: Path, worker: Hand, films: Films, blobs: Blobs, index: Index
    ) -> None:
        self._folder = folder
        self._made = work / "made"
        self._worker = worker
        self._films = films
        self._blobs = blobs
        self._index = index

    def notice(self, notice: Notice, stamps: Mapping[str, Stamp], fit: Fit) -> Taken:
        """The notice with its parts as blobs. A variant whose file cannot be used is left out, and told of.

        What only phones get is left out alone: a story that cannot be heard can still be read.

        Raises UnsettledError when a file is no longer what `stamps` say, BeingMadeError while its film is being made,
        StorageError.
        """
        variants: list[Variant] = []
        problems: list[Problem] = []
        for variant in notice.variants:
            taken: list[tuple[Part, Source]] = []
            for part in variant.parts:
                try:
                    taken.append((part, self._source(part, stamps, fit)))
                except (InputError, WorkerError) as error:
                    problems.append(could_not_prepare(notice, part.path, error))
                    if part.role not in ON_PHONES:
                        break
            else:
                variants.append(replace(variant, parts=tuple(_as_blob(part, source) for part, source in taken)))
                problems += (place_in_poster(notice, part.path) for part, source in taken if source.tells_place)
        return Taken(replace(notice, variants=tuple(variants)) if variants else None, tuple(problems))

    def part(self, part: Part, stamps: Mapping[str, Stamp], fit: Fit) -> Part:
        """The part as it lies in the tree. Raises InputError, WorkerError, UnsettledError, StorageError."""
        return _as_blob(part, self._source(part, stamps, fit))

    def profile(self, profile: Profile, stamps: Mapping[str, Stamp], fit: Fit) -> Profile:
        """The profile with its files as blobs, without those that cannot be used. UnsettledError, StorageError."""
        pictures = [taken for part in profile.pictures if (taken := self._usable(part, stamps, fit))]
        words = []
        for variant in profile.words:
            parts = tuple(taken for part in variant.parts if (taken := self._usable(part, stamps, fit)))
            words += [replace(variant, parts=parts)] if parts else []
        return replace(profile, words=tuple(words), pictures=tuple(pictures))

    def _usable(self, part: Part, stamps: Mapping[str, Stamp], fit: Fit) -> Part | None:
        try:
            return self.part(part, stamps, fit)
        except (InputError, WorkerError):
            return None

    def _source(self, part: Part, stamps: Mapping[str, Stamp], fit: Fit) -> Source:
        stamp = stamps.get(part.path)
        if stamp is None:
            raise UnsettledError(part.path)
        recipe = fit.recipe(part.role)
        source = self._index.source(part.path, recipe)
        if source is None or source.version != stamp.version or not self._blobs.has(source.file.sha256):
            source = self._make(part, stamp, fit)
            self._index.keep_source(part.path, recipe, source)
        return source

    def _make(self, part: Part, stamp: Stamp, fit: Fit) -> Source:
        if part.role is Role.POSTER:
            data, media_type = self._read_poster(part.path), part.media_type
            # Published as it is; but what no board could draw is refused here, and gets no page either.
            self._worker.call(PicturePoster(str(self._folder / part.path), str(self._made), _PROOF_PX))
        elif part.role is Role.VIDEO:
            data, media_type = self._films.take(self._folder / part.path, stamp.version, heard=fit.heard)
        else:
            data, media_type = self._by_worker(part, fit.longest_px)
        if _version_now(self._folder / part.path) != stamp.version:
            raise UnsettledError(part.path)
        file = SignedFile(self._blobs.take(data), len(data))
        return Source(stamp.version, file, media_type, tells_place=part.role is Role.POSTER and tells_place(data))

    def _by_worker(self, part: Part, longest: int) -> tuple[bytes, str]:
        source, target = str(self._folder / part.path), str(self._made)
        if part.role is Role.TEXT:
            reply = self._worker.call(NormaliseText(source, target))
        elif part.role is Role.SOUND:
            reply = self._worker.call(NormaliseSound(source, target))
        else:
            reply = self._worker.call(Normalise(source, target, longest))
        assert isinstance(reply, Normalised | TextNormalised | SoundNormalised)  # the client lets nothing else through
        return read_made(self._made), reply.media_type

    def _read_poster(self, path: str) -> bytes:
        try:
            return _read_regular(self._folder, path)
        except OSError as error:
            raise InputError(f"{path}: {error.strerror or error}") from error


def _as_blob(part: Part, source: Source) -> Part:
    file = source.file
    where = blob_path(file.sha256)
    return replace(part, path=where, version=file.sha256, size=file.size, media_type=source.media_type)


def _version_now(path: Path) -> str:
    try:
        return stamp_of(path.stat()).version
    except OSError:
        return ""


def _read_regular(root: Path, path: str) -> bytes:
    """The bytes of the ordinary file at `path` really lying under `root`. Raises OSError."""
    descriptor = os.open(root / path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        # Asked of the open file itself: a link changed after a check of the name would lead elsewhere.
        really = Path(f"/proc/self/fd/{descriptor}").readlink()
        if not really.is_relative_to(root.resolve()) or not stat.S_ISREG(status.st_mode):
            raise OSError(0, "it is no ordinary file in the folder")
        if status.st_size > LARGEST_BYTES:
            raise OSError(0, f"it is larger than {LARGEST_BYTES // 1_000_000} MB")
        return file.read(LARGEST_BYTES)
