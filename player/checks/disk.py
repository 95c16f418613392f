"""Has the kernel met errors on the disk, or made it read-only? A worn SD card shows itself so first."""

from __future__ import annotations

from collections.abc import Iterator

from player.checks.answer import Check, Examination, State
from player.device.places import frames_folder, state_folder

_DO = "Write a new card (deploy/sdcard.sh) and put it in; this one is wearing out."


def check(examination: Examination) -> Check:
    errors = dict(_errors(examination))
    read_only = _read_only(examination)
    data = {"errors": errors, "read_only": read_only}
    if read_only:
        where = ", ".join(read_only)
        return Check("disk", State.FAIL, f"Disken går inte längre att skriva på ({where}).",
                     f"The disk can no longer be written to ({where}).", _DO, data)  # fmt: skip
    if count := sum(errors.values()):
        return Check("disk", State.FAIL, f"Disken har haft {count} fel.", f"The disk has had {count} errors.", _DO,
                     data)  # fmt: skip
    if not errors:
        return Check("disk", State.UNKNOWN, "Filsystemet räknar inga fel här.", "No file system here counts errors.",
                     data=data)  # fmt: skip
    return Check("disk", State.OK, "Disken har inte haft några fel.", "The disk has had no errors.", data=data)


def _errors(examination: Examination) -> Iterator[tuple[str, int]]:
    """How many errors ext4 has written down of each device, also before this boot."""
    for file in sorted(examination.at("/sys/fs/ext4").glob("*/errors_count")):
        count = examination.line(file.relative_to(examination.root))
        if count.isdecimal():
            yield file.parent.name, int(count)


def _read_only(examination: Examination) -> list[str]:
    """Where our folders lie that are written to, if that is mounted read-only. An overlay's lower half may well be."""
    mounts = dict(_mounts(examination))
    folders = (state_folder(examination.environment), frames_folder(examination.environment))
    found = {_mount_of(str(folder.absolute()), mounts) for folder in folders}
    return sorted(mount for mount in found if "ro" in mounts.get(mount, ()))


def _mounts(examination: Examination) -> Iterator[tuple[str, tuple[str, ...]]]:
    try:
        lines = examination.at("/proc/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    for line in lines:
        fields = line.split()
        if len(fields) >= 4:
            yield fields[1].replace("\\040", " "), tuple(fields[3].split(","))


def _mount_of(folder: str, mounts: dict[str, tuple[str, ...]]) -> str:
    above = [mount for mount in mounts if (folder + "/").startswith(mount.rstrip("/") + "/")]
    return max(above, key=len, default="/")
