"""Whatever lies in the folder: the reader never raises, and every file is a notice, a problem, or ignored by rule."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from editors_folder import BOARD_TOML, GIF, HEIC, JPG, NOW, PDF, URL, VCARD, WEBP, WIFI, EditorsFolder, png, whole
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from player.errors import InputError
from player.folder.board import read_board
from player.folder.front_matter import read_front_matter
from player.folder.here import HereAndNow
from player.folder.junk import is_conflict_copy, is_junk
from player.folder.kinds import split_name
from player.folder.links import read_link, read_shortcut, read_webloc
from player.folder.local_dates import read_local_time
from player.folder.names import read_name
from player.folder.setting_keys import KEYS
from player.folder.settings import read_settings
from player.folder.stop import Stoppable, is_stop, stopped_by
from player.folder.text import looks_like_text, text_body
from player.folder.vcard import read_card
from player.folder.week import read_days, read_hours, read_opening
from player.folder.wifi import read_wifi
from player.notices.board import Board
from player.notices.problem import Problem

TODAY = date(2026, 11, 23)
HERE = HereAndNow(("sv", "en"), ("hamneda",), ("hamneda",), TODAY)
MATTER = (
    "---\ntitel: Loppis: igår\ntill: 2027-06-13\ndagar: [mån, tis]\ntider: 08-18\nprio: akut\n---\n# Hej\n".encode()
)
WEBLOC = (
    b'<?xml version="1.0"?><plist version="1.0"><dict><key>URL</key><string>https://a.example</string></dict></plist>'
)

FRAGMENTS = [
    *(
        "till",
        "until",
        "från",
        "--",
        "–",
        "2027-06-13",
        "06-07",
        "13 juni 2027",
        "31.2.2027",
        "0000-00-00",
        "9999-12-31",
    ),
    *("kl 24:61", "mån-fre", "25", "08:30", "stängt", "helgdag", "månad", "och"),
    *("@hamneda", "@", ".sv", ".se", "STOPP", "stopp", "Loppis", "Arkiv", "_"),
    *("(", ")", ",", ";", ":", "'", '"', "[", "{", "-", "&a", "*a", "!!x"),
]
words = st.one_of(st.text(max_size=30), st.lists(st.sampled_from(FRAGMENTS), max_size=7).map(" ".join))


@st.composite
def mutated(draw: st.DrawFn, whole_file: bytes) -> bytes:
    """A real file with some of its bytes cut out, doubled, or replaced."""
    raw = bytearray(whole_file)
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, max(0, len(raw) - 1)))
        length = draw(st.integers(0, 12))
        raw[at : at + length] = draw(st.one_of(st.binary(max_size=12), st.just(bytes(raw[at : at + length]) * 2)))
    return bytes(raw)


@pytest.mark.parametrize(
    ("reader", "seed"),
    [
        (text_body, MATTER),
        (looks_like_text, MATTER),
        (read_shortcut, URL),
        (read_webloc, WEBLOC),
        (read_webloc, b"bplist00\xd1\x01\x02SURL_\x10\x11https://a.example\x08\x0b\x0f" + b"\0" * 32),
        (read_card, VCARD),
        (read_wifi, WIFI),
    ],
)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_readers_of_bytes_answer_to_any_bytes(
    reader: Callable[[bytes], object], seed: bytes, data: st.DataObject
) -> None:
    reader(data.draw(st.one_of(mutated(seed), st.binary(max_size=300))))


@settings(max_examples=150, deadline=None)
@given(text=words)
def test_readers_of_words_answer_to_any_words(text: str) -> None:
    read_name(text, HERE)
    read_local_time(text, TODAY, through_day=True)
    read_days(text)
    read_hours(text)
    read_opening(text)
    read_link(text)
    split_name(text)
    read_front_matter(text)
    read_settings({key: [text] for key in KEYS}, TODAY)
    if is_stop(text):
        stopped_by(text, [Stoppable("p.loppis", "Loppis")], HERE)


@settings(max_examples=100, deadline=None)
@given(value=words)
def test_a_settings_value_makes_a_front_matter_that_is_read_or_told(value: str) -> None:
    read_front_matter(f"titel: {value}")


SEEDS = {
    "md": MATTER,
    "txt": "Hej på er".encode(),
    "jpg": JPG,
    "png": png(),
    "gif": GIF,
    "webp": WEBP,
    "heic": HEIC,
    "pdf": PDF,
    "url": URL,
    "webloc": WEBLOC,
    "vcf": VCARD,
    "wifi.toml": WIFI,
    "docx": b"PK",
    "mp3": b"ID3",
}


def _is_ignored_by_rule(path: Path) -> bool:
    return is_junk(path.name) or path.name.startswith("_")


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_file_is_a_notice_a_problem_or_ignored_by_rule(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = EditorsFolder(Path(place))
        put: list[Path] = []
        for _ in range(data.draw(st.integers(1, 4))):
            extension = data.draw(st.sampled_from(sorted(SEEDS)))
            stem = data.draw(words).replace("/", " ").replace("\0", "") or "x"
            with suppress(OSError, UnicodeEncodeError):  # names that the file system itself refuses
                put.append(folder.put(f"{stem}.{extension}", data.draw(mutated(SEEDS[extension]))))
        reading = folder.read()
        stops = [path for path in put if is_stop(path.name)]
        spoken_of = {problem.file for problem in reading.problems} | {
            file for sources in reading.sources for file in sources.files
        }
        for path in put:
            relative = path.relative_to(place).as_posix()
            assert relative in spoken_of or _is_ignored_by_rule(path) or path in stops
        assert not any(is_conflict_copy(file) for sources in reading.sources for file in sources.files)
        assert folder.read(known=reading.known) == reading


@settings(max_examples=60, deadline=None)
@given(toml=mutated(BOARD_TOML.encode()))
def test_any_board_file_is_a_board_or_is_told_why_not(toml: bytes) -> None:
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "_board").mkdir()
        (Path(place) / "_board" / "board.toml").write_bytes(toml)
        board, problems = _board_or_problems(Path(place))
        assert problems if board is None else board.sites and board.languages


def _board_or_problems(root: Path) -> tuple[Board | None, tuple[Problem, ...]]:
    try:
        return read_board(root, NOW)
    except InputError as error:
        return None, error.problems


def test_a_board_whose_every_value_is_of_the_wrong_type_is_told_value_by_value(tmp_path: Path) -> None:
    values = ["5", '"x"', "[1]", "{a=1}", "true", "2026-01-01", "1e400", "[[]]", "-1"]
    keys = [line.partition(" ")[0] for line in BOARD_TOML.splitlines() if " = " in line]
    for key in dict.fromkeys(keys):
        for value in values:
            toml = "\n".join(
                f"{key} = {value}" if line.startswith(f"{key} =") else line for line in BOARD_TOML.splitlines()
            )
            whole(tmp_path, toml, "Hembygdsföreningen")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.vcf", b"BEGIN:VCARD\nFN" + b";" * 900_000 + b"\nEND:VCARD\n"),
        ("a.vcf", b"BEGIN:VCARD\nFN:A\nPHOTO:" + b"\n x" * 300_000 + b"\nEND:VCARD\n"),
        ("a.vcf", b'BEGIN:VCARD\nTEL;A="' + b'";"' * 300_000 + b"\nEND:VCARD\n"),
        ("a.wifi.toml", ("å" * 9_900).encode()),
        ("a.wifi.toml", b"[" * 19_000),
        ("a.wifi.toml", b"\n" * 19_000 + b"x"),
        ("a.url", b"[InternetShortcut]\nURL" + b" " * 19_000 + b"x\n"),
        ("a.url", b"[InternetShortcut]\nURL=" + b"a." * 9_000),
        ("a.webloc", b"<plist>" + b"<array>" * 2_800),
        ("a.md", b"---\n" + b"a: " + b"- " * 3_900 + b"\n---\n"),
        ("a.md", b"---\ntill: '" + b" " * 7_900 + b"'\n---\n"),
        ("a.md", b"---\ndagar: '" + b"- " * 3_900 + b"'\n---\n"),
        ("a.md", b"---\ntider: '" + b"0" * 7_900 + b"'\n---\n"),
        ("a.md", b"---\n" + b"".join(b"k%d: &a%d [*a%d]\n" % (n + 1, n + 1, n) for n in range(300)) + b"---\n"),
        ("a.md", b"---\n" + b"k" * 7_900 + b": 1\n---\n"),
        ("a.md", b"---\n" * 24_000),
        ("till " * 49 + ".md", b"x"),
        ("@" * 240 + ".md", b"x"),
        ("(" * 240 + ".md", b"x"),
        ("1-1-" * 60 + ".md", b"x"),
        ("STOPP" + " -_." * 60 + ".md", b"x"),
    ],
)
@pytest.mark.timeout(5)
def test_no_file_keeps_the_reader_busy(folder: EditorsFolder, name: str, content: bytes) -> None:
    folder.put(name, content)
    reading = folder.read()
    assert reading.problems or reading.content.notices
