"""What a release says of itself in several places is the same in all of them."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from player import __version__
from player.notices.moment import BUILT

ROOT = Path(__file__).parents[2]
RELEASES = re.findall(
    r"^## \[([^\]]+)\] - (\S+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE
)


def test_version_package_and_changelog_are_of_one_release() -> None:
    package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert __version__ == package["version"] == RELEASES[0][0]


def test_no_release_is_older_than_what_it_takes_for_passed() -> None:
    """A board whose clock stands before `BUILT` does not believe it: it must have passed when a release is put out."""
    out = [datetime.fromisoformat(day).replace(tzinfo=UTC) for _, day in RELEASES if day != "unreleased"]
    assert max(out, default=BUILT) <= BUILT <= datetime.now(UTC)
