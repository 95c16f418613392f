"""After the tree is written: receipts beside the editors' files, and the private pages with small pictures.

None of it can fail a publish. Leaves out the words (`receipt`, `words`) and the drawing (`gallery`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from player.notices.board import Playlist
from player.notices.problem import Problem
from player.notices.programme import PlaylistContent
from player.publish.board import BOARD_FOLDER, BoardTurn
from player.publish.findings import Findings
from player.publish.gallery import Drawing, Gallery
from player.publish.index import Index
from player.publish.pages import Pages
from player.publish.problems import receipt_not_written
from player.publish.receipt import Account, Line, board_receipt_text, receipt_text, unnamed_receipt_text, write_receipt
from player.publish.state import Told, Turn
from player.publish.survey import Survey
from player.publish.words import Teller


@dataclass(frozen=True, slots=True)
class Outcome:
    """All problems of the board and its playlists; `undrawn`: small pictures are still missing."""

    problems: tuple[Problem, ...]
    undrawn: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells what one publish came to. `folder` is the editors'."""

    folder: Path
    board: BoardTurn
    gallery: Gallery
    pages: Pages
    index: Index
    now: datetime

    def tell(self, turns: tuple[Turn, ...], surveys: Mapping[str, Survey], drawing: Drawing) -> Outcome:
        """Write receipts at once, then draw, and say also what drawing has shown."""
        refused: list[Problem] = []
        for turn in turns:
            found = surveys.get(turn.playlist.folder, Survey())
            if turn.fresh or (found.present and found.receipt_size is None):
                refused += self._receipt(turn)
        undrawn = False
        for turn in turns:
            if turn.fresh or (drawing.goes_on and not self._findings(turn).complete):
                undrawn |= not self._draw(turn, drawing)
            elif drawing.only is None:
                undrawn |= not self._findings(turn).complete
        lines = [Line(each.playlist.title, each.state.shown, self._problems(each), each.state.held) for each in turns]
        owners = board_receipt_text(self.board.state.board.name, lines, self.board.problems)
        write_receipt(self.folder / BOARD_FOLDER, owners)
        self._unnamed_receipts()
        self.pages.write_contents(self.board.state.board, [each.playlist for each in turns], lines)
        told = [problem for line in lines for problem in line.problems]
        return Outcome((*self.board.problems, *told, *refused), undrawn)

    def _draw(self, turn: Turn, drawing: Drawing) -> bool:
        """Draw what is missing; when that shows something new, the receipt says it. True when all is drawn."""
        name, board = turn.playlist.id, self.board.state.signed
        content = turn.fresh.content if turn.fresh else self.index.fact(PlaylistContent, f"published:{name}")
        if content is None:
            return True
        before = self._findings(turn)
        shown = self.gallery.draw(board, turn.playlist, content, drawing)
        self.index.keep_fact(f"drawn:{name}", Findings(shown.problems, shown.complete))
        if shown.problems != before.problems:
            self._receipt(turn)
        self.pages.write_playlist(self._account(turn), self._teller(turn.playlist), shown.by_notice)
        return shown.complete

    def _receipt(self, turn: Turn) -> tuple[Problem, ...]:
        """Write a playlist's receipt. A folder that cannot be written to is spoken of once."""
        name, folder = turn.playlist.id, turn.playlist.folder
        text = receipt_text(self._account(turn), self._teller(turn.playlist))
        known = self.index.fact(bool, f"unwritable:{name}") or False
        refused = (self.folder / folder).is_dir() and not write_receipt(self.folder / folder, text)
        if refused != known:
            self.index.keep_fact(f"unwritable:{name}", refused)
        return (receipt_not_written(name, folder),) if refused and not known else ()

    def _account(self, turn: Turn) -> Account:
        told = turn.fresh.told if turn.fresh else self.index.fact(Told, f"told:{turn.playlist.id}") or Told()
        return Account(turn.playlist, told.verdicts, self._problems(turn), turn.state.held)

    def _teller(self, playlist: Playlist) -> Teller:
        return Teller(self.board.state.board, playlist, self.now)

    def _problems(self, turn: Turn) -> tuple[Problem, ...]:
        paged = self.index.fact(Findings, f"paged:{turn.playlist.id}") or Findings()
        return tuple(dict.fromkeys((*turn.state.problems, *self._findings(turn).problems, *paged.problems)))

    def _findings(self, turn: Turn) -> Findings:
        return self.index.fact(Findings, f"drawn:{turn.playlist.id}") or Findings()

    def _unnamed_receipts(self) -> None:
        """Those whose folder nobody answers for are told so where they look."""
        for problem in self.board.problems:
            if problem.code == "folder-not-named":
                write_receipt(self.folder / problem.file, unnamed_receipt_text(problem))
