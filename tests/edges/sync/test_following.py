"""The loop: how often it asks, what it says, what it writes, what it mends, and how it ends."""

from __future__ import annotations

import hashlib
import ipaddress
import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from player.cache.check import verify
from player.cache.current import current_version
from player.cache.lock import locked
from player.cache.state import read_state
from player.errors import NetworkError, StorageError
from player.sync.errors import BusyError, StoppedError
from player.sync.follow import Follower, wait_seconds
from player.sync.once import Subscription
from player.sync.own_address import own_address
from player.sync.result import Result, SyncResult
from player.sync.web import Document, Web
from tests.edges.sync import server as lies
from tests.edges.sync.server import Server
from tests.edges.sync.shop import Shop
from tests.edges.sync.tree import Tree, board

WaitUntil = Callable[[Callable[[], bool]], None]


@contextmanager
def following(shop: Shop) -> Iterator[list[SyncResult]]:
    """The loop in a thread, ended as a signal ends it."""
    results: list[SyncResult] = []
    with shop.follower() as (follower, web):
        thread = threading.Thread(target=follower.follow, args=(results.append,))
        thread.start()
        try:
            yield results
        finally:
            web.stop()
            thread.join(timeout=10)
            assert not thread.is_alive(), "the loop did not end"


def test_it_goes_on_asking_and_brings_what_is_new(shop: Shop, tree: Tree, wait_until: WaitUntil) -> None:
    with following(shop) as results:
        wait_until(lambda: len(results) >= 3)
        tree.files["viktigt"]["brand"] = b"!" * 300
        tree.publish()
        wait_until(lambda: "brand" in shop.shows())
    assert results[0].result is Result.UPDATED
    assert {result.error for result in results} == {None}


def test_one_line_a_change_and_none_a_tick(
    shop: Shop, server: Server, wait_until: WaitUntil, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="player")
    with following(shop) as results:
        wait_until(lambda: len(results) >= 5)
        server.faults[""] = lies.status(500)
        wait_until(lambda: [r.result for r in results].count(Result.KEPT) >= 3)
        server.faults.clear()
        wait_until(lambda: results[-1].error is None)
    said = [record.getMessage() for record in caplog.records if record.name.startswith("player.sync")]
    assert len(said) == 3, said
    assert "version 1 is on air" in said[0]
    assert "sync fails" in said[1]
    assert said[2] == "sync works again"


@pytest.mark.parametrize("etags", [True, False])
def test_a_quiet_hour_does_not_wear_the_card(shop: Shop, server: Server, wait_until: WaitUntil, *, etags: bool) -> None:
    """A server without ETags is asked the whole way each time, which is no reason to write."""
    if not etags:
        server.faults["timestamp.json"] = lambda handler, data: handler.answer(200, data)
    with following(shop) as results:
        wait_until(lambda: len(results) >= 3)
        written = (shop.cache / "state.json").stat().st_mtime_ns
        wait_until(lambda: len(results) >= 10)
        assert (shop.cache / "state.json").stat().st_mtime_ns == written


class FaultyWeb(Web):
    """A part of ours that has a bug: it dies of what no room expects."""

    def document(self, path: str, most_bytes: int, etag: str = "") -> Document:
        raise LookupError(path)


def test_a_fault_of_ours_is_an_error_like_others_and_no_restart(
    shop: Shop, caplog: pytest.LogCaptureFixture, wait_until: WaitUntil
) -> None:
    shop.sync()
    subscription = Subscription(shop.cache, shop.site, shop.root)
    results: list[SyncResult] = []
    with locked(shop.cache), FaultyWeb(shop.url, shop.limits) as web:
        thread = threading.Thread(target=Follower(subscription, web).follow, args=(results.append,))
        thread.start()
        wait_until(lambda: len(results) >= 3)
        web.stop()
        thread.join(timeout=10)
    assert {result.result for result in results} == {Result.KEPT}
    assert results[0].problem is not None
    assert results[0].problem.code == "sync-fault"
    assert "LookupError" in read_state(shop.cache).error
    assert len([record for record in caplog.records if record.exc_info]) == 1


def test_a_line_that_fails_with_other_numbers_each_time_wears_neither_card_nor_journal(
    shop: Shop, tree: Tree, server: Server, wait_until: WaitUntil, caplog: pytest.LogCaptureFixture
) -> None:
    shop.sync()
    tree.files["klubben"]["ny"] = b"N" * 30_000
    tree.publish()
    shop.limits = replace(shop.limits, fruitless_attempts=1)

    def a_little(handler: lies.Handler, data: bytes) -> None:
        start = int(handler.headers.get("Range", "bytes=0-").removeprefix("bytes=").removesuffix("-"))
        handler.head(
            206 if start else 200, len(data) - start, Content_Range=f"bytes {start}-{len(data) - 1}/{len(data)}"
        )
        handler.wfile.write(data[start : start + 1])
        handler.hang_up()

    server.faults[tree.blob(b"N" * 30_000).name] = a_little
    caplog.set_level(logging.WARNING, logger="player")
    with following(shop) as results:
        wait_until(lambda: len(results) >= 2)
        written = (shop.cache / "state.json").stat().st_mtime_ns
        wait_until(lambda: len({str(result.error) for result in results}) >= 4)
        assert (shop.cache / "state.json").stat().st_mtime_ns == written
        server.faults[""] = lies.status(404)
        wait_until(lambda: "404" in read_state(shop.cache).error)
    assert len([record for record in caplog.records if "sync fails" in record.getMessage()]) == 2


