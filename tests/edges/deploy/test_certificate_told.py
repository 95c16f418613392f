"""A certificate that no board would take is told in time; what may be this machine's fault hinders nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.edges.deploy.certificates import Authority
from tests.edges.deploy.test_check_settings import Bench
from tests.edges.sync.server import Server, serving
from tests.edges.sync.tree import Tree, board


@dataclass(frozen=True, slots=True)
class Secured:
    """A tree whose server can be given a certificate."""

    bench: Bench
    running: Server
    authority: Authority

    def check(self, *, trusted: bool = True) -> CompletedProcess[str]:
        more = {"SSL_CERT_FILE": str(self.authority.file)} if trusted else {}
        return self.bench.check('site = "hamneda"', f'server = "{self.bench.server}"', **more)

    def shows(self, name: str, begins_d: int = -1, ends_d: int = 1, *, by_itself: bool = False) -> None:
        context = self.authority.server(name, timedelta(days=begins_d), timedelta(days=ends_d), by_itself=by_itself)
        self.running.socket = context.wrap_socket(self.running.socket, server_side=True)


@pytest.fixture
def secured(tmp_path: Path) -> Iterator[Secured]:
    tree = Tree(tmp_path / "public", board({"klubben": False}))
    tree.files = {"klubben": {"loppis": b"L"}}
    tree.publish()
    with serving(tree.root) as running:
        address = f"https://localhost:{running.server_address[1]}/"
        yield Secured(Bench(tmp_path, tree, address), running, Authority(tmp_path))


def test_a_right_certificate_is_no_words(secured: Secured) -> None:
    secured.shows("localhost")
    told = secured.check()
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")


def test_a_certificate_for_another_name_is_wrong(secured: Secured) -> None:
    secured.shows("tavlan.example.se")
    told = secured.check()
    assert (told.returncode, told.stderr) == (3, "")
    assert "its certificate is for another name" in told.stdout


def test_a_certificate_that_has_run_out_is_wrong(secured: Secured) -> None:
    secured.shows("localhost", begins_d=-2, ends_d=-1)
    told = secured.check()
    assert (told.returncode, "its certificate has run out" in told.stdout) == (3, True)


def test_a_certificate_that_a_server_made_for_itself_is_wrong(secured: Secured) -> None:
    secured.shows("localhost", by_itself=True)
    told = secured.check()
    assert (told.returncode, "signed by nobody but itself" in told.stdout) == (3, True)


def test_a_certificate_by_somebody_whom_this_machine_does_not_know_is_told_and_no_hindrance(secured: Secured) -> None:
    secured.shows("localhost")
    told = secured.check(trusted=False)
    assert (told.returncode, told.stdout) == (0, "")
    assert "its certificate cannot be verified from here: unable to get local issuer" in told.stderr


def test_a_certificate_of_tomorrow_is_told_and_no_hindrance_for_the_clock_may_be_behind(secured: Secured) -> None:
    secured.shows("localhost", begins_d=1, ends_d=2)
    told = secured.check()
    assert (told.returncode, told.stdout) == (0, "")
    assert "its certificate cannot be verified from here: certificate is not yet valid" in told.stderr


def test_an_address_of_https_where_http_is_spoken_is_wrong(secured: Secured) -> None:
    told = secured.check()
    assert (told.returncode, told.stderr) == (3, "")
    assert "speaks no HTTPS" in told.stdout
