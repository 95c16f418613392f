"""A system call filter by libseccomp: no network, no other process, nothing of the machine's own.

A list of what is refused, not of what is allowed: allowed calls differ between kernels, C libraries and architectures,
and a picture that cannot be drawn after an update would be our fault. What a file may be is Landlock's (`landlock`).
"""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Iterator

_ALLOW = 0x7FFF0000
_REFUSE = 0x00050000  # plus the errno
_OPTIMIZE_ATTRIBUTE, _BINARY_TREE = 8, 2
_NOT_EQUAL, _MASKED_EQUAL = 1, 7
_LOW_32_BITS = 0xFFFFFFFF
"""Arguments that the kernel takes as 32 bits are compared as such: the upper half must not lead around a rule."""

_CLONE_THREAD = 0x00010000
_TIOCSTI, _TIOCLINUX = 0x5412, 0x541C
_PR_SET_PDEATHSIG = 1

_REFUSED = {
    "network": "socket socketpair connect bind listen accept accept4 sendmmsg recvmmsg",
    "programs": "execve execveat fork vfork personality",
    "other processes": """
        ptrace process_vm_readv process_vm_writev process_madvise kcmp pidfd_open pidfd_getfd pidfd_send_signal
        tkill rt_sigqueueinfo rt_tgsigqueueinfo setpgid setsid setrlimit""",
    "memory and mailboxes that any process may open by a number": """
        shmget shmat shmctl semget semop semtimedop semctl msgget msgsnd msgrcv msgctl mq_open mq_unlink""",
    "calls that go around this filter": "io_uring_setup io_uring_enter io_uring_register seccomp userfaultfd",
    "the kernel": """
        bpf perf_event_open init_module finit_module delete_module kexec_load kexec_file_load reboot syslog acct
        swapon swapoff quotactl quotactl_fd lookup_dcookie iopl ioperm modify_ldt vhangup nfsservctl""",
    "keys": "add_key request_key keyctl",
    "mounts and namespaces": """
        mount umount umount2 pivot_root chroot setns unshare open_tree move_mount fsopen fsconfig fsmount fspick
        mount_setattr name_to_handle_at open_by_handle_at fanotify_init""",
    "the clock and the name": """
        settimeofday clock_settime clock_settime64 clock_adjtime clock_adjtime64 adjtimex stime
        sethostname setdomainname""",
    "owners, modes and times, which Landlock does not guard": """
        chmod fchmod fchmodat fchmodat2 chown lchown fchown fchownat setxattr lsetxattr fsetxattr
        removexattr lremovexattr fremovexattr utime utimes utimensat futimesat mknod mknodat""",
    "other users": "setuid setgid setreuid setregid setresuid setresgid setgroups setfsuid setfsgid capset",
}


class _Comparison(ctypes.Structure):
    _fields_ = (
        ("argument", ctypes.c_uint),
        ("operation", ctypes.c_int),
        ("first", ctypes.c_uint64),
        ("second", ctypes.c_uint64),
    )


def install() -> None:
    """Filter this process's calls from here on, for good. Needs no_new_privs.

    Refused calls fail with EPERM; clone3 with ENOSYS, so that the C library falls back to clone, whose flags can be
    told apart (threads go on working). Raises OSError when libseccomp is missing or the kernel refuses.
    """
    library = _library()
    context = library.seccomp_init(ctypes.c_uint32(_ALLOW))
    if not context:
        raise OSError(errno.ENOMEM, "libseccomp gives no filter")
    handle = ctypes.c_void_p(context)
    try:
        for name, refusal, comparisons in _rules():
            _add(library, handle, name, refusal, comparisons)
        # Older libraries do not know the attribute; the filter is the same, only slower.
        library.seccomp_attr_set(handle, ctypes.c_int(_OPTIMIZE_ATTRIBUTE), ctypes.c_uint32(_BINARY_TREE))
        _checked(library.seccomp_load(handle), "the filter cannot be loaded")
    finally:
        library.seccomp_release(handle)


def _rules() -> Iterator[tuple[str, int, tuple[_Comparison, ...]]]:
    for names in _REFUSED.values():
        for name in names.split():
            yield name, errno.EPERM, ()
    own = os.getpid()
    yield "clone3", errno.ENOSYS, ()
    yield "clone", errno.EPERM, (_Comparison(0, _MASKED_EQUAL, _CLONE_THREAD, 0),)
    yield "kill", errno.EPERM, (_Comparison(0, _NOT_EQUAL, own, 0),)
    yield "tgkill", errno.EPERM, (_Comparison(0, _NOT_EQUAL, own, 0),)
    # Reading a limit is fine, setting one (as root: above its ceiling) is not.
    yield "prlimit64", errno.EPERM, (_Comparison(2, _NOT_EQUAL, 0, 0),)
    yield "prctl", errno.EPERM, (_Comparison(0, _MASKED_EQUAL, _LOW_32_BITS, _PR_SET_PDEATHSIG),)
    # Standard error may be somebody's terminal: no typing into it.
    for request in (_TIOCSTI, _TIOCLINUX):
        yield "ioctl", errno.EPERM, (_Comparison(1, _MASKED_EQUAL, _LOW_32_BITS, request),)


def _add(
    library: ctypes.CDLL, handle: ctypes.c_void_p, name: str, refusal: int, comparisons: tuple[_Comparison, ...]
) -> None:
    number = library.seccomp_syscall_resolve_name(name.encode())
    if number < 0:  # not on this architecture, or younger than this library
        return
    array = (_Comparison * len(comparisons))(*comparisons)
    action, count = ctypes.c_uint32(_REFUSE | refusal), ctypes.c_uint(len(comparisons))
    result = library.seccomp_rule_add_array(handle, action, ctypes.c_int(number), count, array)
    _checked(result, f"the rule for {name} is not accepted")


def _library() -> ctypes.CDLL:
    library = ctypes.CDLL("libseccomp.so.2")
    library.seccomp_init.restype = ctypes.c_void_p
    library.seccomp_release.restype = None
    return library


def _checked(result: int, what: str) -> None:
    if result < 0:
        raise OSError(-result, f"{what}: {os.strerror(-result)}")
