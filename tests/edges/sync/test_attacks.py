"""What the framework is for: old metadata, frozen metadata, stolen keys, and clocks that are wrong by decades."""

from __future__ import annotations

import gc
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from securesystemslib.signer import CryptoSigner

from player.cache.check import verify
from player.cache.programme import load_programme
from player.cache.state import read_state
from player.errors import VerificationError
from player.notices.moment import BUILT, Moment
from player.sync.clock import next_floor, reference_time
from player.sync.metadata import Metadata, Trust
from player.sync.result import Result
from player.sync.web import Web
from tests.edges.sync.server import Server
from tests.edges.sync.shop import Shop, clock_at
from tests.edges.sync.tree import Tree

EVERYTHING = {"loppis", "bingo", "vatten"}


def _refused(shop: Shop) -> None:
    result = shop.sync()
    assert result.result is Result.KEPT
    assert isinstance(result.error, VerificationError)
    assert shop.shows() == EVERYTHING
    assert verify(shop.cache) == []


def test_an_older_tree_is_refused(shop: Shop, tree: Tree, tmp_path: Path) -> None:
    shutil.copytree(tree.root, tmp_path / "kept")
    tree.publish()
    shop.sync()
    shutil.copy(tmp_path / "kept" / "metadata" / "timestamp.json", tree.root / "metadata" / "timestamp.json")
    _refused(shop)


def test_metadata_signed_by_a_stranger_is_refused(shop: Shop, tree: Tree) -> None:
    shop.sync()
    tree.signers["timestamp"] = CryptoSigner.generate_ed25519()
    tree.files["klubben"]["falsk"] = b"F" * 100
    tree.publish()
    _refused(shop)


def test_a_root_file_of_another_board_trusts_nothing_of_this_one(shop: Shop, tmp_path: Path, tree: Tree) -> None:
    shop.sync()
    other = Tree(tmp_path / "other", tree.board).publish()
    shop.root = other.root_file.read_bytes()
    _refused(shop)


def test_keys_can_be_changed_by_a_new_root(shop: Shop, tree: Tree) -> None:
    shop.sync()
    for role in ("timestamp", "snapshot", "targets"):
        tree.rotate(role)
    tree.files["klubben"]["ny"] = b"N" * 100
    tree.publish()
    assert shop.sync().result is Result.UPDATED
    assert "ny" in shop.shows()


def test_what_expired_is_refused_also_when_the_server_says_that_nothing_changed(shop: Shop, tree: Tree) -> None:
    shop.sync()
    shop.clock = lambda: Moment(tree.now + timedelta(days=15), trusted=False, floor=BUILT)
    _refused(shop)
    # Within the hour after a refresh only the small question is asked: it must not hide the expiry either.
    soon = tree.now + timedelta(days=14) - timedelta(minutes=1)
    shop.clock = lambda: Moment(soon, trusted=False, floor=BUILT)
    shop.sync()
    shop.clock = lambda: Moment(soon + timedelta(minutes=2), trusted=False, floor=BUILT)
    _refused(shop)


def test_a_board_that_wakes_in_1970_still_syncs(shop: Shop) -> None:
    shop.clock = clock_at(1970)
    assert shop.sync().result is Result.UPDATED
    assert shop.shows() == EVERYTHING


def test_a_board_that_wakes_in_1970_refuses_what_is_known_to_be_long_past(shop: Shop, tree: Tree) -> None:
    shop.sync()
    shutil.rmtree(shop.cache / "metadata")  # a power cut may take the framework's own protection against old metadata
    tree.now -= timedelta(days=20)
    tree.publish()
    shop.clock = clock_at(1970)
    _refused(shop)


def test_what_was_signed_before_this_program_was_written_is_refused(shop: Shop, tree: Tree) -> None:
    tree.now = BUILT - timedelta(days=90)
    tree.publish()
    shop.clock = clock_at(1970)
    assert isinstance(shop.sync().error, VerificationError)


def test_a_clock_years_ahead_keeps_the_programme_and_recovers(shop: Shop, tree: Tree) -> None:
    shop.sync()
    right, shop.clock = shop.clock, clock_at(2038)
    _refused(shop)
    shop.clock = right
    tree.files["klubben"]["ny"] = b"N" * 100
    tree.publish()
    assert shop.sync().result is Result.UPDATED


def test_a_publisher_whose_clock_ran_ahead_shuts_nobody_out_for_ever(shop: Shop, tree: Tree) -> None:
    right = tree.now
    tree.now = right + timedelta(days=4000)
    tree.publish()
    shop.sync()
    assert read_state(shop.cache).floor == tree.now
    tree.now = right
    tree.publish()
    shop.clock = lambda: Moment(datetime.now(UTC), trusted=True, floor=BUILT)
    assert shop.sync().error is None
    floor = read_state(shop.cache).floor
    assert floor is not None
    assert floor <= datetime.now(UTC)


def test_the_floor_of_the_clock_travels_with_the_programme(shop: Shop, tree: Tree) -> None:
    shop.sync()
    assert load_programme(shop.cache, "hamneda").issued == tree.now
    tree.now += timedelta(hours=2)
    tree.publish()
    shop.sync()
    assert load_programme(shop.cache, "hamneda").issued == tree.now


@pytest.mark.parametrize("junk", [b"", bytes(300), b"{", b"[[[["])
def test_stored_metadata_that_a_power_cut_emptied_is_fetched_anew(shop: Shop, tree: Tree, junk: bytes) -> None:
    shop.sync()
    for file in (shop.cache / "metadata").rglob("*.json"):
        file.write_bytes(junk)
    (shop.cache / "state.json").write_bytes(junk)
    tree.files["klubben"]["ny"] = b"N" * 100
    tree.publish()
    assert shop.sync().result is Result.UPDATED
    assert verify(shop.cache) == []


def test_tuf_judges_expiry_by_our_clock(shop: Shop, server: Server, tmp_path: Path) -> None:
    """`reference_time` is private to tuf: this fails when a new version no longer looks at it."""
    far = Moment(datetime(2040, 1, 1, tzinfo=UTC), trusted=True, floor=BUILT)
    with Web(server.url, shop.limits) as web:
        Metadata(web, tmp_path / "a", Trust(shop.root, Moment.sure(datetime.now(UTC)))).refresh()
        with pytest.raises(VerificationError, match="expired"):
            Metadata(web, tmp_path / "b", Trust(shop.root, far)).refresh()


def test_a_clock_that_is_not_trusted_never_runs_before_what_has_passed() -> None:
    issued = BUILT + timedelta(days=30)
    lost = Moment(datetime(1970, 1, 1, tzinfo=UTC), trusted=False, floor=BUILT)
    assert reference_time(lost, None, issued) == issued
    assert reference_time(lost) == BUILT
    assert next_floor(lost, issued, None) == issued
    sure = Moment.sure(BUILT + timedelta(days=1))
    assert reference_time(sure, issued) == sure.utc
    assert next_floor(sure, issued) == sure.utc
    assert next_floor(lost, None) is None


def test_nothing_is_left_open_behind(shop: Shop) -> None:
    shop.sync()  # what is opened once and kept (certificates, random numbers) is no leak
    gc.collect()  # nor is what an earlier test has left to the collector
    before = _open_files()
    for _ in range(3):
        shop.sync()
    gc.collect()
    assert _open_files() <= before


def _open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))
