"""Reads the sample board's stories aloud into playlists/: `.venv/bin/python docs/samples/read_aloud.py`.

The voice is espeak-ng's, a program of Debian's; PyAV makes an MP3 of it that is small enough for a phone in the woods.
Each text in a story's folder gets a sound beside it, named by its language.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

import av

STORIES = Path(__file__).parents[2] / "playlists" / "Berättelser" / "Tillsvidare"
WORDS_A_MINUTE = 140
BITS_A_SECOND = 32_000
RATE_HZ = 22_050
FIELD = re.compile(r"^(?:titel|title|författare|author): (.+)$", re.MULTILINE)


def main() -> None:
    for text in sorted(STORIES.glob("*/text.*.md")):
        lang = text.suffixes[0].lstrip(".")
        sound = text.with_name(f"{lang}.mp3")
        with tempfile.TemporaryDirectory() as scratch:
            wave = Path(scratch) / "voice.wav"
            command = ["espeak-ng", "-v", lang, "-s", str(WORDS_A_MINUTE), "-g", "4", "-w", str(wave)]
            subprocess.run(command, input=spoken(text), text=True, check=True)
            pack(wave, sound)
        print(f"{sound}: {sound.stat().st_size // 1000} kB")


def spoken(text: Path) -> str:
    """The title, the author and the story, with a pause after each."""
    _, matter, body = text.read_text(encoding="utf-8").split("---\n", 2)
    return "\n\n".join(f"{part.strip().rstrip('.')}." for part in (*FIELD.findall(matter), body))


def pack(wave: Path, target: Path) -> None:
    """The same sound as MP3, in one channel."""
    with av.open(str(wave)) as source, av.open(str(target), "w", format="mp3") as made:
        track = made.add_stream("libmp3lame", rate=RATE_HZ, layout="mono", bit_rate=BITS_A_SECOND)
        for frame in source.decode(audio=0):
            made.mux(track.encode(frame))
        made.mux(track.encode(None))


if __name__ == "__main__":
    main()
