"""A board's settings: all that is wrong is told at once, nothing wrong darkens a board, and every one is documented."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from player.cli import main
from player.device.settings import SETTINGS, Settings, parse_settings
from player.device.settings_in_force import KEPT, settings_in_force
from player.errors import InputError

TEMPLATE = Path(__file__).parents[3] / "deploy" / "player.toml"
RIGHT = b'site = "hamneda"\nserver = "https://tavlan.example.se/"\nroot = "/etc/bytavla/root.json"\n'
OTHER = RIGHT.replace(b"hamneda", b"ryssby")


def _problems(raw: bytes) -> list[str]:
    with pytest.raises(InputError) as caught:
        parse_settings(raw, Path("player.toml"))
    return [problem.en for problem in caught.value.problems]


def test_only_the_three_that_nobody_can_guess_are_needed() -> None:
    assert parse_settings(RIGHT, Path("x")) == Settings(
        "hamneda", "https://tavlan.example.se/", Path("/etc/bytavla/root.json")
    )


def test_every_setting_is_in_the_template_with_its_default() -> None:
    template = TEMPLATE.read_text(encoding="utf-8")
    offered = tomllib.loads(re.sub(r"^# (\w+ = )", r"\1", template, flags=re.MULTILINE))
    assert set(offered) == set(SETTINGS)
    defaults = parse_settings(RIGHT, Path("x"))
    for name in ("fade_seconds", "poll_seconds", "metered", "sound"):
        assert offered[name] == getattr(defaults, SETTINGS[name].field)


def test_the_template_as_it_is_holds_only_what_is_needed() -> None:
    raw = TEMPLATE.read_bytes()
    assert set(tomllib.loads(raw.decode())) == {name for name, setting in SETTINGS.items() if setting.required}
    assert parse_settings(raw, TEMPLATE) == parse_settings(RIGHT, TEMPLATE)


def test_every_setting_reaches_a_field_of_its_own() -> None:
    assert sorted(setting.field for setting in SETTINGS.values()) == sorted(field.name for field in fields(Settings))


def test_all_that_is_wrong_is_told_at_once_with_what_was_meant() -> None:
    told = _problems(b'sight = "hamneda"\nserver = "tavlan.example.se"\nrotate = 45\nfade_seconds = -1\n')
    assert told == [
        "there is no setting “sight”. Did you mean “site”?",
        '“site” is missing: write the id of the site in board.toml, such as "hamneda".',
        '“root” is missing: write a file by its whole path, such as "/etc/bytavla/root.json".',
        'server = “tavlan.example.se” cannot be: write a web address, such as "https://tavlan.example.se/".',
        "rotate = “45” cannot be: write 0, 90, 180 or 270.",
        "fade_seconds = “-1” cannot be: write a number between 0 and 5.",
    ]


WRONG = [
    ("site", "'Hamneda'"), ("site", "''"), ("site", "7"), ("site", "'../etc'"),
    ("server", "'ftp://x.se'"), ("server", "'https://'"), ("server", "'https://a b.se'"), ("server", "'https://x:99999/'"),
    ("server", "'https://user:secret@x.se/'"), ("server", "'https://x.se/?a=1'"), ("server", "'http://[::1'"),
    ("root", "'root.json'"), ("root", "true"), ("root", '"/a\\u0000b"'),
    ("size", "'1920'"), ("size", "'1920x1'"), ("size", "'9999x9999'"), ("size", "1080"),
    ("rotate", "'90'"), ("rotate", "true"), ("rotate", "90.0"), ("rotate", "-90"),
    ("fade_seconds", "nan"), ("fade_seconds", "inf"), ("fade_seconds", "'0'"), ("fade_seconds", "5.01"),
    ("poll_seconds", "0"), ("poll_seconds", "-5"), ("poll_seconds", "true"), ("poll_seconds", "1e9"),
    ("call", "7"), ("call", '"Anna\\nSvensson"'), ("call", f"'{'x' * 121}'"), ("metered", "1"), ("metered", "'yes'"),
    ("sound", "'ja'"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_value_that_cannot_be_is_told_and_nothing_else(name: str, value: str) -> None:
    kept = [line for line in RIGHT.decode().splitlines() if not line.startswith(f"{name} ")]
    told = _problems("\n".join([*kept, f"{name} = {value}"]).encode())
    assert len(told) == 1
    assert told[0].startswith(f"{name} = ")


NO_TOML = [b"site = ", b"\xff\xfe", b"site = 'a'\nsite = 'b'", b"a = " + b"[" * 5000, b"d = 2026-02-30", b"\0"]


@pytest.mark.parametrize("raw", NO_TOML)
def test_what_is_no_toml_is_one_problem(raw: bytes) -> None:
    assert len(_problems(raw)) == 1


def test_a_typing_error_leaves_the_last_right_settings_in_force(tmp_path: Path) -> None:
    path = tmp_path / "player.toml"
    for right, site in ((RIGHT, "hamneda"), (OTHER, "ryssby")):
        path.write_bytes(right)
        assert settings_in_force(path, tmp_path / "state").settings.site == site
    path.write_bytes(RIGHT + b"rotate = 45\n")
    in_force = settings_in_force(path, tmp_path / "state")
    assert in_force.settings.site == "ryssby"
    assert in_force.words == f"FEL i {path}: rotate = ”45” går inte: skriv 0, 90, 180 eller 270."


def test_settings_that_are_gone_leave_the_last_right_ones_in_force(tmp_path: Path) -> None:
    path = tmp_path / "player.toml"
    path.write_bytes(RIGHT)
    settings_in_force(path, tmp_path)
    path.unlink()
    in_force = settings_in_force(path, tmp_path)
    assert (in_force.settings.site, len(in_force.problems)) == ("hamneda", 1)


def test_what_was_kept_is_written_only_when_it_is_another(tmp_path: Path) -> None:
    path = tmp_path / "player.toml"
    path.write_bytes(RIGHT)
    settings_in_force(path, tmp_path)
    before = (tmp_path / KEPT).stat().st_ino
    settings_in_force(path, tmp_path)
    assert (tmp_path / KEPT).stat().st_ino == before


def test_a_state_folder_that_cannot_be_written_is_no_reason_not_to_play(tmp_path: Path) -> None:
    path = tmp_path / "player.toml"
    path.write_bytes(RIGHT)
    assert settings_in_force(path, path / "no-folder").settings.site == "hamneda"


@pytest.mark.parametrize("command", ["play", "sync"])
def test_a_program_with_nothing_right_to_go_by_tells_every_problem_and_ends(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "state"))
    path = tmp_path / "player.toml"
    path.write_bytes(b'sight = "hamneda"\nrotate = 45\n')
    assert main([command, "--settings", str(path)]) == 3
    said = capsys.readouterr().err
    assert "Did you mean “site”?" in said
    assert "rotate" in said


@pytest.mark.parametrize(("command", "names"), [("play", "--site"), ("sync", "--root")])
def test_a_program_that_is_told_nothing_says_what_to_tell_it(
    command: str, names: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command]) == 2
    assert names in capsys.readouterr().err
