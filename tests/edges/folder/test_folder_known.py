"""Reading again: only what has changed is opened, and the answer is the same."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest
from editors_folder import BOARD_TOML, JPG, NOW, EditorsFolder, whole

from player.folder.opening import LeadsOutError, NotAFileError, read_inside
from player.folder.whole import read_changed


def test_a_second_reading_opens_nothing_that_stayed(folder: EditorsFolder) -> None:
    path = folder.put("Loppis.md", "# Den ena\n\nHej")
    first = folder.read()
    status = path.stat()
    path.write_text("# Den tva\n\nHej")  # as long, and as old, as the first: to the reader it is the same file
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_size == status.st_size
    assert folder.read(known=first.known) == first


def test_a_file_that_changed_is_read_anew(folder: EditorsFolder) -> None:
    path = folder.put("Loppis.md", "# Den första\n\nHej")
    first = folder.read()
    path.write_text("# Den andra dagen\n\nHej")
    again = folder.read(known=first.known)
    assert again.content.notices[0].variants[0].title == "Den andra dagen"
    assert (
        again.content.notices[0].variants[0].parts[0].version != first.content.notices[0].variants[0].parts[0].version
    )


def test_what_is_known_does_not_outlive_its_file(folder: EditorsFolder) -> None:
    folder.put("Loppis.md").unlink()
    folder.put("Annat.md")
    known = folder.read().known
    assert list(known) == ["Hembygd/Annat.md"]


def test_reading_again_gives_the_same_with_or_without_what_is_known(tmp_path: Path) -> None:
    playlist = tmp_path / "Hembygdsföreningen"
    playlist.mkdir()
    (playlist / "Loppis.md").write_text("---\ntitul: x\ntill: 2027-06-13\n---\nHej")
    (playlist / "Bild.jpg").write_bytes(JPG)
    (playlist / "Trasig.jpg").write_bytes(b"text")
    cold = whole(tmp_path, BOARD_TOML)
    first, known = read_changed(tmp_path, NOW, {}, {})
    warm, _ = read_changed(tmp_path, NOW, {}, known)
    assert cold == first == warm
    assert len(warm.problems) == 2


def test_sources_name_every_file_of_a_notice(folder: EditorsFolder) -> None:
    folder.put("Loppis.jpg", JPG)
    folder.put("Loppis.url", "[InternetShortcut]\nURL=https://a.example\n")
    (sources,) = folder.read().sources
    assert sources.notice == "hembygd.loppis"
    assert set(sources.files) == {"Hembygd/Loppis.jpg", "Hembygd/Loppis.url"}


def test_a_lifetime_counts_from_the_newest_of_a_notices_files(folder: EditorsFolder) -> None:
    folder.put("Loppis.jpg", JPG)
    folder.put("Loppis.md")
    old, new = datetime.fromisoformat("2026-09-01T00:00Z"), datetime.fromisoformat("2026-11-20T00:00Z")
    reading = folder.read({"Loppis.jpg": old, "Loppis.md": new})
    lapses = reading.content.notices[0].schedule.lapses
    assert reading.problems == ()
    assert lapses is not None
    assert lapses > datetime.fromisoformat("2027-01-18T00:00Z")


@pytest.mark.parametrize("path", ["../secret", "/etc/passwd", "a/../../secret", "link", "a\0b"])
def test_nothing_is_opened_outside_the_folder(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret").write_text("x")
    root = tmp_path / "root"
    (root / "a").mkdir(parents=True)
    (root / "link").symlink_to("../secret")
    with pytest.raises(LeadsOutError):
        read_inside(root, path, 10)


def test_a_pipe_or_a_folder_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotAFileError):
        read_inside(tmp_path, "pipe", 10)
    with pytest.raises(OSError, match=r"folder|directory"):
        read_inside(tmp_path, ".", 10)


def test_no_more_is_read_than_asked(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 5000)
    assert read_inside(tmp_path, "a", 4097) == b"x" * 4097
