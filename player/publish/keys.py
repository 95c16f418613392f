"""The keys: made once, loaded by every publish; and the root file, signed by the one key that is kept apart.

Leaves out what the online keys sign (`metadata`). Keys are ed25519: small, and checked fast on any board.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from securesystemslib.signer import CryptoSigner
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root
from tuf.api.serialization import DeserializationError
from tuf.api.serialization.json import JSONSerializer

from player.durable import make_folder, write_durably
from player.errors import InputError
from player.notices.problem import Problem, Severity
from player.publish.batch import PRIVATE_FILE, PRIVATE_FOLDER, storage_errors
from player.publish.places import Places
from player.publish.root_words import ROOT_KEY_README

ONLINE = ("timestamp", "snapshot", "targets")
"""The roles whose keys the publisher needs at every run; each has a key of its own, so that one can move away."""

ROOT_VALID = timedelta(days=3653)
"""Ten years: longer than a screen lives, because a root that runs out silences every board. The remedy for a stolen
online key is a new root, and that works at any time; an early expiry would add nothing but a date to forget."""

WARN_BEFORE = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Keys:
    """The root that boards trust, and the signers of the online roles by role."""

    root: Metadata[Root]
    signers: Mapping[str, CryptoSigner]


def init_keys(places: Places, now: datetime) -> None:
    """Makes all keys and the first root file. Raises InputError when that has been done, StorageError.

    The root file is written last: until it is there nobody can trust the keys, and an init that broke off may go again.
    """
    if places.root_file.exists():
        raise InputError(
            f"{places.private} already holds this tree's keys. To publish, run without --init; a second set would "
            "lock out every board that trusts the first."
        )
    signers = {role: CryptoSigner.generate_ed25519() for role in ("root", *ONLINE)}
    root = Root(version=1, expires=new_expiry(now), consistent_snapshot=True)
    for role, signer in signers.items():
        root.add_key(signer.public_key, role)
    with storage_errors("the keys cannot be kept"):
        make_folder(places.private, PRIVATE_FOLDER)
        for folder in (places.keys, places.root_key, places.roots):
            make_folder(folder, PRIVATE_FOLDER)
        for role in ONLINE:
            write_durably(places.key(role), signers[role].private_bytes, PRIVATE_FILE)
        write_durably(places.root_key / "root.pem", signers["root"].private_bytes, PRIVATE_FILE)
        write_durably(places.root_key / "LÄS-MIG README.txt", _readme(places).encode(), PRIVATE_FILE)
        keep_root(places, Metadata(root), signers["root"])


def renew_root(places: Places, key: Path, now: datetime) -> None:
    """Signs the root anew, valid from `now`, with the root key that the maintainer has fetched from its safe place.

    Boards find it by themselves. Raises InputError, StorageError.
    """
    metadata = read_root(places)
    signer = signer_at(key, "root", metadata.signed)
    metadata.signed.version += 1
    metadata.signed.expires = new_expiry(now)
    with storage_errors("the new root file cannot be kept"):
        keep_root(places, metadata, signer)


def load_keys(places: Places) -> Keys:
    """The keys of this tree. Raises InputError saying what to run when there are none, or when one is not right."""
    if not places.root_file.exists():
        raise InputError(f"{places.public} has no keys yet. Run once: bytavla publish FOLDER {places.public} --init")
    root = read_root(places)
    return Keys(root, {role: _online_signer(places, role, root.signed) for role in ONLINE})


def all_roots(places: Places) -> dict[str, bytes]:
    """Every root file by its name in the tree, up to the one that counts. Raises InputError, StorageError.

    A later one was cut off before it counted: boards that saw it would believe keys that sign nothing.
    """
    last = read_root(places).signed.version
    names = [f"{version}.root.json" for version in range(1, last)]
    with storage_errors("the root files cannot be read"):
        earlier = {name: (places.roots / name).read_bytes() for name in names if (places.roots / name).exists()}
        return {**earlier, f"{last}.root.json": places.root_file.read_bytes()}


def expiry_problem(keys: Keys, places: Places, now: datetime) -> Problem | None:
    """What the maintainer must do before the root runs out; the other roles are signed anew by every day's publish."""
    ends = keys.root.signed.expires
    if now < ends - WARN_BEFORE:
        return None
    day = ends.date().isoformat()
    command = f"bytavla publish FOLDER {places.public} --renew-root root.pem"
    return Problem(
        code="root-expires",
        severity=Severity.WARNING if now < ends else Severity.ERROR,
        playlist="",
        file=places.root_file.name,
        sv=f"Rotnyckelns intyg gäller till {day}; sedan tar tavlorna inte emot något nytt. Hämta rotnyckeln (root.pem) "
        f"där den förvaras och kör: {command}",
        en=f"The root file is valid until {day}; after that the boards accept nothing new. Fetch the root key "
        f"(root.pem) from where it is kept and run: {command}",
    )


def new_expiry(now: datetime) -> datetime:
    return (now.astimezone(UTC) + ROOT_VALID).replace(microsecond=0)


def keep_root(places: Places, metadata: Metadata[Root], signer: CryptoSigner) -> None:
    metadata.sign(signer)
    data = metadata.to_bytes(JSONSerializer(compact=True))
    write_durably(places.roots / f"{metadata.signed.version}.root.json", data)
    write_durably(places.root_file, data)


def _online_signer(places: Places, role: str, root: Root) -> CryptoSigner:
    """The role's key; the new one, where the power was cut after the root file named it (`replacing`)."""
    if places.new_key(role).exists():
        with suppress(InputError):
            return signer_at(places.new_key(role), role, root)
    return signer_at(places.key(role), role, root)


def read_root(places: Places) -> Metadata[Root]:
    try:
        root: Metadata[Root] = Metadata.from_bytes(places.root_file.read_bytes())
        root.signed.verify_delegate(Root.type, root.signed_bytes, root.signatures)
    except (OSError, DeserializationError, RepositoryError) as error:
        raise InputError(f"{places.root_file} cannot be used: {error}. Put it back from a copy.") from error
    return root


def signer_at(path: Path, role: str, root: Root) -> CryptoSigner:
    """The signer whose private key lies at `path`, if the root file trusts it with this role."""
    try:
        private = load_pem_private_key(path.read_bytes(), password=None)
        if not isinstance(private, Ed25519PrivateKey):
            raise ValueError("not an ed25519 key")
        signer = CryptoSigner(private)
    except (OSError, TypeError, ValueError) as error:
        raise InputError(
            f"The {role} key {path} cannot be read ({error}). Put it back from a copy; or else: --replace-keys."
        ) from error
    if signer.public_key.keyid not in root.roles[role].keyids:
        raise InputError(f"{path} is not the {role} key that the boards' root file names. Put the right one back.")
    return signer


def _readme(places: Places) -> str:
    return ROOT_KEY_README.format(root_file=places.root_file, public=places.public)
