"""What one site needs from the signed tree: which manifests, then which blobs; and what may go on air meanwhile.

Leaves out fetching (`gather`), and what is fetched first (`bring`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from difflib import get_close_matches

from player.cache.current import Current, Manifest
from player.cache.layout import Ref, ref_of
from player.cache.programme import content_refs
from player.errors import InputError
from player.notices.board import Board, Playlist, Site
from player.notices.programme import PlaylistContent


@dataclass(frozen=True, slots=True)
class Arrival:
    """A playlist as it is signed now. `refs` are the blobs that this site shows of it."""

    manifest: Manifest
    refs: frozenset[Ref]


@dataclass(frozen=True, slots=True)
class Plan:
    """The programme as it is signed now. Its arrivals become known as the manifests come."""

    current: Current
    logo: frozenset[Ref]
    arrivals: tuple[Arrival, ...] = ()

    @property
    def refs(self) -> frozenset[Ref]:
        """Every blob known to be needed before the programme is whole; manifests are not among them."""
        return self.logo.union(*(arrival.refs for arrival in self.arrivals))

    @property
    def all_refs(self) -> frozenset[Ref]:
        return self.refs.union(self.current.manifests())

    def ready(self, has: Callable[[Ref], bool]) -> list[Arrival]:
        """The playlists all of whose new content is here."""
        return [arrival for arrival in self.arrivals if all(map(has, arrival.refs))]

    def with_arrival(self, arrival: Arrival) -> Plan:
        return replace(self, arrivals=(*self.arrivals, arrival))


def plan_for(board: Board, current: Current) -> Plan:
    """The plan before any playlist's manifest has been read. Raises VerificationError."""
    return Plan(current, frozenset((ref_of(board.logo),)) if board.logo else frozenset())


def site_of(board: Board, site_id: str) -> Site:
    """Raises InputError, with what was probably meant."""
    site = board.site(site_id)
    if site is None:
        names = [site.id for site in board.sites]
        close = get_close_matches(site_id, names, n=1)
        hint = f"did you mean {close[0]!r}?" if close else f"there are: {', '.join(names) or 'none'}."
        raise InputError(f"The board has no site {site_id!r}: {hint}")
    return site


def playlists_of(board: Board, site: Site) -> list[Playlist]:
    """The playlists of one site, in the owner's order."""
    return [playlist for playlist in board.playlists if playlist.sites is None or site.id in playlist.sites]


def arrival_of(board: Board, site: Site, manifest: Manifest, content: PlaylistContent) -> Arrival:
    """A playlist's arrival, from its manifest. Raises VerificationError."""
    return Arrival(manifest, frozenset(content_refs(replace(board, logo=None), (content,), site)))


def mixed(plan: Plan, old: Current | None, has: Callable[[Ref], bool]) -> Current:
    """A programme between the old and the new: each playlist that is whole here is new, every other as it was.

    An old board stays until the new one's logo is here, unless a new playlist is, which the old board does not know: it
    may be urgent. For what cannot wait (an urgent notice, a withdrawn one) and for a disk that cannot hold the old and
    the new at once.
    """
    now = plan.current
    if old is not None and old.site != now.site:
        old = None
    new = {arrival.manifest.playlist: arrival.manifest for arrival in plan.ready(has)}
    before = {manifest.playlist: manifest for manifest in old.playlists} if old else {}
    chosen = (new.get(manifest.playlist) or before.get(manifest.playlist) for manifest in now.playlists)
    playlists = tuple(manifest for manifest in chosen if manifest is not None)
    has_logo = all(map(has, plan.logo))
    board = old.board if old and not has_logo and new.keys() <= before.keys() else now.board
    return replace(now, board=board, playlists=playlists, whole=has_logo and playlists == now.playlists)
