"""What an editor at a terminal sees of a check, and what a preview leaves in its folder."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from player.cli import main
from player.commands.preview import take_up
from player.errors import StorageError
from player.frames.model import Drawn, DrawnPage
from tests.hard.entry import FOLDER, Entry, write


def seen(tmp_path: Path, *more: str) -> tuple[bytes, str]:
    """(standard output, what stands on the terminal that is standard error) of a check of three notices."""
    write(tmp_path / "playlists", [Entry(f"{FOLDER}/{name}.md", b"Kaffe och dans.") for name in "abc"])
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "player", "check", str(tmp_path / "playlists"), *more]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    with (
        (tmp_path / "answer").open("wb") as answer,
        subprocess.Popen(words, env=environment, stdout=answer, stderr=theirs) as checking,
    ):
        os.close(theirs)
        terminal = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    assert checking.returncode == 0
    return (tmp_path / "answer").read_bytes(), terminal.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # how a terminal says that nobody writes to it any more
        return b""


def test_a_check_shows_on_a_terminal_how_far_it_has_come(tmp_path: Path) -> None:
    out, terminal = seen(tmp_path)
    assert "drawing the notices" in terminal
    assert "3/3" in terminal
    assert terminal.rstrip().endswith("3 notices, 0 errors, 0 warnings")
    assert out == b""


def test_a_check_that_answers_in_json_shows_nothing(tmp_path: Path) -> None:
    out, terminal = seen(tmp_path, "--json")
    assert (out[:1], terminal) == (b"{", "")


def test_a_check_shows_no_bar_where_there_is_no_terminal(tmp_path: Path) -> None:
    write(tmp_path / "playlists", [Entry(f"{FOLDER}/{name}.md", b"Kaffe och dans.") for name in "abc"])
    words = [sys.executable, "-m", "player", "check", str(tmp_path / "playlists")]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == "3 anslag, 0 fel, 0 att titta på\n3 notices, 0 errors, 0 warnings\n"


def page(name: str) -> DrawnPage:
    return DrawnPage(1, 1, 8.0, 1, 1, (), 20.0, None, name, "#ffffff", None)


def test_pages_of_a_drawing_that_was_broken_off_are_not_left_behind(tmp_path: Path) -> None:
    scratch, out = tmp_path / "scratch", tmp_path / "out"
    scratch.mkdir()
    out.mkdir()
    for name in ("hel-1.png", "avbruten-1.png"):
        (scratch / name).write_bytes(name.encode())
    whole = Drawn("k", "a.hel", "a", "sv", (page("hel-1.png"),), ())
    take_up([whole, Drawn("l", "a.avbruten", "a", "sv", (), ())], scratch, out)
    assert [(path.name, path.read_bytes()) for path in out.iterdir()] == [("hel-1.png", b"hel-1.png")]


def test_a_picture_that_cannot_be_put_in_its_place_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"hel-1\.png"):
        take_up([Drawn("k", "a.hel", "a", "sv", (page("hel-1.png"),), ())], tmp_path, tmp_path / "gone")


@pytest.mark.parametrize("command", ["check", "preview"])
def test_an_editor_who_names_one_playlist_is_sent_one_floor_up(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "playlists", [Entry(f"{FOLDER}/a.md", b"Kaffe och dans.")])
    more = ["--site", "hamneda", "--out", str(tmp_path / "out")] if command == "preview" else []
    assert main([command, str(tmp_path / "playlists" / FOLDER), *more]) == 3
    assert f"Ange mappen som den ligger i: {tmp_path / 'playlists'}" in capsys.readouterr().err


def test_pictures_are_not_laid_where_they_would_become_notices(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "playlists", [Entry(f"{FOLDER}/a.md", b"Kaffe och dans.")])
    folder = tmp_path / "playlists"
    assert main(["preview", str(folder), "--site", "hamneda", "--out", str(folder / FOLDER / "bilder")]) == 2
    assert "Bilderna skulle själva bli anslag" in capsys.readouterr().err
    assert not (folder / FOLDER / "bilder").exists()
