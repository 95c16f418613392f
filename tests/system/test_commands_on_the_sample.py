"""The commands as an editor or a visitor of the repository runs them, on the sample board itself."""

from __future__ import annotations

import itertools
import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from player.cli import COMMANDS

BYTAVLA = [sys.executable, "-m", "player"]
SAMPLE = Path(__file__).parents[2] / "playlists"
NOON = "2027-06-13T12:00+02:00"


def bytavla(*words: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    places = {"XDG_CACHE_HOME": home / "cache", "XDG_STATE_HOME": home / "state", "RUNTIME_DIRECTORY": home / "run"}
    (home / "run").mkdir(exist_ok=True)
    environment = {**os.environ, **{name: str(place) for name, place in places.items()}}
    return subprocess.run(
        [*BYTAVLA, *map(str, words)], env=environment, capture_output=True, text=True, check=False, timeout=300
    )


def test_the_sample_board_is_without_fault(tmp_path: Path) -> None:
    done = bytavla("check", SAMPLE, "--json", "--strict", home=tmp_path)
    assert json.loads(done.stdout)["problems"] == []
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module", params=["agunnaryd", "vittaryd"])
def preview(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A whole site, everything drawn: one that hangs upright, and one in four languages."""
    home = tmp_path_factory.mktemp("preview")
    words = ("preview", SAMPLE, "--site", request.param, "--out", home / "out", "--now", NOON, "--all")
    done = bytavla(*words, home=home)
    assert done.returncode == 0, done.stderr
    return home / "out", json.loads((home / "out" / "index.json").read_text(encoding="utf-8"))


def test_what_a_preview_says_of_codes_is_in_its_pictures(preview: tuple[Path, dict[str, Any]]) -> None:
    out, index = preview
    assert index["slides"]
    for slide in index["slides"]:
        with Image.open(out / slide["file"]) as picture:
            read = {code.text for code in zxingcpp.read_barcodes(picture)}
        assert set(slide["qr"]) <= read, slide["file"]


def test_no_letter_of_a_preview_is_smaller_than_can_be_read(preview: tuple[Path, dict[str, Any]]) -> None:
    assert all(slide["cap_mm"] >= 15 for slide in preview[1]["slides"])
    assert all(slide["module_px"] is None or slide["module_px"] >= 8 for slide in preview[1]["slides"])


def test_pictures_of_a_preview_are_upright(preview: tuple[Path, dict[str, Any]]) -> None:
    out, index = preview
    expected = (1080, 1920) if index["rotate"] in {90, 270} else (1920, 1080)
    for slide in index["slides"]:
        with Image.open(out / slide["file"]) as picture:
            assert picture.size == expected
    assert (out / "sheet.png").is_file()


@pytest.mark.timeout(400)
def test_a_lap_off_screen_shows_every_due_slide(tmp_path: Path) -> None:
    began = datetime.now(UTC)
    lap = bytavla(
        "play", SAMPLE, "--site", "bolmso", "--offscreen", "--laps", "1", "--slides", tmp_path / "lap", home=tmp_path
    )
    assert lap.returncode == 0, lap.stderr
    # A lap takes its time, though nobody waits for it: a notice with hours may begin or end on the way.
    due = _due(tmp_path, began) & _due(tmp_path, began + timedelta(hours=1))
    shown = {re.sub(r"^\d+-(.*)-\w*-(\d+)$", r"\1-\2", path.stem) for path in (tmp_path / "lap").iterdir()}
    assert due - shown == set()
    assert len(due) > 20


def _due(home: Path, now: datetime) -> set[str]:
    """The slides due at bolmso, as notice and page."""
    bytavla("preview", SAMPLE, "--site", "bolmso", "--out", home / "out", "--now", now.isoformat(), home=home)
    index = json.loads((home / "out" / "index.json").read_text(encoding="utf-8"))
    # A notice in no named language is told in the preview by the site's first one, and in a lap by none.
    return {re.sub(r"[^\w]+", "-", f"{slide['notice']}-{slide['page']}") for slide in index["slides"] if slide["due"]}


def test_a_timetable_of_the_sample_has_no_gap_and_leaves_nobody_out(tmp_path: Path) -> None:
    words = ("timetable", SAMPLE, "--site", "bolmso", "--from", NOON, "--hours", "1", "--json")
    done = bytavla(*words, home=tmp_path)
    entries = json.loads(done.stdout)["entries"]
    assert entries[0]["start"] == datetime.fromisoformat(NOON).isoformat()
    assert all(one["end"] == following["start"] for one, following in itertools.pairwise(entries))
    playlists = {entry["playlist"] for entry in entries}
    assert {"kommunen", "turistinformation", "hembygdsforeningen"} <= playlists


def test_a_folder_that_is_none_and_a_site_that_is_none_are_told_apart_from_findings(tmp_path: Path) -> None:
    missing = bytavla("preview", tmp_path / "nothing", "--site", "x", "--out", tmp_path / "out", home=tmp_path)
    unknown = bytavla("preview", SAMPLE, "--site", "hamnda", "--out", tmp_path / "out", home=tmp_path)
    assert (missing.returncode, unknown.returncode) == (3, 3)
    assert "hamneda" in unknown.stderr
    assert "Traceback" not in missing.stderr + unknown.stderr


def test_every_command_explains_itself(tmp_path: Path) -> None:
    for name in COMMANDS:
        done = bytavla(name, "--help", home=tmp_path)
        assert done.returncode == 0, done.stderr
        assert "usage: bytavla" in done.stdout
