"""From a signed view of the tree to the programme on air: what is urgent first, the rest when it is whole.

Leaves out how files come (`gather`) and what the disk does (`stage`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress

from player.cache.blobs import BlobStore
from player.cache.current import Current, Manifest
from player.cache.programme import read_board, read_content
from player.durable import DiskFullError
from player.errors import NetworkError, StorageError, VerificationError
from player.notices.board import Board, Site
from player.sync.gather import Gathering
from player.sync.metadata import MOST_TIMESTAMP_BYTES, TIMESTAMP, Metadata, Signed, Target
from player.sync.plan import Plan, arrival_of, mixed, plan_for, playlists_of, site_of
from player.sync.stage import Stage
from player.sync.web import Document, Web


class Bringing:
    """Brings one signed view. A playlist is new on the board when all of it is here; until then it stays as it was."""

    def __init__(self, web: Web, store: BlobStore, stage: Stage, gathering: Gathering) -> None:
        self._web = web
        self._store = store
        self._stage = stage
        self._gathering = gathering

    def bring(self, metadata: Metadata, signed: Signed, site_id: str) -> bool:
        """True when the programme on air is another now.

        Raises InputError (no such site), NetworkError, VerificationError or StorageError.
        """
        self._gathering.outdated = lambda: self._is_newer_than(metadata.timestamp)
        board_target, board = self._board(metadata)
        site = site_of(board, site_id)
        targets = _targets(metadata, board, site)
        manifests = tuple(Manifest(name, target.ref.sha256, target.ref.size) for name, target in targets.items())
        plan = plan_for(board, Current(site.id, signed.version, board_target.ref, manifests, signed.issued))
        urgent = {playlist.id for playlist in board.playlists if playlist.rights.urgent}
        before = self._stage.on_air
        plan = self._gather(plan, board, site, [targets[name] for name in targets if name in urgent])
        self._switch_urgent(plan)
        plan = self._gather(plan, board, site, [targets[name] for name in targets if name not in urgent])
        self._switch(plan)
        return not _is_all_of(plan.current, before)

    def _board(self, metadata: Metadata) -> tuple[Target, Board]:
        target = metadata.target("board.json")
        if target is None:
            raise VerificationError("The server's tree has no signed board.json: publish it first.")
        self._gathering.documents([target])
        if self._gathering.error is not None:
            raise self._gathering.error
        return target, read_board(self._store, target.ref)

    def _gather(self, plan: Plan, board: Board, site: Site, targets: Collection[Target]) -> Plan:
        self._gathering.documents(targets)
        refs = {target.ref for target in targets if self._gathering.has(target.ref)}
        for manifest in plan.current.playlists:
            if manifest.ref in refs:
                try:
                    plan = plan.with_arrival(arrival_of(board, site, manifest, read_content(self._store, manifest)))
                except VerificationError as error:
                    self._gathering.note(error)  # its own signer's fault: the other playlists come all the same

        def meanwhile() -> None:
            self._put_on_meanwhile(plan)

        while True:
            try:
                self._gathering.blobs(plan.refs, meanwhile)
            except DiskFullError:
                if not self._make_room(plan):
                    raise
            except NetworkError:
                self._put_on_ready(plan)
                self._tell_of_repairs()
                raise
            else:
                return plan

    def _switch_urgent(self, plan: Plan) -> None:
        """Puts what is urgent on air before the rest has come, when there is something new of it."""
        known = self._stage.on_air.playlists if self._stage.on_air else ()
        ready = plan.ready(self._gathering.has)
        if any(arrival.manifest not in known and (known or arrival.refs) for arrival in ready):
            self._put_on(mixed(plan, self._stage.on_air, self._gathering.has))

    def _switch(self, plan: Plan) -> None:
        if self._is_whole(plan):
            if not _is_all_of(plan.current, self._stage.on_air):
                self._put_on(plan.current)
            self._tell_of_repairs()
            self._stage.make_room()
            return
        error = self._gathering.error or NetworkError("Not all that is signed has come: it is asked for again.")
        self._put_on_ready(plan)
        self._tell_of_repairs()
        self._stage.make_room(plan.all_refs)
        raise error

    def _put_on(self, current: Current) -> None:
        told = set(self._gathering.came)
        self._stage.put_on(current)
        self._gathering.came -= told

    def _tell_of_repairs(self) -> None:
        """Writes what is on air once more when a part of it came anew: the player looks at that one file alone."""
        if self._stage.on_air is not None and self._stage.shows_any(self._gathering.came):
            self._put_on(self._stage.on_air)

    def _put_on_ready(self, plan: Plan) -> None:
        """One playlist's bad or slow file holds back neither the others' news nor what was withdrawn from them."""
        between = mixed(plan, self._stage.on_air, self._gathering.has)
        if plan.current.playlists and not between.playlists:
            return  # nothing of this site is whole yet: an empty programme would only look like one
        if not between.shows_the_same_as(self._stage.on_air):
            self._put_on(between)

    def _put_on_meanwhile(self, plan: Plan) -> None:
        """While the rest still comes, for an hour perhaps: one playlist's long film holds back no other either."""
        has = self._gathering.has
        is_worth_it = any(arrival.refs for arrival in plan.ready(has)) and all(map(has, plan.logo))
        if self._stage.on_air is not None or is_worth_it:
            with suppress(StorageError):  # the switch at the end tells it
                self._put_on_ready(plan)

    def _make_room(self, plan: Plan) -> bool:
        """Whether the disk has more room now: first what nobody needs goes, then what a whole new playlist replaces."""
        self._gathering.error = None
        if self._stage.make_room(plan.all_refs):
            return True
        between = mixed(plan, self._stage.on_air, self._gathering.has)
        if between.shows_the_same_as(self._stage.on_air):
            return False
        with suppress(StorageError):
            self._put_on(between)
        return self._stage.make_room(plan.all_refs) > 0

    def _is_whole(self, plan: Plan) -> bool:
        """By what is here, not by the lack of errors: what goes on air as the whole programme is all of it."""
        return len(plan.arrivals) == len(plan.current.playlists) and all(map(self._gathering.has, plan.refs))

    def _is_newer_than(self, timestamp: Document) -> bool:
        with suppress(NetworkError, VerificationError):
            body = self._web.document(TIMESTAMP, MOST_TIMESTAMP_BYTES, timestamp.etag).body
            return body is not None and body != timestamp.body
        return False


def _is_all_of(current: Current, on_air: Current | None) -> bool:
    """Whether nothing is new, and nothing of it came later than its going on air (the logo of a first sync may)."""
    return on_air is not None and on_air.whole and current.shows_the_same_as(on_air)


def _targets(metadata: Metadata, board: Board, site: Site) -> dict[str, Target]:
    """The signed manifest of each playlist of the site, in the owner's order. One that is not signed has no notices."""
    found: Iterable[tuple[str, Target | None]] = (
        (playlist.id, metadata.target(f"playlists/{playlist.id}.json")) for playlist in playlists_of(board, site)
    )
    return {name: target for name, target in found if target is not None}
