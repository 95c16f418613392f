"""What systems and sync tools leave in folders: ignored, and their conflict copies told."""

from __future__ import annotations

import os

import pytest
from editors_folder import JPG, EditorsFolder

JUNK = [
    ".hidden.md", "._Loppis.jpg", ".DS_Store",
    "Icon\r", "desktop.ini", "Thumbs.db", "ehthumbs_vista.db", "Genväg.lnk",
    "~$Loppis.docx", "Loppis.tmp", ".~lock.Loppis.odt#", "Loppis.md~", ".Loppis.md.swp", "Loppis.jpg.part",
    "Loppis.jpg.filepart", "Loppis.pdf.crdownload", ".syncthing.Loppis.pdf.tmp", "~syncthing~Loppis.pdf.tmp",
    ".stignore", ".sync_1234.db", ".sync_1234.db-wal", "._sync_1234.db",
    ".owncloudsync.log", ".owncloudsync.log.1", "_KVITTO.txt",
]  # fmt: skip
JUNK_FOLDERS = ["__MACOSX", "$RECYCLE.BIN", "System Volume Information", ".stfolder", ".stversions", "_utkast"]
COPIES = [
    "Loppis.sync-conflict-20261123-101010.md",
    "Loppis.sync-conflict-20261123-101010-ABCDEFG.md",
    "Loppis (conflicted copy 2026-11-23 101010).md",
    "Loppis (Evas dator's conflicted copy 2026-11-23).md",
    "Loppis_conflict-20261123-101010.md",
    "Loppis (Annas konfliktkopia 2026-11-26).md",
    "Loppis (Anna’s conflicted copy 2026-11-26).md",
    "Loppis (SFConflict anna@hamneda.example 2026-11-26-10-10-10).md",
    "Loppis (Case Conflict).md",
    "Loppis [conflicted].md",
    "Loppis-DESKTOP-4F3K2L1.md",
    "Loppis-LAPTOP-AB12CD3-2.md",
    "Loppis_SERVER_Nov-26-101010-2026_Conflict.md",
]


@pytest.mark.parametrize("name", JUNK)
def test_leftovers_are_ignored_without_a_word(folder: EditorsFolder, name: str) -> None:
    folder.put(name)
    assert (folder.notices(), folder.codes()) == ([], [])


@pytest.mark.parametrize("name", JUNK_FOLDERS)
def test_the_systems_own_folders_are_ignored_with_all_they_hold(folder: EditorsFolder, name: str) -> None:
    folder.put(f"{name}/Loppis.md")
    assert (folder.notices(), folder.codes()) == ([], [])


@pytest.mark.parametrize("name", COPIES)
def test_conflict_copies_are_not_shown_but_told(folder: EditorsFolder, name: str) -> None:
    folder.put("Loppis.md")
    folder.put(name)
    assert len(folder.notices()) == 1
    assert folder.codes() == ["conflict-copy"]


def test_a_file_of_no_bytes_is_told_while_it_stays(folder: EditorsFolder) -> None:
    folder.put("Loppis.md", b"")
    assert (folder.notices(), folder.codes()) == ([], ["empty-file"])


def test_a_link_out_of_the_folder_is_not_followed(folder: EditorsFolder) -> None:
    (folder.root / "Hembygd" / "passwd.txt").symlink_to("/etc/passwd")
    (folder.root / "Hembygd" / "etc").symlink_to("/etc")
    assert folder.notices() == []
    assert folder.codes() == ["leads-out", "leads-out"]


def test_a_link_within_the_folder_is_followed(folder: EditorsFolder) -> None:
    folder.put("Arkiv/Loppis.md")
    (folder.root / "Hembygd" / "Vårloppis.md").symlink_to("Arkiv/Loppis.md")
    assert folder.notice().variants[0].title == "Vårloppis"


def test_a_pipe_is_told_and_does_not_hold_the_reader(folder: EditorsFolder) -> None:
    os.mkfifo(folder.root / "Hembygd" / "Loppis.md")
    assert folder.codes() == ["not-a-file"]


def test_a_file_beside_its_own_temporary_one_is_still_being_written(folder: EditorsFolder) -> None:
    folder.put("Loppis.pdf", b"%PDF-1.4")
    folder.put("Loppis.pdf.part")
    assert folder.read().unsettled == ("Hembygd/Loppis.pdf",)


