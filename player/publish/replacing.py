"""New everyday keys on the root key's authority, for when the old ones are lost or stolen: boards follow by themselves.

The new root file is what counts: until it is on the disk the old keys hold, from then on the new ones, wherever the
power was cut. Leaves out signing the tree anew, which the next publish does because it is not signed by these keys.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, Root

from player.durable import make_folder, write_durably
from player.errors import InputError
from player.publish.batch import PRIVATE_FILE, PRIVATE_FOLDER, storage_errors
from player.publish.keys import ONLINE, keep_root, new_expiry, read_root, signer_at
from player.publish.places import Places


def replace_keys(places: Places, key: Path, now: datetime) -> None:
    """Makes new online keys, and a root file that names them and no others, signed with the root key at `key`.

    Takes nothing but that key and the last root file, so it also mends a server whose keys are gone. Raises InputError,
    StorageError.
    """
    if not places.root_file.exists():
        raise InputError(
            f"{places.root_file} is missing: put the root file there that the boards have (root.json, from your "
            "laptop or from /etc/bytavla on any board), then run this again."
        )
    root = read_root(places)
    root_signer = signer_at(key, "root", root.signed)
    signers = {role: CryptoSigner.generate_ed25519() for role in ONLINE}
    with storage_errors("the new keys cannot be kept"):
        for folder in (places.keys, places.roots):
            make_folder(folder, PRIVATE_FOLDER)
        _end_replacing(places, root)
        _keep_last_root(places, root)
        for role, signer in signers.items():
            write_durably(places.new_key(role), signer.private_bytes, PRIVATE_FILE)
        _trust(root.signed, signers)
        root.signed.version += 1
        root.signed.expires = new_expiry(now)
        keep_root(places, root, root_signer)
        _end_replacing(places, root)


def _trust(root: Root, signers: dict[str, CryptoSigner]) -> None:
    for role, signer in signers.items():
        for keyid in list(root.roles[role].keyids):
            root.revoke_key(keyid, role)
        root.add_key(signer.public_key, role)


def _end_replacing(places: Places, root: Metadata[Root]) -> None:
    """Puts new keys that the root file names in the place of the old ones, which nobody needs any more."""
    for role in ONLINE:
        new = places.new_key(role)
        if not new.exists():
            continue
        try:
            signer_at(new, role, root.signed)
        except InputError:
            continue  # of a replacing that was cut off before it counted: to be overwritten
        new.replace(places.key(role))


def _keep_last_root(places: Places, root: Metadata[Root]) -> None:
    """Boards need every root after theirs: where the folder was lost, the one that was brought is the first."""
    last = places.roots / f"{root.signed.version}.root.json"
    if not last.exists():
        write_durably(last, places.root_file.read_bytes())