def test_a_line_that_comes_and_goes_is_noted_a_few_times_an_hour(
    shop: Shop, server: Server, wait_until: WaitUntil
) -> None:
    shop.sync()
    written: list[int] = []
    with following(shop) as results:
        for turn in range(12):
            fails = turn % 2 == 0
            server.faults = {"": lies.status(404)} if fails else {}
            wait_until(lambda f=fails: bool(results) and bool(results[-1].error) is f)  # type: ignore[misc]
            so_far = len(results)
            wait_until(lambda n=so_far: len(results) > n)  # type: ignore[misc]
            written.append((shop.cache / "state.json").stat().st_mtime_ns)
    assert len(set(written[:6])) == 6
    assert len(set(written[5:])) == 1


def test_a_failure_is_noted_for_those_who_ask(shop: Shop, server: Server) -> None:
    shop.sync()
    good = read_state(shop.cache)
    server.faults[""] = lies.status(500)
    shop.sync()
    state = read_state(shop.cache)
    assert "500" in state.error
    assert state.last_ok == good.last_ok
    assert state.last_try is not None
    assert good.last_try is not None
    assert state.last_try > good.last_try
    assert state.version == good.version


def test_a_stop_ends_a_download_in_the_middle_of_a_body(
    shop: Shop, tree: Tree, server: Server, wait_until: WaitUntil
) -> None:
    shop.sync()
    before = current_version(shop.cache)
    large = b"S" * 50_000
    tree.files["klubben"]["stor"] = large
    tree.publish()
    shop.limits = replace(shop.limits, idle_seconds=60, grace_seconds=60)

    def stall(handler: lies.Handler, data: bytes) -> None:
        handler.head(200, len(data))
        handler.wfile.write(data[:20_000])
        handler.server.released.wait(60)

    server.faults["blobs/"] = stall
    with following(shop):
        half = shop.cache / "partial" / f"{hashlib.sha256(large).hexdigest()}.part"
        wait_until(lambda: half.exists() and half.stat().st_size == 20_000)
        began = time.monotonic()
    assert time.monotonic() - began < 2
    assert current_version(shop.cache) == before
    server.faults.clear()
    shop.sync()
    assert "bytes=20000-" in [asked.headers.get("Range") for asked in server.asked]
    assert "stor" in shop.shows()


def test_something_newer_is_not_kept_waiting_by_a_long_download(
    shop: Shop, tree: Tree, server: Server, wait_until: WaitUntil
) -> None:
    shop.sync()
    shop.limits = replace(shop.limits, connections=1, idle_seconds=10, headers_seconds=10)
    tree.files["klubben"] |= {f"bild{number}": bytes([number]) * 2_000 for number in range(40)}
    tree.publish()

    def slowly(handler: lies.Handler, data: bytes) -> None:
        time.sleep(0.1)  # 40 pictures: four seconds
        handler.file(data)

    server.faults["blobs/"] = slowly
    with following(shop):
        wait_until(lambda: len([path for path in server.paths() if "blobs/" in path]) > 6)
        tree.files["viktigt"]["brand"] = b"!" * 300
        tree.publish()
        wait_until(lambda: "brand" in shop.shows())
        assert "bild0" not in shop.shows()
        wait_until(lambda: "bild0" in shop.shows())


def test_a_long_film_keeps_nothing_else_waiting(shop: Shop, tree: Tree, server: Server, wait_until: WaitUntil) -> None:
    tree.board = board({"klubben": False, "viktigt": True, "affaren": False})
    tree.files["affaren"] = {"kaffe": b"K" * 900}
    tree.publish()
    shop.sync()
    film = bytes(range(250)) * 200
    tree.files["klubben"]["film"] = film
    tree.files["affaren"] = {"kaka": b"C" * 900}
    tree.publish()
    thin = threading.Event()

    def thinly(handler: lies.Handler, data: bytes) -> None:
        start = int(handler.headers.get("Range", "bytes=0-").removeprefix("bytes=").removesuffix("-"))
        handler.head(
            206 if start else 200, len(data) - start, Content_Range=f"bytes {start}-{len(data) - 1}/{len(data)}"
        )
        while start < len(data):
            handler.wfile.write(data[start : start + 50])
            start += 50
            thin.wait(0.05)  # 50 kB: at least fifty seconds

    server.faults[tree.blob(film).name] = thinly
    shop.limits = replace(shop.limits, idle_seconds=10, headers_seconds=10, grace_seconds=60)
    with following(shop):
        wait_until(lambda: shop.shows() == {"loppis", "bingo", "vatten", "kaka"})
        assert verify(shop.cache) == []
        tree.files["viktigt"]["brand"] = b"!" * 300
        tree.publish()
        wait_until(lambda: "brand" in shop.shows())
        assert "film" not in shop.shows()
        thin.set()
        wait_until(lambda: "film" in shop.shows())
    ranges = [asked.headers.get("Range") for asked in server.asked if tree.blob(film).name in asked.path]
    assert ranges[0] is None
    assert all(ranges[1:])  # what had come of it was not fetched again
    assert verify(shop.cache) == []


