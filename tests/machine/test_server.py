"""The content server on a machine of its own: published and served, keys out of reach, each editor in one folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.machine.boards import CARRIED, WHEELS, carry_tree, editors_folder, wait_until_it_plays
from tests.machine.booted import Machine, Ran
from tests.machine.conftest import Boot

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]
NAME = "tavlan.example.se"
PLAYLISTS = Path("srv/bytavla/playlists")
_KEYS = "srv/bytavla/public.private/keys"


def _prepare(made: Machine) -> None:
    carry_tree(made.root / CARRIED)
    editors_folder(made.root / "root/playlists")
    with (made.root / "etc/hosts").open("a", encoding="ascii") as hosts:
        hosts.write(f"127.0.0.1 {NAME}\n")


def _install(server: Machine, *words: str, code: int | None = 0) -> Ran:
    return server.run(f"/{CARRIED}/deploy/server/install.sh", "--wheels", WHEELS, *words, code=code, within_s=300)


def _syncs(server: Machine) -> str:
    words = ("--site", "hamneda", "--root", "/srv/bytavla/public.private/root.json", "--once", "--json")
    return server.asks("bytavla", "sync", f"http://{NAME}/", "/root/copy", *words)


def _each_has_one_folder_by_sftp(server: Machine) -> None:
    """Set up as deploy/server/sftp.conf says, and used with a key as editors' programs do."""
    server.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "/root/key")
    add = (f"/{CARRIED}/deploy/server/add_editor.sh", "hembygd", "Hembygdsföreningen", "--key")
    assert "which its owner shows nobody" in server.run(*add, "/root/key", code=3).stderr
    assert "holds no public key" in server.run(*add, "/etc/hostname", code=3).stderr
    server.run(*add, "/root/key.pub")
    server.run("cp", f"/{CARRIED}/deploy/server/sftp.conf", "/etc/ssh/sshd_config.d/50-bytavla.conf")
    server.run("systemctl", "reload-or-restart", "ssh")
    (server.root / "root/Slåtter.md").write_text("Slåtter på onsdag. Ta med räfsa.", encoding="utf-8")

    def puts(folder: str) -> int:
        (server.root / "root/batch").write_text(f'put /root/Slåtter.md "/{folder}/Slåtter.md"\n', encoding="utf-8")
        options = ("-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-i", "/root/key")
        return server.run("sftp", *options, "-b", "/root/batch", "editor-hembygd@127.0.0.1", code=None).returncode

    assert puts("Pizzeria") != 0
    assert puts("Hembygdsföreningen") == 0
    assert puts("") != 0
    assert server.run("ssh", "-i", "/root/key", "editor-hembygd@127.0.0.1", "id", code=None).returncode != 0
    server.wait_until(lambda: '"updated"' in _syncs(server), 60, "what came by SFTP is not published")


def _gets_new_keys_and_the_board_follows(server: Machine) -> None:
    """The copy in /root/copy is a board's that has followed since before."""
    private = server.root / "srv/bytavla/public.private"
    (private / "root-key/root.pem").rename(server.root / "root/root.pem")
    before = (private / "keys/targets.pem").read_bytes()
    assert "is not the root key" in _install(server, "--replace-keys", f"/{_KEYS}/targets.pem", code=3).stderr
    assert (private / "keys/targets.pem").read_bytes() == before
    assert "Put the root key back" in _install(server, "--replace-keys", "/root/root.pem").stdout
    assert (private / "keys/targets.pem").read_bytes() != before
    (server.root / PLAYLISTS / "Hembygdsföreningen/Städdag.md").write_text("Ta med en kratta.", encoding="utf-8")
    server.wait_until(lambda: '"updated"' in _syncs(server), 60, "the board does not follow to the new keys")
    assert server.asks("find", "/run", "/srv", "/var", "/tmp", "-name", "root.pem") == ""
    assert server.asks("systemctl", "is-active", "bytavla-publish") == "active"


