"""Which sites an editor means, by id, by the shop's name or by the place; and what only looks as if a site were meant.

Leaves out the rest of a name (`names`) and where settings stand (`front_matter`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from player.folder.finding import Finding, closest, finding
from player.folder.here import HereAndNow
from player.folder.slugs import slug

_GLUED = re.compile(r"[\w.+-]")
_DOMAIN = re.compile(r"\.\w")

_Called = tuple[tuple[str, str], ...]


def read_sites(
    named: Sequence[str], here: HereAndNow, besides: Sequence[str] = ()
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The sites, of those named, where a notice of this playlist can show; and what is wrong with the others.

    `besides` are sites where it shows whatever is named here.
    """
    sites: list[str] = []
    unknown: list[str] = []
    findings = []
    for name in named:
        site = _site_of(name, here)
        if site is None:
            unknown.append(name)
        elif site not in here.playlist_sites:
            findings.append(finding("site-not-here", site=site))
        elif site not in sites:
            sites.append(site)
    where_sv, where_en = ("inte där", "there") if sites or besides else ("inte någonstans", "anywhere")
    findings += (_unknown(name, here, where_sv, where_en) for name in unknown)
    return tuple(sites), tuple(findings)


def take_sites(text: str, here: HereAndNow) -> tuple[str, tuple[str, ...] | None, tuple[Finding, ...]]:
    """(the text without its sites, the sites or None when none are named, what is to be said).

    A sign that stands almost right, as in `Auktion@hamneda` and `Auktion @ hamneda`, counts when a site follows it.
    """
    if "@" not in text:
        return text, None, ()
    one, several = _patterns(here.sites, here.called)
    named: list[str] = []
    doubts = []
    rest, end = [], 0
    for match in several.finditer(text):
        names = [name.group() for name in one.finditer(match["names"])]
        glued = match.start() > 0 and _GLUED.match(text[match.start() - 1]) is not None
        if glued and _DOMAIN.match(text, match.end()):
            continue  # an e-mail address
        if (glued or match["gap"]) and _site_of(names[0], here) is None:
            doubts.append(_perhaps(match.group(), names[0], here))
            continue
        named += names
        rest.append(text[end : match.start()])
        end = match.end()
    if not named:
        return text, None, tuple(doubts)
    sites, findings = read_sites(named, here)
    return " ".join((*rest, text[end:])), sites, (*findings, *doubts)


def could_be_site(name: str, here: HereAndNow) -> bool:
    """True for a site's name, or a slip of it."""
    return _site_of(name, here) is not None or bool(_nearest(name, here))


def _unknown(name: str, here: HereAndNow, where_sv: str, where_en: str) -> Finding:
    words = {"where_sv": where_sv, "where_en": where_en, "meant": _nearest(name, here), "sites": _all_listed(here)}
    return finding("site-unknown", site=name, **words)


def _perhaps(written: str, name: str, here: HereAndNow) -> Finding:
    return finding("site-perhaps", written=written, meant=_nearest(name, here), sites=_all_listed(here))


def _all_listed(here: HereAndNow) -> str:
    return ", ".join(_listed(site, here) for site in here.playlist_sites)


def _listed(site: str, here: HereAndNow) -> str:
    """As in `hamneda (Åboden)`: what to write, and what receipts and people call it."""
    name = next((name for name, its in here.called if its == site), site)
    return site if slug(name) == slug(site) else f"{site} ({name})"


def _nearest(name: str, here: HereAndNow) -> str:
    return closest(name, here.sites) or closest(name, (called for called, _ in here.called if _site_of(called, here)))


def _site_of(name: str, here: HereAndNow) -> str | None:
    known = _known(here.sites, here.called)
    return known.get(" ".join(name.casefold().split())) or known.get(slug(name))


@lru_cache(maxsize=16)
def _known(ids: tuple[str, ...], called: _Called) -> Mapping[str, str]:
    """Sites by each way of writing them. What two sites are called names neither, and an id goes before all else."""
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for name, site in called:
        meant[name.casefold()].add(site)
        meant[slug(name)].add(site)
    unique = {key: next(iter(sites)) for key, sites in meant.items() if len(sites) == 1}
    return unique | {slug(site): site for site in ids} | {site.casefold(): site for site in ids}


@lru_cache(maxsize=16)
def _patterns(ids: tuple[str, ...], called: _Called) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(one site's name, the sign with the names after it). Names that are known may hold blanks."""
    spelt = sorted({*ids, *(name for name, _ in called)}, key=lambda name: (-len(name), name))
    whole = "|".join(re.escape(name) for name in spelt)
    one = rf"(?:(?:{whole})(?!-?\w)|[\w-]+)" if spelt else r"[\w-]+"
    return re.compile(one, re.IGNORECASE), re.compile(rf"@(?P<gap> ?)(?P<names>{one}(?:[,+]{one})*)", re.IGNORECASE)
