"""Does the board get enough electricity, and does it run at its full speed? A Pi notes it when not.

Leaves out being slowed down by heat (`heat`).
"""

from __future__ import annotations

from player.checks.answer import Check, Examination, State
from player.checks.firmware import CAPPED, SINCE_BOOT, THROTTLED, TOO_LITTLE, not_by_heat, noted_by_firmware

_WORDS = {
    TOO_LITTLE: ("strömmen räcker inte just nu", "there is too little power right now"),
    CAPPED: ("takten är sänkt just nu", "its clock is capped right now"),
    THROTTLED: ("den går på sparlåga just nu", "it is throttled right now"),
    TOO_LITTLE << SINCE_BOOT: ("strömmen har inte räckt sedan start", "there has been too little power since boot"),
    CAPPED << SINCE_BOOT: ("takten har varit sänkt sedan start", "its clock has been capped since boot"),
    THROTTLED << SINCE_BOOT: ("den har gått på sparlåga sedan start", "it has been throttled since boot"),
}


def check(examination: Examination) -> Check:
    bits = noted_by_firmware(examination)
    if bits is None:
        return Check("power", State.UNKNOWN, "Bara en Raspberry Pi berättar om strömmen räcker.",
                     "Only a Raspberry Pi tells whether it gets enough power.")  # fmt: skip
    said = [words for bit, words in _WORDS.items() if not_by_heat(bits) & bit]
    data = {"get_throttled": f"{bits:#x}"}
    if not said:
        return Check("power", State.OK, "Strömmen räcker.", "There is enough power.", data=data)
    sv, en = ("; ".join(words[at] for words in said) for at in (0, 1))
    return Check(
        "power", State.FAIL if bits & TOO_LITTLE else State.WARN, f"Tavlans dator: {sv}.", f"The computer: {en}.",
        "Use the Pi's own power supply and a short cable.", data,
    )  # fmt: skip
