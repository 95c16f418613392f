"""Does the board get enough electricity, and does it run at its full speed? A Pi notes it when not."""

from __future__ import annotations

from player.checks.answer import Check, Examination, State

_NOW = {
    0: ("strömmen räcker inte just nu", "there is too little power right now"),
    1: ("takten är sänkt just nu", "its clock is capped right now"),
    2: ("den går på sparlåga just nu", "it is throttled right now"),
    3: ("den är så varm att den bromsar sig just nu", "it is so hot that it slows down right now"),
}
_SINCE_BOOT = {
    16: ("strömmen har inte räckt sedan start", "there has been too little power since boot"),
    17: ("takten har varit sänkt sedan start", "its clock has been capped since boot"),
    18: ("den har gått på sparlåga sedan start", "it has been throttled since boot"),
    19: ("den har bromsat sig av värme sedan start", "it has slowed down for heat since boot"),
}
"""Bit numbers of the firmware's answer, as documented by Raspberry Pi (vcgencmd get_throttled)."""
_TOO_LITTLE = 1 << 0


def check(examination: Examination) -> Check:
    bits = _bits(examination)
    if bits is None:
        return Check("power", State.UNKNOWN, "Bara en Raspberry Pi berättar om strömmen räcker.",
                     "Only a Raspberry Pi tells whether it gets enough power.")  # fmt: skip
    said = [words for number, words in {**_NOW, **_SINCE_BOOT}.items() if bits & (1 << number)]
    data = {"get_throttled": f"{bits:#x}"}
    if not said:
        return Check("power", State.OK, "Strömmen räcker.", "There is enough power.", data=data)
    sv, en = ("; ".join(words[at] for words in said) for at in (0, 1))
    return Check(
        "power", State.FAIL if bits & _TOO_LITTLE else State.WARN, f"Tavlans dator: {sv}.", f"The computer: {en}.",
        "Use the Pi's own power supply and a short cable; give it air, away from the TV's warm back.", data,
    )  # fmt: skip


def _bits(examination: Examination) -> int | None:
    """What the firmware says: by its file, whose figure is bare hexadecimal, else by its command."""
    for file in sorted(examination.at("/sys/devices/platform/soc").glob("*/get_throttled")):
        return _hexadecimal(examination.line(file.relative_to(examination.root)))
    answer = examination.ask(["vcgencmd", "get_throttled"])
    return _hexadecimal(answer.strip().removeprefix("throttled=")) if answer else None


def _hexadecimal(text: str) -> int | None:
    try:
        return int(text, 16)
    except ValueError:
        return None