def test_folders_in_a_notices_folder_are_told(folder: EditorsFolder) -> None:
    folder.put("Tomten/text.md")
    folder.put("Tomten/mer/text.md")
    assert folder.codes() == ["folder-too-deep"]


def test_an_empty_folder_is_told(folder: EditorsFolder) -> None:
    (folder.root / "Hembygd" / "Tomten").mkdir()
    assert folder.codes() == ["folder-empty"]


def test_links_to_folders_and_to_nothing_are_told_of_and_not_followed(folder: EditorsFolder) -> None:
    folder.put("Hej.md")
    (folder.root / "Hembygd" / "runt").symlink_to(".")
    (folder.root / "Hembygd" / "Borta.md").symlink_to("finns-inte.md")
    reading = folder.read()
    assert len(reading.content.notices) == 1
    assert {(problem.file, problem.code) for problem in reading.problems} == {
        ("Hembygd/runt", "link-to-folder"),
        ("Hembygd/Borta.md", "link-to-nothing"),
    }


def test_a_name_that_is_no_utf_8_can_be_written_down(folder: EditorsFolder) -> None:
    folder.put(os.fsdecode(b"sk\xe4rg\xe5rd.md"))
    (problem,) = folder.read().problems
    assert problem.file.encode() == "Hembygd/sk\ufffdrg\ufffdrd.md".encode()


@pytest.mark.parametrize(
    "name", ["Arkiv", "arkiv 2025", "ARKIV_2025", "Arkiv (2024-2025)", "Arkiverat", "Tillsvidare/Arkiv 2"]
)
def test_an_archive_is_never_shown_whatever_year_its_name_adds(folder: EditorsFolder, name: str) -> None:
    folder.put(f"{name}/Loppis.md")
    assert (folder.notices(), folder.codes()) == ([], [])


@pytest.mark.parametrize("name", ["Utkast", "utkast 2", "Gammalt", "Drafts", "Kladd"])
def test_drafts_are_not_shown_and_their_editor_is_told(folder: EditorsFolder, name: str) -> None:
    folder.put(f"{name}/Loppis.md")
    assert (folder.notices(), folder.codes()) == ([], ["folder-of-drafts"])


@pytest.mark.parametrize(
    "name", ["Arkivens dag", "Arkivdagen 2027", "Gamla vägen", "Utkastet som försvann", "Oldtimerträff"]
)
def test_folders_that_only_begin_so_are_notices(folder: EditorsFolder, name: str) -> None:
    folder.put(f"{name}/text.md")
    assert folder.notice().variants[0].title == name


def test_a_folder_that_may_be_an_archive_is_shown_and_asked_about(folder: EditorsFolder) -> None:
    folder.put("Arkiv och museer/text.md")
    assert folder.asked().variants[0].title == "Arkiv och museer"
    assert folder.codes() == ["folder-perhaps-archive"]


@pytest.mark.parametrize(
    "name",
    ["Loppis - Kopia", "Loppis - Kopia (2)", "Loppis_-_kopia", "Loppis kopia", "Loppis copy 2", "Loppis (1)",
     "Loppis(1)", "Kopia av loppis", "Kopia Loppis", "Loppis-KONTORET", "Loppis-PC-42"],
)  # fmt: skip
def test_what_is_called_as_a_copy_is_shown_and_asked_about(folder: EditorsFolder, name: str) -> None:
    folder.put("Loppis.md")
    folder.put(f"{name}.md")
    assert len(folder.notices()) == 2
    (problem,) = folder.read().problems
    assert (problem.code, problem.file) == ("copy-perhaps", f"Hembygd/{name}.md")
    assert "en kopia av ”Loppis.md”" in problem.sv


def test_a_copy_of_a_name_with_its_dates_is_asked_about_too(folder: EditorsFolder) -> None:
    folder.put("Tillsvidare/Loppis @hamneda.md")
    folder.put("Tillsvidare/Loppis @hamneda - kopia.md")
    assert folder.codes() == ["copy-perhaps"]


def test_names_that_only_end_so_are_no_copies(folder: EditorsFolder) -> None:
    for name in (
        "Loppis (2).md",
        "Bad-FINNVEDEN.jpg",
        "Bad.sv.md",
        "Fotokopia.md",
        "Foto.md",
        "Match 2.md",
        "Match.md",
    ):
        folder.put(name, JPG if name.endswith("jpg") else "Hej.")
    folder.put("Tillsvidare/Loppis.md")
    assert folder.codes() == []
