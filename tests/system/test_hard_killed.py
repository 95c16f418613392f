"""Killed before every call that changes what it keeps: the player plays again, keys can be made, pictures are whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from player.frames.model import Drawn
from player.frames.store import FrameStore, names_of
from player.publish.keys import load_keys
from player.publish.places import Places
from player.publish.publisher import Publisher
from player.worker.main import Desk
from tests.crash.injector import Victim, victim
from tests.crash.quick import quick_folder
from tests.edges.sync.jobs import sync_once
from tests.edges.sync.server import serving
from tests.hard.entry import FOLDER, SITE, Entry, write
from tests.hard.jobs import draw_once, draws_of, init_once, replace_once
from tests.hard.valid import MARKDOWN, photo
from tests.system.test_publish_killed import shown_by

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

ENTRIES = [Entry(f"{FOLDER}/Loppis.md", MARKDOWN), Entry(f"{FOLDER}/Vägen.jpg", photo("jpg"))]
DONE_ALREADY = 3


@pytest.fixture
def place() -> Iterator[Path]:
    with quick_folder() as folder:
        write(folder / "playlists", ENTRIES)
        yield folder


def _kill_at_every_step(
    running: Victim, under: Path, arguments: tuple[str, ...], after: Callable[[int], None], start: Path | None = None
) -> int:
    """Kill the job before each of its calls that change `under`, and look `after` it. Returns how many there were.

    `under` is empty each time, or what `start` is.
    """
    step, killed = 0, True
    while killed:
        step += 1
        shutil.rmtree(under, ignore_errors=True)
        if start is not None:
            shutil.copytree(start, under)
        fate = running.run(under, *arguments, at=step)
        killed = fate.killed
        assert killed or fate.exit_code == 0, f"not killed at step {step}, but ended with {fate.exit_code}"
        after(step)
    return step - 1


def test_killed_at_any_step_of_a_first_lap_the_player_plays_again(place: Path) -> None:
    home, slides = place / "home", place / "slides"
    arguments = (str(_synced(place)), str(home), str(slides))
    with victim("tests.hard.jobs:play_once") as running:
        # Its pictures are there already: drawing them is the worker's work, and has a test of its own below.
        assert running.run(place, *arguments).exit_code == 0
        shutil.copytree(home / "cache", place / "start" / "cache")

        def plays_again(step: int) -> None:
            shutil.rmtree(slides, ignore_errors=True)
            assert running.run(home, *arguments).exit_code == 0, f"after being killed at step {step}"
            shown = {path.name.split("-", 1)[1] for path in slides.iterdir()}
            assert {"blandat-loppis--1.png", "blandat-vagen--1.png"} <= shown, f"after being killed at step {step}"

        assert _kill_at_every_step(running, home, arguments, plays_again, place / "start") >= 10


def _synced(place: Path) -> Path:
    """The offline copy that a board has of the folder."""
    assert init_once(str(place / "playlists"), str(place / "public")) == 0
    with Publisher(place / "playlists", place / "public") as publisher:
        publisher.publish(draw_s=0.0)
    with serving(place / "public") as server:
        assert sync_once(server.url, str(place / "synced"), SITE, str(place / "public.private" / "root.json")) == 0
    return place / "synced"


def test_killed_at_any_step_of_making_the_keys_they_can_be_made(place: Path) -> None:
    folder, public, private = place / "playlists", place / "public", place / "public.private"
    roots = set()

    def can_be_made(step: int) -> None:
        code = init_once(str(folder), str(public))
        assert code in {0, DONE_ALREADY}, f"after being killed at step {step}"
        root = (private / "root.json").read_bytes()
        roots.add(root)
        if step % 8 == 0:
            with Publisher(folder, public) as publisher:
                publisher.publish(draw_s=0.0)
            assert shown_by(public, root) == {"Loppis i parken", "Vägen"}
            shutil.rmtree(public)

    arguments = (str(folder), str(public))
    with victim("tests.hard.jobs:init_once") as running:
        assert _kill_at_every_step(running, private, arguments, can_be_made) >= 20
    assert len(roots) >= 20


def test_killed_at_any_step_of_replacing_the_keys_the_publisher_goes_on_with_old_or_new_ones(place: Path) -> None:
    folder, public, private = place / "playlists", place / "public", place / "public.private"
    assert init_once(str(folder), str(public)) == 0
    root, key = (private / "root.json").read_bytes(), place / "root.pem"
    (private / "root-key" / "root.pem").rename(key)
    shutil.copytree(private, place / "start")
    versions = set()

    def publishes(step: int) -> None:
        keys = load_keys(Places(public))
        versions.add(keys.root.signed.version)
        if step % 4 == 0:
            with Publisher(folder, public) as publisher:
                publisher.publish(draw_s=0.0)
            assert shown_by(public, root) == {"Loppis i parken", "Vägen"}
            shutil.rmtree(public)
        replace_once(str(folder), str(public), str(key))
        assert load_keys(Places(public)).root.signed.version == keys.root.signed.version + 1

    arguments = (str(folder), str(public), str(key))
    with victim("tests.hard.jobs:replace_once") as running:
        assert _kill_at_every_step(running, private, arguments, publishes, place / "start") >= 12
    assert versions == {1, 2}


def test_killed_at_any_step_of_drawing_every_picture_that_is_found_is_whole(place: Path) -> None:
    folder, store = place / "playlists", FrameStore(place / "store")
    draws = draws_of(folder, store.folder)
    assert len(draws) == 3

    def is_whole(step: int) -> None:
        for found in filter(None, (store.find(draw.key) for draw in draws)):
            _read_all(store, found)
        desk = Desk()
        for draw in draws:
            drawn = desk.answer(draw)
            assert isinstance(drawn, Drawn), f"after being killed at step {step}"
            assert drawn.pages
            _read_all(store, drawn)

    arguments = (str(folder), str(store.folder))
    assert draw_once(*arguments) == 0
    with victim("tests.hard.jobs:draw_once") as running:
        assert _kill_at_every_step(running, store.folder, arguments, is_whole) >= 10


def _read_all(store: FrameStore, drawn: Drawn) -> None:
    for name in names_of(drawn):
        store.read(name)
