"""Whether anybody can see what a player presents, by the driver and the renderer that it has told.

SDL gladly draws where nobody looks, and every present succeeds there. Leaves out what the kernel says of its sockets
(`screen.connectors`) and the words for it (`health`, `checks.screen`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_ON_GLASS = frozenset({"kmsdrm", "x11", "wayland", "cocoa", "windows"})
"""The video drivers behind which a screen is. SDL has others ("dummy", "offscreen", "evdev"), and new ones come."""
SOFTWARE_RENDERERS = ("llvmpipe", "softpipe", "swrast", "software")
"""Parts of the names that renderers without a graphics processor give themselves."""
_DESKTOP_GL = "opengl"
"""Without desktop OpenGL's own library this renderer draws black, and says nothing: it is never the one to have."""


def is_seen_by_nobody(screen: Mapping[str, Any]) -> bool:
    """Whether the driver has no screen behind it; one that was not told counts as none."""
    return screen.get("driver") not in _ON_GLASS


def may_be_black(screen: Mapping[str, Any]) -> bool:
    """Whether the renderer on a bare screen is one that may show black while all goes well."""
    if screen.get("driver") != "kmsdrm":
        return False
    renderer = str(screen.get("renderer") or "").casefold()
    return renderer in ("", _DESKTOP_GL) or any(word in renderer for word in SOFTWARE_RENDERERS)
