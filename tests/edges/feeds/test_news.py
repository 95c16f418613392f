"""News: Krisinformation, RSS and Atom as notices of their own or as one list; garbage is never news."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from player.feeds.document import DocumentError
from player.feeds.krisinformation import read_krisinformation
from player.feeds.news import as_markdown, shortened
from player.feeds.rss import read_rss
from player.notices.board import Rights
from player.notices.notice import Kind
from tests.edges.feeds.village import HAMNEDA, NOW, UPPSALA, Village, document

RSS = document("news.rss").decode()
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Föreningen</title>
<entry><title>Möte</title><id>tag:1</id><updated>2026-11-13T10:00:00Z</updated><summary>Välkomna.</summary>
<link href="javascript:alert(1)"/></entry></feed>"""


def test_each_of_the_newest_items_is_a_notice_with_source_and_date_of_writing(village: Village) -> None:
    village.feed("Nyheter", "rss", RSS.encode())
    newest, oldest = village.notices()
    (variant,) = newest.variants
    assert (newest.kind, variant.title, variant.link) == (Kind.TEXT, "Nyast", "https://by.example/2")
    assert variant.credit == "Källa: Byanytt, 13 november 2026"
    assert variant.text == r"\# Ingen rubrik \*här\*"
    assert oldest.variants[0].text == "Ett stycke\\.\n\nTvå\\."
    assert newest.schedule.ends is None
    assert newest.schedule.lapses == datetime(2026, 12, 13, 7, 0, tzinfo=UTC)


def test_a_feed_can_be_one_list(village: Village) -> None:
    village.feed("Nyheter", "rss", RSS.encode(), 'lista = true\ntitel = "Nytt i byn"')
    (notice,) = village.notices()
    assert notice.variants[0].title == "Nytt i byn"
    assert notice.variants[0].text.split("\n") == [
        r"- Nyast \(13 november 2026\)",
        r"- Äldst \& först \(9 november 2026\)",
    ]


def test_only_so_many_are_shown_as_the_feed_says(village: Village) -> None:
    village.feed("Nyheter", "rss", RSS.encode(), "senaste = 1")
    assert [notice.variants[0].title for notice in village.notices()] == ["Nyast"]


def test_atom_is_read_and_only_web_addresses_are_links(village: Village) -> None:
    village.feed("Nyheter", "atom", None)
    village.feed("Nyheter", "rss", ATOM.encode())
    (notice,) = village.notices()
    assert (notice.variants[0].title, notice.variants[0].link) == ("Möte", "")


@pytest.mark.parametrize("charset", ["utf-8", "latin-1", "utf-16"])
def test_a_feed_in_any_charset_is_read(charset: str) -> None:
    raw = RSS.replace("UTF-8", charset).encode(charset)
    assert read_rss(raw).items[-2].title == "Äldst & först"


def test_a_feed_in_another_charset_than_it_says_is_read_as_well_as_can_be() -> None:
    assert len(read_rss(RSS.encode("latin-1")).items) == 3


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>'
    b'<rss version="2.0"><channel>&c;</channel></rss>'
)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"hej",
        b"<html><body>404</body></html>",
        b"{}",
        BOMB,
        BOMB.decode().encode("utf-16"),
        b"\x00" * 100,
        b"<" * 5000,
    ],
)
def test_what_is_no_feed_is_refused(raw: bytes) -> None:
    with pytest.raises(DocumentError):
        read_rss(raw)


def test_crisis_information_is_ordinary_news_for_the_counties_it_names(tmp_path: Path) -> None:
    village = Village(tmp_path, (HAMNEDA, UPPSALA), Rights(feeds=True))
    village.feed("Kris", "krisinformation", document("krisinformation_v3_news.json"))
    (notice,) = village.notices()
    assert (notice.kind, notice.sites) == (Kind.TEXT, ("hamneda",))
    (variant,) = notice.variants
    assert variant.title == "Kokningsrekommendation i Exempelbyn"
    assert variant.credit == "Källa: Krisinformation.se, 14 november 2026"


def test_its_keys_are_read_without_regard_to_case() -> None:
    lower = document("krisinformation_v3_news.json").decode().replace("Headline", "headline").replace("Area", "area")
    assert read_krisinformation(lower.encode()) == read_krisinformation(document("krisinformation_v3_news.json"))


@pytest.mark.parametrize("flag", ["IsVma", "IsTestVma"])
def test_its_alerts_are_left_to_the_source_that_also_ends_them(flag: str) -> None:
    (entry,) = json.loads(document("krisinformation_v3_news.json"))
    assert read_krisinformation(json.dumps([{**entry, flag: True}]).encode()).items == ()


@pytest.mark.parametrize("raw", [b"{}", b"null", b"<html>", b"[" * 9999])
def test_what_is_no_crisis_information_is_refused(raw: bytes) -> None:
    with pytest.raises(DocumentError):
        read_krisinformation(raw)


def test_news_that_cannot_be_fetched_any_more_are_kept_for_as_long_as_the_feed_says(village: Village) -> None:
    village.feed("Nyheter", "rss", RSS.encode(), 'behåll = "2 dygn"')
    assert len(village.notices(NOW + timedelta(hours=47))) == 2
    assert village.notices(NOW + timedelta(hours=48)) == []
    assert village.codes(NOW + timedelta(hours=48)) == ["feed-too-old"]


def test_long_words_end_at_a_sentence_and_say_that_they_go_on() -> None:
    words = "En mening med sju ord i sig. " * 20
    assert shortened(words) == ("En mening med sju ord i sig. " * 8).strip() + " …"
    assert shortened("Kort.") == "Kort."


def test_an_outside_text_sets_no_headings() -> None:
    assert as_markdown("# <b>1. Hej</b>") == r"\# \<b\>1\. Hej\</b\>"
