"""Records, with strace, every call of a program that changes a folder. Leaves out what the calls do (`replayer`)."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

CALLS = (
    "open,openat,creat,close,read,pread64,lseek,write,pwrite64,writev,ftruncate,truncate,fsync,fdatasync,rename,"
    "renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,symlink,symlinkat,link,linkat,sendfile,copy_file_range"
)
_LINE = re.compile(r"(\d+)\s+(.*)")
_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)", re.DOTALL)
_UNFINISHED = " <unfinished ...>"
_RESUMED = re.compile(r"<\.\.\. \w+ resumed>\s?")
_ARGUMENT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"|([^,\s][^,]*)')


@dataclass(frozen=True)
class Call:
    """One call that succeeded. Strings are bytes, everything else is as strace writes it."""

    name: str
    arguments: tuple[bytes | str, ...]
    result: int

    def text(self, index: int) -> str:
        value = self.arguments[index]
        assert isinstance(value, bytes), self
        return value.decode()

    def word(self, index: int) -> str:
        value = self.arguments[index]
        assert isinstance(value, str), self
        return value


def record(command: list[str], log: Path, *, cwd: Path) -> list[Call]:
    """Runs a command to its end, which must be a good one, and returns its calls in the order they came back."""
    traced = ["strace", "-f", "-qq", "-xx", "-s", "100000000", "-e", f"trace={CALLS}", "-o", str(log)]
    subprocess.run([*traced, *command], cwd=cwd, check=True, stdout=subprocess.DEVNULL, timeout=120)
    return parse(log.read_text())


def parse(text: str) -> list[Call]:
    """The calls of an strace log; a call that another thread interrupted is put together again."""
    begun: dict[str, str] = {}
    calls = []
    for line in text.splitlines():
        found = _LINE.match(line)
        if found is None:
            continue
        process, said = found.groups()
        if said.endswith(_UNFINISHED):
            begun[process] = said.removesuffix(_UNFINISHED)
            continue
        resumed = _RESUMED.match(said)
        if resumed:
            said = begun.pop(process) + said[resumed.end() :]
        call = _CALL.match(said)
        if call and int(call[3]) >= 0:
            calls.append(Call(call[1], tuple(_arguments(call[2])), int(call[3])))
    return calls


def _arguments(text: str) -> list[bytes | str]:
    found: list[bytes | str] = []
    for match in _ARGUMENT.finditer(text):
        string, word = match.groups()
        found.append(bytes.fromhex(string.replace("\\x", "")) if string is not None else word)
    return found