def test_a_flipped_bit_on_the_card_is_found_mended_and_made_known(shop: Shop, tree: Tree) -> None:
    shop.sync()
    blob = shop.cache / tree.blob(b"L" * 5000).relative_to(tree.root)
    times = blob.stat()
    data = bytearray(blob.read_bytes())
    data[1234] ^= 4
    blob.write_bytes(data)
    os.utime(blob, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert [problem.code for problem in verify(shop.cache)] == ["cache-damaged"]
    on_air = current_version(shop.cache)
    assert shop.sync().fetched == 1
    assert verify(shop.cache) == []
    assert current_version(shop.cache) != on_air  # the player looks at this alone, and may have drawn what was damaged
    on_air = current_version(shop.cache)
    assert shop.sync().fetched == 0
    assert current_version(shop.cache) == on_air


def test_a_repair_is_made_known_also_while_something_else_does_not_come(shop: Shop, tree: Tree, server: Server) -> None:
    shop.sync()
    (shop.cache / tree.blob(b"V" * 2000).relative_to(tree.root)).unlink()
    tree.files["klubben"]["ny"] = b"N" * 700
    tree.publish()
    server.faults[tree.blob(b"N" * 700).name] = lies.status(500)
    on_air = current_version(shop.cache)
    assert shop.sync().missing == 1
    assert current_version(shop.cache) != on_air
    on_air = current_version(shop.cache)
    assert shop.sync().missing == 1
    assert current_version(shop.cache) == on_air


def test_a_damaged_manifest_is_mended_by_the_loop(shop: Shop, wait_until: WaitUntil) -> None:
    shop.sync()
    for blob in (shop.cache / "blobs").rglob("*"):
        if blob.is_file() and blob.read_bytes().startswith(b'{"v": 1, "content"'):
            blob.write_bytes(blob.read_bytes()[:-1] + b" ")
    assert verify(shop.cache) != []
    with following(shop):
        wait_until(lambda: verify(shop.cache) == [])


@pytest.mark.parametrize("lost", ["current.json", "state.json", "metadata", "blobs"])
def test_whatever_is_taken_from_the_cache_comes_back(shop: Shop, lost: str) -> None:
    shop.sync()
    path = shop.cache / lost
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert shop.sync().error is None
    assert verify(shop.cache) == []


def test_two_syncs_do_not_share_a_cache(shop: Shop) -> None:
    with shop.follower(), pytest.raises(StorageError, match="Another sync"):
        shop.sync()


def test_it_asks_less_often_while_it_fails_and_as_late_as_the_server_says() -> None:
    down = NetworkError("no answer")
    waits = [[wait_seconds(5, failures, down) for _ in range(200)] for failures in (1, 2, 5, 50)]
    assert all(4 <= wait_seconds(5, 0, None) <= 6 for _ in range(200))
    assert [max(wait) > min(wait) for wait in waits] == [True] * 4  # ten thousand boards do not ask together
    assert 8 <= min(waits[0]) <= max(waits[0]) <= 12
    assert 16 <= min(waits[1]) <= max(waits[1]) <= 24
    assert max(waits[2] + waits[3]) <= 72
    assert 120 <= wait_seconds(5, 1, BusyError("busy", 503, 120)) <= 144
    assert 8 <= wait_seconds(5, 1, BusyError("busy", 503, None)) <= 12


def test_a_stopped_web_says_so(shop: Shop) -> None:
    with shop.follower() as (_, web):
        web.stop()
        with pytest.raises(StoppedError):
            web.document("metadata/timestamp.json", 1000)


def test_a_manifest_that_rots_between_two_changes_does_not_block_the_next_one(shop: Shop, tree: Tree) -> None:
    with shop.follower() as (follower, _):
        follower.once()
        for blob in (shop.cache / "blobs").rglob("*"):
            if blob.is_file() and b'"playlist": "klubben"' in blob.read_bytes():
                blob.write_bytes(blob.read_bytes()[:-1] + b" ")
        tree.files["viktigt"]["brand"] = b"!" * 300
        tree.publish()
        assert follower.once().result is Result.UPDATED
    assert verify(shop.cache) == []


def test_the_board_s_own_address_is_noted_for_whoever_must_help(shop: Shop) -> None:
    with shop.follower() as (follower, _):
        follower.once()
    assert read_state(shop.cache).address == own_address()


def test_a_machine_has_an_address_of_its_own_or_none() -> None:
    assert own_address() == "" or not ipaddress.ip_address(own_address()).is_loopback
