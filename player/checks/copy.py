"""Is the synced copy whole, and how old is it?"""

from __future__ import annotations

from datetime import timedelta

from player.cache.check import verify
from player.cache.state import read_state
from player.checks.answer import Check, Examination, State

OLD = timedelta(hours=24)


def check_whole(examination: Examination) -> Check:
    """Every byte that may be shown is read and hashed."""
    if examination.cache is None:
        return _no_cache("cache")
    damage = verify(examination.cache)
    if not damage:
        return Check("cache", State.OK, "Kopian av programmet är hel.", "The copy of the programme is whole.")
    first = damage[0]
    return Check("cache", State.FAIL, first.sv, first.en, "Let bytavla sync run: it repairs what is damaged.",
                 {"damaged": len(damage)})  # fmt: skip


def check_age(examination: Examination) -> Check:
    """When the server last answered rightly."""
    if examination.cache is None:
        return _no_cache("sync")
    state = read_state(examination.cache)
    data = {"last_ok": state.last_ok.isoformat() if state.last_ok else None, "error": state.error}
    said = f" {state.error}" if state.error else ""
    if state.last_ok is None:
        return Check("sync", State.FAIL, f"Synkroniseringen har aldrig lyckats.{said}",
                     f"No sync has ever succeeded.{said}", "Check the network, the address and the root file.",
                     data)  # fmt: skip
    age = examination.now() - state.last_ok
    if age <= OLD:
        return Check("sync", State.OK, "Innehållet är färskt.", "The content is fresh.", data=data)
    words = f"{age.days} dygn" if age.days else f"{age.seconds // 3600} timmar"
    return Check(
        "sync", State.WARN, f"Ingen synkronisering har lyckats på {words}.{said}",
        f"No sync has succeeded since {state.last_ok:%Y-%m-%d}.{said}",
        "Check the network; the board goes on with what it has.", data,
    )  # fmt: skip


def _no_cache(name: str) -> Check:
    return Check(name, State.UNKNOWN, "Ingen synkad kopia är angiven.", "No synced copy was named.",
                 "Name it: bytavla doctor --cache /var/lib/bytavla/cache")  # fmt: skip
