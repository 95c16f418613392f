"""One fetch: what it believes of an answer, how long it waits, and where it will not go."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from player.fetch.inside import is_public
from player.fetch.problem import FetchError
from player.fetch.secrets import only_secrets, with_secrets
from player.fetch.web import Limits, Web
from tests.edges.fetch.source import Source, breaks_off, drips, endlessly, gzip_bomb, source

QUICK = Limits(seconds=1.0, idle_seconds=0.5, most_bytes=100_000)


@pytest.fixture
def here() -> Iterator[Source]:
    with source() as running:
        yield running


def web(here: Source, limits: Limits = QUICK) -> Web:
    return Web(frozenset([here.host]), limits=limits)


def refusal(here: Source, url: str = "") -> FetchError:
    with pytest.raises(FetchError) as caught:
        web(here).get(url or here.url)
    return caught.value


def test_an_answer_comes_with_what_is_needed_to_ask_again(here: Source) -> None:
    here.answers_conditionally(b"[]", '"one"')
    answer = web(here).get(here.url)
    assert (answer.body, answer.etag) == (b"[]", '"one"')
    assert web(here).get(here.url, answer.etag).body is None


def test_a_packed_answer_is_unpacked(here: Source) -> None:
    here.answers(gzip.compress(b"[1]"), "200 OK", "Content-Encoding: gzip")
    assert web(here).get(here.url).body == b"[1]"


@pytest.mark.parametrize(
    ("status", "code", "detail"),
    [("500 Oops", "status", "500"), ("404 Gone", "status", "404"), ("204 None", "status", "204")],
)
def test_only_two_hundred_is_an_answer(here: Source, status: str, code: str, detail: str) -> None:
    here.answers(b"<html>", status)
    error = refusal(here)
    assert (error.code, error.detail) == (code, detail)


def test_a_server_may_ask_for_patience(here: Source) -> None:
    here.answers(b"", "429 Slow down", "Retry-After: 120")
    assert refusal(here).retry_after_s == 120


DRIPPED_BODY = b"HTTP/1.1 200 OK\r\n\r\n" + b" " * 500
DRIPPED_HEAD = b"HTTP/1.1 200 OK\r\n" + b"X-More: more\r\n" * 50


@pytest.mark.parametrize("dripped", [DRIPPED_BODY, DRIPPED_HEAD], ids=["body", "head"])
def test_a_drip_of_bytes_ends_at_the_deadline(here: Source, dripped: bytes) -> None:
    here.says = drips(dripped)
    began = time.monotonic()
    assert refusal(here).code == "slow"
    assert time.monotonic() - began < 5


def test_silence_is_too_slow(here: Source) -> None:
    here.says = lambda _: time.sleep(1.5)
    assert refusal(here).code == "slow"


@pytest.mark.parametrize(
    ("says", "code"),
    [(endlessly, "big"), (gzip_bomb, "big"), (breaks_off, "broken-off"), (lambda _: None, "broken-off")],
)
def test_what_is_endless_or_broken_off_is_not_taken(here: Source, says: object, code: str) -> None:
    here.says = says  # type: ignore[assignment]
    assert refusal(here).code == code


def test_garbage_is_no_answer(here: Source) -> None:
    here.says = lambda connection: connection.sendall(b"\x00\xff\x13garbage" * 100 + b"\r\n\r\n")
    assert refusal(here).code in ("broken-off", "unreachable")


def test_nobody_there_is_told(here: Source) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(FetchError) as caught:
        Web(frozenset([f"127.0.0.1:{port}"]), limits=QUICK).get(f"http://127.0.0.1:{port}/")
    assert caught.value.code == "unreachable"


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "169.254.169.254", "192.168.0.1", "2130706433"]
)
def test_nothing_inside_our_network_is_asked(here: Source, host: str) -> None:
    with pytest.raises(FetchError) as caught:
        Web(limits=QUICK).get(f"http://{host}:{here.port}/alerts")
    assert caught.value.code in ("inside", "unknown-host")
    assert here.asked == []


def test_a_redirect_is_judged_as_an_address_is(here: Source) -> None:
    here.answers(b"", "302 Found", f"Location: http://localhost:{here.port}/secret")
    assert refusal(here).code == "inside"
    assert len(here.asked) == 1


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://ftp.example/", "gopher://x.example/"])
def test_a_redirect_leads_nowhere_but_to_the_web(here: Source, location: str) -> None:
    here.answers(b"", "302 Found", f"Location: {location}")
    assert refusal(here).code == "moved"


def test_redirects_in_a_ring_come_to_an_end(here: Source) -> None:
    here.answers(b"", "302 Found", f"Location: {here.url}")
    assert refusal(here).code == "moved"


def test_a_name_that_changes_its_mind_is_judged_by_the_address_that_is_connected_to(here: Source) -> None:
    answers = iter(["127.0.0.1", "198.18.0.1"])

    def rebinding(_name: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    here.answers(b"[]")
    asking = Web(frozenset([f"own.example:{here.port}"]), limits=QUICK, lookup=rebinding)
    assert asking.get(f"http://own.example:{here.port}/").body == b"[]"
    with pytest.raises(FetchError) as caught:
        asking.get(f"http://other.example:{here.port}/")
    assert caught.value.code == "inside"
    assert next(answers, "each name was looked up once a connection") == "each name was looked up once a connection"


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "100.64.1.1", "172.16.0.1", "fc00::1", "fe80::1%eth0", "::ffff:127.0.0.1", "64:ff9b::7f00:1",
     "2002:7f00:1::", "224.0.0.1", "ff02::1", "::", "240.0.0.1", "not an address"],
)  # fmt: skip
def test_every_kind_of_inner_address_is_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["193.10.7.1", "2a00:801:10::1", "64:ff9b::c10a:701"])
def test_the_open_internet_may_be_asked(address: str) -> None:
    assert is_public(address)


def test_stopping_cuts_what_is_under_way(here: Source) -> None:
    here.says = lambda _: time.sleep(2)
    asking = web(here, Limits(seconds=60, idle_seconds=60))
    caught: list[FetchError] = []

    def ask() -> None:
        try:
            asking.get(here.url)
        except FetchError as error:
            caught.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    while not here.asked:
        time.sleep(0.01)
    asking.stop()
    thread.join(1.5)
    assert not thread.is_alive()
    assert [error.code for error in caught] == ["slow"]


SECRETS = {"BYTAVLA_FEED_TRAFIKLAB_KEY": "realtime-api.trafiklab.se abc 123", "PATH": "/bin", "AWS_KEY": "x"}


def test_a_key_is_put_in_for_the_host_that_it_is_for() -> None:
    address = "https://realtime-api.trafiklab.se/v1/departures/1?key=${TRAFIKLAB_KEY}"
    assert with_secrets(address, SECRETS).endswith("?key=abc%20123")


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/?key=${TRAFIKLAB_KEY}",
        "https://realtime-api.trafiklab.se.evil.example/?key=${TRAFIKLAB_KEY}",
        "https://realtime-api.trafiklab.se@evil.example/?key=${TRAFIKLAB_KEY}",
        "http://realtime-api.trafiklab.se/?key=${TRAFIKLAB_KEY}",
        "https://realtime-api.trafiklab.se/?key=${AWS_KEY}",
        "https://realtime-api.trafiklab.se/?key=${PATH}",
    ],
)
def test_no_editor_can_send_a_key_elsewhere_or_name_other_secrets(address: str) -> None:
    with pytest.raises(FetchError) as caught:
        with_secrets(address, SECRETS)
    assert caught.value.code == "no-secret"
    assert "abc" not in str(caught.value)


def test_of_the_environment_a_fetcher_is_told_its_keys_alone() -> None:
    assert set(only_secrets(SECRETS)) == {"BYTAVLA_FEED_TRAFIKLAB_KEY"}
