"""Looking through a folder by names and stamps alone."""

from __future__ import annotations

from pathlib import Path

from player.publish.survey import survey


def test_a_link_to_nothing_or_round_in_a_circle_is_a_change_too(tmp_path: Path) -> None:
    folder = tmp_path / "Kören"
    folder.mkdir()
    before = survey(tmp_path, "Kören").fingerprint
    (folder / "Borta.md").symlink_to("finns-inte.md")
    dangling = survey(tmp_path, "Kören").fingerprint
    (folder / "Runt.md").symlink_to("Runt.md")
    assert len({before, dangling, survey(tmp_path, "Kören").fingerprint}) == 3
