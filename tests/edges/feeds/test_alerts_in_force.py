"""The rules of public alerts (CAP), one a sentence: what is shown, and above all what ends it."""

from __future__ import annotations

import itertools
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from player.notices.board import Rights, Site
from player.notices.notice import Kind, Notice
from player.notices.schedule import Priority
from tests.edges.feeds.village import HAMNEDA, NOW, UPPSALA, Village, changed, document

ALERT, CANCEL = "vma_v3_alert.json", "vma_v3_cancel.json"
EXPIRES = datetime(2026, 11, 15, 9, 2, 10, tzinfo=UTC)


def only(notices: list[Notice]) -> Notice:
    (notice,) = notices
    return notice


def alerts(*documents: bytes) -> bytes:
    """One answer with the alerts of all these, in this order."""
    found = [alert for each in documents for alert in json.loads(each)["alerts"]]
    return json.dumps({"timestamp": "2026-11-14T12:00:00+01:00", "alerts": found}).encode()


def test_an_actual_public_alert_takes_over_verbatim_in_swedish_and_then_english(village: Village) -> None:
    village.vma(document(ALERT))
    notice = only(village.notices())
    assert (notice.kind, notice.priority, notice.sites) == (Kind.ALERT, Priority.URGENT, None)
    assert [variant.lang for variant in notice.variants] == ["sv", "en"]
    said = json.loads(document(ALERT))["alerts"][0]["info"][0]["description"]
    assert notice.variants[0].text == "\n".join(line.rstrip() for line in said.replace("\r\n", "\n").split("\n"))
    assert [variant.credit for variant in notice.variants] == ["Källa: Sveriges Radio", "Source: Sveriges Radio"]
    assert notice.alert is not None
    assert notice.alert.sent == datetime(2026, 11, 14, 9, 2, 10, tzinfo=UTC)
    assert notice.alert.area == "Ljungby kommun (Kronobergs län)"


@pytest.mark.parametrize(
    "field", [{"status": "Draft"}, {"status": "System"}, {"scope": "Restricted"}, {"scope": "Private"}]
)
def test_what_is_not_actual_and_public_is_never_shown(village: Village, field: dict[str, str]) -> None:
    village.vma(changed(ALERT, **field), "övningar = true")
    assert village.notices() == []


@pytest.mark.parametrize(
    "fields",
    [
        {"references": ["https://vmaapi.sr.se,SRCAP20261114100210I,2026-11-14T10:02:10+01:00"]},
        {"references": None, "identifier": "SRCAP20261114100210I"},
    ],
    ids=["a list", "its own name"],
)
def test_a_cancel_ends_its_alert_however_it_names_it(village: Village, fields: dict[str, object]) -> None:
    village.vma(changed(CANCEL, **fields))
    assert village.notices() == []
    village.vma(document(ALERT))
    assert village.notices() == []


@pytest.mark.parametrize("kind", ["Ack", "Error", "Cancel"])
def test_only_alerts_and_updates_are_shown(village: Village, kind: str) -> None:
    village.vma(changed(ALERT, msgType=kind))
    assert village.notices() == []


def test_tests_and_exercises_are_never_shown_unless_wanted_and_then_as_drills(village: Village) -> None:
    village.vma(document("vma_v3_test_and_exercise.json"))
    assert village.notices() == []
    village.vma(document("vma_v3_test_and_exercise.json"), "övningar = true")
    drills = village.notices()
    assert len(drills) == 2
    assert all(notice.alert is not None and notice.alert.drill for notice in drills)


def test_a_cancel_ends_what_it_references_in_any_order_of_arrival(village: Village) -> None:
    parts = [{"alerts": [each]} for each in json.loads(document(CANCEL))["alerts"]]
    for order in itertools.permutations(json.dumps(part).encode() for part in parts):
        village.vma(alerts(*order))
        assert village.notices() == []


def test_a_cancel_is_matched_by_sender_and_identifier_and_not_by_its_time(village: Village) -> None:
    village.vma(document("vma_v3_cancel_wrong_sent_in_reference.json"))
    assert village.notices() == []


def test_a_cancel_of_another_sender_ends_nothing(village: Village) -> None:
    cancel, alert = json.loads(document(CANCEL))["alerts"]
    cancel["references"] = cancel["references"].replace("vmaapi.sr.se", "nagon-annan.example")
    village.vma(json.dumps({"alerts": [cancel, alert]}).encode())
    assert len(village.notices()) == 1


def test_a_drill_that_is_cancelled_does_not_end_what_is_real(village: Village) -> None:
    cancel, alert = json.loads(document(CANCEL))["alerts"]
    village.vma(json.dumps({"alerts": [{**cancel, "status": "Test"}, alert]}).encode(), "övningar = true")
    assert len(village.notices()) == 1


def test_an_update_replaces_what_it_references(village: Village) -> None:
    village.vma(alerts(document("vma_v3_update.json"), document(ALERT)))
    notice = only(village.notices())
    assert notice.alert is not None
    assert notice.alert.identifier == json.loads(document("vma_v3_update.json"))["alerts"][0]["identifier"]


def test_an_alert_does_not_come_back_from_a_stale_copy_after_its_cancel(village: Village) -> None:
    village.vma(document(CANCEL))
    assert village.notices() == []
    village.deliver("vma", document(ALERT))
    assert village.notices() == []


