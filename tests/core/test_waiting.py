"""What a board without a programme waits for is the first thing that is missing."""

from __future__ import annotations

import pytest

from player.notices.waiting import WHY, Found, Need, need_of, phone_in


@pytest.mark.parametrize(
    ("found", "need"),
    [
        (Found("", clock_trusted=False, has_answered=False, error="no way out"), Need.NETWORK),
        (Found("192.168.1.20", clock_trusted=False, has_answered=False, error="not yet valid"), Need.CLOCK),
        (Found(None, clock_trusted=False, has_answered=False), Need.CLOCK),
        (Found("192.168.1.20", clock_trusted=True, has_answered=False, error="no answer"), Need.SERVER),
        (Found("192.168.1.20", clock_trusted=True, has_answered=False), Need.CONTENT),
        (Found("192.168.1.20", clock_trusted=True, has_answered=True, error="disk full"), Need.CONTENT),
        (Found(None, clock_trusted=True, has_answered=False), Need.CONTENT),
    ],
)
def test_what_is_missing_first_is_what_is_waited_for(found: Found, need: Need) -> None:
    assert need_of(found) is need


def test_every_need_has_its_words() -> None:
    assert set(WHY) == set(Need)


@pytest.mark.parametrize(
    ("call", "phone"),
    [
        ("Anna Svensson, 070-123 45 67", "070-123 45 67"), ("+46 70 123 45 67 (Anna)", "+46 70 123 45 67"),
        ("Anna i kassan", ""), ("rum 12", ""), ("", ""), ("Byalaget 2027, 0372-78 90 00", "0372-78 90 00"),
    ],
)  # fmt: skip
def test_the_number_to_ring_is_found_in_what_the_settings_say(call: str, phone: str) -> None:
    assert phone_in(call) == phone
