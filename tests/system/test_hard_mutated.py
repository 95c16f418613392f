"""Mutated real files through the real worker: it answers every time, and says which file it could not use.

`BYTAVLA_MUTATIONS=2000` tries so many of each kind; without it a run takes seconds.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from player.errors import InputError, WorkerError
from player.frames.model import Drawn
from player.notices.fetched import document_name, feed_id
from player.notices.problem import Problem
from player.notices.programme import programme_for
from player.worker.client import Worker
from player.worker.file_messages import Normalise, NormaliseFilm, NormaliseSound, NormaliseText
from player.worker.folder_messages import FeedTried, FolderRead, ReadFolder, TryFeed
from player.worker.jobs import Canvas, all_draws, draw_all
from player.worker.protocol import Draw, Request
from tests.edges.feeds.village import ADDRESS, Village, document
from tests.hard.alerts import FEED, alert
from tests.hard.calendars import CALENDAR
from tests.hard.entry import ALARM_FOLDER, FOLDER, Entry, write
from tests.hard.mutations import mutated
from tests.hard.recordings import STORY, sound
from tests.hard.valid import odd_pictures, one_of_each

MUTATIONS = int(os.environ.get("BYTAVLA_MUTATIONS", "16"))
AT_ONCE = 50
NOW = datetime(2027, 6, 13, 12, 0, tzinfo=UTC)
SEEDS = {
    **{kind: (kind, data) for kind, data in one_of_each().items()},
    **{name: (name.rpartition(".")[2], odd_pictures()[name]) for name in ("cmyk.jpg", "16 colour.png", "moving.gif")},
    **{kind: (kind, sound(kind)) for kind in ("mp3", "m4a")},
    "feed.toml": ("feed.toml", FEED),
    "cap.xml": ("cap.xml", alert("mutant").encode()),
}
DOCUMENTS = {
    "ics": CALENDAR,
    "cap": alert("mutant").encode(),
    "rss": document("news.rss"),
    "vma": document("vma_v3_alert.json"),
    "smhi-warnings": document("smhi_ibww_warning.json"),
    "krisinformation": document("krisinformation_v3_news.json"),
}
"""What feeds bring, by their kind."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(60 + 10 * MUTATIONS)]


@pytest.mark.parametrize("kind", SEEDS)
def test_every_mutation_is_shown_or_told_of_by_name(
    kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "playlists", [])
    (tmp_path / "store").mkdir()
    with Worker([tmp_path / "playlists"], [tmp_path / "store"]) as worker:
        for first in range(0, MUTATIONS, AT_ONCE):
            files = _mutations(tmp_path / "playlists", kind, range(first, min(first + AT_ONCE, MUTATIONS)))
            _all_answered(worker, tmp_path, files)
            for path in files:
                (tmp_path / "playlists" / path).unlink()
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_mutation_of_what_a_feed_brings_is_shown_or_passed_over(
    kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    village = Village(tmp_path)
    write(tmp_path / "corpus", [Entry(f"{ALARM_FOLDER}/Flöde.feed.toml", _asking_for(kind))])
    (tmp_path / "store").mkdir()
    with Worker([tmp_path], [tmp_path / "store"]) as worker:
        for seed in range(MUTATIONS):
            delivered = mutated(DOCUMENTS[kind], seed, DOCUMENTS["rss"])
            village.deliver(kind, delivered, confirmed=NOW)
            path = village.feeds / document_name(feed_id(kind, ADDRESS))
            tried = worker.call(TryFeed(str(path), kind))
            assert isinstance(tried, FeedTried)
            problems = _all_drawn(worker, tmp_path / "corpus", tmp_path / "store", str(village.feeds))[1]
            unreadable = {problem.file for problem in problems if problem.code == "feed-unreadable"}
            assert unreadable == ({f"{ALARM_FOLDER}/Flöde.feed.toml"} if tried.objection else set())
    assert "Traceback" not in capfd.readouterr().err


def _asking_for(kind: str) -> bytes:
    return f'adress = "{ADDRESS}"\nslag = "{kind}"\n'.encode()


def _mutations(root: Path, kind: str, seeds: range) -> list[str]:
    extension, whole = SEEDS[kind]
    others = [data for _, data in SEEDS.values()]
    paths = []
    for seed in seeds:
        path = _path_of(kind, f"m{seed}.{extension}")
        (root / path).parent.mkdir(exist_ok=True)
        # Alerts of one name are one alert.
        seeded = mutated(whole, seed, others[seed % len(others)]).replace(b"mutant", b"mutant-%d" % seed)
        (root / path).write_bytes(seeded)
        if kind in ("mp3", "m4a"):
            (root / path).with_suffix(".md").write_bytes(STORY)
        paths.append(path)
    return paths


def _path_of(kind: str, name: str) -> str:
    return f"{ALARM_FOLDER if kind in ('feed.toml', 'cap.xml') else FOLDER}/{name}"


def _all_answered(worker: Worker, place: Path, files: list[str]) -> None:
    """Read, draw and prepare for publishing all the files: each gives a slide or a problem that names it."""
    draws, problems = _all_drawn(worker, place / "playlists", place / "store", str(place))
    shown = {path for draw, done in draws if done.pages for path in _files(draw)}
    assert set(files) <= shown | {problem.file for problem in problems}
    for draw, _ in draws:
        _prepare(worker, draw, place)


def _all_drawn(worker: Worker, root: Path, store: Path, feeds: str) -> tuple[list[tuple[Draw, Drawn]], list[Problem]]:
    """Every job with what came of it, at every site, and all that is said, each of it naming its file."""
    read = worker.call(ReadFolder(str(root), NOW, feeds=feeds))
    assert isinstance(read, FolderRead)
    assert read.board is not None
    programmes = [programme_for(read.board, read.contents, site) for site in read.board.sites]
    draws = [draw for each in programmes for draw in all_draws(each, Canvas(root, store)) if draw.notice is not None]
    _, drawn = draw_all(worker, draws)
    problems: list[Problem] = [*read.problems, *(problem for done in drawn for problem in done.problems)]
    assert all(Path(problem.file).name in problem.sv for problem in problems)
    assert all(done.pages or done.problems for done in drawn)
    return list(zip(draws, drawn, strict=True)), problems


def _files(draw: Draw) -> set[str]:
    assert draw.notice is not None
    variant = draw.notice.variants[0]
    return {variant.file, *(part.path for part in variant.parts)}


def _prepare(worker: Worker, draw: Draw, place: Path) -> None:
    assert draw.notice is not None
    for part in draw.notice.variants[0].parts:
        source, target = str(place / "playlists" / part.path), str(place / "store" / "made")
        if part.media_type == "application/pdf":
            continue  # published as it is
        try:
            worker.call(_preparing(part.media_type.partition("/")[0], source, target))
        except (InputError, WorkerError) as error:
            assert Path(source).name in str(error)  # noqa: PT017  what is said is what is tested


def _preparing(kind: str, source: str, target: str) -> Request:
    by_kind = {"text": NormaliseText, "audio": NormaliseSound, "video": NormaliseFilm}
    return by_kind[kind](source, target) if kind in by_kind else Normalise(source, target, 1920)
