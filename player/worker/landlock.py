"""Landlock by its system calls: from here on this process opens only the files it was given.

Best effort by the kernel's ABI version; says which one was applied. Leaves out everything that is not a file, a TCP
port or a signal (`seccomp`), and which folders are given (`sandbox`).

The numbers are those of linux/landlock.h; the system calls have the same ones on every architecture.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION = 1
_RULE_PATH_BENEATH = 1

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR, _REMOVE_DIR, _REMOVE_FILE = (1 << bit for bit in range(6))
_MAKE_DIR, _MAKE_REG = 1 << 7, 1 << 8
_REFER, _TRUNCATE = 1 << 13, 1 << 14
_HANDLED_BY_ABI = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}
_BIND_AND_CONNECT_TCP = 0b11  # since ABI 4
_SCOPE_SOCKETS_AND_SIGNALS = 0b11  # since ABI 6

EXECUTE = _EXECUTE
READ = _READ_FILE | _READ_DIR
"""List and read what is beneath. Nothing may be executed anywhere; libraries are mapped, which is reading."""

WRITE = READ | _WRITE_FILE | _TRUNCATE | _MAKE_REG | _MAKE_DIR | _REMOVE_FILE | _REMOVE_DIR | _REFER
"""Make, change, rename and remove files and folders; no links, devices, pipes or sockets."""

_FOR_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE


class _RulesetAttributes(ctypes.Structure):
    _fields_ = (("fs", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


@dataclass(frozen=True, slots=True)
class Rule:
    """What may be done with `path` and all beneath it."""

    path: Path
    access: int


def version() -> int:
    """The kernel's Landlock ABI, 0 when it has none or it is switched off."""
    return max(0, _call(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_ASK_VERSION)))


def restrict(rules: Iterable[Rule], *, tcp: bool = False) -> int:
    """Apply the rules to this thread and all it will start; returns the ABI applied, 0 for none.

    `tcp` leaves connections as they are.

    Rules for what is not there are passed over. Needs no_new_privs. Raises OSError.
    """
    abi = version()
    if abi == 0:
        return 0
    handled = _HANDLED_BY_ABI[max(known for known in _HANDLED_BY_ABI if known <= abi)]
    attributes = _RulesetAttributes(
        handled, _BIND_AND_CONNECT_TCP if abi >= 4 and not tcp else 0, _SCOPE_SOCKETS_AND_SIGNALS if abi >= 6 else 0
    )
    size = 24 if abi >= 6 else 16 if abi >= 4 else 8
    ruleset = _checked(_call(_CREATE_RULESET, ctypes.byref(attributes), ctypes.c_size_t(size), ctypes.c_uint32(0)))
    try:
        for rule in rules:
            _add(ruleset, rule, handled)
        _checked(_call(_RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0)))
    finally:
        os.close(ruleset)
    return abi


def _add(ruleset: int, rule: Rule, handled: int) -> None:
    try:
        parent = os.open(rule.path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        allowed = rule.access & handled & (~0 if rule.path.is_dir() else _FOR_FILES)
        beneath = _PathBeneath(allowed, parent)
        number = ctypes.c_int(_RULE_PATH_BENEATH)
        _checked(_call(_ADD_RULE, ctypes.c_int(ruleset), number, ctypes.byref(beneath), ctypes.c_uint32(0)))
    finally:
        os.close(parent)


def _call(number: int, *arguments: object) -> int:
    return int(ctypes.CDLL(None, use_errno=True).syscall(ctypes.c_long(number), *arguments))


def _checked(result: int) -> int:
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
