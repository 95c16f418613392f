"""Films in an editors' folder: alone, with a text or a picture of their own, and what only looks like one."""

from __future__ import annotations

import pytest

from player.notices.notice import Kind, Role
from tests.edges.folder.editors_folder import JPG, PDF, EditorsFolder

MP4 = b"\0\0\0\x18ftypisom\0\0\2\0isomiso2" + b"\0" * 40
QUICKTIME = b"\0\0\0\x14ftypqt  \0\0\2\0qt  " + b"\0" * 40


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("Vårstädning.mp4", MP4, "video/mp4"),
        ("Vårstädning.M4V", MP4, "video/mp4"),
        ("Vårstädning.mov", QUICKTIME, "video/quicktime"),
        ("Vårstädning.MOV", b"\0\0\x10\0moov" + b"\0" * 40, "video/quicktime"),
    ],
)
def test_a_film_is_a_notice(folder: EditorsFolder, name: str, data: bytes, media_type: str) -> None:
    folder.put(name, data)
    notice = folder.asked()
    (part,) = notice.variants[0].parts
    assert (notice.kind, notice.variants[0].title) == (Kind.VIDEO, "Vårstädning")
    assert (part.role, part.media_type) == (Role.VIDEO, media_type)


def test_a_text_and_a_picture_of_its_own_go_with_a_film(folder: EditorsFolder) -> None:
    folder.put("Bad.mp4", MP4)
    folder.put("Bad.jpg", JPG)
    folder.put("Bad.sv.md", "# Badplatsen är öppen")
    folder.put("Bad.en.md", "# The bathing place is open")
    notice = folder.asked()
    assert notice.kind is Kind.VIDEO
    assert {variant.lang for variant in notice.variants} == {"sv", "en"}
    for variant in notice.variants:
        assert {part.role for part in variant.parts} == {Role.VIDEO, Role.TEXT, Role.PICTURE}


def test_a_poster_fills_the_slide_and_the_film_beside_it_is_told_of(folder: EditorsFolder) -> None:
    folder.put("Fest.pdf", PDF)
    folder.put("Fest.mp4", MP4)
    read = folder.read()
    (notice,) = folder.notices()
    assert [part.role for part in notice.variants[0].parts] == [Role.POSTER]
    assert ("beside-poster", "Hembygd/Fest.mp4") in [(each.code, each.file) for each in read.problems]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("Film.mp4", b"Loppis", "not-a-film"),
        ("Film.mp4", JPG, "not-a-film"),
        ("Film.mov", b"\0\0\0\x18ftypheic" + b"\0" * 20, "not-a-film"),
        ("Film.mp4", b"\0\0\0\x18ftypM4A " + b"\0" * 20, "not-a-film"),
        ("Film.avi", b"RIFF", "other-film"),
        ("Film.mkv", b"\x1a\x45\xdf\xa3", "other-film"),
    ],
)
def test_what_only_looks_like_a_film_is_told_of(folder: EditorsFolder, name: str, data: bytes, code: str) -> None:
    folder.put(name, data)
    folder.put("Annat.md")
    (problem,) = folder.read().problems
    assert (problem.code, problem.file) == (code, f"Hembygd/{name}")
    assert "MP4" in problem.sv
