"""SMHI's warnings and dropped CAP files: who is warned, how loud, and what ends it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from player.notices.board import Rights, Site
from player.notices.notice import Kind, Notice
from player.notices.schedule import Priority
from tests.edges.feeds.village import HAMNEDA, NOW, UPPSALA, Village, document

SMHI = "smhi_ibww_warning.json"


def warnings(**fields: object) -> bytes:
    """The sample with other values in its first warning area."""
    data = json.loads(document(SMHI))
    data[0]["warningAreas"][0] |= fields
    return json.dumps([entry for entry in data if fields == {} or entry["id"] == 3999]).encode()


def level(code: str) -> dict[str, str]:
    return {"sv": code, "en": code, "code": code}


def only(notices: list[Notice]) -> Notice:
    (notice,) = notices
    return notice


def test_an_orange_warning_takes_its_turn_among_the_other_notices(village: Village) -> None:
    village.feed("Väder", "smhi-warnings", document(SMHI))
    notice = only(village.notices())
    assert (notice.kind, notice.priority) == (Kind.ALERT, Priority.NORMAL)
    assert notice.schedule.ends == datetime(2026, 11, 15, 9, 0, tzinfo=UTC)
    assert [variant.title for variant in notice.variants] == ["Orange varning: Snöfall", "Orange warning: Snowfall"]
    assert notice.variants[0].text.split("\n\n") == [
        "Gäller från lördag 14 november kl.\xa019.00 till söndag 15 november kl.\xa010.00.",
        "EXEMPEL: 10-20 cm snö.",
    ]
    assert notice.variants[0].credit == "Källa: SMHI, CC BY 4.0"


@pytest.mark.parametrize("code", ["RED", "red", "Red"])
def test_a_red_warning_takes_over_whatever_the_case_of_its_code(village: Village, code: str) -> None:
    village.feed("Väder", "smhi-warnings", warnings(warningLevel=level(code)))
    assert only(village.notices()).priority is Priority.URGENT


def test_the_feed_says_from_which_level_on_it_is_told_and_takes_over(village: Village) -> None:
    village.feed("Väder", "smhi", None)
    village.feed("Väder", "smhi-warnings", document(SMHI), 'nivå = "röd"')
    assert village.notices() == []
    village.feed("Väder", "smhi-warnings", document(SMHI), 'nivå = "meddelande"\nta_över = "orange"')
    assert [notice.priority for notice in village.notices()] == [Priority.URGENT, Priority.NORMAL]


def test_without_the_right_to_interrupt_warnings_take_turns(tmp_path: Path) -> None:
    village = Village(tmp_path, rights=Rights(feeds=True))
    village.feed("Väder", "smhi-warnings", warnings(warningLevel=level("red")))
    reading = village.read()
    assert [notice.priority for notice in reading.content.notices] == [Priority.NORMAL]
    assert [problem.code for problem in reading.problems] == ["may-not-take-over"]


def test_a_warning_without_an_end_holds_through_the_day_after_it_was_last_confirmed(village: Village) -> None:
    village.feed("Väder", "smhi-warnings", document(SMHI), 'nivå = "meddelande"')
    drought = next(notice for notice in village.notices() if "vattenbrist" in notice.variants[0].title)
    assert drought.schedule.ends == datetime(2026, 11, 15, 23, 0, tzinfo=UTC)


def test_a_warning_reaches_the_county_it_names_by_number(tmp_path: Path) -> None:
    village = Village(tmp_path, (HAMNEDA, UPPSALA))
    village.feed("Väder", "smhi-warnings", document(SMHI))
    assert only(village.notices()).sites == ("hamneda",)


def test_within_the_county_it_reaches_the_places_within_its_polygon(tmp_path: Path) -> None:
    north = Site("norr", "Norr", municipality="0781", position=(57.6, 13.9))
    village = Village(tmp_path, (HAMNEDA, north))
    village.feed("Väder", "smhi-warnings", document(SMHI))
    assert only(village.notices()).sites == ("hamneda",)


def test_a_warning_area_that_cannot_be_read_costs_nothing_but_itself(village: Village) -> None:
    data = json.loads(document(SMHI))
    broken = [
        None,
        {},
        {"id": 1, "warningLevel": {"code": "PURPLE"}},
        {"id": 2, "warningLevel": level("RED"), "published": 5},
    ]
    data[0]["warningAreas"] = [*broken, *data[0]["warningAreas"]]
    village.feed("Väder", "smhi-warnings", json.dumps(data).encode())
    assert len(village.notices()) == 1


CAP_NOW = datetime(2026, 11, 14, 8, 0, tzinfo=UTC)


def test_an_alert_that_is_dropped_as_a_cap_file_takes_over(village: Village) -> None:
    village.put("Kokning.cap.xml", document("cap12_alert.xml"))
    notice = only(village.notices(CAP_NOW))
    assert (notice.kind, notice.priority) == (Kind.ALERT, Priority.URGENT)
    assert notice.variants[0].title == "Kokningsrekommendation"
    assert notice.variants[0].text.split("\n\n") == [
        "Koka dricksvattnet i Exempelbyn",
        "Prover visar förhöjda halter av bakterier i dricksvattnet.",
        "Koka vattnet innan du dricker det eller lagar mat. Tankbil finns vid lanthandeln.",
    ]
    assert notice.variants[0].credit == "Källa: Exempelkommunen"


def test_a_dropped_cancel_ends_the_dropped_alert_whichever_file_comes_first(village: Village) -> None:
    village.put("a.cap.xml", document("cap12_cancel.xml"))
    village.put("b.cap.xml", document("cap12_alert.xml"))
    assert village.notices(CAP_NOW) == []
    assert village.codes(CAP_NOW) == ["cap-ended"]


def test_removing_the_cancel_of_a_dropped_alert_brings_it_back(village: Village) -> None:
    cancel = village.put("a.cap.xml", document("cap12_cancel.xml"))
    village.put("b.cap.xml", document("cap12_alert.xml"))
    assert village.notices(CAP_NOW) == []
    cancel.unlink()
    assert len(village.notices(CAP_NOW)) == 1


def _with(old: bytes, new: bytes) -> bytes:
    return document("cap12_alert.xml").replace(old, new)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (_with(b">Actual<", b">Exercise<"), "cap-not-meant"),
        (_with(b">Public<", b">Private<"), "cap-not-meant"),
        (_with(b">Alert<", b">Ack<"), "cap-kind"),
        (_with(b"2026-11-16T18:00:00+01:00", b"2026-11-14T08:30:00+01:00"), "cap-over"),
        (_with(b"<value>0781</value>", b"<value>0380</value>"), "cap-elsewhere"),
        (_with(b"<alert ", b'<!DOCTYPE a [<!ENTITY b "c">]><alert '), "cap-broken"),
        (_with(b"<identifier>", b"<id>"), "cap-broken"),
        (b"<html/>", "cap-broken"),
        (b"\xff\xfe\x00", "cap-broken"),
    ],
)
def test_a_dropped_alert_that_is_not_shown_says_why(village: Village, content: bytes, code: str) -> None:
    village.put("Varning.xml", content)
    reading = village.read(CAP_NOW)
    assert (reading.content.notices, [problem.code for problem in reading.problems]) == ((), [code])


def test_an_exercise_is_named_in_the_language_of_the_sentence(village: Village) -> None:
    village.put("Varning.xml", _with(b">Actual<", b">Exercise<"))
    (problem,) = village.read(CAP_NOW).problems
    assert "Den här är en övning, till allmänheten." in problem.sv
    assert "This one is exercise, public." in problem.en


@pytest.mark.parametrize(("km", "shown"), [(b"8", 0), (b"20", 1)])
def test_a_circle_reaches_the_places_within_it(village: Village, km: bytes, shown: int) -> None:
    elsewhere = _with(b"<value>0781</value>", b"<value>0380</value>")
    village.put("Varning.xml", elsewhere.replace(b"13.9333 8<", b"13.9333 " + km + b"<"))
    assert len(village.notices(CAP_NOW)) == shown


def test_only_a_playlist_that_may_interrupt_shows_dropped_alerts(tmp_path: Path) -> None:
    village = Village(tmp_path, rights=Rights(feeds=True))
    village.put("Kokning.cap.xml", document("cap12_alert.xml"))
    assert (village.notices(CAP_NOW), village.codes(CAP_NOW)) == ([], ["may-not-alert"])


def test_a_cap_file_in_another_encoding_than_it_says_is_read(village: Village) -> None:
    village.put("Kokning.cap", document("cap12_alert.xml").decode().encode("latin-1"))
    assert "förhöjda" in village.texts(CAP_NOW)[0]


def test_a_cap_feed_takes_over_from_severe_on(village: Village) -> None:
    village.feed("Grannlandet", "cap", document("cap12_alert.xml"))
    assert only(village.notices(CAP_NOW)).priority is Priority.NORMAL
    village.deliver("cap", _with(b">Moderate<", b">Extreme<"))
    assert only(village.notices(CAP_NOW)).priority is Priority.URGENT


def test_an_alert_is_not_shown_before_it_takes_effect(village: Village) -> None:
    later = _with(b"<effective>2026-11-14T07:30:00", b"<effective>2026-11-15T07:30:00")
    village.put("Kokning.cap.xml", later)
    assert only(village.notices(CAP_NOW)).schedule.starts == datetime(2026, 11, 15, 6, 30, tzinfo=UTC)


def test_a_feed_that_may_interrupt_is_re_read_when_something_in_it_ends(village: Village) -> None:
    village.feed("Väder", "smhi-warnings", warnings(approximateEnd=(NOW + timedelta(minutes=5)).isoformat()))
    assert village.read().until == NOW + timedelta(minutes=5)
