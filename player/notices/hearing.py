"""Which films are heard, where and when: boards are silent unless everybody concerned has said otherwise.

Two must have said so in `board.toml`: the site, whose staff hears it all day, and the playlist's rights (`sound`),
since somebody has to answer for who talks behind a camera. Leaves out playing it (`screen/`) and the machine's own say
(its settings).
"""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from player.notices.board import Board, Playlist
from player.notices.lighting import light_at
from player.notices.moment import Moment
from player.notices.notice import Notice, Role
from player.notices.programme import Programme


def heard_somewhere(board: Board, playlist: Playlist, notice: Notice) -> bool:
    """Whether a notice's film is heard at any site that shows it: only then is its sound published."""
    shown = (
        site.sound
        for site in board.sites
        if (playlist.sites is None or site.id in playlist.sites) and (notice.sites is None or site.id in notice.sites)
    )
    return playlist.rights.sound and any(shown)


def films_heard(programme: Programme, moment: Moment) -> frozenset[str]:
    """The films, by their paths under the programme's root, that may be heard at its site now."""
    if not programme.site.sound or not _is_time(programme, moment):
        return frozenset()
    may = {playlist.id for playlist in programme.playlists if playlist.rights.sound}
    return frozenset(
        part.path
        for notice in programme.notices
        if notice.playlist in may
        for variant in notice.variants
        for part in variant.parts
        if part.role is Role.VIDEO
    )


def _is_time(programme: Programme, moment: Moment) -> bool:
    """Whether somebody is there to hear it: in the hours in which the screen is lit, or would be were it ever dark.

    An empty shop has neighbours. So in doubt, while the clock is not known to be right, it is silent.
    """
    site = programme.site
    if not site.hours:
        return True
    if not moment.trusted:
        return False
    local = moment.utc.astimezone(ZoneInfo(programme.board.timezone))
    dark = replace(site, lighting=replace(site.lighting, off_when_closed=True))
    return light_at(dark, programme.board.holidays, moment, local).lit
