"""The receipt beside the editors' files: what became of each notice, in Swedish first and then in English.

Rewritten only when its words change. Leaves out the sentences themselves (`words`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from player.notices.board import Playlist
from player.notices.naming import shown
from player.notices.problem import Problem, Severity
from player.publish.plan import Fate, Verdict
from player.publish.report import Held
from player.publish.survey import RECEIPT
from player.publish.words import LANGUAGES, Teller

_HEAD = (
    (
        "KVITTO FÖR {title}\n"
        "Så här har tavlan läst filerna i den här mappen. Kvittot skrivs av tavlan; att ändra i det hjälper inte.\n"
        "Ansvarig: {party}"
    ),
    (
        "RECEIPT FOR {title}\n"
        "This is how the board has read the files in this folder. The board writes it; changing it has no effect.\n"
        "Responsible: {party}"
    ),
)
TITLES = {
    Fate.PUBLISHED: ("VISAS", "SHOWN"),
    Fate.UNSETTLED: ("PÅ VÄG", "ON THE WAY"),
    Fate.MAKING: ("PÅ VÄG: FILM", "ON THE WAY: FILM"),
    Fate.EARLY: ("VÄNTAR", "WAITING"),
    Fate.STOPPED: ("STOPPADE", "STOPPED"),
    Fate.OVER: ("SLUT", "OVER"),
    Fate.UNUSABLE: ("VISAS INTE", "NOT SHOWN"),
}
_TO_DO = ("ATT GÖRA", "TO DO")
_HELD = ("OBS! MAPPEN KUNDE INTE LÄSAS", "NOTE: THE FOLDER COULD NOT BE READ")
_EMPTY = (
    "Här finns inget anslag. Lägg en bild, en PDF eller en text i mappen, så visas den.",
    "There is no notice here. Put a picture, a PDF or a text into the folder and it will be shown.",
)
_COUNTED = (
    ("anslag på tavlorna: {}", "notices on the boards: {}"),
    ("fel: {}", "errors: {}"),
    ("att titta på: {}", "to look at: {}"),
)
_MARKS = {Severity.ERROR: ("FEL: ", "ERROR: "), Severity.WARNING: ("", "")}


@dataclass(frozen=True, slots=True)
class Account:
    """What is told of one playlist."""

    playlist: Playlist
    verdicts: tuple[Verdict, ...]
    problems: tuple[Problem, ...]
    held: Held | None = None


def receipt_text(account: Account, teller: Teller) -> str:
    """The whole receipt."""
    return "\n\n\n".join(_in_language(account, teller, language) for language in LANGUAGES) + "\n"


@dataclass(frozen=True, slots=True)
class Line:
    """A playlist in the owner's receipt: how many notices it shows, and what is wrong in it."""

    title: str
    shown: int
    problems: tuple[Problem, ...]
    held: Held | None = None


def board_receipt_text(name: str, lines: Sequence[Line], problems: Sequence[Problem]) -> str:
    """The owner's receipt in `_board`: every playlist in a line, and what only the owner can put right."""
    return "\n\n\n".join(_board_in_language(name, lines, problems, language) for language in LANGUAGES) + "\n"


def unnamed_receipt_text(problem: Problem) -> str:
    """For a folder that nobody answers for."""
    return f"KVITTO\n\n{problem.sv}\n\n\nRECEIPT\n\n{problem.en}\n"


def write_receipt(folder: Path, text: str) -> bool:
    """Replaces the receipt when its words have changed. False when it cannot be written: that is no failure."""
    path = folder / RECEIPT
    data = text.encode("utf-8", "replace")
    try:
        if not path.is_symlink() and path.is_file() and path.read_bytes() == data:
            return True
        temporary = path.with_name(path.name + ".new")
        temporary.unlink(missing_ok=True)
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o664)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            path.with_name(path.name + ".new").unlink(missing_ok=True)
        return False
    return True


def _in_language(account: Account, teller: Teller, language: int) -> str:
    playlist = account.playlist
    party = f"{playlist.party.name}, {playlist.party.contact}".rstrip(", ")
    blocks = [_HEAD[language].format(title=playlist.title, party=party)]
    if account.held is not None:
        blocks.append(f"{_HELD[language]}\n{(account.held.sv, account.held.en)[language]}")
    for fate, titles in TITLES.items():
        told = [verdict for verdict in account.verdicts if verdict.fate is fate]
        if told:
            lines = [_line(verdict, teller, language) for verdict in told]
            blocks.append("\n".join([f"{titles[language]} ({len(told)})", *lines]))
    blocks += _to_do(account.problems, language)
    if len(blocks) == 1:
        blocks.append(_EMPTY[language])
    return "\n\n".join(blocks)


def _line(verdict: Verdict, teller: Teller, language: int) -> str:
    names = ", ".join(shown(file.partition("/")[2]) for file in verdict.files)
    return f"- {verdict.title}" + (f"  [{names}]" if names else "") + f"\n  {teller.sentence(verdict, language)}"


def _to_do(problems: Iterable[Problem], language: int) -> list[str]:
    ordered = sorted(problems, key=lambda problem: problem.severity is Severity.WARNING)
    texts = dict.fromkeys(_MARKS[each.severity][language] + (each.sv, each.en)[language] for each in ordered)
    return ["\n".join([_TO_DO[language], *(f"- {text}" for text in texts)])] if texts else []


def _board_in_language(name: str, lines: Sequence[Line], problems: Sequence[Problem], language: int) -> str:
    blocks = [("KVITTO FÖR ÄGAREN AV {}", "RECEIPT FOR THE OWNER OF {}")[language].format(name)]
    blocks += _to_do(problems, language)
    if lines:
        blocks.append(
            "\n".join([("SPELLISTOR", "PLAYLISTS")[language], *(_in_a_line(each, language) for each in lines)])
        )
    return "\n\n".join(blocks)


def _in_a_line(line: Line, language: int) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in line.problems)
    counts = [(line.shown, _COUNTED[0]), (errors, _COUNTED[1]), (len(line.problems) - errors, _COUNTED[2])]
    told = [words[language].format(count) for count, words in counts if count or words is _COUNTED[0]]
    counted = f"- {line.title}: {', '.join(told)}"
    return counted + (f"\n  {(line.held.sv, line.held.en)[language]}" if line.held else "")
