"""What a site makes of its own playlists: a list of what else is going on, and how one advertises there.

Made of what the owner and the editors have said, so that nobody needs to write it. Leaves out the coming events
(`gathering`), how they look (`draw`), and that neither is shown alone (`candidates`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice, zip_longest
from zoneinfo import ZoneInfo

from player.notices.addresses import site_page
from player.notices.due import is_due_on
from player.notices.house import HOUSE
from player.notices.languages import in_turn
from player.notices.notice import Kind, Mention, Notice, Variant
from player.notices.programme import Programme
from player.notices.reading import ASSUMED_SECONDS
from player.notices.schedule import Priority, Schedule

MORE = "_more"
ADVERTISE = "_advertise"
"""The ids of these notices. No file's notice can have them."""

MOST_MENTIONS = 8
"""Two slides of them: the rest is on the site's page, to which the code in the footer leads."""
MOST_ADVERTISING = 3


def house_notices(programme: Programme, day: date | None) -> tuple[Notice, ...]:
    """The site's own notices on a local day (None: it is not known)."""
    found = (_more(programme, day), _advertise(programme))
    return tuple(notice for notice in found if notice is not None)


def _more(programme: Programme, day: date | None) -> Notice | None:
    """What else is going on, when it does not all fit into a lap. None when it does, or what day it is is not known.

    What ends soonest comes first. Of more than the list holds, every day tells others. Adverts and drills are not in
    it: there they would stand unlabelled.
    """
    if day is None:
        return None
    site, zone = programme.site, ZoneInfo(programme.board.timezone)
    current = [notice for notice in programme.notices if _is_current(notice, day, zone)]
    if sum(notice.seconds or ASSUMED_SECONDS for notice in current) <= site.lap_seconds:
        return None
    parties = {playlist.id: playlist.party.name for playlist in programme.playlists if not playlist.adverts}
    told = _of_the_day([each for each in current if each.playlist in parties and not _is_drill(each)], day)
    variants = (
        Variant(lang, "", site.name, mentions=tuple(_mention(notice, lang, parties, zone) for notice in told))
        for lang in site.languages
    )
    return Notice(MORE, HOUSE, Kind.MORE, tuple(variants), sites=(site.id,), day=day)


def _advertise(programme: Programme) -> Notice | None:
    """How one gets onto the board, in the words of the site's own party and of those whose playlists are adverts.

    None where the site's own says nothing of it.
    """
    site = programme.site
    own = site.party or programme.board.owner
    if not own.advertise:
        return None
    paid = (playlist.party for playlist in programme.playlists if playlist.adverts)
    said = dict.fromkeys(party for party in (own, *paid) if party.advertise)
    mentions = tuple(Mention(party.name, party.advertise) for party in said)[:MOST_ADVERTISING]
    # These are the owner's own words, so that they are told in the site's first language alone.
    lang = site.languages[0]
    variant = Variant(lang, "", site.name, link=site_page(programme.board, site.id, lang), mentions=mentions)
    return Notice(ADVERTISE, HOUSE, Kind.ADVERTISE, (variant,), sites=(site.id,))


def _of_the_day(notices: Sequence[Notice], day: date) -> list[Notice]:
    """As many as the list holds: what has an end, soonest first; then of each playlist one, from another each day."""
    ending = sorted((notice for notice in notices if notice.schedule.ends), key=lambda notice: _end(notice.schedule))
    endless: dict[str, list[Notice]] = {}
    for notice in notices:
        if not notice.schedule.ends:
            endless.setdefault(notice.playlist, []).append(notice)
    turned = [each[at:] + each[:at] for each in endless.values() for at in (day.toordinal() % len(each),)]
    in_turns = (notice for each in zip_longest(*turned) for notice in each if notice is not None)
    return list(islice((*ending, *in_turns), MOST_MENTIONS))


def _end(schedule: Schedule) -> float:
    assert schedule.ends is not None
    return schedule.ends.timestamp()


def _is_current(notice: Notice, day: date, zone: ZoneInfo) -> bool:
    """Whether an ordinary notice has a title and is shown at some time of the day."""
    if notice.priority is Priority.URGENT or notice.kind is Kind.WIFI or not notice.variants[0].title:
        return False
    return is_due_on(notice.schedule, day, zone)


def _is_drill(notice: Notice) -> bool:
    return notice.alert is not None and notice.alert.drill


def _mention(notice: Notice, lang: str, parties: dict[str, str], zone: ZoneInfo) -> Mention:
    spoken = in_turn([variant.lang for variant in notice.variants], (lang,))
    first = next(iter(spoken), notice.variants[0].lang)
    title = next(variant.title for variant in notice.variants if variant.lang == first)
    ends = notice.schedule.ends
    until = (ends - timedelta(seconds=1)).astimezone(zone).date() if ends else None
    return Mention(title, parties[notice.playlist], until)
