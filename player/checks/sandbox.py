"""Is the worker that opens editors' files really locked in? It says itself what the kernel let it do."""

from __future__ import annotations

from player.checks.answer import Check, Examination, State
from player.errors import WorkerError
from player.notices.codec import to_data
from player.worker.folder_messages import ReadBoard


def check(examination: Examination) -> Check:
    with examination.scratch() as root, examination.worker([root], []) as worker:
        try:
            worker.call(ReadBoard(str(root)))
        except WorkerError as error:
            sv, en = f"Ritprogrammet startar inte: {error}", f"The worker does not start: {error}"
            return Check("sandbox", State.FAIL, sv, en, "Install the project anew.")
        guards = worker.guards
    assert guards is not None, "a worker that has answered has told of its guards"
    data = to_data(guards)
    if guards.complete:
        return Check("sandbox", State.OK, "Ritprogrammet är inlåst som det ska.", "The worker is locked in.", data=data)
    words = "; ".join(guards.notes)
    return Check(
        "sandbox", State.WARN, f"Ritprogrammet har inte alla sina spärrar: {words}",
        f"The worker has not all its limits: {words}", "Use a kernel with Landlock and install libseccomp2.", data,
    )  # fmt: skip
