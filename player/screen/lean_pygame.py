"""pygame without what a board has no use for, such as music and fonts: half the time to import, and 18 libraries less.

To be imported before pygame is: what stands as None among the modules, Python reports as missing, and pygame goes
without. Its finder of data files is replaced too: all that it is asked for is the icon of a window on a desktop, which
is to be ours. Leaves out opening a screen (`display`).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO

_UNUSED = ("_debug", "font", "freetype", "mixer", "mixer_music", "scrap", "system", "typing")
_ICON = Path(__file__).with_name("icon.bmp")


class _Icon(ModuleType):
    """Stands in for pygame.pkgdata."""

    @staticmethod
    def getResource(_name: str, _package: str = "") -> BinaryIO:  # noqa: N802 - pygame's name
        return _ICON.open("rb")


# pygame greets on standard output, which is not ours to write to.
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
_missing: Any = None
sys.modules.update({f"pygame.{name}": _missing for name in _UNUSED})
sys.modules["pygame.pkgdata"] = _Icon("pygame.pkgdata")
