"""Is every byte that may be shown here and right? Reads and hashes all of it; repairs nothing (sync does)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from player.cache.blobs import BlobStore
from player.cache.current import Current, read_current
from player.cache.layout import Ref, blob_path
from player.cache.programme import content_refs, read_board, read_content
from player.errors import VerificationError
from player.notices.problem import Problem, Severity


def verify(cache: Path) -> list[Problem]:
    """What is not right in the cache; an empty list means that all that may be shown is whole."""
    try:
        current = read_current(cache)
    except VerificationError as error:
        return [_problem("cache-unreadable", "current.json", "Tavlans kopia kan inte läsas.", str(error))]
    if current is None:
        sv = "Inget program har kommit hit ännu. Vänta på synkroniseringen, eller se varför den inte lyckas."
        return [_problem("cache-empty", "current.json", sv, f"No programme has come to {cache} yet: run sync.")]
    return list(_damage(cache, current))


def shown_refs(store: BlobStore, current: Current) -> set[Ref]:
    """Every blob of the programme on air, manifests included. Raises VerificationError when a manifest is damaged."""
    board = read_board(store, current.board)
    site = board.site(current.site)
    contents = tuple(read_content(store, manifest) for manifest in current.playlists)
    parts = content_refs(board, contents, site) if site else ()
    return {*current.manifests(), *parts}


def _damage(cache: Path, current: Current) -> Iterator[Problem]:
    store = BlobStore(cache)
    damaged = [ref for ref in current.manifests() if not store.holds(ref)]
    if not damaged:
        try:
            damaged = [ref for ref in shown_refs(store, current) if not store.holds(ref)]
        except VerificationError as error:
            yield _problem("cache-unreadable", "current.json", "Tavlans kopia kan inte läsas.", str(error))
    for ref in sorted(damaged, key=lambda ref: ref.sha256):
        name = blob_path(ref.sha256)
        gone = not store.path(ref).exists()
        sv = f"{name} {'saknas' if gone else 'är skadad'} i tavlans kopia. Nästa synkronisering hämtar den igen."
        en = f"{name} is {'missing from' if gone else 'damaged in'} the cache: the next sync fetches it again."
        yield _problem("cache-missing" if gone else "cache-damaged", name, sv, en)


def _problem(code: str, file: str, sv: str, en: str) -> Problem:
    return Problem(code, Severity.ERROR, "", file, sv, en)
