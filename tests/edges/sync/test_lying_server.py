"""Whatever the server does, the last good programme stays, the answer says why, and an honest server mends it."""

from __future__ import annotations

import gzip
import hashlib
import time
from dataclasses import replace
from pathlib import Path

import pytest

from player.cache.check import verify
from player.cache.current import current_version
from player.errors import BytavlaError, NetworkError, VerificationError
from player.sync.errors import BusyError
from player.sync.follow import wait_seconds
from player.sync.result import Result
from tests.edges.sync import server as lies
from tests.edges.sync.server import Fault, Server, serving
from tests.edges.sync.shop import Shop
from tests.edges.sync.tree import Tree, board

NEW = b"N" * 30_000
NEW_BLOB = hashlib.sha256(NEW).hexdigest()

CONTENT_LIES: list[tuple[Fault, type[BytavlaError]]] = [
    (lies.wrong, VerificationError),
    (lies.page, VerificationError),
    (lies.endless, VerificationError),
    (lies.half, NetworkError),
    (lies.half_without_length, NetworkError),
    (lies.drip, NetworkError),
    (lies.drip_head, NetworkError),
    (lies.silence, NetworkError),
    (lies.status(404), NetworkError),
    (lies.status(403), NetworkError),
    (lies.status(500), NetworkError),
    (lies.redirect("/metadata/timestamp.json"), VerificationError),
    (lies.redirect("file:///etc/passwd"), NetworkError),
    (lies.redirect("http://[bad"), NetworkError),
    (lies.redirect("http://127.0.0.1:99999999/"), NetworkError),
    (lies.countless, VerificationError),
    (lies.countless_range, NetworkError),
    (lies.redirect(f"/blobs/{NEW_BLOB[:2]}/{NEW_BLOB}"), NetworkError),
]


def _publish_new(tree: Tree) -> None:
    tree.files["klubben"]["ny"] = NEW
    tree.files["viktigt"]["brand"] = b"!" * 700
    tree.publish()


@pytest.mark.parametrize(("lie", "error"), CONTENT_LIES)
def test_a_lie_about_one_file_costs_its_playlist_alone(
    shop: Shop, tree: Tree, server: Server, lie: Fault, error: type[BytavlaError]
) -> None:
    shop.sync()
    _publish_new(tree)
    server.faults[NEW_BLOB] = lie
    result = shop.sync()
    assert result.result is Result.KEPT
    assert isinstance(result.error, error)
    assert result.missing == 1
    assert shop.shows() == {"loppis", "bingo", "vatten", "brand"}
    assert verify(shop.cache) == []
    server.faults.clear()
    assert shop.sync().result is Result.UPDATED
    assert shop.shows() == {"loppis", "bingo", "vatten", "brand", "ny"}


METADATA = ["timestamp.json", "snapshot.json", "2.targets.json", "klubben.json", "board.json"]
METADATA_LIES: list[tuple[str, Fault]] = [
    *((file, lie) for file in METADATA for lie in (lies.wrong, lies.page, lies.half, lies.endless, lies.status(500))),
    *((file, lie) for file in ("timestamp.json", "klubben.json") for lie in (lies.drip, lies.drip_head, lies.silence)),
]


@pytest.mark.parametrize(("file", "lie"), METADATA_LIES)
def test_a_lie_about_metadata_leaves_the_last_good_programme(
    shop: Shop, tree: Tree, server: Server, lie: Fault, file: str
) -> None:
    shop.sync()
    tree.files["klubben"]["ny"] = NEW
    tree.board = replace(tree.board, name="Nytt namn")
    tree.publish()
    server.faults[file] = lie
    result = shop.sync()
    assert result.result is Result.KEPT
    assert isinstance(result.error, NetworkError | VerificationError)
    assert shop.shows() == {"loppis", "bingo", "vatten"}
    assert verify(shop.cache) == []
    server.faults.clear()
    assert shop.sync().result is Result.UPDATED
    assert "ny" in shop.shows()


def test_a_login_page_of_a_guest_network_is_not_believed(shop: Shop, server: Server) -> None:
    shop.sync()
    server.faults[""] = lies.page
    result = shop.sync()
    assert isinstance(result.error, VerificationError)
    assert shop.shows() == {"loppis", "bingo", "vatten"}


