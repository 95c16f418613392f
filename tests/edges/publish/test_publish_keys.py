"""Keys: made once, kept apart, renewed in time; and words when they are not right."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from tuf.api.metadata import Metadata, Root

from player.errors import InputError
from player.notices.problem import Severity
from player.publish.keys import ROOT_VALID, init_keys
from tests.edges.publish.desk import EDITORS, NOW, Desk


def test_without_keys_the_answer_is_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--init"):
        Desk(tmp_path).publish()
    assert not (tmp_path / "public").exists()


def test_keys_are_made_once(desk: Desk) -> None:
    with pytest.raises(InputError, match="already holds"):
        desk.init()


def test_an_init_that_broke_off_may_go_again(desk: Desk) -> None:
    desk.places.root_file.unlink()
    desk.init()
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.publish()
    assert desk.seen().titles() == {"Loppis"}


def test_the_root_key_lies_apart_and_the_maintainer_is_told_what_to_do_with_it(desk: Desk) -> None:
    words = next(desk.places.root_key.glob("*README*")).read_text(encoding="utf-8")
    assert "USB-minne" in words
    assert "USB stick" in words
    assert str(desk.places.root_file) in words
    root: Metadata[Root] = Metadata.from_bytes(desk.places.root_file.read_bytes())
    trusted = [set(role.keyids) for role in root.signed.roles.values()]
    assert len(set.union(*trusted)) == 4


def test_publishing_needs_no_root_key(desk: Desk) -> None:
    shutil.rmtree(desk.places.root_key)
    assert desk.publish().exit_code == 0
    assert desk.seen().titles() == set()


@pytest.mark.parametrize("spoil", ["gone", "another", "rubbish"])
def test_a_key_that_is_not_right_is_named_with_what_to_do(desk: Desk, tmp_path: Path, spoil: str) -> None:
    key = desk.places.keys / "snapshot.pem"
    if spoil == "gone":
        key.unlink()
    elif spoil == "another":
        shutil.copy(desk.places.keys / "timestamp.pem", key)
    else:
        key.write_text("-----BEGIN NOTHING-----")
    with pytest.raises(InputError, match=r"snapshot key .*[Pp]ut"):
        desk.publish()


def test_sixty_days_before_the_root_runs_out_every_publish_says_so(desk: Desk) -> None:
    ends = NOW + ROOT_VALID
    assert desk.publish(ends - timedelta(days=62)).problems == ()
    (problem,) = desk.publish(ends - timedelta(days=59)).problems
    assert (problem.code, problem.severity) == ("root-expires", Severity.WARNING)
    assert "--renew-root" in problem.sv
    assert "--renew-root" in problem.en


def test_a_renewed_root_reaches_boards_that_know_only_the_first(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Tillsvidare/Loppis.md", "Våfflor")
    late = NOW + ROOT_VALID - timedelta(days=10)
    desk.publish(late)
    stick = desk.root / "usb" / "root.pem"
    stick.parent.mkdir()
    (desk.places.root_key / "root.pem").rename(stick)
    desk.publisher().renew_root(stick, late)
    assert [problem.code for problem in desk.publish(late).problems] == ["old"]  # the notice, after so many years
    after = NOW + ROOT_VALID + timedelta(days=1)
    desk.publish(after)
    assert desk.seen(after).titles() == {"Loppis"}
    assert {"metadata/1.root.json", "metadata/2.root.json"} <= set(desk.files())


def test_the_root_cannot_be_renewed_with_another_key(desk: Desk) -> None:
    with pytest.raises(InputError, match="root"):
        desk.publisher().renew_root(desk.places.keys / "targets.pem", NOW)


def test_keys_are_never_made_inside_the_tree(desk: Desk) -> None:
    init_keys(type(desk.places)(desk.root / "other"), NOW)
    assert (desk.root / "other.private" / "keys" / "targets.pem").is_file()
    assert not (desk.root / "other").exists()
