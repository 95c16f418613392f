from __future__ import annotations

from pathlib import Path

import pytest

from player.screen.graphics import may_have_processor


def _card(folder: Path, driver: str) -> str:
    """Laid out as the kernel's: a node whose device is a link to its driver."""
    (folder / "drivers" / driver).mkdir(parents=True)
    device = folder / "devices" / driver
    device.mkdir(parents=True)
    (device / "driver").symlink_to(folder / "drivers" / driver)
    node = folder / "drm" / "renderD128"
    node.mkdir(parents=True)
    (node / "device").symlink_to(device)
    return str(folder / "drm")


@pytest.mark.parametrize(("driver", "has_one"), [("v3d", True), ("i915", True), ("virtio_gpu", False), ("ast", False)])
def test_a_pi_has_a_graphics_processor_and_a_virtual_machine_none(tmp_path: Path, driver: str, has_one: bool) -> None:
    assert may_have_processor(_card(tmp_path, driver)) is has_one


def test_a_card_that_cannot_render_has_none(tmp_path: Path) -> None:
    (tmp_path / "card0").mkdir()
    assert not may_have_processor(str(tmp_path))
