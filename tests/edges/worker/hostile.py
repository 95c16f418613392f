"""Enters the sandbox as the worker does, then tries what a hijacked decoder would; prints what came of it, as JSON.

usage: hostile.py READ_DIR WRITE_DIR OUTSIDE_FILE [UID]
"""

from __future__ import annotations

import ctypes
import fcntl
import io
import json
import os
import resource
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import av
import pillow_heif
import pypdfium2
import qrcode
import zxingcpp
from PIL import Image, ImageDraw, ImageFont, features

from player.worker import sandbox

READ, WRITE, OUTSIDE = (Path(word) for word in sys.argv[1:4])
_TIOCSTI = 0x5412
_CLONE_NEWUSER = 0x10000000


def _system_call(number: int, *arguments: int) -> None:
    if ctypes.CDLL(None, use_errno=True).syscall(number, *arguments) < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _allocate_2_gb() -> None:
    bytearray(2 << 30)


def _type_into_the_terminal() -> None:
    fcntl.ioctl(2, _TIOCSTI, b"x")


def _raise_the_memory_limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))


def _dump_core() -> None:
    if resource.getrlimit(resource.RLIMIT_CORE)[1] == 0:
        raise OSError("no core may be written")


ATTACKS: dict[str, Callable[[], object]] = {
    "open a socket": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM),
    "open a unix socket": lambda: socket.socket(socket.AF_UNIX),
    "open a packet socket": lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW),
    "make a socket pair": socket.socketpair,
    "read the shadow file": lambda: Path("/etc/shadow").read_bytes(),
    "read the passwd file": lambda: Path("/etc/passwd").read_bytes(),
    "read a file outside": OUTSIDE.read_bytes,
    "read through a link": (READ / "link").read_bytes,
    "list a folder outside": lambda: list(OUTSIDE.parent.iterdir()),
    "read its parent's environment": lambda: Path(f"/proc/{os.getppid()}/environ").read_bytes(),
    "read its own memory map": lambda: Path("/proc/self/maps").read_bytes(),
    "write outside": lambda: OUTSIDE.write_bytes(b"x"),
    "write where it may read": lambda: (READ / "new").write_bytes(b"x"),
    "write into the temporary folder": lambda: Path("/tmp/bytavla-hostile").write_bytes(b"x"),
    "remove what it may read": (READ / "seen").unlink,
    "rename from where it may read": lambda: (READ / "seen").rename(WRITE / "stolen"),
    "make a link": lambda: (WRITE / "out").symlink_to("/etc/passwd"),
    "make a pipe": lambda: os.mkfifo(WRITE / "pipe"),
    "change a mode": lambda: (WRITE / "mine").chmod(0o4755),
    "change a time": lambda: os.utime(READ / "seen", (0, 0)),
    "fork": os.fork,
    "start a program": lambda: subprocess.run(["/bin/true"], check=True),
    "become a program": lambda: os.execv("/bin/true", ["true"]),
    "allocate 2 GB": _allocate_2_gb,
    "raise the memory limit": _raise_the_memory_limit,
    "signal its parent": lambda: os.kill(os.getppid(), 0),
    "signal everybody": lambda: os.kill(-1, 0),
    "signal its group": lambda: os.killpg(0, 0),
    "leave its group": os.setsid,
    "trace its parent": lambda: _system_call(101 if os.uname().machine == "x86_64" else 117, 16, os.getppid(), 0, 0),
    "set up an io_uring": lambda: _system_call(425, 1, 0),
    "open its parent's descriptors": lambda: _system_call(434, os.getppid(), 0),
    "share memory with a stranger": lambda: _system_call(
        29 if os.uname().machine == "x86_64" else 194, 1, 4096, 0o1600
    ),
    "make a namespace": lambda: _system_call(272 if os.uname().machine == "x86_64" else 97, _CLONE_NEWUSER),
    "type into the terminal": _type_into_the_terminal,
    "dump core": _dump_core,
}


def _draw() -> None:
    font = ImageFont.truetype("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", 20)
    picture = Image.new("RGB", (200, 60), "white")
    ImageDraw.Draw(picture).text((5, 5), "Åäö", font=font, fill="black")
    picture.save(WRITE / "text.png")
    assert features.check("raqm")


def _read_a_code() -> None:
    code = qrcode.make("https://example.org").convert("RGB")
    assert zxingcpp.read_barcodes(code)[0].text == "https://example.org"


def _render_a_poster() -> None:
    poster = io.BytesIO()
    Image.new("RGB", (100, 140), "red").save(poster, "PDF")
    document = pypdfium2.PdfDocument(poster.getvalue())
    assert document[0].render(scale=1).to_pil().getpixel((50, 70)) == (254, 0, 0)
    document.close()


def _read_heic() -> None:
    packed = io.BytesIO()
    pillow_heif.register_heif_opener()
    Image.new("RGB", (64, 64), "blue").save(packed, "HEIF")
    assert Image.open(packed).convert("RGB").size == (64, 64)


def _make_and_read_a_film() -> None:
    with av.open(str(WRITE / "film.mp4"), "w", options={"movflags": "+faststart"}) as made:
        stream = made.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = 64, 36, "yuv420p"
        for _ in range(8):
            made.mux(stream.encode(av.VideoFrame(64, 36, "yuv420p")))
        made.mux(stream.encode(None))
    with av.open(str(WRITE / "film.mp4")) as film:
        film.streams.video[0].thread_type = "AUTO"
        assert len(list(film.decode(video=0))) == 8


def _run_a_thread() -> None:
    told: list[bool] = []
    thread = threading.Thread(target=lambda: told.append(True))
    thread.start()
    thread.join()
    assert told == [True]


WORK: dict[str, Callable[[], object]] = {
    "read what it may read": (READ / "seen").read_bytes,
    "list what it may read": lambda: list(READ.iterdir()),
    "write where it may write": lambda: (WRITE / "mine").write_bytes(b"x"),
    "rename where it may write": lambda: (WRITE / "mine").replace(WRITE / "mine2"),
    "remove where it may write": (WRITE / "mine2").unlink,
    "import a module": lambda: __import__("wsgiref.headers"),
    "draw text": _draw,
    "read a code": _read_a_code,
    "render a poster": _render_a_poster,
    "make and read a film": _make_and_read_a_film,
    "read HEIC": _read_heic,
    "run a thread": _run_a_thread,
}


def _outcome(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except (OSError, MemoryError, ValueError, ImportError) as error:
        return type(error).__name__
    return "done"


def _become(user: int) -> None:
    """An ordinary user, who may not be able to read our libraries: so they load what they need before."""
    Image.init()
    qrcode.make("warm")
    os.setgroups([])
    os.setgid(user)
    os.setuid(user)


if __name__ == "__main__":
    if len(sys.argv) > 4:
        _become(int(sys.argv[4]))
    guards = sandbox.enter([READ], [WRITE])
    work = {name: _outcome(attempt) for name, attempt in WORK.items()}
    attacks = {name: _outcome(attempt) for name, attempt in ATTACKS.items()}
    told = {"notes": guards.notes, "complete": guards.complete, "work": work, "attacks": attacks}
    sys.stdout.write(json.dumps(told))
