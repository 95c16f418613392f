"""What a guest network's code says, so that a phone joins it: the same on slides and on pages.

Leaves out the network itself (`notice`) and drawing the code (`draw.codes`).
"""

from __future__ import annotations

import re

from player.notices.notice import Wifi


def wifi_payload(wifi: Wifi) -> str:
    """The `WIFI:` form that Android and iOS read: backslash escapes, no P for an open network."""
    security = wifi.security or "nopass"
    password = f"P:{_escaped(wifi.password)};" if security != "nopass" and wifi.password else ""
    hidden = "H:true;" if wifi.hidden else ""
    return f"WIFI:T:{security};S:{_escaped(wifi.ssid)};{password}{hidden};"


def _escaped(text: str) -> str:
    return re.sub(r'([\\;,:"])', r"\\\1", text)
