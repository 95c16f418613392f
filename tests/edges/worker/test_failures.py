"""A failed drawing, as its editor hears of it: the file is blamed only for what is its own."""

from __future__ import annotations

import pytest

from player.errors import BytavlaError, InputError, StorageError, WorkerError
from player.notices.board import Board, Party, Playlist, Site
from player.notices.notice import Kind, Notice, Variant
from player.worker.failures import error_of, problem_of
from player.worker.protocol import Draw, Failed

SITE = Site("hamneda", "Hamneda")
NOTICE = Notice("loppis", "hembygd", Kind.TEXT, (Variant("sv", "Loppis", "Hembygd/Loppis.md"),))
PLAYLIST = Playlist("hembygd", "Hembygd", "Hembygd", Party("Anna"))
DRAW = Draw("k", Board("B", Party("P"), (SITE,), (PLAYLIST,)), SITE, "/r", "/s", PLAYLIST, NOTICE, "sv")


@pytest.mark.parametrize("reason", ["crashed", "timeout", "memory"])
def test_a_file_that_cannot_be_drawn_is_to_be_saved_anew(reason: str) -> None:
    problem = problem_of(DRAW, Failed("?", reason))
    assert problem.sv.startswith("”Loppis.md” visas inte: den ")
    assert problem.sv.endswith("Spara om filen i programmet den kommer från, eller byt ut den.")
    assert (problem.file, problem.playlist, problem.notice) == ("Hembygd/Loppis.md", "hembygd", "loppis")


@pytest.mark.parametrize("reason", ["storage", "refused", "input"])
def test_what_is_not_the_files_fault_is_not_laid_to_it(reason: str) -> None:
    problem = problem_of(DRAW, Failed("?", reason))
    assert "Det är inget fel på filen" in problem.sv
    assert "Nothing is wrong with the file" in problem.en


@pytest.mark.parametrize(
    ("reason", "kind"),
    [("input", InputError), ("storage", StorageError), ("timeout", WorkerError), ("refused", WorkerError)],
)
def test_commands_end_with_the_exit_code_of_the_reason(reason: str, kind: type[BytavlaError]) -> None:
    error = error_of(Failed("why", reason))
    assert type(error) is kind
    assert str(error) == "why"
