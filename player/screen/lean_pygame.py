"""pygame without what a board has no use for, such as music and fonts: half the time to import, and 18 libraries less.

To be imported before pygame is: what stands as None among the modules, Python reports as missing, and pygame goes
without. Leaves out opening a screen (`display`).
"""

from __future__ import annotations

import os
import sys
from typing import Any

_UNUSED = ("_debug", "font", "freetype", "mixer", "mixer_music", "scrap", "system", "typing")

# pygame greets on standard output, which is not ours to write to.
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
_missing: Any = None
sys.modules.update({f"pygame.{name}": _missing for name in _UNUSED})
