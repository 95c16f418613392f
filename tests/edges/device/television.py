"""A television that answers `cec-ctl` as a real one does, and can be switched by its remote. Takes its time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from player.device.command import Answer, Running

_POWER = "    Received from TV (0 to 4):\n    REPORT_POWER_STATUS (0x90):\n\tpwr-state: {} ({})\n"
_SILENCE = "\tTx, Not Acknowledged (4), Max Retries\n"


@dataclass
class Television:
    """`has_cec` answers; `obeys` does as told; `polls` is how often a command is looked at before it is done."""

    on: bool = False
    has_cec: bool = True
    obeys: bool = True
    plugged: bool = True
    hangs: bool = False
    polls: int = 1
    said: list[str] = field(default_factory=list)
    shows: str = ""

    def start(self, command: Sequence[str]) -> Running:
        assert command[:3] == ["cec-ctl", "--device", "/dev/cec0"]
        words = " ".join(command[3:])
        self.said.append(words)
        return _Run(self, self._answer(words), self.polls)

    def _answer(self, words: str) -> str:
        if "--playback" in words:
            return f"Driver Info:\n\tPhysical Address           : {'2.0.0.0' if self.plugged else 'f.f.f.f'}\n"
        if not (self.has_cec and self.plugged):
            return _SILENCE
        if self.obeys and "--standby" in words:
            self.on = False
        if self.obeys and "--image-view-on" in words:
            self.on = True
        if "--active-source" in words:
            self.shows = words.partition("phys-addr=")[2]
        if "--give-device-power-status" in words:
            return _POWER.format(*(("on", "0x00") if self.on else ("standby", "0x01")))
        return ""


@dataclass
class _Run:
    television: Television
    text: str
    polls: int
    ended: bool = False

    def poll(self) -> Answer | None:
        if self.television.hangs:
            return None
        self.polls -= 1
        return None if self.polls >= 0 else Answer(ok=True, text=self.text)

    def end(self) -> None:
        self.ended = True
