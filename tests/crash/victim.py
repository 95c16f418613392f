"""The process that is killed: forks a child for each order, arms the shim in it, and runs the job there.

Started once by `injector` with the shim preloaded and the job's module imported, so that a kill costs a fork
and not an interpreter's start. Orders and answers are JSON lines.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import sys
import traceback


def main() -> None:
    module, _, name = sys.argv[1].partition(":")
    job = getattr(importlib.import_module(module), name)
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            os._exit(_run(job, order))
        _, status = os.waitpid(child, 0)
        signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        sys.stdout.write(json.dumps({"signal": signal, "status": status >> 8}) + "\n")
        sys.stdout.flush()


def _run(job: object, order: dict[str, object]) -> int:
    shim = ctypes.CDLL(None)
    try:
        shim.crash_arm.argtypes = (ctypes.c_char_p, ctypes.c_long, ctypes.c_long, ctypes.c_long)
        shim.crash_arm(str(order["under"]).encode(), order["at"], order["errno"], order["disk_bytes"])
        assert callable(job)
        return int(job(*order["arguments"]) or 0)  # type: ignore[misc]
    except Exception:  # noqa: BLE001 - the top of a forked child: nothing is above that could tell
        traceback.print_exc()
        return 99
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


if __name__ == "__main__":
    main()
