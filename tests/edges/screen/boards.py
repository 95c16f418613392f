"""Programmes made by hand, and a virtual clock to play them by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from player.errors import InputError
from player.frames.model import Drawn
from player.notices.board import Board, Party, Playlist, Rights, Screen, Site
from player.notices.daily import day_of, programme_on
from player.notices.moment import Moment
from player.notices.notice import STANDING, Event, Kind, Notice, Variant
from player.notices.problem import Problem, Severity
from player.notices.programme import Programme
from player.notices.schedule import Priority, Schedule
from player.screen.source import Synced
from player.screen.subjects import Subjects
from player.worker.protocol import Draw, Failed, Reply, Request
from tests.edges.screen.pictures import SIZE, Colour, PictureStore

START = datetime(2027, 6, 1, 7, 59, 30, tzinfo=UTC)
ALWAYS = Schedule()
PARTY = Party("Hembygdsföreningen")
NEWS = Playlist("news", "Nyheter", "Nyheter", PARTY, Rights(urgent=True))
CLUB = Playlist("club", "Föreningen", "Föreningen", PARTY, share=2.0)
SITE = Site("hamneda", "Åboden", languages=("sv", "en"), screen=Screen(width_px=SIZE[0], height_px=SIZE[1]))


def notice(
    playlist: Playlist,
    name: str,
    *,
    langs: Sequence[str] = ("sv",),
    schedule: Schedule = ALWAYS,
    urgent: bool = False,
    seconds: float | None = None,
) -> Notice:
    """A text notice of `playlist` in these languages."""
    variants = tuple(Variant(lang, name, f"{playlist.folder}/{name}.{lang}.md") for lang in langs)
    priority = Priority.URGENT if urgent else Priority.NORMAL
    return Notice(f"{playlist.id}.{name}", playlist.id, Kind.TEXT, variants, schedule, priority, seconds=seconds)


def calendar(playlist: Playlist, name: str, *begin: datetime) -> Notice:
    """A calendar of `playlist` whose events begin then and last an hour."""
    events = tuple(Event(f"{at}", name, at, at + timedelta(hours=1)) for at in begin)
    schedule = Schedule(lapses=max(event.ends for event in events))
    return replace(notice(playlist, name, schedule=schedule), kind=Kind.EVENTS, events=events)


def programme(*notices: Notice, site: Site = SITE) -> Programme:
    board = Board("Bytavlan", PARTY, (site,), (NEWS, CLUB))
    return Programme(board, site, board.playlists, notices)


class VirtualClock:
    """A clock that stands still until it is put forward. Always right, unless told otherwise."""

    def __init__(self, start: datetime = START) -> None:
        self.utc = start
        self.now = 1000.0
        self.trusted = True

    def monotonic(self) -> float:
        return self.now

    def moment(self) -> Moment:
        return Moment(self.utc, self.trusted, self.utc if self.trusted else START)

    def raise_floor(self, passed: datetime) -> None:
        """Nothing to raise: what these tests play has not been signed."""

    def sleep(self, until: float) -> None:
        """To a time of `monotonic`, to the microsecond that datetimes have."""
        ahead = max(until - self.now, 1e-6)
        self.now += ahead
        self.utc += timedelta(seconds=ahead)


class HandSource:
    """A source whose programmes a test hands over."""

    def __init__(self, first: Programme | None = None) -> None:
        self.root = Path("/nowhere")
        self.problems: tuple[Problem, ...] = ()
        self.unplayable = ""
        self._next = first

    def bring(self, programme: Programme) -> None:
        self._next = programme

    def poll(self) -> Programme | None:
        if self.unplayable:
            raise InputError(self.unplayable)
        given, self._next = self._next, None
        return given

    def receive(self, ticket: int, reply: Reply) -> bool:
        return False

    def synced(self) -> Synced | None:
        return None


class PlainWorker:
    """Stands in for the worker: draws every variant as pages of one colour, or fails, or lacks a file, as told."""

    def __init__(self, store: PictureStore, pages: dict[str, int] | None = None, seconds: float = 7.0) -> None:
        self.drawn: list[tuple[str, str]] = []
        self.fails: dict[str, str] = {}
        self.lacks: dict[str, str] = {}
        self.colours: dict[tuple[str, str], Colour] = {}
        self.holds = False
        self._store = store
        self._pages = pages or {}
        self._seconds = seconds
        self._replies: list[tuple[int, Reply]] = []
        self._waiting: list[tuple[int, Draw]] = []

    def submit(self, request: Request) -> int:
        assert isinstance(request, Draw)
        ticket = len(self.drawn) + 1
        self.drawn.append((request.notice.id if request.notice else STANDING, request.lang))
        self._waiting.append((ticket, request))
        return ticket

    def poll(self) -> list[tuple[int, Reply]]:
        if self.holds:
            return []
        done, self._waiting = self._waiting, []
        return [(ticket, self._answer(request)) for ticket, request in done]

    def _answer(self, job: Draw) -> Reply:
        name = job.notice.id if job.notice else STANDING
        if reason := self.fails.get(name):
            return Failed(f"{name}: the worker is lost", reason)
        colour = self.colours.setdefault((name, job.lang), _colour(len(self.colours)))
        pages = self._store.pages(
            job.key, [colour] * self._pages.get(name, 1), notice=name, lang=job.lang, seconds=self._seconds
        )
        drawn = Drawn(job.key, name, job.playlist.id if job.playlist else "", job.lang, pages)
        if code := self.lacks.get(name):
            return self._lacking(drawn, code)
        self._store.save(drawn)
        return drawn

    def _lacking(self, drawn: Drawn, code: str) -> Drawn:
        """A notice is not shown without its file, the standing one without its logo; neither is kept."""
        self._store.forget(drawn.key)
        problem = Problem(code, Severity.ERROR, drawn.playlist, drawn.notice, "saknas", "missing", drawn.notice)
        return replace(drawn, pages=drawn.pages if drawn.notice == STANDING else (), problems=(problem,))


def _colour(index: int) -> Colour:
    """Colours that are easily told apart, none of them dark."""
    return (60 + 97 * index % 180, 60 + 57 * index % 180, 60 + 31 * index % 180)


def draw_all(worker: PlainWorker, store: PictureStore, given: Programme) -> None:
    """Puts all of a programme's pictures into the store beforehand, as they are on its day or else on the first."""
    given = given if given.day else programme_on(given, day_of(Moment.sure(START), given.board.timezone))
    subjects = Subjects(given, given.site, Path("/nowhere"))
    wants = [(STANDING, lang) for lang in given.site.languages]
    wants += [(each.id, variant.lang) for each in given.notices for variant in each.variants]
    for want in wants:
        subject = subjects.of(want)
        assert subject is not None
        worker.submit(subjects.job(subject, store.folder))
    worker.poll()
    worker.drawn.clear()
