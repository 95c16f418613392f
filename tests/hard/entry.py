"""One file of the hard corpus, what is to become of it, and the board that it lies on. Leaves out which there are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

SITE, ALARMED_SITE = "hamneda", "lidhult"
PLAYLIST, FOLDER = "blandat", "Blandat"
POOR_PLAYLIST, POOR_FOLDER = "utan-ratt", "Utan rätt"
ALARM_PLAYLIST, ALARM_FOLDER = "beredskap", "Beredskap"
_PLAYLISTS = {FOLDER: PLAYLIST, POOR_FOLDER: POOR_PLAYLIST, ALARM_FOLDER: ALARM_PLAYLIST}
FOLDERS = tuple(_PLAYLISTS)

BOARD = f"""
[board]
name = "Den svåra tavlan"
languages = ["sv", "en"]
[board.owner]
name = "Ljungby kommun"
contact = "tavlan@ljungby.example"
[[sites]]
id = "{SITE}"
name = "Hamneda Lanthandel"
[sites.screen]
size = "1280x720"
[[sites]]
id = "{ALARMED_SITE}"
name = "Lidhults bibliotek"
municipality = "0781"
[sites.screen]
size = "1280x720"
[[playlists]]
folder = "{FOLDER}"
responsible = "Byalaget"
sites = ["{SITE}"]
may = ["urgent", "wifi"]
[[playlists]]
folder = "{POOR_FOLDER}"
responsible = "Kören"
sites = ["{SITE}"]
[[playlists]]
folder = "{ALARM_FOLDER}"
responsible = "Räddningstjänsten"
sites = ["{ALARMED_SITE}"]
may = ["urgent", "feeds"]
"""
"""Alerts have a place of their own: where one is, nothing else is shown."""


class Fate(StrEnum):
    """What becomes of a file: shown without a word, shown and asked about, not shown and its editor told, or fetched.

    A good feed's file shows nothing before its document has come.
    """

    SHOWN = "shown"
    ASKED = "asked"
    REFUSED = "refused"
    FETCHED = "fetched"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file (path under the folder), its bytes, what becomes of it and by which problem's code."""

    path: str
    data: bytes
    fate: Fate = Fate.SHOWN
    code: str = ""

    @property
    def playlist(self) -> str:
        return _PLAYLISTS[self.path.partition("/")[0]]

    @property
    def notice(self) -> str:
        """The id of its notice, for a name in small ASCII letters."""
        return f"{self.playlist}.{self.path.rpartition('/')[2].partition('.')[0]}"

    @property
    def is_shown(self) -> bool:
        return self.fate in (Fate.SHOWN, Fate.ASKED)

    @property
    def is_told_of(self) -> bool:
        return self.fate in (Fate.ASKED, Fate.REFUSED)


def write(root: Path, entries: list[Entry]) -> None:
    """Write the board's own file and the entries."""
    (root / "_board").mkdir(parents=True)
    (root / "_board" / "board.toml").write_text(BOARD, encoding="utf-8")
    for folder in FOLDERS:
        (root / folder).mkdir()
    for entry in entries:
        path = root / entry.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(entry.data)


def spelt(name: str) -> str:
    """A name that is its notice's id as well."""
    return name.replace(".", "-").replace(" ", "-").casefold()


def shown(name: str, data: bytes, folder: str = FOLDER) -> Entry:
    return Entry(f"{folder}/{name}", data)


def asked(name: str, data: bytes, code: str, folder: str = FOLDER) -> Entry:
    return Entry(f"{folder}/{name}", data, Fate.ASKED, code)


def refused(name: str, data: bytes, code: str, folder: str = FOLDER) -> Entry:
    return Entry(f"{folder}/{name}", data, Fate.REFUSED, code)
