"""What becomes of each notice of a playlist now: published, too early, over, stopped, or not yet still. Pure.

Leaves out reading (the worker) and how files become blobs (`intake`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from player.notices.notice import Notice
from player.notices.programme import PlaylistContent
from player.notices.publishable import may_publish, next_publish_change
from player.notices.schedule import Priority
from player.publish.settle import Patience
from player.worker.folder_messages import EndIn, PlaylistRead, Sources

SOON = timedelta(days=10)
"""This long before its end a notice's receipt says so."""


class Fate(StrEnum):
    PUBLISHED = "published"
    """In the tree as the editor's files say."""
    EARLY = "early"
    """It starts later than `publish_ahead` allows to tell."""
    OVER = "over"
    """Its end, or its playlist's lifetime, has passed."""
    STOPPED = "stopped"
    """A STOPP file has taken it off."""
    UNSETTLED = "unsettled"
    """Its files are still changing; what was there before stays meanwhile."""
    MAKING = "making"
    """Its film is being made fit for the boards; what was there before stays meanwhile."""
    UNUSABLE = "unusable"
    """No variant of it can be published."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one notice, and its files' paths. A stopped one has no notice, but the STOPP file's path, `by`."""

    fate: Fate
    id: str
    title: str
    files: tuple[str, ...] = ()
    notice: Notice | None = None
    by: str = ""
    end: EndIn = EndIn.NOWHERE


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a plan follows from besides the reading. `young`: seconds that files not yet settled have stood still."""

    now: datetime
    ahead_days: int
    young: Mapping[str, float]
    patience: Patience


def judge(read: PlaylistRead, conditions: Conditions) -> tuple[Verdict, ...]:
    """Every notice that the reading found, in its order; PUBLISHED here means: may be."""
    sources = {each.notice: each for each in read.sources}
    found = (
        _judged(notice, sources.get(notice.id, Sources(notice.id, ())), conditions) for notice in read.content.notices
    )
    stopped = (
        Verdict(Fate.STOPPED, each.notice, each.title, _files(sources, each.notice), by=each.file)
        for each in read.stopped
    )
    return (*found, *stopped)


def kept_meanwhile(
    verdicts: tuple[Verdict, ...], before: PlaylistContent, sources: tuple[Sources, ...], young: Mapping[str, float]
) -> tuple[Notice, ...]:
    """The notices published before whose files are in motion, or whose film is being made: they stay meanwhile.

    Also one that the reading no longer finds, because half a file makes no notice.
    """
    fates = {verdict.id: verdict.fate for verdict in verdicts}
    moving = {each.notice for each in sources if any(file in young for file in each.files)}

    def stays(notice: Notice) -> bool:
        fate = fates.get(notice.id)
        return notice.id in moving if fate is None else fate in (Fate.UNSETTLED, Fate.MAKING)

    return tuple(notice for notice in before.notices if stays(notice))


def next_moment(verdicts: tuple[Verdict, ...], conditions: Conditions) -> datetime | None:
    """When a plan of the same files comes out differently, or their receipt reads differently."""
    moments = []
    for notice in (verdict.notice for verdict in verdicts if verdict.notice is not None):
        schedule = notice.schedule
        moments.append(next_publish_change(schedule, conditions.ahead_days, conditions.now))
        if schedule.starts is not None and schedule.starts > conditions.now:
            moments.append(schedule.starts)
        end = schedule.ends or schedule.lapses
        if end is not None and end - SOON > conditions.now:
            moments.append(end - SOON)
    return min((moment for moment in moments if moment is not None), default=None)


def next_look_s(verdicts: tuple[Verdict, ...], conditions: Conditions) -> float | None:
    """After how many seconds files that are young now may have settled; None when all have."""
    waiting = [verdict for verdict in verdicts if verdict.fate is Fate.UNSETTLED]
    if not waiting and not conditions.young:
        return None
    ages = conditions.young.values()
    patience = conditions.patience
    return min((_more_s(age, patience) for age in ages), default=patience.ordinary_s)


def _more_s(age: float, patience: Patience) -> float:
    wanted = patience.urgent_s if age < patience.urgent_s else patience.ordinary_s
    return max(0.05, wanted - age)


def _files(sources: Mapping[str, Sources], notice: str) -> tuple[str, ...]:
    return sources[notice].files if notice in sources else ()


def _judged(notice: Notice, sources: Sources, conditions: Conditions) -> Verdict:
    fate = _fate(notice, sources.files, conditions)
    return Verdict(fate, notice.id, _told_title(notice), sources.files, notice, end=sources.end)


def _told_title(notice: Notice) -> str:
    """Whoever reads of a drill is to know that it is one."""
    title = notice.variants[0].title
    return f"ÖVNING / TEST: {title}" if notice.is_drill else title


def _fate(notice: Notice, files: tuple[str, ...], conditions: Conditions) -> Fate:
    patience = conditions.patience
    enough_s = patience.urgent_s if notice.priority is Priority.URGENT else patience.ordinary_s
    if any(conditions.young.get(file, enough_s) < enough_s for file in files):
        return Fate.UNSETTLED
    if may_publish(notice.schedule, conditions.ahead_days, conditions.now):
        return Fate.PUBLISHED
    starts = notice.schedule.starts
    return Fate.EARLY if starts is not None and starts > conditions.now else Fate.OVER
