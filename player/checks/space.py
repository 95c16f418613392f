"""Is there room on the disk for the copy of the programme and for finished frames?"""

from __future__ import annotations

from player.checks.answer import Check, Examination, State
from player.device.places import frames_folder, state_folder

LEAST_BYTES, ENOUGH_BYTES = 100_000_000, 1_000_000_000


def check(examination: Examination) -> Check:
    folders = [frames_folder(examination.environment), state_folder(examination.environment)]
    if examination.cache is not None:
        folders.append(examination.cache)
    free = {str(folder): examination.free_bytes(examination.at(folder.absolute())) for folder in folders}
    where, least = min(free.items(), key=lambda item: item[1])
    words = f"{least // 10**9} GB" if least >= ENOUGH_BYTES else f"{least // 10**6} MB"
    if least >= ENOUGH_BYTES:
        return Check("space", State.OK, f"Det finns plats: {words}.", f"There is room: {words}.", data=free)
    state = State.WARN if least >= LEAST_BYTES else State.FAIL
    return Check(
        "space", state, f"Bara {words} ledigt där {where} ligger.", f"Only {words} left where {where} lies.",
        "Remove what is not needed, or use a larger card.", free,
    )  # fmt: skip
