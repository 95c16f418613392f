"""What is plugged in, as the kernel tells it: unplugging and replugging a monitor raises no event in SDL.

Leaves out what is done about it (`keeper`).
"""

from __future__ import annotations

import os
from dataclasses import dataclass

DRM_FOLDER = "/sys/class/drm"


@dataclass(frozen=True, slots=True)
class Connector:
    """One socket: its name ("card0-HDMI-A-1"), "connected", "disconnected" or "unknown", and its best mode."""

    name: str
    status: str
    mode: str = ""


Connectors = tuple[Connector, ...]


def read_connectors(folder: str = DRM_FOLDER) -> Connectors:
    """Every socket of every graphics card, by name; none where the kernel has no such cards."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.startswith("card") and "-" in name)  # noqa: PTH208
    except OSError:
        return ()
    found = []
    for name in names:
        status = _first_line(f"{folder}/{name}/status")
        mode = _first_line(f"{folder}/{name}/modes") if status == "connected" else ""
        found.append(Connector(name, status or "unknown", mode))
    return tuple(found)


def is_connected(connectors: Connectors) -> bool | None:
    """Whether a monitor is there; None when nothing can tell (no such card, or sockets that do not notice)."""
    statuses = {connector.status for connector in connectors if "Writeback" not in connector.name}
    if "connected" in statuses:
        return True
    return False if statuses == {"disconnected"} else None


def is_sent_nothing(connectors: Connectors, folder: str = DRM_FOLDER) -> bool:
    """Whether monitors are there, and the kernel sends no picture to any of them."""
    names = [connector.name for connector in connectors if connector.status == "connected"]
    return bool(names) and {_first_line(f"{folder}/{name}/enabled") for name in names} == {"disabled"}


def _first_line(path: str) -> str:
    try:
        with open(path, encoding="ascii", errors="replace") as file:  # noqa: PTH123 - twice a second for years
            return file.readline().strip()
    except OSError:
        return ""
