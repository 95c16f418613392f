"""What the drawing tests share: a gallery over an empty folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.edges.draw.gallery import Gallery


@pytest.fixture
def gallery(tmp_path: Path) -> Gallery:
    return Gallery(tmp_path)
