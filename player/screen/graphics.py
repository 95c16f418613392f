"""Whether a graphics processor stands behind the screen, asked of the kernel.

Opening a renderer to ask its name takes as long as the whole start where Mesa only emulates one. Leaves out opening it,
and the names that emulations give themselves (`display`).
"""

from __future__ import annotations

from pathlib import Path

from player.screen.connectors import DRM_FOLDER

_WITHOUT_PROCESSOR = frozenset(
    {"ast", "bochs-drm", "cirrus", "mgag200", "qxl", "simple-framebuffer", "vgem", "virtio_gpu", "vkms"}
)
"""Kernel drivers of cards that only show: those of servers and of virtual machines."""


def may_have_processor(folder: str = DRM_FOLDER) -> bool:
    """Whether some node that renders belongs to a driver that is not known for having nothing behind it."""
    nodes = Path(folder).glob("renderD*")
    return any((node / "device" / "driver").resolve().name not in _WITHOUT_PROCESSOR for node in nodes)
