"""Payloads to the letter of what phones read: written, drawn, and read back by a decoder."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.draw.codes import QUIET, code_of, plate
from player.draw.payloads import (
    CONTACT_BYTES,
    contact_payloads,
    phone_payload,
    short_addresses,
    url_payload,
)
from player.draw.readback import read_codes
from player.notices.notice import Contact, Wifi
from player.notices.wifi import wifi_payload

LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"))
WORDS = st.text(LETTERS, min_size=1, max_size=24).map(str.strip).filter(bool)
HOSTS = st.sampled_from(["hembygd.example", "www.åboden.example", "räksmörgås.example:8080", "EXAMPLE.org"])


def read_back(payload: str) -> str:
    code = code_of(payload)
    assert code is not None
    readings = read_codes(plate(code, 8))
    assert len(readings) == 1
    assert readings[0].module_px == 8
    return readings[0].payload


@given(WORDS, st.text(LETTERS, max_size=40), st.booleans())
def test_any_wifi_is_read_back_as_it_is(ssid: str, password: str, hidden: bool) -> None:
    wifi = Wifi(ssid, password, "WPA" if password else "nopass", hidden)
    payload = wifi_payload(wifi)
    assert read_back(payload) == payload
    assert parsed_wifi(payload) == {"T": wifi.security, "S": ssid} | ({"P": password} if password else {}) | (
        {"H": "true"} if hidden else {}
    )


def parsed_wifi(payload: str) -> dict[str, str]:
    """A reader by ZXing's rules: fields end at a semicolon that no backslash stands before."""
    assert payload.startswith("WIFI:")
    assert payload.endswith(";;")
    fields = re.findall(r"([A-Z]):((?:[^\\;]|\\.)*);", payload.removeprefix("WIFI:").removesuffix(";"), re.DOTALL)
    return {name: re.sub(r"\\(.)", r"\1", value, flags=re.DOTALL) for name, value in fields}


def test_the_wifi_of_the_specification_is_written_to_the_letter() -> None:
    assert wifi_payload(Wifi("my;net", 'p"a:s,s\\', "WPA", hidden=True)) == (
        'WIFI:T:WPA;S:my\\;net;P:p\\"a\\:s\\,s\\\\;H:true;;'
    )
    assert wifi_payload(Wifi("öppet", "", "nopass")) == "WIFI:T:nopass;S:öppet;;"


@given(HOSTS, st.lists(WORDS, max_size=3), st.text(LETTERS, max_size=10))
def test_any_link_becomes_plain_ascii_and_is_read_back(host: str, path: list[str], query: str) -> None:
    payload = url_payload("/".join([f"https://{host}", *(part.replace("#", "") for part in path)]) + f"?q={query}")
    assert payload.isascii()
    assert " " not in payload
    assert read_back(payload) == payload
    assert url_payload(payload) == payload, "a finished address stays as it is"


def test_links_are_written_in_punycode_and_percent_encoding() -> None:
    assert url_payload("https://räksmörgås.example/fika på torget?när=nu") == (
        "https://xn--rksmrgs-5wao1o.example/fika%20p%C3%A5%20torget?n%C3%A4r=nu"
    )
    assert url_payload(" HTTPS://Example.org:8080/A%20b ") == "https://example.org:8080/A%20b"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "example.org", "https://", "https://a..b/"]
)
def test_what_is_no_web_address_is_refused(link: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        url_payload(link)


def test_addresses_for_typing_are_short_and_in_readable_letters() -> None:
    assert short_addresses("https://www.åboden.example/kaffe/") == ("åboden.example/kaffe", "åboden.example")
    assert short_addresses("https://xn--boden-lra.example/?utm=1") == ("åboden.example", "åboden.example")
    assert short_addresses("https://kommun.example/a/very/long/path/that/nobody/types") == ("kommun.example",)


@given(WORDS, st.lists(WORDS, max_size=2), st.text(LETTERS, max_size=80))
def test_every_form_of_a_contact_is_a_small_vcard_that_is_read_back(name: str, emails: list[str], address: str) -> None:
    contact = Contact(name, "Förening, & Co; AB", "Värd", ("+46 70-174 06 05",), tuple(emails), address=address)
    cards = contact_payloads(contact)
    assert cards == sorted(cards, key=len, reverse=True)
    for card in cards:
        assert len(card.encode()) <= CONTACT_BYTES
        lines = card.split("\r\n")
        assert lines[:2] == ["BEGIN:VCARD", "VERSION:3.0"]
        assert lines[-2:] == ["END:VCARD", ""]
        assert lines[2].startswith("N:")
        assert lines[3].startswith("FN:")
    assert read_back(cards[-1]) == cards[-1]


def test_a_contact_is_written_as_phones_read_it() -> None:
    contact = Contact("Siv Bäck", "Råd; Rön, AB", "Chef\nvikarie", ("0372-78 92 20",), ("siv@råd.example",))
    assert contact_payloads(contact)[0] == (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Bäck;Siv;;;\r\nFN:Siv Bäck\r\nTEL:0372789220\r\nEMAIL:siv@råd.example\r\n"
        "ORG:Råd\\; Rön\\, AB\r\nTITLE:Chef\\nvikarie\r\nEND:VCARD\r\n"
    )
    assert phone_payload("+46 (0)70-174 06 05") == "tel:+460701740605"


def test_what_is_too_much_for_any_code_makes_none() -> None:
    assert code_of("x" * 3000) is None


def test_a_plate_has_whole_modules_and_four_of_quiet_on_every_side() -> None:
    code = code_of("https://hembygd.example")
    assert code is not None
    picture = plate(code, 9)
    assert picture.size == (code.side * 9, code.side * 9)
    quiet = QUIET * 9
    assert picture.crop((0, 0, picture.width, quiet)).getcolors() == [(picture.width * quiet, (255, 255, 255))]
    small = picture.resize((code.side, code.side), 0)
    assert small.resize(picture.size, 0).tobytes() == picture.tobytes()