def test_a_host_that_answers_200_for_the_next_root_is_refused(shop: Shop, server: Server) -> None:
    server.faults["2.root.json"] = lies.page
    assert isinstance(shop.sync().error, VerificationError)


def test_a_moved_tree_is_found(shop: Shop, tree: Tree, server: Server) -> None:
    with serving(tree.root) as new_place:
        server.faults[""] = lambda handler, _: handler.answer(
            301, b"", Location=new_place.url.rstrip("/") + handler.path
        )
        result = shop.sync()
    assert result.result is Result.UPDATED
    assert verify(shop.cache) == []


def test_a_bomb_of_packed_spaces_is_not_unpacked(shop: Shop, server: Server) -> None:
    bomb = gzip.compress(b" " * 50_000_000)
    server.faults["timestamp.json"] = lambda handler, _: handler.answer(200, bomb, Content_Encoding="gzip")
    assert isinstance(shop.sync().error, VerificationError)


def test_a_busy_server_is_left_in_peace_for_as_long_as_it_asks(shop: Shop, tree: Tree, server: Server) -> None:
    shop.sync()
    tree.files["klubben"] |= {f"bild{number}": bytes([number]) * 2000 for number in range(50)}
    tree.publish()
    server.faults["blobs/"] = lies.status(503, Retry_After="7")
    error = shop.sync().error
    assert isinstance(error, BusyError)
    assert error.retry_after_seconds == 7
    assert len([path for path in server.paths() if "blobs/" in path]) < 20
    server.faults = {"timestamp.json": lies.status(429, Retry_After="Fri, 31 Dec 1999 23:59:59 GMT")}
    error = shop.sync().error
    assert isinstance(error, BusyError)
    assert error.retry_after_seconds == 0


NO_DATE = "Mon, 01 Jan 99999999999999999999 00:00:00 GMT"


def test_a_date_that_no_calendar_has_is_no_date(shop: Shop, server: Server) -> None:
    server.faults["timestamp.json"] = lambda handler, data: handler.answer(200, data, Last_Modified=NO_DATE)
    assert shop.sync().result is Result.UPDATED
    server.faults["timestamp.json"] = lies.status(503, Retry_After=NO_DATE)
    error = shop.sync().error
    assert isinstance(error, BusyError)
    assert error.retry_after_seconds is None


@pytest.mark.parametrize("lie", [lies.status(500), lies.status(503, Retry_After="3600"), lies.status(404), lies.half])
def test_one_file_that_does_not_come_holds_back_neither_news_nor_withdrawals_of_others(
    shop: Shop, tree: Tree, server: Server, lie: Fault
) -> None:
    tree.board = board({"klubben": False, "viktigt": True, "affaren": False})
    tree.files["affaren"] = {"brod": b"B" * 900, "kaffe": b"K" * 900}
    tree.publish()
    shop.sync()
    tree.files["klubben"] |= {"ny": NEW}
    tree.files["affaren"] = {"kaffe": b"K" * 900, "kaka": b"C" * 900}
    tree.publish()
    server.faults[NEW_BLOB] = lie
    result = shop.sync()
    assert shop.shows() == {"loppis", "bingo", "vatten", "kaffe", "kaka"}
    assert verify(shop.cache) == []
    assert wait_seconds(5, 1, result.error) < 60  # one file's Retry-After is not the server's: news are asked for
    switched = current_version(shop.cache)
    shop.sync()
    assert current_version(shop.cache) == switched


def test_what_was_withdrawn_goes_also_when_the_line_dies_over_the_rest(shop: Shop, tree: Tree, server: Server) -> None:
    tree.board = board({"klubben": False, "viktigt": True, "affaren": False})
    tree.files["affaren"] = {"brod": b"B" * 900, "kaffe": b"K" * 900}
    tree.publish()
    shop.sync()
    tree.files["klubben"] |= {f"bild{number}": bytes([number]) * 2000 for number in range(50)}
    del tree.files["affaren"]["brod"]
    tree.publish()
    server.faults["blobs/"] = lambda handler, _: handler.hang_up()
    assert isinstance(shop.sync().error, NetworkError)
    assert shop.shows() == {"loppis", "bingo", "vatten", "kaffe"}
    assert verify(shop.cache) == []


