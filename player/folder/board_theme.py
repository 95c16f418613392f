"""The board's colours and logo from the theme section of `_board/board.toml`.

Leaves out what is drawn with them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from player.folder.finding import Finding, finding
from player.folder.opening import inside, read_inside, reason_of
from player.folder.section import Section
from player.folder.signatures import HEAD_BYTES, picture_type
from player.notices.board import Theme
from player.notices.notice import Part, Role

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def read_theme(section: Section) -> Theme:
    standard = Theme()

    def colour(key: str, default: str) -> str:
        return section.value(key, default, _colour, ("en färg som #1d2a26", "a colour such as #1d2a26"))

    return Theme(
        paper=colour("paper", standard.paper),
        ink=colour("ink", standard.ink),
        accent=colour("accent", standard.accent),
        urgent=colour("urgent", standard.urgent),
    )


def read_logo(theme: Section, folder: Path, findings: list[Finding]) -> Part | None:
    name = theme.text("logo")
    if not name:
        return None
    path = f"_board/{name}"
    try:
        media_type = picture_type(read_inside(folder, path, HEAD_BYTES))
        status = inside(folder, path).stat()
    except OSError as error:
        reason_sv = "den saknas" if isinstance(error, FileNotFoundError) else reason_of(error)
        reason_en = "it is missing" if isinstance(error, FileNotFoundError) else reason_of(error)
        findings.append(finding("board-logo", logo=name, reason_sv=reason_sv, reason_en=reason_en))
        return None
    if not media_type:
        findings.append(finding("board-logo", logo=name, reason_sv="den är ingen bild", reason_en="it is no picture"))
        return None
    return Part(Role.PICTURE, path, f"{status.st_mtime_ns:x}-{status.st_size:x}", status.st_size, media_type)


def _colour(value: Any) -> str | None:
    return value.lower() if isinstance(value, str) and _COLOUR.fullmatch(value) else None
