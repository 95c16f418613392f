"""Whether a player is healthy, from what it has told: the reasons why not, as data.

Leaves out wrong files of editors: they are problems for their editors, and the board is well all the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from player.device.seen import is_seen_by_nobody, may_be_black

STALE_AFTER_S = 60.0
"""A player presents every 20 s at least: three that are missing are no accident."""
_LONGEST_BOOT_S = 1e10
_SYNC_LATE_AFTER = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason why a board is not healthy, and what to do about it."""

    code: str
    sv: str
    en: str


def is_stale(status: Mapping[str, Any], boot_s: float, boot: str) -> bool:
    """Whether the last present was in another boot, never, or longer ago than `STALE_AFTER_S`.

    Without a monitor nothing can be presented: then that the player says so is its sign of life.
    """
    presented = status.get("told_boot_s" if status.get("state") == "off" else "presented_boot_s")
    if status.get("boot_id") != boot or not isinstance(presented, int | float):
        return True
    if not abs(presented) <= _LONGEST_BOOT_S:
        return True  # no time at all: not to be reckoned with
    return boot_s - presented > STALE_AFTER_S


def findings_of(status: Mapping[str, Any], now: datetime, *, is_sent_nothing: bool = False) -> tuple[Finding, ...]:
    """Every reason, the gravest first; none for a healthy player.

    `is_sent_nothing` says that the kernel sends no picture to the monitors that are there.
    """
    dark = _of_sockets(status) if is_sent_nothing else ()
    screen = (*_of_screen(status), *dark)
    return (*screen, *_of_programme(status), *_of_settings(status), *_of_clock(status), *_of_sync(status, now))


def _of_sockets(status: Mapping[str, Any]) -> tuple[Finding, ...]:
    """The player shows on the bare screen, and means to, but nothing leaves the machine."""
    power = (status.get("power") or {}).get("state", "on")
    if power != "on" or (status.get("screen") or {}).get("driver") != "kmsdrm":
        return ()
    return (
        Finding("screen.unsent", "Skärmen är svart: datorn skickar ingen bild till den. Starta om bytavla-player.",
                "The screen is black: the computer sends no picture to it. Restart bytavla-player."),
    )  # fmt: skip


def _of_power(status: Mapping[str, Any]) -> tuple[Finding, ...]:
    power = (status.get("power") or {}).get("state")
    if power == "off-by-hand":
        return (
            Finding("screen.by-hand", "Någon har stängt av skärmen med fjärrkontrollen. Den tänds igen vid öppning.",
                    "Somebody has switched the screen off by its remote. It comes on again at opening time."),
        )  # fmt: skip
    if power == "stuck":
        return (
            Finding("screen.stuck", "TV:n tänds inte, fast tavlan ber om det. Tryck på dess knapp.",
                    "The television does not come on, though the board asks. Press its button."),
        )  # fmt: skip
    return ()


def _of_seeing(screen: Mapping[str, Any]) -> tuple[Finding, ...]:
    """A picture that is presented, but that nobody may see."""
    if is_seen_by_nobody(screen):
        driver = screen.get("driver") or "?"
        return (
            Finding("screen.nowhere", f"Spelaren ritar där ingen ser det ({driver}). Rätta SDL_VIDEODRIVER.",
                    f"The player draws where nobody sees it ({driver}). Put SDL_VIDEODRIVER right."),
        )  # fmt: skip
    if may_be_black(screen):
        renderer = screen.get("renderer") or "?"
        return (
            Finding("screen.renderer", f"Grafiken ({renderer}) kan vara svart utan att det märks. Se bytavla doctor.",
                    f"The renderer ({renderer}) may be black unnoticed. See bytavla doctor."),
        )  # fmt: skip
    return ()


def _of_screen(status: Mapping[str, Any]) -> tuple[Finding, ...]:
    screen = status.get("screen") or {}
    if screen.get("driver") and (found := _of_seeing(screen)):
        return found  # as true by night
    if (status.get("power") or {}).get("state") == "off":
        return ()  # dark because it is closed; some televisions that sleep look like none
    if found := _of_power(status):
        return found
    if status.get("state") == "off" or screen.get("connected") is False:
        return (
            Finding("screen.off", "Ingen skärm är inkopplad. Kontrollera sladden och att skärmen är på.",
                    "No screen is connected. Check its cable and that it is on."),
        )  # fmt: skip
    if status.get("state") == "failed":
        return (
            Finding("screen.failed", "Spelaren kan inte visa något. Se journalen: journalctl -u bytavla-player.",
                    "The player cannot show anything. See the journal: journalctl -u bytavla-player."),
        )  # fmt: skip
    # While it waits for a programme it may not have opened a screen yet; that it waits is told.
    return () if status.get("state") == "waiting" else _of_seeing(screen)


def _of_programme(status: Mapping[str, Any]) -> tuple[Finding, ...]:
    if status.get("state") == "waiting":
        return (
            Finding("programme.none", "Inget program har kommit ännu. Kontrollera att synkroniseringen går.",
                    "No programme has come yet. Check that sync is running."),
        )  # fmt: skip
    if status.get("on_air") != status.get("should_be"):
        return (
            Finding("programme.other", "Skärmen visar något annat än den borde: bilden är inte färdig.",
                    "The screen shows something else than it should: the picture is not ready."),
        )  # fmt: skip
    return ()


def _of_settings(status: Mapping[str, Any]) -> tuple[Finding, ...]:
    """The last right ones hold: the board plays, but not as its owner wants."""
    if not (wrong := status.get("settings")):
        return ()
    sv, en = (" ".join(str(each.get(language)) for each in wrong) for language in ("sv", "en"))
    return (Finding("settings.wrong", f"Fel i inställningarna: {sv}", f"Wrong settings: {en}"),)


def _of_clock(status: Mapping[str, Any]) -> tuple[Finding, ...]:
    if status.get("clock_trusted") is not False:
        return ()
    return (
        Finding("clock.untrusted", "Klockan är inte ställd: daterade anslag väntar. Kontrollera nätet (NTP).",
                "The clock is not set: dated notices wait. Check the network (NTP)."),
    )  # fmt: skip


def _of_sync(status: Mapping[str, Any], now: datetime) -> tuple[Finding, ...]:
    last_ok = (status.get("sync") or {}).get("last_ok")
    if last_ok is None or now - datetime.fromisoformat(last_ok) <= _SYNC_LATE_AFTER:
        return ()
    return (
        Finding("sync.late", f"Ingen synkronisering har lyckats sedan {last_ok}. Kontrollera nätet.",
                f"No sync has succeeded since {last_ok}. Check the network."),
    )  # fmt: skip
