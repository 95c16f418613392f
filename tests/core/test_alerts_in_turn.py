"""In which languages an alert is told: Swedish and then English at every site, whatever else it speaks."""

from __future__ import annotations

from datetime import UTC, datetime

from player.notices.languages import in_turn, spoken_for
from player.notices.notice import Alert, Kind, Notice, Variant

ALERT = Alert("1", "sr", datetime(2026, 11, 14, 9, 0, tzinfo=UTC))
BOTH = (Variant("sv", "VMA", "f"), Variant("en", "IPA", "f"))


def test_an_alert_is_told_in_swedish_and_then_english_where_only_swedish_is_spoken() -> None:
    alert = Notice("k.1", "k", Kind.ALERT, BOTH, alert=ALERT)
    languages = spoken_for(alert, ("sv",))
    assert in_turn(["sv", "en"], languages) == ("sv", "en")
    assert in_turn(["sv", "en"], languages, last="sv") == ("en", "sv")


def test_it_begins_in_swedish_where_other_languages_come_first() -> None:
    alert = Notice("k.1", "k", Kind.ALERT, BOTH, alert=ALERT)
    assert in_turn(["sv", "en"], spoken_for(alert, ("de", "en", "sv")))[0] == "sv"


def test_any_other_notice_is_told_in_the_languages_of_its_site() -> None:
    notice = Notice("k.1", "k", Kind.TEXT, BOTH)
    assert in_turn(["sv", "en"], spoken_for(notice, ("sv",))) == ("sv",)
