"""Scanned codes counted out of a web server's log: by notice, site and day, with nothing of anybody kept."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from player.cli import main
from player.notices.addresses import short_code
from tests.edges.publish.desk import BOARD, EDITORS, Desk

CODE = short_code("hembygdsforeningen.loppis")
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1"


def line(target: str, agent: str = PHONE, *, day: str = "23/Nov/2026", status: int = 200, method: str = "GET") -> str:
    return f'203.0.113.7 - - [{day}:09:00:00 +0100] "{method} {target} HTTP/1.1" {status} 4711 "-" "{agent}"\n'


def scans(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, dict[str, object], str]:
    code = main(["scans", *map(str, words), "--json"])
    out = capsys.readouterr().out
    return code, json.loads(out) if out else {}, out


def test_scans_are_counted_by_notice_site_and_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = tmp_path / "scans.log"
    hamneda, lidhult = f"/n/{CODE}?hamneda", f"/n/{CODE}.de?lidhult"
    log.write_text(line(hamneda) * 3 + line(lidhult, status=304) + line(hamneda, day="24/Nov/2026"))
    code, answer, out = scans(capsys, log)
    assert code == 0
    assert answer["v"] == 1
    counted = [(each["notice"], each["site"], each["day"], each["count"]) for each in answer["scans"]]  # type: ignore[attr-defined]
    assert counted == [
        (CODE, "hamneda", "2026-11-23", 3),
        (CODE, "lidhult", "2026-11-23", 1),
        (CODE, "hamneda", "2026-11-24", 1),
    ]
    assert answer["total"] == 5
    assert "203.0.113" not in out
    assert "iPhone" not in out


@pytest.mark.parametrize(
    "left_aside",
    [
        line(f"/n/{CODE}"),
        line("/s/hamneda"),
        line(f"/n/{CODE}?hamneda", status=404),
        line(f"/n/{CODE}?hamneda", method="HEAD"),
        line(f"/n/{CODE}?hamneda", "Mozilla/5.0 (compatible; Googlebot/2.1)"),
        line(f"/n/{CODE}?hamneda", "WhatsApp/2.23"),
        line(f"/n/{CODE}?hamneda", "curl/8.5"),
        line(f"/n/{CODE}?hamneda", "-"),
        line(f"/n/{CODE}?hamneda", "bot"),
        line(f"/n/{CODE}?hamneda", day="99/Nov/2026"),
        line(f"/n/{CODE}?ham<script>"),
    ],
)
def test_what_nobody_scanned_is_left_aside(left_aside: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "log").write_text(left_aside + line(f"/n/{CODE}?hamneda", "Mozilla/5.0 (Linux; Android 14; CUBOT X70)"))
    assert scans(capsys, tmp_path / "log")[1]["total"] == 1


def test_a_rotated_log_is_read_and_notices_are_named(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.write("_board/board.toml", BOARD.replace("[board]\n", '[board]\naddress = "https://tavlan.example"\n'))
    desk.write(f"{EDITORS}/Loppis.md", "# Loppis i ladan\n\nKom!")
    desk.publish()
    (tmp_path / "log.2.gz").write_bytes(gzip.compress(line(f"/n/{CODE}?hamneda").encode() + b"\xff\xfe nonsense\n"))
    code, answer, _ = scans(capsys, tmp_path / "log.2.gz", "--public", desk.public)
    assert code == 0
    (only,) = answer["scans"]  # type: ignore[misc]
    assert (only["notice"], only["title"], only["count"]) == ("hembygdsforeningen.loppis", "Loppis i ladan", 1)
    assert answer["unreadable"] == 1
    assert main(["scans", str(tmp_path / "log.2.gz"), "--public", str(desk.public)]) == 0
    assert capsys.readouterr().out == "2026-11-23  hamneda            1  Loppis i ladan\n"


def test_a_file_that_is_no_log_is_told_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "log").write_text("hej\n" * 5)
    assert main(["scans", str(tmp_path / "log")]) == 3
    assert main(["scans", str(tmp_path / "nothing")]) == 3
    (tmp_path / "log.gz").write_bytes(gzip.compress(b"x" * 1000)[:20])
    assert main(["scans", str(tmp_path / "log.gz")]) == 3
    assert main(["scans", str(tmp_path / "log"), "--public", str(tmp_path)]) == 3
    assert "Traceback" not in capsys.readouterr().err
