"""Names that editors' machines really make, every one of them a valid notice's. Leaves out what is in the files."""

from __future__ import annotations

import unicodedata

from tests.hard.entry import FOLDER, Entry
from tests.hard.valid import MARKDOWN, TEXT, one_of_each

HARD_NAMES = (
    "-rf .md",
    "--help.md",
    "Två\nrader.md",
    "Tre\r\n\ttabbar.txt",
    "🎪 Cirkus 🤹‍♀️.md",
    "bakvänd \u202egpj.md",
    unicodedata.normalize("NFD", "Årsmöte på Hängbjörken.md"),
    "Ласкаво просимо.md",
    "أهلا وسهلا.md",
    "$(reboot) `reboot` ;&|<>*?.md",
    "'citat' \"dubbla\" \\bak.md",
    "%s %d {0} {file} %n.md",
    "x" * 252 + ".md",
    "å" * 125 + "ab.md",
    "..md",
    "med.många.punkter.i.md",
    " blank först.md",
    "blank sist .md",
    "CON.md",
    "null\u200bbredd.md",
    "<b>fet<b>.md",
)


def hard_names() -> list[Entry]:
    """The same words under every name; and a few pictures under the worst of them."""
    texts = [Entry(f"{FOLDER}/{name}", MARKDOWN) for name in HARD_NAMES]
    worst = ("-bild\nmed\nrader", "🖼️ \u202egpj", "y" * 251)
    pictures = [Entry(f"{FOLDER}/{name}.jpg", one_of_each()["jpg"]) for name in worst]
    return texts + pictures + _pairs()


def _pairs() -> list[Entry]:
    """A text with its picture, whose names are spelt in two ways: one notice, and one of a folder."""
    name = "Vår på ängen"
    jpg = one_of_each()["jpg"]
    return [
        Entry(f"{FOLDER}/{unicodedata.normalize('NFC', name)}.md", MARKDOWN),
        Entry(f"{FOLDER}/{unicodedata.normalize('NFD', name)}.jpg", jpg),
        Entry(f"{FOLDER}/Tomten och bäcken/text.sv.md", TEXT.encode()),
        Entry(f"{FOLDER}/Tomten och bäcken/text.en.md", b"The gnome and the brook.\n"),
        Entry(f"{FOLDER}/Tomten och bäcken/omslag.jpg", jpg),
    ]
