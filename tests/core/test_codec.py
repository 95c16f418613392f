"""The nouns as JSON and back: nothing is lost, newer fields do no harm, and a fault says where it is."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from player.notices.board import Board, OpenHours, Party, Playlist, Rights, Screen, Site, Theme
from player.notices.codec import CodecError, from_data, to_data
from player.notices.moment import Moment
from player.notices.notice import Contact, Kind, Notice, Part, Variant, Wifi
from player.notices.problem import Problem
from player.notices.programme import PlaylistContent, Programme
from player.notices.rotation import Rotation
from player.notices.schedule import Schedule
from player.notices.slide import Slide

# Built from the types themselves, so that a new field is tested by being declared. Short, since there are many.
letters = st.text('aÅ😀0 \n"\\\0\u2028\N{COMBINING RING ABOVE}', max_size=4)
"""What JSON escapes, and what lies beyond it: sharper than letters drawn from all of Unicode, whose tables take longer
to load than these tests to run."""
st.register_type_strategy(str, letters)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(
    datetime,
    st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)

SMALL = [Party, Rights, Playlist, Screen, OpenHours, Wifi, Contact, Theme, Part, Schedule, Moment, Problem, Slide]
WHOLE = [Variant, Notice, Site, Board, PlaylistContent, Programme, Rotation]


@pytest.mark.parametrize("kind", SMALL)
@settings(max_examples=8)
@given(data=st.data())
def test_every_noun_comes_back_as_it_went(kind: type, data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    assert from_data(kind, json.loads(json.dumps(to_data(value)))) == value


@pytest.mark.parametrize("kind", [kind for kind in WHOLE if kind not in (Board, Site)])  # every Programme has both
@settings(max_examples=3)  # they are made of the small ones, and large to draw
@given(data=st.data())
def test_what_is_made_of_nouns_comes_back_as_it_went(kind: type, data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    assert from_data(kind, json.loads(json.dumps(to_data(value)))) == value


@pytest.mark.parametrize("kind", SMALL + WHOLE)
def test_every_noun_can_be_read_and_hashed(kind: type) -> None:
    """Frozen and slotted through and through: no value of the core can be changed behind its back."""
    assert dataclasses.fields(kind)
    assert "__slots__" in vars(kind)
    assert kind.__hash__ is not None


def test_fields_that_hold_their_default_are_left_out() -> None:
    assert to_data(Party("Kommunen")) == {"name": "Kommunen"}
    assert to_data(Schedule(days=(1, 7))) == {"days": [1, 7]}


def test_fields_that_a_newer_publisher_writes_are_ignored() -> None:
    data = {"name": "Kommunen", "fax": "no", "rooms": [1, 2]}
    assert from_data(Party, data) == Party("Kommunen")


def test_times_travel_in_utc() -> None:
    summer = datetime(2027, 6, 14, 12, tzinfo=timezone(timedelta(hours=2)))
    data = to_data(Schedule(starts=summer))
    assert data == {"starts": "2027-06-14T10:00:00Z"}
    assert from_data(Schedule, data).starts == summer


def test_a_time_without_an_offset_is_never_written() -> None:
    with pytest.raises(ValueError, match="without an offset"):
        to_data(Schedule(starts=datetime(2027, 6, 14, 12)))  # noqa: DTZ001


GOOD_NOTICE = {"id": "a", "playlist": "p", "kind": "text", "variants": [{"lang": "", "title": "T", "file": "f"}]}

FAULTS = [
    (Notice, [], "Notice: expected an object, got []"),
    (Notice, {**GOOD_NOTICE, "id": 7}, "Notice.id: expected str, got 7"),
    (Notice, {**GOOD_NOTICE, "kind": "opera"}, "Notice.kind: 'opera' cannot be read"),
    (Notice, {**GOOD_NOTICE, "variants": {}}, "Notice.variants: expected a list, got {}"),
    (Notice, {**GOOD_NOTICE, "variants": [{"lang": None}]}, "Notice.variants[0].lang: expected str, got None"),
    (Notice, {**GOOD_NOTICE, "variants": [{"lang": ""}]}, "Notice.variants[0]: "),
    (Notice, {**GOOD_NOTICE, "seconds": "long"}, "Notice.seconds: expected a number, got 'long'"),
    (Notice, {**GOOD_NOTICE, "seconds": True}, "Notice.seconds: expected a number, got True"),
    (Notice, {**GOOD_NOTICE, "seconds": float("nan")}, "Notice.seconds: nan cannot be read (not a finite number)"),
    (Notice, {**GOOD_NOTICE, "seconds": float("inf")}, "Notice.seconds: inf cannot be read (not a finite number)"),
    (Notice, {**GOOD_NOTICE, "seconds": 10**400}, "Notice.seconds: 1000"),
    (Schedule, {"starts": "2027-06-14T10:00:00"}, "Schedule.starts: '2027-06-14T10:00:00' cannot be read"),
    (Schedule, {"starts": "9999-12-31T23:59:59-14:00"}, "Schedule.starts: '9999"),
    (Schedule, {"starts": 5}, "Schedule.starts: expected text, got 5"),
    (Schedule, {"hours": [[1, 2, 3]]}, "Schedule.hours[0]: expected 2 values, got [1, 2, 3]"),
    (Schedule, {"days": [1, 2.5]}, "Schedule.days[1]: expected int, got 2.5"),
    (Schedule, {"days": [True]}, "Schedule.days[0]: expected int, got True"),
    (Site, {"id": "s", "name": "S", "closed": ["2027-02-29"]}, "Site.closed[0]: '2027-02-29' cannot be read"),
    (Rights, {"urgent": 1}, "Rights.urgent: expected bool, got 1"),
]


@pytest.mark.parametrize(("kind", "data", "message"), FAULTS)
def test_a_fault_says_where_it_is(kind: type, data: object, message: str) -> None:
    with pytest.raises(CodecError) as caught:
        from_data(kind, data)
    assert str(caught.value).startswith(message)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | letters,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(letters, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([field.name for field in dataclasses.fields(Notice)]), anything))
def test_whatever_is_read_it_is_a_value_or_a_fault_of_the_codec(data: dict[str, object]) -> None:
    for given_data in (data, {**GOOD_NOTICE, **data}):
        try:
            value = from_data(Notice, given_data)
        except CodecError:
            continue
        assert isinstance(value.kind, Kind)


def test_a_date_comes_back_as_a_date() -> None:
    site = Site("s", "S", closed=(date(2027, 6, 25),))
    assert to_data(site) == {"id": "s", "name": "S", "closed": ["2027-06-25"]}
    assert from_data(Site, to_data(site)) == site


def test_a_notice_of_a_kind_that_comes_later_is_left_out_and_the_rest_are_read() -> None:
    known = {"id": "a.b", "playlist": "a", "kind": "text", "variants": []}
    later = {**known, "id": "a.c", "kind": "hologram"}
    content = from_data(PlaylistContent, {"playlist": "a", "notices": [later, known]})
    assert [notice.id for notice in content.notices] == ["a.b"]


def test_a_word_outside_its_list_is_told_where_nothing_can_be_left_out() -> None:
    with pytest.raises(CodecError, match="kind: 'hologram' cannot be read"):
        from_data(Notice, {"id": "a.b", "playlist": "a", "kind": "hologram", "variants": []})
