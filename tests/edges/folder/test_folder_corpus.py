"""A hard corpus: valid files of every kind, named and encoded in every way that editors do. Refusals: none."""

from __future__ import annotations

import plistlib
import unicodedata

import pytest
from editors_folder import GIF, HEIC, JPG, PDF, URL, VCARD, WEBP, WIFI, EditorsFolder, png

from player.notices.problem import Severity

CONTENTS = {
    "jpg": JPG,
    "JPG": JPG,
    "jpeg": JPG,
    "png": png(),
    "webp": WEBP,
    "gif": GIF,
    "heic": HEIC,
    "HEIC": HEIC,
    "pdf": PDF,
    "PDF": PDF,
    "md": b"# Rubrik\n\nText med **fetstil** och en lista:\n\n- ett\n- tv\xc3\xa5\n",
    "txt": "Kaffe och våfflor – 40 €".encode("cp1252"),
    "TXT": "Kaffe och våfflor".encode("utf-16"),
    "url": URL,
    "webloc": plistlib.dumps({"URL": "https://loppis.example/"}, fmt=plistlib.FMT_BINARY),
    "vcf": VCARD,
    "wifi.toml": WIFI,
}
NAMES = [
    "Loppis",
    "loppis i PARKEN",
    "Loppis till 2027-06-13",
    "Loppis 2026-11-28 till 2027-06-13",
    "Loppis @hamneda",
    "Loppis.sv",
    "Loppis till 13 juni 2027 @hamneda @agunnaryd.en",
    "Loppis.uk till 2027-06-13",
    "IMG_20260613_142233",
    "Skärmavbild kl. 10.15.22",
    "Bild (3)",
    "Kopia av kopia – sista versionen (rätt!) nr 2",
    "100% rabatt & mer #1",
    "🎪 Cirkus 🎪",
    "Två\nrader",
    "Ласкаво просимо",
    "أهلا وسهلا",
    unicodedata.normalize("NFD", "Årsmöte på Hängbjörken"),
    "x" * 180,
    "'\"$(rm -rf)`;",
    "Stoppa pressarna",
    "Tillsvidare",
    "123",
]


@pytest.mark.parametrize("extension", CONTENTS)
def test_every_valid_file_is_shown_under_every_name(folder: EditorsFolder, extension: str) -> None:
    for name in NAMES:
        path = folder.put(f"{name}.{extension}", CONTENTS[extension])
        reading = folder.read()
        path.unlink()
        assert [problem.sv for problem in reading.problems] == [], name
        assert len(reading.content.notices) == 1, name


def test_all_of_them_together_are_shown_and_none_is_refused(folder: EditorsFolder) -> None:
    for number, (extension, content) in enumerate(CONTENTS.items()):
        for place, name in enumerate(NAMES):
            folder.put(f"Mapp {number}-{place} {name}/{name}.{extension}", content)
    reading = folder.read()
    refused = [problem.sv for problem in reading.problems if problem.severity is Severity.ERROR]
    assert refused == []
    assert len({notice.id for notice in reading.content.notices}) == len(CONTENTS) * len(NAMES)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_folder_of_stories_in_six_languages_is_one_notice(folder: EditorsFolder, form: str) -> None:
    for language in ("sv", "en", "de", "uk", "ar"):
        folder.put(unicodedata.normalize(form, f"Tomten och bäcken/text.{language}.md"))
    folder.put(unicodedata.normalize(form, "Tomten och bäcken/omslag.jpg"), JPG)
    assert len(folder.notice().variants) == 5
