"""How long a release is tried has to be a time: told at once by who is asked, before anything is sent or changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

DEPLOY = Path(__file__).parents[3] / "deploy"
WRONG = [("3m", "2"), ("030", "2"), ("100000", "2"), ("", "2"), ("30", "0"), ("30", "-1"), ("30", "2.5"), ("30", "30")]


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    command = ["/bin/sh", str(DEPLOY / words[0]), *words[1:]]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("within", "steady"), WRONG)
def test_the_installer_refuses_it_before_it_asks_the_board(within: str, steady: str) -> None:
    told = _run("install.sh", "nobody@board.invalid", "--update", "--within", within, "--steady", steady)
    assert told.returncode == 3
    assert "cannot be" in told.stderr
    assert "sending" not in told.stdout


@pytest.mark.parametrize(("within", "steady"), WRONG)
def test_the_judge_refuses_it_before_it_plays_anything(within: str, steady: str) -> None:
    told = _run("release.sh", "try", "some-release", within, steady)
    assert told.returncode == 2
    assert "nothing was changed" in told.stdout
