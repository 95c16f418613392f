"""Is a screen there, does the player really show on it, and at its full size?

A player that runs is no proof: SDL may draw where nobody sees it. So what the player has told of its last finished
present is held against the sockets, and against whether the kernel sends anything to them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from player.checks.answer import Check, Examination, State
from player.checks.synced import programme_of
from player.checks.told import Glass, Power, told_by_player
from player.device.seen import is_seen_by_nobody, may_be_black
from player.device.settings import parse_settings, read_file
from player.device.shape import Screen
from player.errors import InputError
from player.notices.codec import to_data
from player.screen.connectors import Connectors, is_connected, is_sent_nothing, read_connectors


def check(examination: Examination) -> Check:
    connectors = read_connectors(str(examination.at("/sys/class/drm")))
    told = told_by_player(examination)
    glass = told.part(Glass) if told is not None else Glass()
    screen = to_data(glass.screen or Screen())
    fresh = told is not None and told.fresh
    data = {
        "connectors": {each.name: f"{each.status} {each.mode}".strip() for each in connectors},
        "player": screen,
        "presenting": fresh,
    }
    connected = is_connected(connectors)
    if fresh and (dark := _named_nowhere(screen, examination, data) or _off(glass.power or Power(), data)):
        return dark
    if connected is False:
        return _fail("Ingen skärm är inkopplad.", "No screen is connected.",
                     "Check the cable and that the screen is on.", data)  # fmt: skip
    if not fresh:
        return _unopened(glass, data) or _not_presenting(connected, examination, data)
    return (
        _unopened(glass, data)
        or _seen_by_nobody(screen, examination, data)
        or _dark_socket(screen, connectors, examination, data)
        or _drawn_black(screen, data)
        or _wrong_size(screen, examination, data)
        or _by_processor(screen, data)
        or Check("screen", State.OK, f"Skärmen visar bild, {screen.get('mode') or 'storleken är okänd'}.",
                 f"The screen is being shown on, {screen.get('mode') or 'size unknown'}.", data=data)
    )  # fmt: skip


def _unopened(glass: Glass, data: Mapping[str, Any]) -> Check | None:
    """The player's last word was that it has no screen, though one is connected."""
    if glass.state != "failed" or (glass.screen is not None and glass.screen.driver):
        return None
    return _fail("Spelaren kunde inte öppna skärmen.", "The player could not open the screen.",
                 "See why: journalctl -u bytavla-player", data)  # fmt: skip


def _not_presenting(connected: bool | None, examination: Examination, data: Mapping[str, Any]) -> Check:  # noqa: FBT001
    sv, en = "Ingen spelare visar bild på skärmen.", "No player shows on the screen."
    if examination.is_board:
        return _fail(sv, en, "See why: systemctl status bytavla-player; journalctl -u bytavla-player", data)
    if connected:
        return Check("screen", State.WARN, sv, en, "Start it: bytavla play, or its service.", data)
    return Check(
        "screen", State.UNKNOWN, "Det går inte att se om någon skärm är inkopplad.",
        "Whether a screen is connected cannot be seen here.", "Look at it; then: bytavla status", data,
    )  # fmt: skip


def _named_nowhere(screen: Mapping[str, Any], examination: Examination, data: Mapping[str, Any]) -> Check | None:
    """A driver without a screen is as wrong by night; that none is told may then be a television asleep."""
    return _seen_by_nobody(screen, examination, data) if screen.get("driver") else None


def _seen_by_nobody(screen: Mapping[str, Any], examination: Examination, data: Mapping[str, Any]) -> Check | None:
    if not is_seen_by_nobody(screen):
        return None
    sv, en = "Spelaren ritar där ingen ser det.", "The player draws where nobody sees it."
    if examination.is_board:
        return _fail(sv, en, "Set SDL_VIDEODRIVER=kmsdrm in its unit, then restart bytavla-player.", data)
    return Check("screen", State.WARN, sv, en, "Play without --offscreen.", data)


