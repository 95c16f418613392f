"""The limits that a worker puts on itself before it touches any editor's file, and what could not be put on.

A decoder is large C code and an editor's file is anyone's: whoever takes over the worker shall find no network, no
other process, no file but those it was given, and little memory. Leaves out time, which the client minds.

Heavy libraries are imported after this, so that their own start-up is limited too; their files may be read.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import player
from player.worker import landlock, seccomp
from player.worker.protocol import Guards

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_CAPABILITY_VERSION_3 = 0x20080522
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1 << 1, 1 << 2
_READABLE = (
    *("/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64"),
    *("/usr/share", "/usr/local/share", "/etc/fonts", "/etc/ld.so.cache", "/etc/localtime"),
    *("/dev/urandom", "/dev/zero", "/sys/devices/system/cpu"),
)
"""What Python, the libraries, the time zones and the fonts are; nothing that is somebody's."""
_FOR_NETWORK = ("/etc", "/run/systemd/resolve", "/run/nscd", "/run/resolvconf", "/proc")
"""What a process with a network reads besides: for names of hosts and certificates, and how much memory its worker
holds."""


@dataclass(frozen=True, slots=True)
class Limits:
    """`address_space_bytes` holds a 200-megapixel picture in draft and a heavy PDF page; 2 GB it refuses."""

    address_space_bytes: int = 1_342_177_280
    file_bytes: int = 1 << 27
    open_files: int = 256
    niceness: int = 5


def enter(read: Sequence[Path], write: Sequence[Path], limits: Limits | None = None) -> Guards:
    """Limit this process for good: read only under `read`, write only under `write`, and so on.

    Called once, by the main thread, before there is another. What this kernel or machine does not offer is told in
    the answer's notes; nothing is raised, because a board with fewer guards is better than a dark one.
    """
    limits = limits or Limits()
    parent = os.getppid()
    notes: list[str] = []
    resources = _tried(notes, "resource limits", lambda: _limit_resources(limits))
    _tried(notes, "no_new_privs", lambda: _prctl(_PR_SET_NO_NEW_PRIVS, 1))
    capabilities = _tried(notes, "capabilities", _drop_capabilities)
    _tried(notes, "dumpable", lambda: _prctl(_PR_SET_DUMPABLE, 0))
    _tried(notes, "parent death signal", lambda: _die_with(parent))
    abi: list[int] = []
    _tried(notes, "landlock", lambda: abi.append(landlock.restrict(_rules(read, write))))
    filtered = _tried(notes, "seccomp", seccomp.install)
    files = bool(abi) and abi[0] > 0
    if abi == [0]:
        notes.append("landlock: the kernel has none, or it is switched off")
    return Guards(
        memory_bytes=limits.address_space_bytes if resources else 0,
        files=files,
        network=filtered,
        processes=filtered,
        capabilities=capabilities,
        landlock_abi=abi[0] if abi else 0,
        notes=tuple(notes),
    )


def confine(read: Sequence[Path], write: Sequence[Path], parent: int | None = None) -> tuple[str, ...]:
    """Limit a process that needs the network: files, memory, rights; it may still start the worker, inside its limits.

    With `parent` it does not outlive the process of that id. Returns what could not be put on, and why. Called once, by
    the main thread, before there is another.
    """
    notes: list[str] = []
    rules = [*_rules([*read, *map(Path, _FOR_NETWORK)], write), *_programs()]
    _tried(notes, "resource limits", lambda: _limit_resources(Limits()))
    _tried(notes, "no_new_privs", lambda: _prctl(_PR_SET_NO_NEW_PRIVS, 1))
    _tried(notes, "capabilities", _drop_capabilities)
    if parent is not None:
        _tried(notes, "parent death signal", lambda: _die_with(parent))
    abi: list[int] = []
    _tried(notes, "landlock", lambda: abi.append(landlock.restrict(rules, tcp=True)))
    return tuple(notes)


def _programs() -> Iterator[landlock.Rule]:
    """Python itself, which is what the worker is started as, and what it reads before it limits itself."""
    yield landlock.Rule(Path(sys.prefix, "pyvenv.cfg"), landlock.READ)
    for path in (sys.executable, os.path.realpath(sys.executable), "/usr/lib", "/usr/lib64", "/lib", "/lib64"):
        yield landlock.Rule(Path(path), landlock.READ | landlock.EXECUTE)


def _tried(notes: list[str], name: str, put_on: Callable[[], None]) -> bool:
    try:
        put_on()
    except (OSError, ValueError, AttributeError) as error:
        notes.append(f"{name}: {error}")
        return False
    return True


def _limit_resources(limits: Limits) -> None:
    wanted = {
        resource.RLIMIT_AS: limits.address_space_bytes,
        resource.RLIMIT_FSIZE: limits.file_bytes,
        resource.RLIMIT_NOFILE: limits.open_files,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in wanted.items():
        _, ceiling = resource.getrlimit(kind)
        value = most if ceiling == resource.RLIM_INFINITY else min(most, ceiling)
        resource.setrlimit(kind, (value, value))
    # The screen's fades go first.
    with contextlib.suppress(OSError):
        os.nice(limits.niceness)


def _rules(read: Sequence[Path], write: Sequence[Path]) -> Iterator[landlock.Rule]:
    yield landlock.Rule(Path("/dev/null"), landlock.WRITE)
    for path in (*map(Path, _READABLE), *_python_paths(), *read):
        yield landlock.Rule(path, landlock.READ)
    for path in write:
        yield landlock.Rule(path, landlock.WRITE)


def _python_paths() -> Iterator[Path]:
    """Where modules are imported from: the standard library, the installed packages and this one."""
    yield Path(sys.base_prefix, "lib")
    yield Path(sys.prefix, "lib")
    yield Path(player.__path__[0])
    yield from (Path(entry) for entry in sys.path if entry.endswith("-packages"))


def _die_with(parent: int) -> None:
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died just before
        os.kill(os.getpid(), signal.SIGKILL)


def _prctl(option: int, value: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    zero = ctypes.c_ulong(0)
    if libc.prctl(ctypes.c_int(option), ctypes.c_ulong(value), zero, zero, zero) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _drop_capabilities() -> None:
    """Give up every capability but those to read and write other users' files, which root needs for their folders."""
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    sets = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; then the same for capabilities 32 and up
    if libc.capget(header, sets) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    kept = sets[0] & (_CAP_DAC_OVERRIDE | _CAP_DAC_READ_SEARCH)
    if libc.capset(header, (ctypes.c_uint32 * 6)(kept, kept)) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