def test_a_first_sync_of_which_nothing_comes_leaves_the_board_waiting(shop: Shop, server: Server) -> None:
    server.faults = {"klubben": lies.status(500), "viktigt": lies.status(500)}
    assert shop.sync().error is not None
    assert current_version(shop.cache) == ""


@pytest.mark.parametrize("lie", [lies.half, lies.status(502), lies.drip])
def test_a_passing_fault_is_tried_again_in_the_same_sync(shop: Shop, tree: Tree, server: Server, lie: Fault) -> None:
    _publish_new(tree)
    server.faults[NEW_BLOB] = lies.times(2, lie)
    assert shop.sync().result is Result.UPDATED


@pytest.mark.parametrize("cut_bytes", [1_100, 4_096, 9_999])
def test_a_line_that_is_cut_again_and_again_brings_everything_in_one_sync(
    shop: Shop, tree: Tree, server: Server, cut_bytes: int
) -> None:
    server.cut_bytes = cut_bytes
    tree.files["klubben"] |= {f"bild{number}": bytes([number]) * 11_000 for number in range(12)}
    tree.publish()
    assert shop.sync().error is None
    assert len(shop.shows()) == 15
    assert verify(shop.cache) == []


def test_what_came_before_a_break_is_not_fetched_again(shop: Shop, tree: Tree, server: Server) -> None:
    tree.files["klubben"]["ny"] = NEW
    tree.publish()
    server.faults[NEW_BLOB] = lies.half
    shop.sync()
    server.faults.clear()
    server.asked.clear()
    assert shop.sync().result is Result.UPDATED
    ranges = [asked.headers.get("Range") for asked in server.asked if NEW_BLOB in asked.path]
    assert ranges == ["bytes=15000-"]


def test_a_server_without_ranges_or_with_wrong_ones_is_no_obstacle(shop: Shop, tree: Tree, server: Server) -> None:
    tree.files["klubben"]["ny"] = NEW
    tree.publish()
    server.faults[NEW_BLOB] = lies.half
    shop.sync()
    server.faults[NEW_BLOB] = lies.another_range
    assert shop.sync().result is Result.UPDATED
    assert verify(shop.cache) == []


def test_a_partial_that_lost_its_bytes_in_a_power_cut_is_fetched_anew(shop: Shop, tree: Tree) -> None:
    tree.files["klubben"]["ny"] = NEW
    tree.publish()
    partial = shop.cache / "partial" / f"{NEW_BLOB}.part"
    partial.parent.mkdir(parents=True)
    partial.write_bytes(bytes(20_000))
    assert shop.sync().result is Result.UPDATED
    assert verify(shop.cache) == []


def test_a_dead_line_is_given_up_early_and_in_words(tmp_path: Path, tree: Tree, shop: Shop, server: Server) -> None:
    shop.sync()
    tree.files["klubben"] = {f"bild{number}": bytes([number]) * 2000 for number in range(50)}
    tree.publish()
    server.faults["blobs/"] = lies.half
    server.faults["blobs/"] = lambda handler, _: handler.hang_up()
    began = time.monotonic()
    result = shop.sync()
    assert time.monotonic() - began < 5
    assert isinstance(result.error, NetworkError)
    assert len([path for path in server.paths() if "blobs/" in path]) < 120
    assert shop.shows() == {"loppis", "bingo", "vatten"}


def test_no_server_at_all_is_one_plain_sentence(shop: Shop, tmp_path: Path) -> None:
    shop.sync()
    shop.url = "http://127.0.0.1:9/"
    result = shop.sync()
    assert result.result is Result.KEPT
    assert "no answer" in str(result.error)
    assert result.problem is not None
    assert "Tavlan fortsätter" in result.problem.sv
    assert shop.shows() == {"loppis", "bingo", "vatten"}


@pytest.mark.parametrize("lie", [lies.drip, lies.silence, lies.drip_head])
def test_a_blob_that_drips_cannot_hold_sync_for_long(shop: Shop, tree: Tree, server: Server, lie: Fault) -> None:
    _publish_new(tree)
    server.faults[NEW_BLOB] = lie
    shop.limits = replace(shop.limits, fruitless_attempts=1)
    began = time.monotonic()
    shop.sync()
    assert time.monotonic() - began < 5
