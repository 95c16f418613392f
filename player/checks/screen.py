"""Is a screen there, and does the player really show on it?

A player that runs is no proof: SDL may draw where nobody sees it. So what the player has told of its last finished
present is held against the sockets.
"""

from __future__ import annotations

from player.checks.answer import Check, Examination, State
from player.device.health import is_stale
from player.device.places import runtime_folders
from player.device.status import boot_id, boot_seconds, read_status
from player.screen.connectors import is_connected, read_connectors


def check(examination: Examination) -> Check:
    connectors = read_connectors()
    connected = is_connected(connectors)
    status = read_status(runtime_folders(examination.environment)) or {}
    told = status.get("screen") or {}
    fresh = bool(status) and not is_stale(status, boot_seconds(), boot_id())
    sockets = {connector.name: f"{connector.status} {connector.mode}".strip() for connector in connectors}
    data = {"connectors": sockets, "player": told, "presenting": fresh}
    if connected is False:
        return Check(
            "screen", State.FAIL, "Ingen skärm är inkopplad.", "No screen is connected.",
            "Check the cable and that the screen is on.", data,
        )  # fmt: skip
    if fresh and told.get("driver") in ("kmsdrm", "x11", "wayland"):
        return Check("screen", State.OK, "Skärmen visar bild.", "The screen is being shown on.", data=data)
    if connected:
        return Check(
            "screen", State.WARN, "En skärm är inkopplad, men ingen spelare visar bild på den.",
            "A screen is connected, but no player shows on it.", "Start it: bytavla play, or its service.", data,
        )  # fmt: skip
    return Check(
        "screen", State.UNKNOWN, "Det går inte att se om någon skärm är inkopplad.",
        "Whether a screen is connected cannot be seen here.", "Look at it; then: bytavla status", data,
    )  # fmt: skip
