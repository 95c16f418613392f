"""Mutated real files through the real worker: it answers every time, and says which file it could not use.

`BYTAVLA_MUTATIONS=2000` tries so many of each kind; without it a run takes seconds.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from player.errors import InputError, WorkerError
from player.notices.problem import Problem
from player.notices.programme import programme_for
from player.worker.client import Worker
from player.worker.jobs import Canvas, all_draws, draw_all
from player.worker.protocol import Draw, FolderRead, Normalise, NormaliseText, ReadFolder
from tests.hard.corpus import FOLDER, write
from tests.hard.mutations import mutated
from tests.hard.sound import odd_pictures, one_of_each

MUTATIONS = int(os.environ.get("BYTAVLA_MUTATIONS", "16"))
AT_ONCE = 50
NOW = datetime(2027, 6, 13, 12, 0, tzinfo=UTC)
SEEDS = {
    **{kind: (kind, data) for kind, data in one_of_each().items()},
    **{name: (name.rpartition(".")[2], odd_pictures()[name]) for name in ("cmyk.jpg", "16 colour.png", "moving.gif")},
}

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


def _mutations(root: Path, kind: str, seeds: range) -> list[str]:
    extension, whole = SEEDS[kind]
    others = [data for _, data in SEEDS.values()]
    paths = []
    for seed in seeds:
        path = f"{FOLDER}/m{seed}.{extension}"
        (root / path).write_bytes(mutated(whole, seed, others[seed % len(others)]))
        paths.append(path)
    return paths


def _all_answered(worker: Worker, place: Path, files: list[str]) -> None:
    """Read, draw and prepare for publishing all the files: each gives a slide or a problem that names it."""
    root = place / "playlists"
    read = worker.call(ReadFolder(str(root), NOW))
    assert isinstance(read, FolderRead)
    assert read.board is not None
    programme = programme_for(read.board, read.contents, read.board.sites[0])
    draws = [draw for draw in all_draws(programme, Canvas(root, place / "store")) if draw.notice is not None]
    _, drawn = draw_all(worker, draws)
    assert len(drawn) == len(draws)
    shown = {_file(draw) for draw, done in zip(draws, drawn, strict=True) if done.pages}
    problems: list[Problem] = [*read.problems, *(problem for done in drawn for problem in done.problems)]
    assert set(files) <= shown | {problem.file for problem in problems}
    assert all(Path(problem.file).name in problem.sv for problem in problems)
    for draw in draws:
        _prepare(worker, draw, place)


def _file(draw: Draw) -> str:
    assert draw.notice is not None
    return draw.notice.variants[0].file


def _prepare(worker: Worker, draw: Draw, place: Path) -> None:
    assert draw.notice is not None
    for part in draw.notice.variants[0].parts:
        source, target = str(place / "playlists" / part.path), str(place / "store" / "made")
        if part.media_type == "application/pdf":
            continue  # published as it is
        is_text = part.media_type.startswith("text/")
        try:
            worker.call(NormaliseText(source, target) if is_text else Normalise(source, target, 1920))
        except (InputError, WorkerError) as error:
            assert Path(source).name in str(error)  # noqa: PT017  what is said is what is tested
