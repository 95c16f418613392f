"""A feed's file: its keys in two languages, and what its editor is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from player.feeds.cap import Level
from player.feeds.order import FeedKind, FeedOrder
from player.folder.feed_file import read_feed
from tests.edges.feeds.village import HAMNEDA, Village, document

HEAD = 'adress = "https://nyheter.example/rss"\n'


def order(lines: str) -> FeedOrder:
    reading = read_feed(lines.encode())
    assert reading.findings == ()
    assert reading.order is not None
    return reading.order


def test_swedish_and_english_keys_are_the_same() -> None:
    swedish = (
        'slag = "rss"\nvar = "5 min"\nbehåll = "2 dygn"\nsenaste = 5\nlista = true\nkälla = "Bladet"\ntitel = "Nytt"'
    )
    english = (
        'kind = "rss"\nevery = "5 min"\nkeep = "2 days"\nnewest = 5\nlist = true\ncredit = "Bladet"\ntitle = "Nytt"'
    )
    assert order(HEAD + swedish) == order(HEAD + english)
    assert order(HEAD + swedish).every == timedelta(minutes=5)


def test_a_file_of_two_lines_is_enough() -> None:
    made = order('adress = "https://vmaapi.sr.se/api/v3/alerts?geocode=0781"\nslag = "vma"')
    assert (made.kind, made.every, made.drills) == (FeedKind.VMA, timedelta(seconds=30), False)
    assert (made.level, made.takeover) == (Level.MINOR, Level.MINOR)


def test_weather_takes_over_when_it_is_red_and_never_when_its_editor_says_so() -> None:
    assert order(HEAD + 'slag = "smhi"').takeover is Level.EXTREME
    assert order(HEAD + 'slag = "smhi"\nta_över = "aldrig"').takeover is None


def test_a_calendar_address_of_another_scheme_is_the_web() -> None:
    assert order('adress = "webcal://cal.laget.se/a.ics"\nslag = "ics"').address == "https://cal.laget.se/a.ics"


def test_a_key_is_named_and_never_written() -> None:
    assert order('adress = "https://api.example/?key=${TRAFIKLAB_KEY}"\nslag = "rss"').address.endswith(
        "${TRAFIKLAB_KEY}"
    )


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ("", ["feed-no-address", "feed-kind"]),
        ("not toml", ["feed-broken"]),
        ('adress = "file:///etc/passwd"\nslag = "rss"', ["feed-address"]),
        ('adress = "https://a:b@news.example/"\nslag = "rss"', ["feed-address"]),
        ('adress = "https://${HOST}/"\nslag = "rss"', ["feed-address"]),
        ('adress = "nonsense"\nslag = "rss"', ["feed-address"]),
        (HEAD + 'slag = "rsss"', ["feed-kind"]),
    ],
)
def test_without_an_address_and_a_kind_nothing_is_fetched(lines: str, codes: list[str]) -> None:
    reading = read_feed(lines.encode())
    assert (reading.order, [found.code for found in reading.findings]) == (None, codes)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('var = "1 s"', "value"),
        ('var = "ofta"', "value"),
        ("var = 5", "value"),
        ('behåll = "1000 dygn"', "value"),
        ('områden = ["Ljungby"]', "value"),
        ("områden = [781]", "value"),
        ("senaste = 0", "value"),
        ('lista = "ja"', "value"),
        ('nivå = "lila"', "value"),
        ('ardess = "x"', "unknown-key"),
    ],
)
def test_a_value_that_cannot_be_is_told_and_the_usual_one_holds(line: str, code: str) -> None:
    reading = read_feed(f'{HEAD}slag = "smhi"\n{line}'.encode())
    assert [found.code for found in reading.findings] == [code]
    assert reading.order == order(HEAD + 'slag = "smhi"')


def test_a_slip_is_met_with_what_was_probably_meant(village: Village) -> None:
    village.put("VMA.feed.toml", HEAD + 'slag = "vmaa"')
    (problem,) = village.read().problems
    assert "Menade du ”vma”?" in problem.sv


def test_a_feed_is_for_the_sites_that_its_name_or_its_file_says(tmp_path: Path) -> None:
    village = Village(tmp_path, (HAMNEDA, replace(HAMNEDA, id="lidhult")))
    village.feed("VMA @lidhult", "vma", document("vma_v3_alert.json"))
    assert [notice.sites for notice in village.notices()] == [("lidhult",)]
    village.feed("VMA @lidhult", "vma", document("vma_v3_alert.json"), 'platser = ["hamneda"]')
    assert village.notices() == []


def test_a_site_that_does_not_exist_is_told(village: Village) -> None:
    village.feed("VMA @annanstans", "vma", document("vma_v3_alert.json"))
    assert village.codes() == ["site-unknown"]


def test_a_feed_that_has_not_come_yet_says_so(village: Village) -> None:
    village.put("VMA.feed.toml", HEAD + 'slag = "vma"')
    assert village.codes() == ["feed-waiting"]


def test_a_feed_that_could_never_be_fetched_says_why(village: Village) -> None:
    village.vma(None, why="no-secret", detail="TRAFIKLAB_KEY")
    (problem,) = village.read().problems
    assert problem.code == "feed-never"
    assert "nyckeln TRAFIKLAB_KEY finns inte" in problem.sv


def test_a_document_that_went_bad_is_told_and_the_rest_goes_on(village: Village) -> None:
    village.vma(b"\x00")
    village.put("Loppis.md", "Våfflor.")
    reading = village.read()
    assert [problem.code for problem in reading.problems] == ["feed-unreadable"]
    assert len(reading.content.notices) == 1
