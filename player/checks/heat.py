"""Is the computer too hot? Behind a screen, in a window in June, it may be; it then slows down, and later breaks."""

from __future__ import annotations

from player.checks.answer import Check, Examination, State
from player.checks.firmware import HOT, SINCE_BOOT, noted_by_firmware

_WARM_C, _HOT_C = 75.0, 85.0
"""A Pi begins to slow down at 80 degrees (some at 60, and they say so), and does so hard at 85."""
_DO = "Give it air: away from the screen's warm back and out of the sun, or a case with a fan."


def check(examination: Examination) -> Check:
    degrees, bits = _hottest(examination), noted_by_firmware(examination) or 0
    if degrees is None:
        return Check("heat", State.UNKNOWN, "Datorn berättar inte hur varm den är.",
                     "The computer does not tell how hot it is.")  # fmt: skip
    words, data = f"{degrees:.0f} °C", {"celsius": degrees, "get_throttled": f"{bits:#x}"}
    if degrees >= _HOT_C:
        return Check("heat", State.FAIL, f"Datorn är för varm: {words}.", f"The computer is too hot: {words}.", _DO,
                     data)  # fmt: skip
    if bits & HOT:
        return Check("heat", State.WARN, f"Datorn är så varm att den bromsar sig: {words}.",
                     f"The computer is so hot that it slows down: {words}.", _DO, data)  # fmt: skip
    if degrees >= _WARM_C:
        return Check("heat", State.WARN, f"Datorn är varm: {words}.", f"The computer is hot: {words}.", _DO, data)
    if bits & (HOT << SINCE_BOOT):
        return Check("heat", State.WARN, f"Datorn har bromsat sig av värme sedan start; nu {words}.",
                     f"The computer has slowed down for heat since boot; now {words}.", _DO, data)  # fmt: skip
    return Check("heat", State.OK, f"Datorn är lagom varm: {words}.", f"Its temperature is fine: {words}.", data=data)


def _hottest(examination: Examination) -> float | None:
    """Degrees Celsius of the hottest place that the kernel measures; it tells thousandths."""
    zones = examination.at("/sys/class/thermal").glob("thermal_zone*/temp")
    told = [examination.line(zone.relative_to(examination.root)) for zone in zones]
    return max((int(each) / 1000 for each in told if each.lstrip("-").isdecimal()), default=None)
