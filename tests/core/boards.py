"""Boards for the tests: programmes small enough to read, pictures for them, and a player under a virtual clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from player.notices.board import Board, Party, Playlist, Rights, Site
from player.notices.decide import Decision, decide
from player.notices.moment import Moment
from player.notices.notice import STANDING, Kind, Notice, Variant
from player.notices.programme import Programme
from player.notices.rotation import Rotation
from player.notices.schedule import Priority, Schedule
from player.notices.slide import Ready, Slide

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOON = datetime(2027, 6, 14, 10, tzinfo=UTC)
"""A Monday, noon in Stockholm."""

SPRING = datetime(2027, 3, 28, 1, tzinfo=UTC)
"""02:00 becomes 03:00 in Stockholm."""
AUTUMN = datetime(2027, 10, 31, 1, tzinfo=UTC)
"""03:00 becomes 02:00 in Stockholm."""
NEW_YEAR = datetime(2027, 12, 31, 23, tzinfo=UTC)
LEAP_DAY = datetime(2028, 2, 28, 23, tzinfo=UTC)
"""Midnight at which 29 February begins in Stockholm; a day later it ends."""

TURNING_POINTS = (NOON, SPRING, AUTUMN, NEW_YEAR, LEAP_DAY, LEAP_DAY + timedelta(days=1))

instants = st.builds(
    lambda point, hours, seconds: point + timedelta(hours=hours, seconds=seconds),
    st.sampled_from(TURNING_POINTS),
    st.integers(-26, 26),
    st.sampled_from((0, 0, 0, 1, -1, 60, -60, 900, 1800, 2700)),
)
"""Instants in UTC, most of them on or beside a whole hour near something that turns."""

windows = st.tuples(
    st.sampled_from((0, 60, 120, 135, 150, 180, 600, 1320)), st.sampled_from((30, 120, 165, 180, 600, 1320, 1440))
).filter(lambda window: window[0] != window[1])

schedules = st.builds(
    Schedule,
    starts=st.none() | instants,
    ends=st.none() | instants,
    days=st.sampled_from(((), (), (1,), (7,), (6, 7), (1, 2, 3, 4, 5))),
    hours=st.sampled_from((1, 0, 2)).flatmap(lambda n: st.tuples(*[windows] * n)),
    lapses=st.none() | st.none() | instants,
)


def day(text: str) -> datetime:
    """The instant at which a local date or time begins in Stockholm, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM).astimezone(UTC)


def notice(
    name: str,
    schedule: Schedule | None = None,
    priority: Priority = Priority.NORMAL,
    langs: tuple[str, ...] = ("",),
) -> Notice:
    """A notice whose playlist is the part of its name before the dash: `a-1` is of playlist `a`."""
    variants = tuple(Variant(lang, name, f"{name}.md") for lang in langs)
    return Notice(name, name.partition("-")[0], Kind.TEXT, variants, schedule or Schedule(), priority)


def playlist(name: str, share: float = 1.0, *, may_be_urgent: bool = False) -> Playlist:
    return Playlist(name, name.upper(), name, Party(name), Rights(urgent=may_be_urgent), share=share)


def programme(
    playlists: tuple[Playlist, ...],
    notices: tuple[Notice, ...],
    languages: tuple[str, ...] = ("sv",),
    lap_seconds: int = 360,
) -> Programme:
    site = Site("hamneda", "Hamneda lanthandel", languages=languages, lap_seconds=lap_seconds)
    return Programme(Board("Byarna", Party("Bygdegruppen"), (site,), playlists), site, playlists, notices)


def plain(counts: dict[str, int], shares: dict[str, float] | None = None, lap_seconds: int = 360) -> Programme:
    """Playlists with so many notices each, always due."""
    return programme(
        tuple(playlist(name, (shares or {}).get(name, 1.0)) for name in counts),
        tuple(notice(f"{name}-{number}") for name, count in counts.items() for number in range(count)),
        lap_seconds=lap_seconds,
    )


def pages(notice_id: str, lang: str = "", count: int = 1, seconds: float = 10.0) -> tuple[Slide, ...]:
    owner = "" if notice_id == STANDING else notice_id.partition("-")[0]
    return tuple(
        Slide(notice_id, owner, lang, page, count, seconds, f"{notice_id}.{lang}.{page}")
        for page in range(1, count + 1)
    )


def drawn(show: Programme, seconds: float = 10.0) -> dict[str, dict[str, tuple[Slide, ...]]]:
    """A page for every variant of every notice, and the standing notice."""
    ready = {
        each.id: {variant.lang: pages(each.id, variant.lang, seconds=seconds) for variant in each.variants}
        for each in show.notices
    }
    return {**ready, STANDING: {"sv": pages(STANDING, "sv")}}


@dataclass
class Player:
    """A player under a virtual clock that is right: it asks at each `until`."""

    show: Programme
    ready: Ready
    now: datetime = NOON
    rotation: Rotation = field(default_factory=Rotation)

    def ask(self) -> Decision:
        decision, self.rotation = decide(self.show, self.ready, self.rotation, Moment.sure(self.now))
        return decision

    def decisions(self) -> Iterator[Decision]:
        while True:
            decision = self.ask()
            yield decision
            self.now = decision.until

    def names(self, count: int) -> list[str]:
        """What is on air for so many decisions; afterwards it is time for the next."""
        shown = []
        for _ in range(count):
            decision = self.ask()
            shown.append(on_air(decision))
            self.now = decision.until
        return shown


def on_air(decision: Decision) -> str:
    return decision.slide.notice if decision.slide is not None else "nothing"
