"""Editors' folders made to measure with: a board, its playlists, as many notices as wanted.

Leaves out pictures (`pictures`) and where our programs keep things while they are measured (`ours`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

SITE = "bench"

_BOARD = """[board]
name = "Bench"
address = "https://bench.example"
[board.owner]
name = "Bench"
contact = "bench@bench.example"
"""
_SITE = """[[sites]]
id = "{0}"
name = "{0}"
"""

_WORDS = "Välkommen till bygdegården på lördag klockan elva. Det blir loppis, våfflor och musik, och alla är välkomna."


def make_board(
    folder: Path, playlists: Sequence[str], urgent: Sequence[str] = (), more: str = "", sites: Sequence[str] = (SITE,)
) -> None:
    """A board of these playlists; `urgent` ones may break in, by feeds too. `more`: TOML for the last site."""
    (folder / "_board").mkdir(parents=True)
    entries = "".join(
        f'[[playlists]]\nfolder = "{name}"\nresponsible = "Bench"\ncontact = "bench@bench.example"\n'
        + ('may = ["urgent", "feeds"]\n' if name in urgent else "")
        for name in playlists
    )
    (folder / "_board" / "board.toml").write_text(
        f"{_BOARD}{''.join(map(_SITE.format, sites))}{more}\n{entries}", encoding="utf-8"
    )
    for name in playlists:
        (folder / name).mkdir()


def make_text(path: Path, number: int, settings: str = "") -> None:
    """A text notice of its own words, with a link to make a code of. `settings` are lines of front matter."""
    link = f"https://bench.example/{number}"
    path.write_text(f"---\nlink: {link}\n{settings}---\n# Anslag {number}\n{_WORDS}\n", encoding="utf-8")


def make_texts(folder: Path, notices: int, playlists: int, settings: str = "") -> None:
    """A board of so many text notices, spread evenly over playlists."""
    names = [f"Lista {index:02}" for index in range(min(playlists, notices))]
    make_board(folder, names)
    for number in range(notices):
        make_text(folder / names[number % len(names)] / f"Anslag {number:05}.md", number, settings)
