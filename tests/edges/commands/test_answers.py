"""What every command answers to what it cannot use: its exit code, JSON alone on standard output, words beside it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from player.cli import main
from player.commands.answer import json_text, print_json_line

BOARD = """
[board]
name = "Byarna"
[board.owner]
name = "Bygderådet"
[[sites]]
id = "hamneda"
name = "Hamneda"
[[playlists]]
folder = "Klubb"
responsible = "Klubben"
"""
NEVER = "http://127.0.0.1:9/"
"""Nothing listens at the discard port."""

WRONG = [
    # what is asked, its exit code
    ("", 2),
    ("chekc good", 2),
    ("check", 2),
    ("check good --jsn", 2),
    ("check nowhere --json", 3),
    ("check afile --json", 3),
    ("check boardless --json", 3),
    ("check broken --json", 3),
    ("preview good --site hamnedda --out out", 3),
    ("preview nowhere --site hamneda --out out", 3),
    ("preview good --site hamneda --out out --size 12", 2),
    ("preview good --site hamneda --out out --rotate 45", 2),
    ("preview good --site hamneda --out out --now snart", 2),
    ("preview good --site hamneda --out afile", 6),
    ("timetable good --site x --from 2026-11-28T08:00 --hours 1 --json", 3),
    ("timetable good --site hamneda --from soon --hours 1 --json", 2),
    ("timetable good --site hamneda --from 2026-11-28T08:00 --hours -1 --json", 2),
    ("publish good public --json", 3),
    ("publish nowhere public --init --json", 3),
    (f"sync {NEVER} cache --site hamneda --root nowhere --once --json", 3),
    ("sync ftp://x/ cache --site hamneda --root afile --once --json", 2),
    (f"sync {NEVER} afile --site hamneda --root afile --once --json", 6),
    ("verify nowhere --json", 5),
    ("play", 2),
    ("play nowhere --site hamneda --offscreen", 3),
    ("play good --site hamneda --offscreen --windowed", 2),
    ("status --json", 8),
]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where one stands: a good folder, one without a board, one with a broken one, and a file that is no folder."""
    for folder in ("good/_board", "good/Klubb", "boardless", "broken/_board"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "good/_board/board.toml").write_text(BOARD, encoding="utf-8")
    (tmp_path / "good/Klubb/Fika.md").write_text("# Fika\n", encoding="utf-8")
    (tmp_path / "broken/_board/board.toml").write_text("x = [", encoding="utf-8")
    (tmp_path / "afile").write_text("{}", encoding="utf-8")
    for variable in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "RUNTIME_DIRECTORY"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ask(words: str) -> int:
    try:
        return main(words.split())
    except SystemExit as ending:  # argparse's own
        return int(ending.code or 0)


@pytest.mark.parametrize(("words", "code"), WRONG)
def test_what_cannot_be_used_is_answered_in_a_sentence_and_by_its_exit_code(
    words: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(words) == code
    told = capsys.readouterr()
    if told.out:
        assert json.loads(told.out)["v"] == 1
    assert told.err.strip()
    assert "Traceback" not in told.err


def test_no_keys_are_made_for_a_folder_that_is_not_there(place: Path) -> None:
    assert ask("publish nowhere public --init") == 3
    assert not (place / "public.private").exists()


@pytest.mark.parametrize(("encoding", "told"), [("utf-8", "Å"), ("ascii", "\\u00c5")])
def test_an_answer_is_written_in_letters_where_the_output_has_them(encoding: str, told: str) -> None:
    assert told in json_text({"file": "Å"}, encoding)


def test_half_a_letter_in_a_name_is_told_as_what_it_is() -> None:
    text = json_text({"file": "Å\ud83d.md"})
    assert text.isascii()
    assert json.loads(text.encode()) == {"v": 1, "file": "Å\ud83d.md"}


def test_of_several_answers_each_has_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    for version in (1, 2):
        print_json_line(version=version, problems=[{"file": "Å\nb"}])
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["version"] for line in lines] == [1, 2]


def test_a_status_that_nobody_told_has_every_field(capsys: pytest.CaptureFixture[str]) -> None:
    ask("status --json")
    told = json.loads(capsys.readouterr().out)
    assert set(told) >= {"v", "site", "state", "on_air", "should_be", "presented_at", "screen", "power", "problems"}
    assert set(told["power"]) == {"state", "by"}


def test_a_timetable_names_also_the_slides_that_no_editor_has_named(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = BOARD.replace('"Bygderådet"', '"Bygderådet"\nadvertise = "Ring."')
    (place / "good/_board/board.toml").write_text(told, encoding="utf-8")
    now = datetime.now(UTC).isoformat(timespec="minutes")
    assert ask(f"timetable good --site hamneda --from {now} --hours 0.02") == 0
    words = capsys.readouterr().out
    assert "  Fika [" in words
    assert "  Vill du synas här? [" in words


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_words_and_json_come_whole_through_an_output_that_has_not_all_letters(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "_board").mkdir()
    (tmp_path / "_board" / "board.toml").write_text(BOARD.replace("Hamneda", "Åboden “Ґ”"), "utf-8")
    (tmp_path / "Klubb").mkdir()
    command = [sys.executable, "-m", "player", "timetable", str(tmp_path), "--site", "hamneda"]
    command += ["--from", "2026-11-28T08:00", "--hours", "0.1"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    words = subprocess.run(command, env=environment, capture_output=True, check=False).stdout.decode(encoding)
    assert "?boden" in words or "Åboden" in words
    told = subprocess.run([*command, "--json"], env=environment, capture_output=True, check=False).stdout
    why = json.loads(told.decode(encoding))["entries"][0]["why"]["sv"]
    assert why == "Inget annat är aktuellt just nu"
    odd = [sys.executable, "-c", "import sys; from player.cli import main; main([]); print('lop\\ud800pis')"]
    assert subprocess.run(odd, env=environment, capture_output=True, check=True).stdout == b"lop?pis\n"
