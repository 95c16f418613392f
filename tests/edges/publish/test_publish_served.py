"""The embedded server: what a board asks of it, and how it ends."""

from __future__ import annotations

import gzip
import socket
import threading
from pathlib import Path

import pytest
import requests

from player.errors import UsageError
from player.publish.serve import serve
from tests.edges.publish.desk import EDITORS, Desk


@pytest.fixture
def published(desk: Desk) -> Desk:
    for number in range(30):
        desk.write(f"{EDITORS}/Anslag {number}.md", f"Text {number} " * 50)
    desk.publish()
    return desk


def _blob(desk: Desk) -> str:
    return next(name for name in desk.files() if name.startswith("blobs/"))


def test_every_file_of_the_tree_is_served_as_it_is(published: Desk) -> None:
    with serve(published.public) as url, requests.Session() as session:
        for name, data in published.files().items():
            assert session.get(url + name, timeout=5).content == data, name


def test_an_unchanged_timestamp_costs_a_304(published: Desk) -> None:
    with serve(published.public) as url, requests.Session() as session:
        first = session.get(url + "metadata/timestamp.json", timeout=5)
        assert first.headers["Cache-Control"] == "no-cache"
        again = session.get(
            url + "metadata/timestamp.json", headers={"If-None-Match": first.headers["ETag"]}, timeout=5
        )
        assert (again.status_code, again.content) == (304, b"")


def test_a_blob_can_be_fetched_from_the_middle_and_kept_for_ever(published: Desk) -> None:
    name = _blob(published)
    with serve(published.public) as url:
        answer = requests.get(url + name, headers={"Range": "bytes=5-9"}, timeout=5)
    assert answer.status_code == 206
    assert answer.content == published.files()[name][5:10]
    assert "immutable" in answer.headers["Cache-Control"]


def test_manifests_travel_packed(published: Desk) -> None:
    name = max(
        (n for n in published.files() if n.startswith("targets/playlists/")), key=lambda n: len(published.files()[n])
    )
    with serve(published.public) as url:
        answer = requests.get(url + name, headers={"Accept-Encoding": "gzip"}, stream=True, timeout=5)
        packed = answer.raw.read(decode_content=False)
    assert len(packed) * 3 < len(published.files()[name])
    assert gzip.decompress(packed) == published.files()[name]


@pytest.mark.parametrize(
    "path", ["", "metadata/", "../public.private/root.json", "metadata/%2e%2e/%2e%2e/public.private/root.json", "x"]
)
def test_nothing_but_the_tree_is_served(published: Desk, path: str) -> None:
    with serve(published.public) as url:
        host, _, port = url.removeprefix("http://").strip("/").partition(":")
        with socket.create_connection((host, int(port)), timeout=5) as line:
            line.sendall(f"GET /{path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
            assert line.makefile("rb").readline().split()[1] == b"404"


def test_a_tree_that_is_published_later_is_served_then(desk: Desk) -> None:
    with serve(desk.public) as url:
        assert requests.get(url + "metadata/timestamp.json", timeout=5).status_code == 404
        desk.publish()
        assert requests.get(url + "metadata/timestamp.json", timeout=5).status_code == 200


def test_it_ends_with_its_context_and_leaves_no_thread(tmp_path: Path) -> None:
    with serve(tmp_path) as url:
        requests.get(url, timeout=5)
    assert not any(thread.name == "bytavla-serve" for thread in threading.enumerate())
    with pytest.raises(requests.ConnectionError):
        requests.get(url, timeout=5)


def test_an_address_that_is_taken_is_told_in_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="Choose another"), serve(tmp_path, "127.0.0.1", taken.getsockname()[1]):
            pass
