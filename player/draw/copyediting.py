"""Small typographic corrections to what editors type: dashes, ellipses, and spaces that must not break.

Leaves out spelling and meaning: words, phone numbers and addresses stay as they are written.
"""

from __future__ import annotations

import re

_NBSP = "\u00a0"
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=\s)-{1,3}(?=\s)"), "–"),
    (re.compile(r"\.{3,}"), "…"),
    (re.compile(r"(?<=\d)[ \t](?=(?:kr|kl|tim|min|km|m|st|%|€|SEK|år|грн|am|pm|Uhr)\b)"), _NBSP),
    (re.compile(r"\b(kl\.?|nr|tel\.?|Tel\.?|ca|sid\.?)[ \t](?=\d)"), rf"\1{_NBSP}"),
    (re.compile(r"(?<=\d)[ \t](?=\d)"), _NBSP),
    (re.compile(r"[ \t]+(?=–\s)"), _NBSP),
    (
        re.compile(
            r"\b(\d{1,2})[ \t](?=(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|May|Oct|Mär|Mai|Okt|Dez)[a-zé]*\b)"
        ),
        rf"\1{_NBSP}",
    ),
    (re.compile(r"(?<=\b\d\d[.:]\d\d)-(?=\d\d[.:]\d\d\b)"), "–"),
    (re.compile(r"(?<=\bkl\u00a0\d\d)-(?=\d\d\b)"), "–"),
)

_MOBILE = re.compile(r"(?:\+46|0046|0)(7\d)(\d{3})(\d\d)(\d\d)")


def tidied(text: str) -> str:
    """The text with proper dashes and ellipses, and with figures kept together with what they count."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


def readable_phone(number: str) -> str:
    """A Swedish mobile number as people read it out, 070-174 06 05; any other as it is written."""
    mobile = _MOBILE.fullmatch(number)
    return "0{}-{} {} {}".format(*mobile.groups()) if mobile else number
