"""What the bench has run on: said on its page, because figures mean nothing without it."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

import psutil


def describe() -> dict[str, str]:
    """The processor, memory, system and Python, and what of ours draws and shows."""
    return {
        "processor": f"{_processor()}, {os.cpu_count()} cores ({platform.machine()})",
        "memory": f"{psutil.virtual_memory().total / 1e9:.0f} GB",
        "system": f"{platform.freedesktop_os_release().get('PRETTY_NAME', '?')}, Linux {platform.release()}",
        "python": f"CPython {platform.python_version()}, pygame-ce {version('pygame-ce')}, Pillow {version('pillow')}",
    }


def load() -> str:
    """The load averages now: on a busy machine ratios are still ratios, and seconds are not."""
    return " ".join(f"{average:.1f}" for average in os.getloadavg())


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")
