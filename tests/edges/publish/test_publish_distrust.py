"""The signer believes neither an editor's file nor a worker that one has taken over."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from player.notices.notice import Role
from player.notices.programme import PlaylistContent
from player.publish.traces import tells_place
from player.worker.file_messages import Normalise, NormaliseText
from player.worker.folder_messages import PlaylistRead, ReadPlaylist
from player.worker.protocol import Reply, Request
from tests.edges.publish.desk import EDITORS, Desk
from tests.edges.publish.test_publish_tree import pdf_around, photo

SECRET = "root-key/root.pem"


def take_over(desk: Desk, twist: Callable[[Request, Reply], Reply]) -> None:
    """Let the worker answer as `twist` likes."""
    honest = desk.hand.call
    desk.hand.call = lambda request, limit_s=None: twist(request, honest(request, limit_s))  # type: ignore[method-assign]


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_a_link_to_a_key_in_place_of_a_result_is_not_followed(desk: Desk, link: Callable[[Path, Path], None]) -> None:
    key = desk.places.private / SECRET

    def twist(request: Request, reply: Reply) -> Reply:
        if isinstance(request, Normalise | NormaliseText):
            Path(request.target).unlink()
            link(key, Path(request.target))
        return reply

    take_over(desk, twist)
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    report = desk.publish()
    assert [problem.code for problem in report.problems] == ["not-publishable"]
    assert desk.seen().titles() == set()
    assert not any(b"PRIVATE" in data for data in desk.files().values())
    assert key.exists()


@pytest.mark.parametrize("path", [f"../public.private/{SECRET}", f"{EDITORS}/../../public.private/{SECRET}"])
def test_a_poster_that_leads_out_of_the_folder_is_not_published(desk: Desk, path: str) -> None:
    def twist(request: Request, reply: Reply) -> Reply:
        if not isinstance(reply, PlaylistRead) or not reply.content.notices:
            return reply
        notice = reply.content.notices[0]
        part = replace(notice.variants[0].parts[0], role=Role.POSTER, path=path)
        variant = replace(notice.variants[0], parts=(part,))
        return replace(reply, content=PlaylistContent(notice.playlist, (replace(notice, variants=(variant,)),)))

    take_over(desk, twist)
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.publish()
    assert desk.seen().titles() == set()
    assert not any(b"PRIVATE" in data for data in desk.files().values())


def test_a_link_out_of_the_folder_that_appears_after_the_reading_is_not_followed(desk: Desk) -> None:
    poster = desk.write(f"{EDITORS}/Auktion.pdf", pdf_around(photo(gps=False)))
    secret = desk.root / "secret.pdf"
    secret.write_bytes(b"%PDF a secret")

    def twist(request: Request, reply: Reply) -> Reply:
        if isinstance(request, ReadPlaylist) and request.playlist == "hembygdsforeningen":
            poster.unlink()
            poster.symlink_to(secret)
        return reply

    take_over(desk, twist)
    desk.publish()
    assert not any(b"secret" in data for data in desk.files().values())


def test_a_pipe_in_place_of_a_poster_does_not_hold_the_publisher(desk: Desk) -> None:
    poster = desk.write(f"{EDITORS}/Auktion.pdf", pdf_around(photo(gps=False)))

    def twist(request: Request, reply: Reply) -> Reply:
        if isinstance(request, ReadPlaylist) and poster.is_file():
            poster.unlink()
            os.mkfifo(poster)
        return reply

    take_over(desk, twist)
    assert desk.publish().exit_code == 1
    assert desk.seen().titles() == set()


def test_a_spoilt_exif_block_is_looked_at_without_harm() -> None:
    whole = photo()
    at = whole.index(b"Exif")
    assert tells_place(whole)
    assert not tells_place(whole[:at])
    for cut in range(300):
        tells_place(whole[: at + cut])
    assert not tells_place(b"Exif\0\0MM" + bytes(range(256)))
