"""What a Raspberry Pi's firmware has noted of its power, its speed and its heat. Leaves out the words for it.

Too little power and heat both slow a Pi down, and each is another's fault to mend: what heat explains is heat's.
"""

from __future__ import annotations

from player.checks.answer import Examination

SINCE_BOOT = 16
"""So many bits further up stands the same, of any moment since boot."""
TOO_LITTLE, CAPPED, THROTTLED, HOT = (1 << number for number in range(4))
"""The bits of the firmware's answer, as documented by Raspberry Pi (vcgencmd get_throttled)."""


def noted_by_firmware(examination: Examination) -> int | None:
    """By its file, whose figure is bare hexadecimal, else by its command; None where neither tells (no Pi)."""
    for file in sorted(examination.at("/sys/devices/platform").glob("soc*/*/get_throttled")):
        bits = _hexadecimal(examination.line(file.relative_to(examination.root)))
        if bits is not None:
            return bits
    answer = examination.ask(["vcgencmd", "get_throttled"])
    return _hexadecimal(answer.strip().removeprefix("throttled=")) if answer else None


def not_by_heat(bits: int) -> int:
    """The bits without those that heat explains: slowing down while it is hot and has power enough."""
    for shift in (0, SINCE_BOOT):
        heat = HOT if (bits >> shift) & TOO_LITTLE else HOT | CAPPED | THROTTLED
        if (bits >> shift) & HOT:
            bits &= ~(heat << shift)
    return bits


def _hexadecimal(text: str) -> int | None:
    try:
        return int(text, 16)
    except ValueError:
        return None
