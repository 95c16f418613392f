"""What there is to draw in a programme: each variant with its key. Leaves out what is drawn already (`drawing`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from player.frames.key import digest_of, keys_on
from player.notices.board import Board, Playlist, Site
from player.notices.codec import to_data
from player.notices.notice import STANDING, Notice
from player.notices.programme import Programme
from player.notices.upcoming import Wanted
from player.worker.protocol import Draw


@dataclass(frozen=True, slots=True)
class Subject:
    """One variant with all that its picture is made from. `notice` is None for the site's standing notice."""

    key: str
    lang: str
    playlist: Playlist | None
    notice: Notice | None


class Subjects:
    """The variants of a programme for one site, whose `screen` is the real one. Keys are made when first asked for."""

    def __init__(self, programme: Programme, site: Site, root: Path, before: Subjects | None = None) -> None:
        self._board = programme.board
        self._site = site
        self._waiting = programme.waiting
        self._day = programme.day
        self._root = root
        self._notices = {notice.id: notice for notice in programme.notices}
        self._playlists = {playlist.id: playlist for playlist in programme.playlists}
        self._key_of = keys_on(programme.board, site)
        self._known: dict[Wanted, Subject] = {}
        # Ten thousand keys take a second: with the same board and screen, those of unchanged notices still hold.
        self._before = before.known_on(self._board, site) if before is not None else {}

    def known_on(self, board: Board, site: Site) -> Mapping[Wanted, Subject]:
        """What has been made so far, if it was made for this board and site."""
        return self._known if (self._board, self._site) == (board, site) else {}

    def of(self, want: Wanted) -> Subject | None:
        """None when the programme has no such variant."""
        if want not in self._known:
            subject = self._made(want)
            if subject is None:
                return None
            self._known[want] = subject
        return self._known[want]

    def job(self, subject: Subject, store: Path) -> Draw:
        """The worker's job that draws it into the store's folder."""
        return Draw(
            key=subject.key,
            board=self._board,
            site=self._site,
            root=str(self._root),
            store=str(store),
            playlist=subject.playlist,
            notice=subject.notice,
            lang=subject.lang,
            waiting=self._waiting,
            day=self._day if subject.notice is None else None,
        )

    def _made(self, want: Wanted) -> Subject | None:
        notice_id, lang = want
        notice = self._notices.get(notice_id)
        if notice is None:
            return self._standing(lang) if notice_id == STANDING else None
        if all(variant.lang != lang for variant in notice.variants):
            return None
        playlist = self._playlists.get(notice.playlist)
        before = self._before.get(want)
        if before is not None and (before.notice, before.playlist) == (notice, playlist):
            return before
        return Subject(self._key_of(lang, playlist=playlist, notice=notice), lang, playlist, notice)

    def _standing(self, lang: str) -> Subject | None:
        if lang not in self._site.languages:
            return None
        key = self._key_of(lang, day=self._day)
        if self._waiting is not None:
            key = digest_of({"standing": key, "waiting": to_data(self._waiting)})
        return Subject(key, lang, None, None)
