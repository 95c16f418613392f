"""Can the films be heard that this board is said to sound for? A board that is to be silent needs no sound card.

Leaves out whether the television is muted, which nobody but a person can hear.
"""

from __future__ import annotations

from player.checks.answer import Check, Examination, State
from player.device.settings import parse_settings, read_file
from player.errors import InputError

_OPENED = "/etc/systemd/system/bytavla-player.service.d/50-sound.conf"


def check(examination: Examination) -> Check:
    if not _may_sound(examination):
        return Check("sound", State.OK, "Tavlan ska vara tyst.", "The board is to be silent.")
    cards = sorted(card.name for card in examination.at("/dev/snd").glob("pcmC*D*p"))
    data = {"cards": cards}
    if not cards:
        return Check("sound", State.WARN, "Tavlan får låta men har inget ljudkort, så filmerna är tysta.",
                     "The board may be heard but has no sound card, so films are silent.",
                     "Look with aplay -l; or write sound = false in player.toml.", data)  # fmt: skip
    if not examination.at(_OPENED).is_file():
        return Check("sound", State.WARN, "Tavlan får låta, men spelaren släpps inte fram till ljudkortet.",
                     "The board may be heard, but its player is kept from the sound card.",
                     "Run the installer once more: deploy/install.sh --update", data)  # fmt: skip
    return Check("sound", State.OK, "Filmer kan höras.", "Films can be heard.", data=data)


def _may_sound(examination: Examination) -> bool:
    """Wrong settings are the settings' own check."""
    if examination.settings is None:
        return False
    try:
        return parse_settings(read_file(examination.settings), examination.settings).sound
    except InputError:
        return False
