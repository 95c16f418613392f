"""What comes, what it costs, and what leaves again."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from player.cache.check import verify
from player.cache.current import current_version, read_current
from player.cache.programme import load_programme
from player.errors import InputError, VerificationError
from player.notices.codec import from_data, to_data
from player.notices.notice import Notice, Part, Role
from player.sync.result import Result, SyncResult
from tests.edges.sync import server as lies
from tests.edges.sync.server import Handler, Server
from tests.edges.sync.shop import Shop
from tests.edges.sync.tree import Tree, board

LOGO = b"a logo"


def test_the_first_sync_brings_the_whole_programme(shop: Shop) -> None:
    result = shop.sync()
    assert (result.result, result.version, result.missing, result.error) == (Result.UPDATED, 1, 0, None)
    assert result.fetched == 6  # board, two manifests, three pictures
    assert shop.shows() == {"loppis", "bingo", "vatten"}
    assert verify(shop.cache) == []


def test_part_paths_lead_to_the_bytes_that_were_published(shop: Shop, tree: Tree) -> None:
    shop.sync()
    parts = {n.id: n.variants[0].parts[0] for n in load_programme(shop.cache, "hamneda").notices}
    assert {name: (shop.cache / part.path).read_bytes() for name, part in parts.items()} == {
        **tree.files["klubben"],
        **tree.files["viktigt"],
    }


def test_nothing_new_costs_one_small_request(shop: Shop, server: Server) -> None:
    shop.sync()
    server.asked.clear()
    result = shop.sync()
    assert result.result is Result.UNCHANGED
    assert server.paths() == ["/metadata/timestamp.json"]
    assert result.requests == 1
    assert result.wire_bytes <= 450


def test_one_changed_notice_costs_its_bytes_and_a_small_index(shop: Shop, tree: Tree, server: Server) -> None:
    shop.sync()
    server.asked.clear()
    tree.files["klubben"]["bingo"] = b"b" * 4000
    tree.publish()
    result = shop.sync()
    assert (result.result, result.fetched) == (Result.UPDATED, 2)  # the manifest and the picture
    assert [path for path in server.paths() if "blobs" in path] == ["/" + _blob(b"b" * 4000)]
    assert verify(shop.cache) == []


def test_what_was_withdrawn_leaves_the_board_and_the_disk(shop: Shop, tree: Tree) -> None:
    shop.sync()
    gone = tree.files["klubben"].pop("loppis")
    assert (shop.cache / _blob(gone)).exists()
    tree.publish()
    shop.sync()
    assert shop.shows() == {"bingo", "vatten"}
    assert not (shop.cache / _blob(gone)).exists()


def test_signing_anew_without_a_change_does_not_switch_the_programme(shop: Shop, tree: Tree) -> None:
    shop.sync()
    before = current_version(shop.cache)
    tree.publish()
    result = shop.sync()
    assert (result.result, result.version) == (Result.UNCHANGED, 2)
    assert current_version(shop.cache) == before != ""


def test_only_what_this_site_shows_is_fetched(shop: Shop, tree: Tree, server: Server) -> None:
    tree.sites = {"loppis": ("ryssby",)}
    other = replace(board({"annan": False}).playlists[0], sites=("ryssby",))
    tree.board = replace(tree.board, playlists=(*tree.board.playlists, other))
    tree.files["annan"] = {"hemlig": b"H" * 100}
    tree.publish()
    shop.sync()
    assert shop.shows() == {"bingo", "vatten"}
    assert not any("annan" in path for path in server.paths())
    assert "/" + _blob(b"L" * 5000) not in server.paths()


def test_what_is_urgent_is_on_air_before_the_rest_has_come(
    shop: Shop, tree: Tree, server: Server, wait_until: Callable[[Callable[[], bool]], None]
) -> None:
    shop.sync()
    tree.files["klubben"]["stor"] = b"S" * 9000
    tree.files["viktigt"]["brand"] = b"!" * 500
    tree.publish()

    def hold(handler: Handler, data: bytes) -> None:
        handler.server.released.wait(10)
        handler.file(data)

    server.faults[_blob(b"S" * 9000)] = hold
    results: list[SyncResult] = []
    shop.limits = replace(shop.limits, idle_seconds=10, headers_seconds=10)
    thread = threading.Thread(target=lambda: results.append(shop.sync()))
    thread.start()
    wait_until(lambda: "brand" in shop.shows())
    assert shop.shows() == {"loppis", "bingo", "vatten", "brand"}
    assert verify(shop.cache) == []
    on_air = read_current(shop.cache)
    assert on_air is not None
    assert not on_air.whole
    server.released.set()
    thread.join()
    assert shop.shows() == {"loppis", "bingo", "vatten", "brand", "stor"}
    assert [result.result for result in results] == [Result.UPDATED]


def test_a_new_board_waits_for_its_logo_but_what_was_withdrawn_does_not(shop: Shop, tree: Tree, server: Server) -> None:
    shop.sync()
    before = load_programme(shop.cache, "hamneda").board
    tree.board = replace(tree.board, name="Nytt namn", logo=_logo(tree))
    del tree.files["klubben"]["loppis"]
    tree.publish()
    server.faults[_blob(LOGO)] = lies.status(404)
    assert shop.sync().missing == 1
    assert load_programme(shop.cache, "hamneda").board == before
    assert shop.shows() == {"bingo", "vatten"}
    assert verify(shop.cache) == []
    server.faults.clear()
    assert shop.sync().result is Result.UPDATED
    assert load_programme(shop.cache, "hamneda").board == tree.board
    assert verify(shop.cache) == []


def test_a_new_playlist_may_be_urgent_and_does_not_wait_for_the_logo(shop: Shop, tree: Tree, server: Server) -> None:
    shop.sync()
    tree.board = replace(board({"klubben": False, "viktigt": True, "larm": True}), logo=_logo(tree))
    tree.files["larm"] = {"brand": b"!" * 50}
    tree.publish()
    server.faults[_blob(LOGO)] = lies.status(404)
    assert shop.sync().error is not None
    assert shop.shows() == {"loppis", "bingo", "vatten", "brand"}
    without = current_version(shop.cache)
    server.faults.clear()
    assert shop.sync().result is Result.UPDATED
    assert current_version(shop.cache) != without


def test_a_first_programme_does_not_wait_for_the_logo_and_tells_when_it_has_come(
    shop: Shop, tree: Tree, server: Server
) -> None:
    tree.board = replace(tree.board, logo=_logo(tree))
    tree.publish()
    server.faults[_blob(LOGO)] = lies.status(500)
    assert shop.sync().error is not None
    assert shop.shows() == {"loppis", "bingo", "vatten"}
    without = current_version(shop.cache)
    server.faults.clear()
    assert shop.sync().result is Result.UPDATED
    assert current_version(shop.cache) != without
    assert verify(shop.cache) == []


def test_an_unknown_site_is_told_what_was_probably_meant(shop: Shop) -> None:
    shop.site = "hamnedda"
    result = shop.sync()
    assert isinstance(result.error, InputError)
    assert "did you mean 'hamneda'" in str(result.error)


def test_another_site_in_the_same_cache_replaces_the_programme(shop: Shop) -> None:
    shop.sync()
    shop.site = "ryssby"
    assert shop.sync().result is Result.UPDATED
    assert shop.shows() == {"loppis", "bingo", "vatten"}
    with pytest.raises(InputError, match="holds the programme of ryssby"):
        load_programme(shop.cache, "hamneda")


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "blobs/../state.json", "blobs/ab/kort", ""])
def test_a_manifest_that_points_out_of_the_cache_costs_its_own_playlist_only(shop: Shop, tree: Tree, path: str) -> None:
    tree.bend = lambda notice: _pointing(notice, path) if notice.playlist == "klubben" else notice
    tree.publish()
    result = shop.sync()
    assert isinstance(result.error, VerificationError)
    assert shop.shows() == {"vatten"}
    assert verify(shop.cache) == []


def test_a_manifest_that_speaks_for_another_playlist_is_not_used(shop: Shop, tree: Tree) -> None:
    tree.bend = lambda notice: replace(notice, playlist="viktigt") if notice.playlist == "klubben" else notice
    tree.publish()
    result = shop.sync()
    assert isinstance(result.error, VerificationError)
    assert shop.shows() == {"vatten"}


def _pointing(notice: Notice, path: str) -> Notice:
    data = json.loads(json.dumps(to_data(notice)))
    data["variants"][0]["parts"][0]["path"] = path
    return from_data(Notice, data)


def _logo(tree: Tree) -> Part:
    blob = tree.blob(LOGO)
    blob.parent.mkdir(parents=True, exist_ok=True)
    blob.write_bytes(LOGO)
    return Part(Role.PICTURE, _blob(LOGO), blob.name, len(LOGO), "image/png")


def _blob(data: bytes) -> str:
    sha256 = hashlib.sha256(data).hexdigest()
    return f"blobs/{sha256[:2]}/{sha256}"
