"""Editions become notices under their ids, and what is said of a file names the notice that it concerns.

Leaves out how an edition is composed (`compose`) and how an id is chosen (`ids`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from player.folder.compose import Draft, compose
from player.folder.editions import Edition
from player.folder.finding import Finding, finding, tell
from player.folder.ground import Ground
from player.folder.ids import Claim, name_notices
from player.notices.notice import Notice
from player.notices.problem import Problem
from player.worker.folder_messages import Sources


@dataclass(frozen=True, slots=True)
class Made:
    """A notice with the stem of its files, and which these are."""

    notice: Notice
    stem: str
    sources: Sources


def make(editions: list[Edition], ground: Ground, problems: list[Problem]) -> list[Made]:
    """The notices of all editions that make one, with their ids; problems name the notice that they concern."""
    drafts = [compose(edition, ground.playlist, ground.here, ground.reckoning) for edition in editions]
    wanted = [(draft, edition) for draft, edition in zip(drafts, editions, strict=True) if draft.notice]
    names = name_notices(ground.playlist.id, [_claim(draft, edition) for draft, edition in wanted])
    made = []
    said: list[tuple[str, Finding, str | None]] = []
    for (draft, edition), name in zip(wanted, names, strict=True):
        assert draft.notice is not None
        notice = replace(draft.notice, id=name.id)
        made.append(Made(notice, edition.stem, Sources(name.id, draft.files, draft.end)))
        said += ((path, found, name.id) for path, found in draft.findings)
        if name.contested is not None:
            other = wanted[name.contested][1].pieces[0].file.name
            said.append((notice.variants[0].file, finding("same-id", id=draft.own_id, other=other), name.id))
    said += ((path, found, None) for draft in drafts if draft.notice is None for path, found in draft.findings)
    # A file that serves several editions is spoken of once.
    once = {(path, found): notice for path, found, notice in reversed(said)}
    problems += (tell(found, ground.playlist.id, path, notice) for (path, found), notice in once.items())
    return made


def _claim(draft: Draft, edition: Edition) -> Claim:
    distinct = f"{edition.stem_key}|{edition.tags.starts}|{edition.tags.ends}|{edition.tags.sites}"
    return Claim(edition.stem, draft.own_id, distinct, min(piece.arrived for piece in edition.pieces))
