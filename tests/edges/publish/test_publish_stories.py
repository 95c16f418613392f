"""Stories in the published tree: heard on phones, and on no board's card."""

from __future__ import annotations

from pathlib import Path

from player.cache.programme import content_refs
from player.notices.notice import Kind, Notice, Role
from player.notices.problem import Severity
from tests.edges.publish.desk import EDITORS, Desk

READING = Path("playlists/Berättelser/Tillsvidare/Tomten och bäcken/sv.mp3")
STORY = "---\nförfattare: Elin Ek\nrättigheter: Fri\n---\nDet var en gång en tomte.\n"


def story(desk: Desk, sound: bytes) -> Notice:
    desk.write(f"{EDITORS}/Tomten.md", STORY)
    desk.write(f"{EDITORS}/Tomten.mp3", sound)
    desk.publish()
    return desk.seen().notices()["hembygdsforeningen.tomten"]


def test_a_reading_lies_in_the_tree_and_no_board_fetches_it(desk: Desk) -> None:
    notice = story(desk, READING.read_bytes())
    assert notice.kind is Kind.STORY
    (sound,) = [part for part in notice.variants[0].parts if part.role is Role.SOUND]
    assert (desk.public / sound.path).stat().st_size == sound.size > 100_000
    seen = desk.seen()
    fetched = {ref.sha256 for ref in content_refs(seen.board, tuple(seen.contents.values()), seen.board.sites[0])}
    assert sound.version not in fetched
    assert {part.version for part in notice.variants[0].parts} - fetched == {sound.version}


def test_a_story_whose_sound_cannot_be_played_is_still_told(desk: Desk) -> None:
    notice = story(desk, b"ID3\x04\0\0\0\0\0\0" + b"\0" * 400)
    assert [part.role for part in notice.variants[0].parts] == [Role.TEXT]
    (problem,) = desk.publish().problems
    assert (problem.code, problem.severity, problem.file) == ("sound-broken", Severity.ERROR, f"{EDITORS}/Tomten.mp3")
    assert "”Tomten.mp3”" in desk.receipt()
