"""One drawing job: whose notice it is, for which screen, in which language; all that every template needs to know.

Leaves out the notice's own content.
"""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from player.draw.phrases import Phrases, phrases_in
from player.draw.scale import Scale
from player.draw.shades import Shades, shades_of
from player.draw.unusable import Remark
from player.notices.addresses import site_page
from player.notices.board import Board, Party, Playlist, Site
from player.notices.languages import is_right_to_left
from player.notices.notice import STANDING
from player.notices.problem import Problem


@dataclass(frozen=True, slots=True)
class Subject:
    """What is drawn: a notice's id, the file that problems speak of, the language ("" for the site's first)."""

    notice: str
    file: str
    lang: str = ""
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """`label`: the slide names its language, which is not the site's first; `playlist` None is the board itself.

    `site_page` is the address of the page on the site, for the footer's code; "" where there is none.
    """

    site: Site
    playlist: Playlist | None
    party: Party
    notice: str
    file: str
    lang: str
    label: bool
    urgent: bool
    scale: Scale
    shades: Shades
    zone: ZoneInfo
    site_page: str = ""

    @classmethod
    def of(cls, board: Board, site: Site, playlist: Playlist | None = None, subject: Subject | None = None) -> Job:
        """The job of drawing a subject of a playlist, or the site itself when there is none."""
        subject = subject or Subject(STANDING, site.name)
        speaks = subject.lang or (site.languages or board.languages or ("sv",))[0]
        return cls(
            site=site,
            playlist=playlist,
            party=playlist.party if playlist else site.party or board.owner,
            notice=subject.notice,
            file=subject.file,
            lang=speaks,
            label=len(site.languages) > 1 and speaks != site.languages[0],
            urgent=subject.urgent,
            scale=Scale.of(site.screen),
            shades=shades_of(board.theme),
            site_page=site_page(board, site.id, speaks),
            zone=ZoneInfo(board.timezone),
        )

    @property
    def mirrored(self) -> bool:
        """Whether the page reads from right to left."""
        return is_right_to_left(self.lang)

    @property
    def phrases(self) -> Phrases:
        return phrases_in(self.lang)

    def problem(self, remark: Remark) -> Problem:
        return remark.about(self.playlist.id if self.playlist else "", self.file, self.notice)
