"""Keys that are lost or stolen: new ones by the root key's word, and boards that hang on walls follow by themselves."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from player.errors import InputError, VerificationError
from player.publish.index import Index
from player.sync.result import Result
from tests.edges.publish.desk import EDITORS, Desk
from tests.edges.sync.server import Server, serving
from tests.edges.sync.shop import Shop

ROLES = ("timestamp", "snapshot", "targets")


@pytest.fixture
def server(desk: Desk) -> Iterator[Server]:
    """A tree with one notice, its root key on a stick, and its web server."""
    (desk.places.root_key / "root.pem").rename(desk.root / "root.pem")
    shutil.rmtree(desk.places.root_key)
    _publish(desk, "Loppis")
    with serving(desk.public) as running:
        yield running


@pytest.fixture
def shop(desk: Desk, server: Server) -> Shop:
    """A board that has hung on its wall since before, and plays the notice."""
    made = Shop(desk.root / "cache", server.url, desk.places.root_file.read_bytes())
    assert made.sync().result is Result.UPDATED
    return made


def _publish(desk: Desk, title: str) -> None:
    desk.write(f"{EDITORS}/Tillsvidare/{title}.md", "Välkomna.")
    desk.publish(datetime.now(UTC))


def _replace(desk: Desk) -> None:
    desk.publisher().replace_keys(desk.root / "root.pem")


def _titles(shop: Shop) -> set[str]:
    return {notice.rpartition(".")[2] for notice in shop.shows()}


def test_a_board_on_the_wall_follows_to_new_keys(desk: Desk, shop: Shop) -> None:
    before = {role: desk.places.key(role).read_bytes() for role in ROLES}
    _replace(desk)
    _publish(desk, "Vatten")
    assert shop.sync().result is Result.UPDATED
    assert _titles(shop) == {"loppis", "vatten"}
    assert all(desk.places.key(role).read_bytes() != old for role, old in before.items())
    assert {path.name for path in desk.places.keys.iterdir()} == {f"{role}.pem" for role in ROLES}


def test_what_a_thief_signs_with_the_old_keys_is_refused_from_then_on(desk: Desk, shop: Shop) -> None:
    thief = Desk(desk.root / "thief")
    shutil.copytree(desk.places.private, thief.places.private)
    shutil.copytree(desk.public, thief.public)
    _replace(desk)
    _publish(desk, "Vatten")
    assert shop.sync().result is Result.UPDATED
    _publish(thief, "Falskt")
    with serving(thief.public) as elsewhere:
        shop.url = elsewhere.url
        stolen = shop.sync()
    assert stolen.result is Result.KEPT
    assert isinstance(stolen.error, VerificationError)
    assert _titles(shop) == {"loppis", "vatten"}


def test_a_thief_who_has_run_the_versions_far_ahead_keeps_no_board(desk: Desk, shop: Shop) -> None:
    backup = desk.root / "backup"
    shutil.copytree(desk.places.private, backup)
    index = Index(desk.places.index)
    index.keep_fact("version:content", 1_000_000)
    index.keep_fact("version:timestamp", 1_000_000)
    index.commit()
    index.close()
    _publish(desk, "Falskt")
    assert shop.sync().version > 1_000_000
    # A clean machine: what the backup holds, and nothing that the thief has touched.
    shutil.rmtree(desk.places.private)
    for path in desk.public.iterdir():
        shutil.rmtree(path)
    backup.rename(desk.places.private)
    (desk.folder / EDITORS / "Tillsvidare" / "Falskt.md").unlink()
    _replace(desk)
    _publish(desk, "Vatten")
    result = shop.sync()
    assert result.error is None
    assert _titles(shop) == {"loppis", "vatten"}


def test_the_root_key_and_the_root_file_that_boards_have_mend_a_server_that_lost_all_else(
    desk: Desk, shop: Shop
) -> None:
    shutil.rmtree(desk.places.private)
    for path in desk.public.iterdir():
        shutil.rmtree(path)
    with pytest.raises(InputError, match="put the root file there that the boards have"):
        _replace(desk)
    desk.places.root_file.write_bytes(shop.root)
    _replace(desk)
    _publish(desk, "Vatten")
    assert shop.sync().error is None
    assert _titles(shop) == {"loppis", "vatten"}
    fresh = Shop(desk.root / "fresh", shop.url, shop.root)
    assert fresh.sync().result is Result.UPDATED


def test_keys_are_not_replaced_by_the_word_of_another_key(desk: Desk, shop: Shop) -> None:
    before = desk.places.root_file.read_bytes()
    with pytest.raises(InputError, match="is not the root key"):
        desk.publisher().replace_keys(desk.places.key("targets"))
    assert desk.places.root_file.read_bytes() == before
    _publish(desk, "Vatten")
    assert shop.sync().result is Result.UPDATED
