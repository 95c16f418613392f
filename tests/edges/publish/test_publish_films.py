"""Films on their way to the tree: made over by a worker of their own, while everything else is published."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import av
import pytest

from player.notices.notice import Kind, Role
from player.publish.settle import Patience
from tests.edges.film.clips import H264, footage_of
from tests.edges.publish.desk import BOARD, EDITORS, NOW, Desk
from tests.edges.publish.test_publish_watched import QUICK, URGENT, until, watched

FILM = "hembygdsforeningen.badplatsen"


@pytest.fixture
def filmed(desk: Desk) -> Desk:
    replace(H264, sound=True).write(desk.write(f"{EDITORS}/Badplatsen.mp4", b""))
    return desk


def film_of(desk: Desk, tmp_path: Path) -> Path:
    """The film as a board gets it."""
    seen = desk.seen()
    (part,) = seen.notices()[FILM].variants[0].parts
    path = tmp_path / "fetched"
    path.write_bytes(seen.blobs[part.version])
    return path


def test_a_film_is_published_as_boards_play_it(filmed: Desk, tmp_path: Path) -> None:
    with filmed.publisher() as publisher:
        report = publisher.publish_with_films(NOW)
    assert (report.added, report.problems) == ((FILM,), ())
    notice = filmed.seen().notices()[FILM]
    (part,) = notice.variants[0].parts
    assert (notice.kind, part.role, part.media_type) == (Kind.VIDEO, Role.VIDEO, "video/mp4")
    assert b"Siv" not in film_of(filmed, tmp_path).read_bytes()
    assert footage_of(tmp_path / "fetched").seconds == pytest.approx(0.5, abs=0.1)
    assert "VISAS (1)" in filmed.receipt()
    assert not list(filmed.places.work.glob("film-*"))


def test_what_else_there_is_does_not_wait_for_a_film(filmed: Desk) -> None:
    filmed.write(f"{EDITORS}/Vatten.md", URGENT)
    with filmed.publisher() as publisher:
        assert publisher.publish(NOW, draw_s=0.0).added == ("hembygdsforeningen.vatten",)
        assert "PÅ VÄG: FILM (1)\n- Badplatsen" in filmed.receipt()
        publisher.films.wait()
        assert publisher.publish(NOW, draw_s=0.0).added == (FILM,)
    assert "PÅ VÄG" not in filmed.receipt()


def test_a_film_is_made_once_for_each_version_of_its_file(filmed: Desk) -> None:
    with filmed.publisher() as publisher:
        publisher.publish_with_films(NOW)
    filmed.write(f"{EDITORS}/Loppis.md", "Våfflor")
    with filmed.publisher() as publisher:
        assert publisher.publish(NOW, draw_s=0.0).added == ("hembygdsforeningen.loppis",)
        assert publisher.films.hand is None


def test_the_old_film_is_shown_until_the_new_one_is_made(filmed: Desk, tmp_path: Path) -> None:
    with filmed.publisher() as publisher:
        publisher.publish_with_films(NOW)
        replace(H264, frames=24).write(filmed.folder / EDITORS / "Badplatsen.mp4")
        publisher.publish(NOW, draw_s=0.0)
        assert footage_of(film_of(filmed, tmp_path)).seconds == pytest.approx(0.5, abs=0.1)
        publisher.films.wait()
        assert publisher.publish(NOW, draw_s=0.0).updated == (FILM,)
    assert footage_of(film_of(filmed, tmp_path)).seconds == pytest.approx(0.8, abs=0.1)


def test_a_film_that_cannot_be_made_is_told_of_and_tried_once(desk: Desk) -> None:
    head = b"\0\0\0\x18ftypisom\0\0\0\0isommp42"
    desk.write(f"{EDITORS}/Badplatsen.mp4", head + bytes(2000))
    with desk.publisher() as publisher:
        report = publisher.publish_with_films(NOW)
        again = publisher.publish(NOW, draw_s=0.0)
        assert publisher.films.hand is None
    for each in (report, again):
        assert [(problem.code, problem.file) for problem in each.problems] == [
            ("film-broken", f"{EDITORS}/Badplatsen.mp4")
        ]
    assert "VISAS INTE (1)" in desk.receipt()


def test_a_watch_publishes_a_film_as_soon_as_it_is_made(desk: Desk) -> None:
    desk.patience = Patience(QUICK.ordinary_s, QUICK.urgent_s)
    with watched(desk) as told:
        H264.write(desk.write(f"{EDITORS}/Badplatsen.mp4", b""))
        until(lambda: any(report.added == (FILM,) for report in told), within_s=60)


def heard(desk: Desk, tmp_path: Path) -> bool:
    with av.open(str(film_of(desk, tmp_path))) as container:
        return bool(container.streams.audio)


def test_a_films_sound_is_published_only_while_a_site_and_its_playlist_allow_it(filmed: Desk, tmp_path: Path) -> None:
    site, right = ('id = "agunnaryd"\n', 'id = "agunnaryd"\nsound = true\n'), ('["urgent"]', '["urgent", "sound"]')
    told = []
    with filmed.publisher() as publisher:
        for board in (BOARD, BOARD.replace(*site), BOARD.replace(*site).replace(*right), BOARD.replace(*right)):
            filmed.write("_board/board.toml", board)
            publisher.publish_with_films(NOW)
            told.append(heard(filmed, tmp_path))
    assert told == [False, False, True, False]
