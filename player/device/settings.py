"""What a board is told about itself in `/etc/bytavla/player.toml`: its settings, and every problem in them at once.

`SETTINGS` is the one table of them; deploy/player.toml tells owners what each is for. Leaves out what a program does
when the file is wrong (`settings_in_force`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from player.device import setting_values as values
from player.device.setting_values import Expected
from player.errors import InputError
from player.notices.problem import Problem, Severity
from player.notices.toml_fault import toml_fault

_MOST_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class Settings:
    """`size` in pixels and `rotate` in degrees, unturned; None where the site's own screen settings decide.

    `fade_s` 0 cuts. `poll_s` is how often sync asks the server; on a metered line at most once a minute.
    `call` is whom to call, told on the screen while there is nothing to play yet. `sound`: this board may be heard,
    where board.toml lets its site and the playlist; the installer opens the sound device by it.
    """

    site: str
    server: str
    root: Path
    size: tuple[int, int] | None = None
    rotate: int | None = None
    fade_s: float = 0.8
    poll_s: float = 5.0
    metered: bool = False
    call: str = ""
    sound: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """How one setting is read. `read` answers None for a value that cannot be; `field` is its name in `Settings`."""

    field: str
    read: Callable[[Any], object]
    expected: Expected
    required: bool = False


SETTINGS: Mapping[str, Setting] = {
    "site": Setting("site", values.site, values.SITE, required=True),
    "server": Setting("server", values.web_address, values.WEB_ADDRESS, required=True),
    "root": Setting("root", values.absolute_path, values.ABSOLUTE_PATH, required=True),
    "size": Setting("size", values.size, values.SIZE),
    "rotate": Setting("rotate", values.rotation, values.ROTATION),
    "fade_seconds": Setting("fade_s", values.between(0, 5), values.between_words(0, 5)),
    "poll_seconds": Setting("poll_s", values.between(1, 86400), values.between_words(1, 86400)),
    "metered": Setting("metered", values.yes_or_no, values.YES_OR_NO),
    "call": Setting("call", values.text, values.TEXT),
    "sound": Setting("sound", values.yes_or_no, values.YES_OR_NO),
}


def read_file(path: Path) -> bytes:
    """The file as it is. Raises InputError."""
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES)
    except OSError as error:
        reason = error.strerror or "?"
        problem = _problem(path, "unreadable", f"filen kan inte läsas: {reason}.", f"it cannot be read: {reason}.")
        raise InputError(f"{path}: no settings.", (problem,)) from error


def parse_settings(raw: bytes, path: Path) -> Settings:
    """The settings in the bytes of the file at `path`. Raises InputError with every problem in them."""
    try:
        data = tomllib.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        sv, en = toml_fault(error)
        problem = _problem(path, "syntax", f"filen kan inte läsas som TOML: {sv}.", f"it is not TOML: {en}.")
        raise InputError(f"{path}: no settings.", (problem,)) from error
    problems = (*_unknown(data, path), *_missing(data, path))
    read = {name: setting.read(data[name]) for name, setting in SETTINGS.items() if name in data}
    wrong = tuple(_wrong(path, name, data[name]) for name, value in read.items() if value is None)
    if problems or wrong:
        raise InputError(f"{path}: wrong settings.", (*problems, *wrong))
    return Settings(**{SETTINGS[name].field: value for name, value in read.items()})  # type: ignore[arg-type]


def another_site(path: Path, site: str, played: str) -> Problem:
    """What is said while the board plays the programme of another site than its settings name."""
    return _problem(
        path,
        "another-site",
        f"tavlan visar programmet för ”{played}”, för till ”{site}” har inget kommit än. Står platsen så i board.toml?",
        f"the board shows the programme of “{played}”, for nothing has come for “{site}” yet. Is the site written so "
        "in board.toml?",
    )


def _unknown(data: Mapping[str, Any], path: Path) -> Iterator[Problem]:
    for name in data:
        if name in SETTINGS:
            continue
        meant = next(iter(get_close_matches(name.casefold(), SETTINGS, 1)), "")
        yield _problem(
            path,
            "unknown",
            f"inställningen ”{name[:60]}” finns inte." + (f" Menade du ”{meant}”?" if meant else ""),
            f"there is no setting “{name[:60]}”." + (f" Did you mean “{meant}”?" if meant else ""),
        )


def _missing(data: Mapping[str, Any], path: Path) -> Iterator[Problem]:
    for name, setting in SETTINGS.items():
        if setting.required and name not in data:
            sv, en = setting.expected
            yield _problem(path, "missing", f"”{name}” saknas: skriv {sv}.", f"“{name}” is missing: write {en}.")


def _wrong(path: Path, name: str, value: object) -> Problem:
    sv, en = SETTINGS[name].expected
    given = str(value)[:60]
    return _problem(
        path,
        "value",
        f"{name} = ”{given}” går inte: skriv {sv}.",
        f"{name} = “{given}” cannot be: write {en}.",
    )


def _problem(path: Path, code: str, sv: str, en: str) -> Problem:
    return Problem(f"settings-{code}", Severity.ERROR, "", str(path), sv, en)
