"""The publisher's log: what is new, and nothing twice."""

from __future__ import annotations

import pytest

from player.commands.publish_told import PublishTeller
from player.notices.problem import Problem, Severity
from player.publish.report import Held, PublishReport


def question(file: str) -> Problem:
    return Problem(
        "date-bare", Severity.WARNING, "kören", file, f"{file}: menar du till?", f"{file}: do you mean until?"
    )


def told(
    teller: PublishTeller, capsys: pytest.CaptureFixture[str], *problems: Problem, held: tuple[Held, ...] = ()
) -> str:
    teller.tell(PublishReport(1, changed=True, problems=problems, held=held))
    return capsys.readouterr().err


def test_what_was_said_of_a_file_is_said_again_only_when_it_came_back(capsys: pytest.CaptureFixture[str]) -> None:
    teller = PublishTeller(json=False)
    first, second = question("a.md"), question("b.md")
    assert "a.md" in told(teller, capsys, first)
    again = told(teller, capsys, first, second)
    assert ("a.md" in again, "b.md" in again) == (False, True)
    assert "Åtgärdat: 1 / Mended: 1" in told(teller, capsys, first)
    assert "b.md" in told(teller, capsys, first, second)


def test_a_playlist_that_is_held_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    teller = PublishTeller(json=False)
    held = (Held("kören", "mappen saknas", "the folder is missing"),)
    assert "HÅLLS KVAR  kören" in told(teller, capsys, held=held)
    assert "HÅLLS KVAR" not in told(teller, capsys, held=held)


def test_as_data_every_publish_has_every_problem(capsys: pytest.CaptureFixture[str]) -> None:
    teller = PublishTeller(json=True)
    for _ in range(2):
        teller.tell(PublishReport(1, changed=True, problems=(question("a.md"),)))
        assert '"file": "a.md"' in capsys.readouterr().out
