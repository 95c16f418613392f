"""The installer opens a sound card by the same word in player.toml as the player goes by, and by no other."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from player.device.settings import parse_settings

ROOT = Path(__file__).parents[3]
NEEDED = 'site = "hamneda"\nserver = "https://tavlan.example.se/"\nroot = "/etc/bytavla/root.json"\n'


def installer_opens(folder: Path) -> bool:
    ask = f". {ROOT}/deploy/board/sound.sh; may_sound"
    return subprocess.run(["sh", "-eu", "-c", f"ETC={folder}; {ask}"], check=False).returncode == 0


@pytest.mark.parametrize(
    "line", ["sound = true", "sound=true  # in the café", "  sound = true", "sound = false", "# sound = true", ""]
)
def test_what_the_installer_reads_is_what_the_player_reads(line: str, tmp_path: Path) -> None:
    path = tmp_path / "player.toml"
    path.write_text(f"{NEEDED}{line}\n", encoding="utf-8")
    assert installer_opens(tmp_path) is parse_settings(path.read_bytes(), path).sound


def test_a_new_board_is_kept_from_the_sound_card(tmp_path: Path) -> None:
    assert not installer_opens(tmp_path)
    (tmp_path / "player.toml").write_bytes((ROOT / "deploy/player.toml").read_bytes())
    assert not installer_opens(tmp_path)
