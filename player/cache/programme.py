"""A cache's programme as the screen plays it. Light: the standard library and the codec only, no third-party import."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from player.cache.blobs import BlobStore
from player.cache.current import Current, Manifest, read_current
from player.cache.layout import Ref, ref_of
from player.cache.state import read_state
from player.errors import InputError, VerificationError
from player.notices.board import Board, Site
from player.notices.codec import CodecError, from_data
from player.notices.notice import ON_PHONES
from player.notices.programme import PlaylistContent, Programme, programme_for

log = logging.getLogger(__name__)

T = TypeVar("T")


def load_programme(cache: Path, site_id: str) -> Programme:
    """What `site_id` may show, with part paths relative to `cache`; its floor for the clock as `issued`.

    A playlist whose manifest is damaged is left out and logged: the others play on, and sync repairs it.
    Raises InputError (nothing has come yet, or it is another site's cache) and VerificationError.
    """
    current = read_current(cache)
    if current is None:
        raise InputError(f"Nothing has come to {cache} yet: wait for sync, or see why it fails.")
    store = BlobStore(cache)
    board = read_board(store, current.board)
    site = board.site(site_id)
    if site is None or current.site != site_id:
        raise InputError(
            f"{cache} holds the programme of {current.site}, not of {site_id}: change --site or the cache."
        )
    floors = [floor for floor in (current.issued, read_state(cache).floor) if floor]
    return programme_for(board, tuple(_readable(store, current)), site, max(floors, default=None))


def read_board(store: BlobStore, ref: Ref) -> Board:
    """The board of a signed board.json. Raises VerificationError."""
    return _read(Board, "board", store.read(ref), "board.json")


def read_content(store: BlobStore, manifest: Manifest) -> PlaylistContent:
    """What a playlist's signed manifest says. Raises VerificationError, also when it speaks for another playlist."""
    where = f"playlists/{manifest.playlist}.json"
    content = _read(PlaylistContent, "content", store.read(manifest.ref), where)
    if any(name != manifest.playlist for name in (content.playlist, *(n.playlist for n in content.notices))):
        raise VerificationError(f"{where} speaks for another playlist than its own: it is not used.")
    for notice in content.notices:
        for variant in notice.variants:
            for part in variant.parts:
                ref_of(part)
    return content


def content_refs(board: Board, contents: tuple[PlaylistContent, ...], site: Site) -> Iterator[Ref]:
    """Every blob that this site may show: its notices' parts and the board's logo. What only phones get is left out."""
    if board.logo is not None:
        yield ref_of(board.logo)
    for notice in programme_for(board, contents, site).notices:
        for variant in notice.variants:
            yield from (ref_of(part) for part in variant.parts if part.role not in ON_PHONES)


def _readable(store: BlobStore, current: Current) -> Iterator[PlaylistContent]:
    for manifest in current.playlists:
        try:
            yield read_content(store, manifest)
        except VerificationError as error:
            log.error("playlist %s is left out: %s", manifest.playlist, error, extra={"PLAYLIST": manifest.playlist})


def _read(kind: type[T], key: str, data: bytes, where: str) -> T:
    try:
        answer = json.loads(data)
        if not isinstance(answer, dict) or answer.get("v") != 1:
            raise CodecError('expected an object with "v": 1; a newer format needs a newer bytavla')
        return from_data(kind, answer.get(key))
    except (ValueError, RecursionError) as error:
        raise VerificationError(f"{where} cannot be read: {error}") from error