def _publishes_on_when_somebody_thinks_better_of_new_keys(server: Machine) -> None:
    """Interrupted while the root key is read from its stick, which is the moment that holds most."""
    keys, before = server.asks("sha256sum", *_files_of_keys(server)), _pid(server)
    server.run("mkfifo", "/root/stick")
    command = f"timeout 100 /{CARRIED}/deploy/server/install.sh --replace-keys /root/stick & exec 3> /root/stick"
    # `timeout` hands on what it is sent to all that it runs, as a terminal does with Ctrl-C.
    told = server.run("sh", "-c", f"{command}; kill $!; wait $!", code=130)
    assert "Done" not in told.stdout
    assert (server.asks("systemctl", "is-active", "bytavla-publish"), _pid(server) != before) == ("active", True)
    assert server.asks("ls", "/run/bytavla-root-key") == ""
    assert server.asks("sha256sum", *_files_of_keys(server)) == keys


def _keeps_the_release_that_runs_and_no_other(server: Machine) -> None:
    server.run("mkdir", "-p", "/opt/bytavla/releases/0.0.1+12345678/bin")
    before = _pid(server)
    assert "Removing 0.0.1+12345678" in _install(server).stdout
    assert _pid(server) == before
    assert server.asks("ls", "/opt/bytavla/releases") == Path(server.asks("readlink", "/opt/bytavla/current")).name


def _lets_no_two_runs_at_once(server: Machine) -> None:
    script = f"/{CARRIED}/deploy/server/install.sh"
    assert "another run" in server.run("flock", "/run/bytavla-install.lock", script, code=3).stderr


def _pid(server: Machine) -> str:
    return server.asks("systemctl", "show", "--property", "MainPID", "bytavla-publish")


def _files_of_keys(server: Machine) -> list[str]:
    return sorted(server.asks("find", f"/{_KEYS}", "-type", "f").splitlines())


def test_a_server_publishes_what_editors_drop_and_lets_each_change_one_folder(machine: Boot) -> None:
    server = machine(prepare=_prepare)
    assert "--name" in _install(server, code=3).stderr
    assert "Put the playlists" in _install(server, "--name", NAME).stdout
    server.run("cp", "-r", "/root/playlists/.", f"/{PLAYLISTS}")
    server.run("chgrp", "-R", "bytavla-publish", f"/{PLAYLISTS}/_board")
    for words in (("hembygd", "Hembygdsföreningen"), ("pizza", "Pizzeria")):
        server.run(f"/{CARRIED}/deploy/server/add_editor.sh", *words)
    told = _install(server).stdout
    assert "root.json: it is the --root" in told
    server.wait_until(lambda: '"updated"' in _syncs(server), 30, "nothing is published")

    def write(editor: str, folder: str) -> int:
        command = f"umask 007; echo 'Årsmöte på söndag.' > '/{PLAYLISTS}/{folder}/Möte.md'"
        return server.run("runuser", "-u", editor, "--", "sh", "-c", command, code=None).returncode

    assert write("editor-pizza", "Hembygdsföreningen") != 0
    assert write("editor-hembygd", "Hembygdsföreningen") == 0
    server.wait_until(lambda: '"updated"' in _syncs(server), 60, "what an editor dropped is not published")
    receipt = f"/{PLAYLISTS}/Hembygdsföreningen/_KVITTO.txt"
    assert "Möte.md" in server.run("runuser", "-u", "editor-hembygd", "--", "cat", receipt).stdout

    _each_has_one_folder_by_sftp(server)
    keys = server.asks("find", "/srv/bytavla/public.private", "-type", "f").splitlines()
    assert keys
    for key in keys:
        assert server.run("runuser", "-u", "www-data", "--", "cat", key, code=None).returncode != 0
    assert server.asks("systemctl", "--failed", "--quiet", "--no-legend") == ""

    _publishes_on_when_somebody_thinks_better_of_new_keys(server)
    _gets_new_keys_and_the_board_follows(server)
    _keeps_the_release_that_runs_and_no_other(server)
    _lets_no_two_runs_at_once(server)
    _install(server, "--uninstall")
    assert server.asks("sh", "-c", "ls -d /opt/bytavla /srv/bytavla/public") == "/srv/bytavla/public"


def test_a_board_is_not_taken_for_a_server(machine: Boot, installed: Path) -> None:
    board = machine(installed)
    for words in (("--name", NAME), ("--uninstall",)):
        told = _install(board, *words, code=3).stderr
        assert "This machine is a board" in told
        assert "Nothing was changed." in told
    wait_until_it_plays(board)
