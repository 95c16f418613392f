"""A guest network's file (`*.wifi.toml`): name, password and security, checked as phones will read them.

Leaves out the code's payload (the drawing room) and whether the playlist may show Wi-Fi (`compose`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from player.folder.finding import Finding, finding
from player.folder.front_matter import as_words
from player.folder.matter_lines import Words
from player.folder.setting_keys import canonical_key
from player.folder.toml_file import TomlError, read_toml
from player.notices.notice import Wifi

WIFI_KEYS: dict[str, tuple[str, ...]] = {
    "ssid": ("nät", "nat", "nätverk", "natverk", "network", "namn", "name"),
    "password": ("lösenord", "losenord", "passphrase", "key"),
    "security": ("säkerhet", "sakerhet", "kryptering", "encryption"),
    "hidden": ("dold", "dolt"),
}
"""The keys of a network and their other spellings. Every other key is a notice's setting (`setting_keys.KEYS`)."""

_SECURITY = {
    **dict.fromkeys(("wpa", "wpa2", "wpa/wpa2", "wpa2/wpa3", "wpa2-psk", "wpa-psk"), "WPA"),
    **dict.fromkeys(("sae", "wpa3", "wpa3-sae", "wpa3-personal"), "SAE"),
    **dict.fromkeys(("nopass", "open", "öppet", "öppen", "inget", "ingen", "none"), "nopass"),
}
_HEX_KEY = re.compile(r"[0-9a-fA-F]{64}")
_PRINTABLE = re.compile(r"[\x20-\x7e]{8,63}")
_RISKY = re.compile(r"[\\;,:\"%]|^\s|\s$|[^\x00-\x7f]")
"""Readers disagree on how these are escaped, so that a code with them joins on one phone and fails on the next."""


def read_wifi(raw: bytes) -> tuple[Wifi | None, Words, tuple[Finding, ...]]:
    """(the network or None, the notice's other settings, findings)."""
    try:
        data = read_toml(raw)
    except TomlError as error:
        return None, {}, (finding("wifi-broken", reason_sv=error.sv, reason_en=error.en),)
    network: dict[str, Any] = {}
    others: dict[str, Any] = {}
    for spelt, value in data.items():
        key = canonical_key(spelt, WIFI_KEYS)
        if key is None:
            others[spelt] = value
        else:
            network.setdefault(key, value)
    words, findings = as_words(others)
    wifi, wifi_findings = _network(network)
    return wifi, words, (*findings, *wifi_findings)


def _network(data: Mapping[str, Any]) -> tuple[Wifi | None, tuple[Finding, ...]]:
    ssid, password = data.get("ssid", ""), data.get("password", "")
    wrong = [*_wrong_name(ssid), *_wrong_hidden(data.get("hidden", False))]
    security = _security(data.get("security"), password)
    if security is None:
        wrong.append(_wrong("security", "Skriv WPA2, WPA3 eller öppet.", "Write WPA2, WPA3 or open."))
    else:
        wrong.extend(_wrong_password(password, security))
    if wrong or security is None:
        return None, tuple(wrong)
    wifi = Wifi(ssid, "" if security == "nopass" else password, security, hidden=data.get("hidden", False))
    return wifi, _risks(wifi)


def _security(value: object, password: object) -> str | None:
    if value is None or value == "":
        return "WPA" if password else "nopass"
    return _SECURITY.get(value.strip().casefold()) if isinstance(value, str) else None


def _wrong_name(ssid: object) -> list[Finding]:
    if isinstance(ssid, str) and 1 <= len(ssid.encode("utf-8", "replace")) <= 32 and ssid.isprintable():
        return []
    return [_wrong("ssid", "Nätets namn ska vara 1 till 32 byte långt.", "The network's name has 1 to 32 bytes.")]


def _wrong_hidden(hidden: object) -> list[Finding]:
    return [] if isinstance(hidden, bool) else [_wrong("hidden", "Skriv true eller false.", "Write true or false.")]


def _wrong_password(password: object, security: str) -> list[Finding]:
    if security == "nopass":
        return []
    if isinstance(password, str) and (_PRINTABLE.fullmatch(password) or _HEX_KEY.fullmatch(password)):
        return []
    return [
        _wrong(
            "password",
            "Lösenordet ska ha 8 till 63 vanliga tecken (utan å, ä, ö).",
            "The password has 8 to 63 plain characters (no å, ä, ö).",
        )
    ]


def _wrong(key: str, expected_sv: str, expected_en: str) -> Finding:
    return finding("wifi-value", key=key, expected_sv=expected_sv, expected_en=expected_en)


def _risks(wifi: Wifi) -> tuple[Finding, ...]:
    risky = []
    if _RISKY.search(wifi.ssid):
        risky.append(finding("wifi-risky", what_sv="nätets namn", what_en="the network's name"))
    if _RISKY.search(wifi.password):
        risky.append(finding("wifi-risky", what_sv="lösenordet", what_en="the password"))
    return tuple(risky)
