"""Who owns this board, and whom to call about it? Whoever stands before a dark screen needs exactly this."""

from __future__ import annotations

from player.checks.answer import Check, Examination, State
from player.checks.synced import programme_of
from player.notices.board import Party


def check(examination: Examination) -> Check:
    programme = programme_of(examination)
    if programme is None:
        return Check("people", State.UNKNOWN, "Vem som äger tavlan är inte känt förrän ett program har kommit.",
                     "Who owns the board is not known before a programme has come.")  # fmt: skip
    board, site = programme.board, programme.site
    here = site.party or board.owner
    data = {"site": site.name, "place": site.place, "owner": _spoken(board.owner), "responsible": _spoken(here)}
    if not (here.contact or board.owner.contact):
        return Check("people", State.WARN, f"Ingen står att nå om tavlan i {site.name}.",
                     f"Nobody can be reached about the board at {site.name}.",
                     "Write contact under [board.owner], or under the site's [sites.responsible], in board.toml.",
                     data)  # fmt: skip
    return Check("people", State.OK, f"{site.name}: ring {_spoken(here)}. Tavlan ägs av {_spoken(board.owner)}.",
                 f"{site.name}: call {_spoken(here)}. The board is owned by {_spoken(board.owner)}.",
                 data=data)  # fmt: skip


def _spoken(party: Party) -> str:
    return f"{party.name} ({party.contact})" if party.contact else party.name
