"""Who gets into a board that a card makes: everybody whose key was named, and a card for nobody is not made."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.edges.deploy.card import KEY, OTHER_KEY, flashed, prepare


@pytest.fixture
def asked(tmp_path: Path) -> tuple[str, ...]:
    """All but the keys. The server does not answer from here, which is told and no hindrance."""
    root = tmp_path / "root.json"
    root.write_text(json.dumps({"signed": {"_type": "root", "keys": {"a": 1}}}), encoding="ascii")
    return ("--site", "hamneda", "--server", "http://127.0.0.1:9/", "--root", str(root))


def _file(folder: Path, content: str, name: str = "keys.pub") -> tuple[str, str]:
    (folder / name).write_bytes(content.encode())
    return ("--ssh-key", str(folder / name))


def _lets_in(boot: Path, folder: Path) -> list[str]:
    """As cloud-init reads it, or as the first run's own lines write it."""
    if (boot / "user-data").exists():
        keys: list[str] = yaml.safe_load((boot / "user-data").read_text(encoding="utf-8"))["users"][0][
            "ssh_authorized_keys"
        ]
        return keys
    script = (boot / "firstrun.sh").read_text(encoding="utf-8").replace("/home/admin/.ssh/", f"{folder}/")
    start = script.index("cat > ")
    subprocess.run(["sh", "-eu"], input=script[start : script.index("chown")], text=True, check=True)
    return (folder / "authorized_keys").read_text(encoding="ascii").splitlines()


@pytest.mark.parametrize("trixie", [True, False])
def test_every_key_of_the_file_gets_in_whatever_stands_between_them(
    tmp_path: Path, asked: tuple[str, ...], trixie: bool
) -> None:
    boot = flashed(tmp_path / "boot", trixie=trixie)
    # From a Windows laptop, and without an end of its last line.
    told = prepare(boot, *asked, *_file(tmp_path, f"# my two keys\r\n\r\n{KEY}\r\n  # Vik\n  {OTHER_KEY}"))
    assert told.returncode == 0, told.stderr
    assert _lets_in(boot, tmp_path) == [KEY, OTHER_KEY]
    assert "keys that will get in: 2" in told.stdout


def test_keys_in_files_of_their_own_all_get_in(tmp_path: Path, asked: tuple[str, ...]) -> None:
    boot = flashed(tmp_path / "boot", trixie=True)
    files = (*_file(tmp_path, KEY + "\n"), *_file(tmp_path, OTHER_KEY + "\n", "vik.pub"))
    assert prepare(boot, *asked, *files).returncode == 0
    assert _lets_in(boot, tmp_path) == [KEY, OTHER_KEY]


def test_what_a_key_is_called_cannot_say_anything_else_to_the_card(tmp_path: Path, asked: tuple[str, ...]) -> None:
    blob = KEY.rpartition(" ")[0]
    for trixie in (True, False):
        boot = flashed(tmp_path / f"boot-{trixie}", trixie=trixie)
        told = prepare(boot, *asked, *_file(tmp_path, f"{blob} \"x\" @NAME@ 'y' \\ $(reboot) & |\n"))
        assert told.returncode == 0, told.stderr
        [key] = _lets_in(boot, tmp_path)
        assert key.startswith(f"{blob} x @NAME@ y  reboot")


_CUT_OFF = KEY[:60]
_NO_KEYS = {
    "a comment alone": "# my two keys\n",
    "nothing": "",
    "the private half": "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ\n",
    "one that was cut off": f"{KEY}\n{_CUT_OFF}\n",
    "a kind that no system lets in any more": f"ssh-dss {KEY.split()[1]} old\n",
    "a kind alone": "ssh-ed25519\n",
}


@pytest.mark.parametrize("content", _NO_KEYS.values(), ids=_NO_KEYS.keys())
def test_a_card_that_would_not_let_in_all_who_are_meant_is_not_made(
    tmp_path: Path, asked: tuple[str, ...], content: str
) -> None:
    boot = flashed(tmp_path / "boot", trixie=True)
    told = prepare(boot, *asked, *_file(tmp_path, content))
    assert (told.returncode, (boot / "bytavla").exists()) == (3, False)
    [wrong] = [line for line in told.stderr.splitlines() if " NO " in line]
    assert "keys.pub" in wrong
    assert "public key" in wrong
