from __future__ import annotations

from pathlib import Path

import pytest
from editors_folder import EditorsFolder


@pytest.fixture
def folder(tmp_path: Path) -> EditorsFolder:
    return EditorsFolder(tmp_path)
