"""The hard corpus through check, preview and play: every fault is named once, and every valid file is shown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from player.draw.scale import legible_cap_mm
from player.notices.board import Screen
from tests.hard.commands import Done, bytavla
from tests.hard.corpus import entries
from tests.hard.entry import ALARM_PLAYLIST, ALARMED_SITE, FOLDER, PLAYLIST, SITE, Entry, write
from tests.hard.names import HARD_NAMES, hard_names
from tests.hard.places import Place, make_places
from tests.hard.recordings import odd_sounds

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

PAIRED = 3 + len(odd_sounds())
"""Files that belong to another's notice: a picture, two of the three in a notice's folder, and each reading aloud."""


@dataclass(frozen=True)
class Hard:
    """The corpus on disk, and what the commands said of it."""

    home: Path
    root: Path
    files: list[Entry]
    places: list[Place]
    check: Done
    preview: Done

    @property
    def index(self) -> dict[str, Any]:
        index = json.loads((self.out / "index.json").read_text(encoding="utf-8"))
        assert isinstance(index, dict)
        return index

    @property
    def out(self) -> Path:
        return self.home / "preview"

    @property
    def shown(self) -> list[Entry]:
        """What is shown at the place that the preview is of."""
        return [entry for entry in self.files if entry.is_shown and entry.playlist != ALARM_PLAYLIST]

    @property
    def bad(self) -> dict[str, str]:
        """The code of each bad file's one problem, by path."""
        bent = {entry.path: entry.code for entry in self.files if entry.is_told_of}
        return bent | {place.path: place.code for place in self.places}


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hard]:
    home = tmp_path_factory.mktemp("hard")
    root = home / "playlists"
    files = [*entries(), *hard_names()]
    write(root, files)
    places = make_places(root)
    checked = bytavla("check", root, "--json", home=home)
    previewed = bytavla("preview", root, "--site", SITE, "--all", "--out", home / "preview", home=home)
    yield Hard(home, root, files, places, checked, previewed)
    (root / FOLDER / "forbjuden-mapp").chmod(0o700)


def test_every_bad_file_is_named_exactly_once_and_no_good_one(hard: Hard) -> None:
    # That a folder of a hundred files is much for a lap is said of the folder, not of a file.
    problems = [problem for problem in hard.check.answer["problems"] if problem["code"] != "crowded"]
    assert {problem["file"]: problem["code"] for problem in problems} == hard.bad
    assert [file for file, times in Counter(problem["file"] for problem in problems).items() if times > 1] == []
    assert len(hard.bad) > 100


def test_every_problem_is_a_sentence_in_both_languages_under_its_playlist(hard: Hard) -> None:
    owners = {entry.path: entry.playlist for entry in hard.files}
    owners |= {place.path: place.playlist for place in hard.places}
    for problem in hard.check.answer["problems"]:
        file = problem["file"]
        assert problem["playlist"] == owners.get(file, PLAYLIST), file
        assert problem["severity"] in {"error", "warning"}
        assert problem["sv"] != problem["en"]
        for sentence in (problem["sv"], problem["en"]):
            assert Path(file).name.partition("\ufffd")[0] in sentence
            assert sentence.endswith((".", "?"))
            assert sentence.replace("\N{NO-BREAK SPACE}", " ").isprintable()


def test_a_check_of_it_ends_with_findings_and_without_a_traceback(hard: Hard) -> None:
    assert hard.check.code == 1
    assert hard.preview.code == 1
    assert "Traceback" not in hard.check.err + hard.preview.err


def test_every_valid_file_yields_slides(hard: Hard) -> None:
    drawn = {slide["notice"] for slide in hard.index["slides"] if not slide["notice"].startswith("_")}
    plain = {entry.notice for entry in hard.shown if entry.path.isascii() and "/hel-" in entry.path}
    assert len(plain) == 14
    assert plain <= drawn
    odd = {entry.notice for entry in hard.shown if any(mark in entry.path for mark in ("/udda-", "/kal-", "/film-"))}
    assert odd <= drawn
    assert len(odd) > 50
    assert len(drawn) == len(hard.shown) - PAIRED
    assert len(drawn) > 100 > len(HARD_NAMES) > 20


def test_every_valid_alert_yields_slides_where_it_holds(hard: Hard) -> None:
    out = hard.home / "alarmed"
    previewed = bytavla("preview", hard.root, "--site", ALARMED_SITE, "--all", "--out", out, home=hard.home)
    assert "Traceback" not in previewed.err
    slides = json.loads((out / "index.json").read_text(encoding="utf-8"))["slides"]
    drawn = {slide["notice"] for slide in slides if slide["playlist"] == ALARM_PLAYLIST}
    meant = [entry for entry in hard.files if entry.is_shown and "/larm-" in entry.path]
    assert len(drawn) == len(meant) > 15


def test_what_the_index_says_of_codes_is_in_the_pictures(hard: Hard) -> None:
    codes = 0
    for slide in hard.index["slides"]:
        with Image.open(hard.out / slide["file"]) as picture:
            found = {code.text: _module_px(picture, code) for code in zxingcpp.read_barcodes(picture)}
        assert set(slide["qr"]) <= set(found), slide["file"]
        if slide["qr"]:
            codes += 1
            assert slide["module_px"] == min(found[payload] for payload in slide["qr"]), slide["file"]
            assert slide["module_px"] >= 5
        else:
            assert slide["module_px"] is None
    assert codes > 20


def _module_px(picture: Image.Image, code: zxingcpp.Barcode) -> float:
    """A module's side, measured over the corner mark that is seven modules wide."""
    at, grey = code.position, picture.convert("L")
    x, y = at.top_left.x, at.top_left.y
    while x > 0 and grey.getpixel((x - 1, y + 2)) < 128:
        x -= 1
    wide = 0
    while grey.getpixel((x + wide, y + 2)) < 128:
        wide += 1
    return wide / 7


def test_no_letter_is_too_small_to_read(hard: Hard) -> None:
    floor = legible_cap_mm(Screen(width_px=1280, height_px=720))
    assert all(slide["cap_mm"] >= floor - 0.01 for slide in hard.index["slides"])


def test_every_picture_is_whole_and_of_the_screens_size(hard: Hard) -> None:
    for slide in hard.index["slides"]:
        with Image.open(hard.out / slide["file"]) as picture:
            picture.load()
            assert picture.size == (1280, 720), slide["file"]
            assert picture.convert("L").getextrema()[1] > 40, f"{slide['file']} is black"


def test_names_never_lead_out_of_the_preview(hard: Hard) -> None:
    named = {slide["file"] for slide in hard.index["slides"]}
    assert {path.name for path in hard.out.iterdir()} == named | {"index.json", "sheet.png"}


def test_a_lap_shows_every_slide_that_is_due(hard: Hard) -> None:
    lap = hard.home / "lap"
    played = bytavla("play", hard.root, "--site", SITE, "--offscreen", "--laps", "1", "--slides", lap, home=hard.home)
    assert played.code == 0, played.err
    assert "Traceback" not in played.err
    due = [slide for slide in hard.index["slides"] if slide["due"]]
    assert len(due) > 100
    assert len([path for path in lap.iterdir() if "_standing" not in path.name]) == len(due)
