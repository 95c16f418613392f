"""From a source of alerts to all sites' screens: how long a VMA takes through fetch, publish, nginx, sync and play."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.bench.chain import Chain, chain
from tests.bench.folders import make_board
from tests.bench.pictures import save_photo
from tests.bench.section import Data, Say, Section
from tests.bench.sections.urgent import is_colour
from tests.bench.sizes import Sizes
from tests.bench.target import Target, markdown, number, percentile
from tests.edges.fetch.source import Source, source

POLL_S = 10
_OVER_POLL_S = 8
_SITES = tuple(f"plats-{number}" for number in range(1, 8))
_QUIET = (40, 90, 160)
_ALARM = (164, 22, 26)
_TIMEOUT_S = 90


def measure(folder: Path, sizes: Sizes, say: Say) -> Data:
    """Seconds of every alert, from the moment at which its source has it."""
    make_board(folder / "board", ["Vardag", "Viktigt"], urgent=["Viktigt"], sites=_SITES)
    save_photo(folder / "board" / "Vardag" / "bild.jpg", 1, (1920, 1080), _QUIET)
    with source() as vma:
        vma.answers(_answer(0))
        feed = f'adress = "{vma.url}"\nslag = "vma"\nvar = "{POLL_S} s"\n'
        (folder / "board" / "Viktigt" / "VMA.feed.toml").write_text(feed, encoding="utf-8")
        with chain(folder, "--allow-inside", vma.host, sites=_SITES) as running:
            running.wait_for(is_colour(_QUIET), 2 * _TIMEOUT_S)
            say(f"{sizes.alerts} alerts, the feed asked every {POLL_S} s")
            return {"alert_s": [_alert_s(running, vma, number) for number in range(1, sizes.alerts + 1)]}


def _alert_s(running: Chain, vma: Source, number: int) -> float:
    """From the source's change to the alert in the middle of the last screen; then it is cancelled again."""
    time.sleep(random.Random(number).uniform(0.5, POLL_S))
    vma.answers(_answer(number))
    changed_s = time.monotonic()
    seen_s = running.wait_for(is_colour(_ALARM), _TIMEOUT_S)
    vma.answers(_answer(number, cancelled=True))
    running.wait_for(is_colour(_QUIET), _TIMEOUT_S)
    return seen_s - changed_s


def _answer(number: int, *, cancelled: bool = False) -> bytes:
    """What the source says: the alert of that number (0: none), or that it is over."""
    now = datetime.now(UTC).replace(microsecond=0)
    common = {"sender": "sr", "sent": now.isoformat(), "status": "Actual", "scope": "Public"}
    info = {"language": "sv-SE", "event": "VMA", "description": "Prov.", "severity": "Severe",
            "expires": (now + timedelta(hours=1)).isoformat()}  # fmt: skip
    alert = {**common, "identifier": str(number), "msgType": "Alert", "info": [info]}
    cancel = {**common, "identifier": f"{number}c", "msgType": "Cancel", "references": f"sr,{number},-", "info": None}
    return json.dumps({"alerts": [alert, cancel] if cancelled else [alert] * bool(number)}).encode()


def targets(data: Data) -> Sequence[Target]:
    """The 95th percentile."""
    seconds = percentile(data["alert_s"], 0.95)
    asked = f"feed asked every {POLL_S} s"
    what = f"alert in the feed to {len(_SITES)} sites' screens, p95 of {len(data['alert_s'])}, {asked}"
    return (Target(what, POLL_S + _OVER_POLL_S, f"{number(seconds)} s", seconds, "s"),)


def chapter(data: Data, pictures: Path) -> str:
    """The distribution."""
    rows = [[str(len(data["alert_s"])), *(number(percentile(data["alert_s"], share)) for share in (0.5, 0.95, 1))]]
    return (
        "A source of VMA on loopback gets an alert at any moment between two polls; `publish --watch` with its own "
        f"fetcher (every {POLL_S} s), nginx, and in each of {len(_SITES)} sites `sync` (every 5 s) and `play` under "
        "Xvfb bring it to the screens, which are read from outside: the last of them counts. All of them share this "
        "computer's processors.\n\n" + markdown(("alerts", "median s", "p95 s", "longest s"), rows)
    )


SECTION = Section("alerts", "From an alert's source to the screen", measure, targets, chapter)