def test_a_cancel_that_came_alone_counts_when_its_alert_comes_later(village: Village) -> None:
    cancel = json.loads(document(CANCEL))["alerts"][0]
    village.vma(json.dumps({"alerts": [cancel]}).encode())
    assert village.notices() == []
    village.deliver("vma", document(ALERT))
    assert village.notices() == []


def test_an_alert_ends_when_it_expires_and_not_before(village: Village) -> None:
    village.vma(document(ALERT), 'behåll = "10 min"')
    assert only(village.notices(EXPIRES - timedelta(seconds=1))).schedule.ends == EXPIRES
    assert village.notices(EXPIRES) == []


def test_an_alert_that_says_no_end_lasts_a_day(village: Village) -> None:
    village.vma(document("vma_v2_no_expires_category_string.json"))
    notice = only(village.notices())
    assert notice.alert is not None
    assert notice.schedule.ends == notice.alert.sent + timedelta(hours=24)
    assert village.notices(notice.alert.sent + timedelta(hours=24)) == []


def test_times_without_an_offset_are_swedish_and_lose_no_alert(village: Village) -> None:
    village.vma(changed(ALERT, sent="2026-11-14T10:02:10", info_expires="2026-11-14T22:00:00"))
    notice = only(village.notices())
    assert notice.alert is not None
    assert notice.alert.sent == datetime(2026, 11, 14, 9, 2, 10, tzinfo=UTC)
    assert notice.schedule.ends == datetime(2026, 11, 14, 21, 0, tzinfo=UTC)


def test_an_alert_is_gone_when_the_source_no_longer_lists_it(village: Village) -> None:
    village.vma(document(ALERT))
    assert len(village.notices()) == 1
    village.deliver("vma", document("vma_v3_quiet.json"))
    assert village.notices() == []


def test_a_failed_fetch_is_never_no_warnings(village: Village) -> None:
    village.vma(document(ALERT), failing_since=NOW, why="status", detail="500")
    reading = village.read()
    assert len(reading.content.notices) == 1
    (problem,) = reading.problems
    assert problem.code == "feed-failing"
    assert "servern svarar 500" in problem.sv


def test_after_a_long_silence_the_credit_says_how_old_the_alert_is(village: Village) -> None:
    village.vma(document(ALERT))
    assert village.read().until == NOW + timedelta(minutes=30)
    silent = only(village.notices(NOW + timedelta(hours=3)))
    assert silent.variants[0].credit == "Källa: Sveriges Radio, senast hämtat lördag 14 november kl.\xa011.00"
    assert village.codes(NOW + timedelta(hours=3)) == ["feed-silent"]


def test_an_alert_for_another_municipality_is_not_shown(village: Village) -> None:
    village.vma(document("vma_v3_other_municipality.json"))
    assert village.notices() == []


def test_an_alert_for_the_county_reaches_its_municipalities(village: Village) -> None:
    village.vma(document("vma_v3_county.json"))
    assert len(village.notices()) == 1


def test_an_alert_is_shown_at_the_sites_that_it_reaches_alone(tmp_path: Path) -> None:
    village = Village(tmp_path, (HAMNEDA, UPPSALA))
    village.vma(document(ALERT))
    assert only(village.notices()).sites == ("hamneda",)


def test_a_site_without_a_municipality_goes_by_the_areas_of_the_feed(tmp_path: Path) -> None:
    village = Village(tmp_path, (Site("kiosken", "Kiosken"),))
    village.vma(document("vma_v3_other_municipality.json"), 'områden = ["0781"]')
    assert village.notices() == []
    village.vma(document(ALERT), 'områden = ["07"]')
    assert len(village.notices()) == 1


def test_an_alert_that_names_no_place_is_shown(village: Village) -> None:
    village.vma(changed(ALERT, info_area=[]))
    assert len(village.notices()) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"info_category": "Safety"},
        {"sender": "https://vmaapi.sr.se/api/v9"},
        {"tomorrow": {"new": [1]}},
        {"info_web": ...},
    ],
)
def test_every_shape_met_in_the_field_is_read(village: Village, fields: dict[str, object]) -> None:
    village.vma(changed(ALERT, **fields))
    assert len(village.notices()) == 1


def test_keys_are_read_without_regard_to_case(village: Village) -> None:
    village.vma(document(ALERT).replace(b'"identifier"', b'"Identifier"').replace(b'"msgType"', b'"msgtype"'))
    assert len(village.notices()) == 1


def test_the_editor_can_stop_an_alert_and_the_whole_feed(village: Village) -> None:
    village.vma(document(ALERT))
    village.put("STOPP VMA.txt", "")
    reading = village.read()
    assert reading.content.notices == ()
    assert len(reading.stopped) == 1
    assert [problem.code for problem in reading.problems] == ["stop-feed"]


def test_the_same_alert_from_two_files_is_shown_once(village: Village) -> None:
    village.vma(document(ALERT))
    village.feed("VMA igen", "vma", document(ALERT))
    assert len(village.notices()) == 1


def test_only_playlists_that_may_show_feeds_and_alerts(tmp_path: Path) -> None:
    for number, (rights, code) in enumerate(
        [(Rights(urgent=True), "may-not-feeds"), (Rights(feeds=True), "may-not-alert")]
    ):
        village = Village(tmp_path / str(number), rights=rights)
        village.vma(document(ALERT))
        reading = village.read()
        assert (reading.content.notices, [each.code for each in reading.problems]) == ((), [code])