def _off(power: Power, data: Mapping[str, Any]) -> Check | None:
    """A screen that is meant to be dark is no fault."""
    if power.state == "off":
        return Check("screen", State.OK, "Skärmen är släckt: det är stängt.", "The screen is off: it is closed.",
                     data=data)  # fmt: skip
    if power.state == "stuck":
        return _fail("TV:n tänds inte, fast tavlan ber om det.", "The television does not come on, though asked.",
                     "Press its button; switch HDMI-CEC on in its menu.", data)  # fmt: skip
    if power.state == "off-by-hand":
        return Check("screen", State.WARN, "Någon har stängt av skärmen med fjärrkontrollen. Den tänds vid öppning.",
                     "Somebody has switched the screen off by its remote. It comes on at opening time.",
                     "Switch it on, if it is to be on now.", data)  # fmt: skip
    return None


def _dark_socket(
    screen: Mapping[str, Any], connectors: Connectors, examination: Examination, data: Mapping[str, Any]
) -> Check | None:
    """The player shows on the bare screen, but the kernel sends nothing to any monitor."""
    if screen.get("driver") != "kmsdrm" or not is_sent_nothing(connectors, str(examination.at("/sys/class/drm"))):
        return None
    return _fail("Skärmen är svart: datorn skickar ingen bild till den.",
                 "The screen is black: the computer sends no picture to it.", "systemctl restart bytavla-player",
                 data)  # fmt: skip


def _drawn_black(screen: Mapping[str, Any], data: Mapping[str, Any]) -> Check | None:
    if not may_be_black(screen):
        return None
    renderer = screen.get("renderer")
    return _fail(f"Grafiken ({renderer or 'okänd'}) går inte att lita på: skärmen kan vara svart utan att det märks.",
                 f"The renderer ({renderer or 'unknown'}) cannot be relied on: the screen may be black unnoticed.",
                 "Install libgles2 libegl1 libgbm1, set SDL_RENDER_DRIVER=opengles2, restart bytavla-player.",
                 data)  # fmt: skip


def _wrong_size(screen: Mapping[str, Any], examination: Examination, data: Mapping[str, Any]) -> Check | None:
    wanted, mode = _wanted_mode(examination), screen.get("mode")
    if screen.get("driver") != "kmsdrm" or not wanted or not mode or mode == wanted:
        return None
    return Check(
        "screen", State.WARN, f"Skärmen visar {mode} i stället för {wanted}.",
        f"The screen is shown on at {mode} instead of {wanted}.",
        "Switch the TV off and on; or put size right in player.toml or board.toml.", {**data, "wanted": wanted},
    )  # fmt: skip


def _wanted_mode(examination: Examination) -> str:
    """The size that the settings, else the site, ask for; "" when neither is known."""
    if examination.settings is not None:
        try:
            size = parse_settings(read_file(examination.settings), examination.settings).size
        except InputError:
            size = None
        if size is not None:
            return f"{size[0]}x{size[1]}"
    programme = programme_of(examination)
    return f"{programme.site.screen.width_px}x{programme.site.screen.height_px}" if programme else ""


def _by_processor(screen: Mapping[str, Any], data: Mapping[str, Any]) -> Check | None:
    if screen.get("driver") != "kmsdrm" or screen.get("renderer") != "surface":
        return None
    return Check("screen", State.WARN, "Skärmen visar bild, men utan grafikprocessorn: övergångarna blir ryckiga.",
                 "The screen is being shown on, but without the graphics processor: fades will be uneven.",
                 "On a Pi: check that dtoverlay=vc4-kms-v3d stands in /boot/firmware/config.txt.", data)  # fmt: skip


def _fail(sv: str, en: str, do: str, data: Mapping[str, Any]) -> Check:
    return Check("screen", State.FAIL, sv, en, do, data)
