"""Whom to call stands in a board's settings as it was given, or is refused: never as something else."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from tests.edges.deploy.card import KEY, flashed, prepare


def _prepared(folder: Path, call: str) -> tuple[int, str, Path]:
    (folder / "root.json").write_text(json.dumps({"signed": {"_type": "root", "keys": {"a": 1}}}), encoding="ascii")
    (folder / "key.pub").write_text(KEY + "\n", encoding="ascii")
    boot = flashed(folder / "boot", trixie=True)
    words = ("--site", "hamneda", "--server", "http://127.0.0.1:9/", "--root", str(folder / "root.json"))
    told = prepare(boot, *words, "--ssh-key", str(folder / "key.pub"), "--call", call)
    return told.returncode, told.stderr, boot / "bytavla/player.toml"


def test_it_stands_there_as_it_was_given(tmp_path: Path) -> None:
    call = "Åsa på Bo & Co | ’växeln’ #2 = 'hem', 08-465 004 00"
    code, told, settings = _prepared(tmp_path, call)
    assert code == 0, told
    assert tomllib.loads(settings.read_text(encoding="utf-8"))["call"] == call


@pytest.mark.parametrize("call", ['Anna "Ann", 070-174 06 05', r"Anna \ Bo", "Anna\n070-174 06 05"])
def test_what_cannot_stand_there_is_refused(call: str, tmp_path: Path) -> None:
    code, told, settings = _prepared(tmp_path, call)
    assert (code, settings.exists()) == (3, False)
    assert "one line, without" in told
