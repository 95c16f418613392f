"""Which languages a page is in, and what stands in for a language that an editor has not written.

The order in which another language stands in is stated once, here: what has no language named (it is the board's
first), then the board's languages in its owner's order, then whatever there is. Leaves out the pages' own words
(`words`).
"""

from __future__ import annotations

from collections.abc import Sequence

from player.notices.board import Board
from player.web.model import Telling


def page_langs(board: Board, tellings: Sequence[Telling]) -> tuple[str, ...]:
    """The languages that a notice has pages in: the board's first, and of its others those the notice speaks."""
    spoken = {telling.variant.lang for telling in tellings}
    return (board.languages[0], *(lang for lang in board.languages[1:] if lang in spoken))


def lang_of(board: Board, telling: Telling) -> str:
    return telling.variant.lang or board.languages[0]


def telling_in(board: Board, tellings: Sequence[Telling], lang: str) -> Telling:
    """The telling in a language, or the one that stands in for it."""
    order = (lang, "", *board.languages)
    by_lang = {telling.variant.lang: telling for telling in tellings}
    if lang == board.languages[0] and lang not in by_lang and "" in by_lang:
        return by_lang[""]
    return next((by_lang[each] for each in order if each in by_lang), tellings[0])


def said_in(board: Board, said: Sequence[tuple[str, str]], lang: str) -> tuple[str, str]:
    """(language, words) of what there is to say, by the same order."""
    by_lang = dict(said)
    for each in (lang, *board.languages):
        if each in by_lang:
            return each, by_lang[each]
    return said[0] if said else (lang, "")
