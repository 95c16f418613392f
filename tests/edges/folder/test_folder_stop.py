"""STOPP: what must go at once goes, however the file is named."""

from __future__ import annotations

import pytest
from editors_folder import JPG, PDF, EditorsFolder

from player.folder.stop import is_stop


@pytest.mark.parametrize(
    "stop",
    [
        "STOPP Loppis.pdf",
        "STOPP Loppis",
        "stopp_loppis.PDF",
        "Stop Loppis.pdf",
        "STOPP: Loppis.pdf",
        "STOPP-Loppis.pdf",
        "STOPP Loppis till 2027-06-13 @hamneda.sv.pdf",
        "STOPP Loppis.pdf.txt",
        "STOPP Loppis.jpg",
        "STOPP Loppis.pdf.part",
        "STOPP Loppis.sync-conflict-20261123-101010-ABCDEFG.pdf",
        "STOPP hembygd.loppis",
        "STOPP Loppis (conflicted copy 2026-11-23).pdf",
        "Tillsvidare/STOPP Loppis.pdf",
    ],
)
@pytest.mark.parametrize("content", [b"", b"x"])
def test_stopp_takes_the_notice_off_whatever_else_its_names_say(
    folder: EditorsFolder, stop: str, content: bytes
) -> None:
    folder.put("Loppis till 2027-06-13.sv.pdf", PDF)
    folder.put("Loppis @agunnaryd.jpg", JPG)
    folder.put("Annat.md")
    folder.put(stop, content)
    reading = folder.read()
    assert [notice.id for notice in reading.content.notices] == ["hembygd.annat"]
    assert {stopped.file for stopped in reading.stopped} == {f"Hembygd/{stop}"}
    assert all(problem.file != f"Hembygd/{stop}" for problem in reading.problems)


def test_a_folder_may_be_the_stopp(folder: EditorsFolder) -> None:
    folder.put("Loppis.md")
    folder.put("STOPP Loppis/notes.txt")
    assert folder.notices() == []


def test_a_stopp_in_a_notices_own_folder_stops_that_notice(folder: EditorsFolder) -> None:
    folder.put("Tomten/text.md")
    folder.put("Tomten/STOPP.txt", b"")
    assert folder.notices() == []
    assert folder.codes() == []


def test_a_stopp_whose_name_is_broken_still_stops(folder: EditorsFolder) -> None:
    folder.put("Smörgås.md")
    (folder.root / "Hembygd").joinpath(b"STOPP Sm\xf6rg\xe5s.md".decode("utf-8", "surrogateescape")).write_text("")
    assert folder.notices() == []


def test_a_stopp_that_leads_nowhere_still_stops(folder: EditorsFolder) -> None:
    folder.put("Loppis.md")
    (folder.root / "Hembygd" / "STOPP Loppis.md").symlink_to("/nowhere/at/all")
    assert folder.notices() == []


def test_every_edition_of_the_stem_is_stopped(folder: EditorsFolder) -> None:
    folder.put("Vatten 2026-11-28 till 2026-12-02.md")
    folder.put("Vatten 2027-03-01 till 2027-03-03.md")
    folder.put("STOPP Vatten")
    assert folder.notices() == []
    assert len(folder.read().stopped) == 2


def test_a_name_that_is_spelt_without_its_dots_over_the_letters_stops_too(folder: EditorsFolder) -> None:
    folder.put("Årsmöte i bygdegården.md")
    folder.put("STOPP arsmote i bygdegarden")
    assert folder.notices() == []


def test_a_misspelt_stopp_is_an_error_that_says_what_was_meant(folder: EditorsFolder) -> None:
    folder.put("Loppis.md")
    folder.put("STOPP Lopis.md")
    (problem,) = folder.read().problems
    assert problem.code == "stop-misspelt"
    assert "Menade du ”Loppis”?" in problem.sv
    assert len(folder.notices()) == 1


def test_a_notice_that_was_renamed_to_stopp_is_gone_and_told_so(folder: EditorsFolder) -> None:
    folder.put("Annat.md")
    folder.put("STOPP Loppis.md")
    assert [notice.id for notice in folder.notices()] == ["hembygd.annat"]
    assert folder.codes() == ["stop-nothing"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("STOPP för bilar.pdf", PDF), ("Stopp! Kör sakta.jpg", JPG), ("stop-motion i Folkets hus.mp4", b"film")],
)
def test_a_poster_whose_title_begins_with_stopp_is_told_so_and_not_to_be_thrown_away(
    folder: EditorsFolder, name: str, content: bytes
) -> None:
    folder.put("Annat.md")
    folder.put(name, content)
    (problem,) = folder.read().problems
    assert problem.code == "stop-or-notice"
    assert "byt namn" in problem.sv
    assert "tas bort" not in problem.sv
    assert [notice.id for notice in folder.notices()] == ["hembygd.annat"]


def test_a_stopp_without_a_name_stops_the_whole_playlist_and_asks(folder: EditorsFolder) -> None:
    folder.put("Loppis.md")
    folder.put("STOPP.txt")
    assert folder.notices() == []
    assert folder.codes() == ["stop-everything"]


@pytest.mark.parametrize("name", ["Stopptider för bussen.md", "Nonstop.md", "Stoppa tjuven.md", "Bussen vid STOPP.md"])
def test_words_that_only_begin_so_are_no_stopp(name: str) -> None:
    assert not is_stop(name)


def test_nothing_more_is_asked_about_a_notice_that_is_stopped(folder: EditorsFolder) -> None:
    folder.put("Vatten till 2026-01-01.md")
    folder.put("STOPP Vatten")
    assert folder.codes() == []
