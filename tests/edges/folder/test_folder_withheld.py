"""What keeps a whole notice off the boards: a start, a place or an urgency that was written and not understood.

An embargo never fails open. In doubt the notice waits, and its receipt says so as an error.
"""

from __future__ import annotations

import pytest
from editors_folder import JPG, EditorsFolder

from player.notices.problem import Severity


def withheld(folder: EditorsFolder) -> str:
    """The code of the only problem, an error, of a folder from which nothing is shown."""
    reading = folder.read()
    assert reading.content.notices == ()
    (problem,) = (each for each in reading.problems if each.severity is Severity.ERROR)
    assert "visas inte" in problem.sv
    assert "not shown" in problem.en
    return problem.code


@pytest.mark.parametrize(
    "name",
    [
        "Bingo från 20 december",
        "Bingo från 06-07",
        "Bingo från 2026-12-32",
        "Bingo 20 december till 31 december",
        "Bingo från 20 december till 99-99",
        "Bingo från fredag 20 december 2026",
        "Bingo-från-20-12",
        "Bingo från vecka 50",
        "Bingo från december 2026",
        "Bingo från 2026-12",
        "Bingo fran 20 december",
        "Bingo fr.o.m. v.2",
        "Bingo 1 till 5 december",
    ],
)
def test_a_start_in_a_name_that_is_not_understood_holds_the_notice(folder: EditorsFolder, name: str) -> None:
    folder.put(f"{name}.md")
    assert withheld(folder) == "start-unread"


@pytest.mark.parametrize("name", ["Bingo 2026-12-02 till 2026-11-28", "Bingo från 2026-12-02 till 2026-12-01"])
def test_an_end_before_the_start_holds_the_notice(folder: EditorsFolder, name: str) -> None:
    folder.put(f"{name}.md")
    assert withheld(folder) == "dates-reversed"


def test_what_is_wrong_in_its_dates_and_in_its_places_is_told_at_once(folder: EditorsFolder) -> None:
    folder.put("Bingo.md", "---\nfrån: 2026-12-02\ntill: 2026-12-01\nplatser: atlantis\n---\n\nKom!\n")
    reading = folder.read()
    assert reading.content.notices == ()
    assert {"dates-reversed", "site-unknown"} <= {problem.code for problem in reading.problems}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("från: 20 december kl 8", "start-unread"),
        ("från: snart", "start-unread"),
        (f"från: {'x' * 1200}", "start-unread"),
        ("från: 2026-12-02\ntill: 2026-12-01", "dates-reversed"),
        ("från: 2026-11-01\nfrån: 2026-12-20", "start-twice"),
        ("från: 2026-11-01\nfrån:2026-12-20", "start-twice"),
        ("från: 2026-11-01\nstart: 2026-12-20", "starts-twice"),
        ("frn: 2026-12-20", "unknown-key-held"),
        ("plaster: hamneda", "unknown-key-held"),
        ("proritet: brådskande", "unknown-key-held"),
        ("larm: brådskande", "unknown-key-held"),
        ("från: {2026-12-20: 8}", "matter-line-held"),
        ("titel: Bingo\nhemligt från den tjugonde", "matter-line-held"),
        ("titel: Bingo\nfrån den tjugonde", "start-unread"),
        ("titel: Bingo\nbrådskande", "matter-line-held"),
        ("titel: " + "[" * 30 + "\nfrån: 2026-12-20", "front-matter-held"),
    ],
)
def test_a_limit_in_the_settings_that_is_not_understood_holds_the_notice(
    folder: EditorsFolder, line: str, code: str
) -> None:
    folder.put("Bingo.md", f"---\n{line}\n---\nHemligt.")
    assert withheld(folder) == code


@pytest.mark.parametrize(
    "top", ["Från: 20 december", "titel: Gas\nprioritet: brådskande", "titel: Gas\nplatser: hamneda"]
)
def test_limits_that_no_dashes_mark_as_settings_hold_the_notice(folder: EditorsFolder, top: str) -> None:
    folder.put("Bingo.md", f"{top}\nHemligt.")
    assert withheld(folder) == "settings-unfenced-held"


def test_a_forgotten_colon_between_dashes_is_no_prose(folder: EditorsFolder) -> None:
    folder.put("Bingo.md", "---\nfrån 2026-12-20\n---\nHemligt.")
    assert folder.notice().schedule.starts is not None


def test_a_notice_is_held_with_its_picture(folder: EditorsFolder) -> None:
    folder.put("Bingo.md", "---\nfrån: 20 december kl 8\n---\nHemligt.")
    folder.put("Bingo.jpg", JPG)
    assert withheld(folder) == "start-unread"


@pytest.mark.parametrize(("swedish", "english"), [("2026-12-01", "2026-12-20"), ("2026-12-20", "2026-12-01")])
def test_of_two_languages_starts_the_later_counts(folder: EditorsFolder, swedish: str, english: str) -> None:
    folder.put("Bingo.sv.md", f"---\nfrån: {swedish}\n---\nHej.")
    folder.put("Bingo.en.md", f"---\nfrom: {english}\n---\nHello.")
    starts = folder.notice().schedule.starts
    assert starts is not None
    assert starts.date().isoformat() == "2026-12-19"


def test_a_folder_is_held_by_its_own_name(folder: EditorsFolder) -> None:
    folder.put("Bingo från 20 december/text.md")
    assert withheld(folder) == "start-unread"


def test_the_error_says_what_to_write(folder: EditorsFolder) -> None:
    folder.put("Bingo från 20 december.md")
    (problem,) = folder.read().problems
    assert "Skriv den som 2026-12-20" in problem.sv


def test_a_week_is_answered_with_its_monday(folder: EditorsFolder) -> None:
    folder.put("Bingo från vecka 50.md")
    assert "Skriv den som 2026-12-07" in folder.read().problems[0].sv


@pytest.mark.parametrize("line", ["sida: 2", "datum: 2026-12-20", "bild: hus.jpg"])
def test_other_unknown_settings_hold_nothing(folder: EditorsFolder, line: str) -> None:
    folder.put("Bingo.md", f"---\n{line}\n---\nKom!")
    folder.asked()
    assert folder.codes() == ["unknown-key"]
