"""What a file's name says: stem, language, sites and date limits. Pure: a text in, values out.

Leaves out dates (`date_limits`), sites (`site_names`), kinds (`kinds`) and which names go together (`editions`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from player.folder.date_limits import NO_LIMITS, DateLimits, take_limits
from player.folder.finding import Finding, finding
from player.folder.here import HereAndNow
from player.folder.site_names import take_sites

_SUFFIX = re.compile(r"\.([A-Za-z]{2,3})$")
_SPACE = re.compile(r"[\s_\x00-\x1f]+")
_EDGES = " ,;-–—"
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")

# Countries and other codes that people write for a language, and languages a board might have but has not declared.
_MEANT_LANGUAGE = {"se": "sv", "swe": "sv", "sve": "sv", "gb": "en", "us": "en", "eng": "en", "ua": "uk", "ukr": "uk"}
_MEANT_LANGUAGE |= {"dk": "da", "at": "de", "ger": "de", "tys": "de", "ara": "ar", "sy": "ar", "irl": "en"}
_KNOWN_LANGUAGES = frozenset(
    [
        *("ar", "bs", "da", "de", "en", "es", "et", "fa", "fi", "fr", "hr", "it", "lt", "lv", "nb", "nl", "nn"),
        *("pl", "ps", "pt", "ro", "ru", "so", "sq", "sr", "sv", "ti", "tr", "uk", "ur"),
    ]
)


@dataclass(frozen=True, slots=True)
class NameReading:
    """`stem` is fit to be a title, `key` what stems are compared by. `sites` () means: only unknown ones were named."""

    stem: str
    key: str
    lang: str = ""
    sites: tuple[str, ...] | None = None
    limits: DateLimits = NO_LIMITS
    findings: tuple[Finding, ...] = ()


def read_name(name: str, here: HereAndNow) -> NameReading:
    """Read a name whose extension is already off."""
    text = _SPACE.sub(" ", unicodedata.normalize("NFC", name)).strip()
    text, lang, doubt = _take_language(text, here.languages)
    text, sites, site_findings = take_sites(text, here)
    dated = take_limits(text, here.today)
    rest = _tidy(dated.rest)
    if not lang and rest != text:
        rest, lang, doubt = _take_language(rest, here.languages)
    stem = _tidy(rest) or text or name
    findings = (*((doubt,) if doubt else ()), *site_findings, *dated.findings)
    return NameReading(stem, stem_key(stem), lang, sites, dated.limits, findings)


def stem_key(stem: str) -> str:
    """What two stems have in common when they mean the same notice."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", stem)).strip().casefold()


def _take_language(text: str, languages: tuple[str, ...]) -> tuple[str, str, Finding | None]:
    match = _SUFFIX.search(text)
    if match is None:
        return text, "", None
    code = match[1].casefold()
    if code in languages:
        return text[: match.start()], code, None
    meant = _MEANT_LANGUAGE.get(code, "")
    meant = f".{meant}" if meant in languages else ""
    if not meant and code not in _KNOWN_LANGUAGES:
        return text, "", None
    return text, "", finding("language-not-declared", lang=code, meant=meant, languages=", ".join(languages))


def _tidy(text: str) -> str:
    """Without what taking dates and sites off has left: double blanks, empty brackets, commas at the edges."""
    return _SPACE.sub(" ", _EMPTY_BRACKETS.sub(" ", text)).strip(_EDGES)
