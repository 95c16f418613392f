"""In which language a notice comes next: the languages of a site take turns on successive turns of a notice.

And which way a language is written. Leaves out which notice comes next (`fair`) and what the words are.
"""

from __future__ import annotations

from collections.abc import Collection

from player.notices.notice import Notice

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "yi", "dv", "ug", "sd"})
"""Languages written from right to left; what is not known is taken for the others."""

ALERTED = ("sv", "en")
"""What every public alert is told in, also at a site that speaks neither: some people there do."""


def is_right_to_left(lang: str) -> bool:
    """Whether text in this language (`ar`, `ar-EG`) is written from right to left."""
    return lang.partition("-")[0] in RIGHT_TO_LEFT


def in_turn(available: Collection[str], site_languages: tuple[str, ...], last: str | None = None) -> tuple[str, ...]:
    """The languages to show of those available, the next one first. `last` was shown last (None: nothing was).

    A variant whose language the editor did not name ("") counts as the site's first language. When the site has none
    of them, what exists is shown: a notice in another language says more than none.
    """
    if len(available) < 2:
        return tuple(available)
    spoken = _spoken(available, site_languages) or {lang: lang for lang in available}
    order = site_languages if set(spoken) <= set(site_languages) else tuple(spoken)
    meaning = (site_languages[:1] or ("",))[0] if last == "" and "" not in order else last
    first = order.index(meaning) + 1 if meaning in order else 0
    return tuple(spoken[lang] for lang in order[first:] + order[:first] if lang in spoken)


def _spoken(available: Collection[str], site_languages: tuple[str, ...]) -> dict[str, str]:
    """Site language -> the variant's own name of it. A named variant goes before an unnamed one."""
    spoken = {lang: lang for lang in site_languages if lang in available}
    if site_languages and "" in available:
        spoken.setdefault(site_languages[0], "")
    return spoken


def spoken_for(notice: Notice, site_languages: tuple[str, ...]) -> tuple[str, ...]:
    """The languages that a site tells this notice in, as far as the notice has them."""
    return tuple(dict.fromkeys((*ALERTED, *site_languages))) if notice.alert is not None else site_languages
