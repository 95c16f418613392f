"""A stream's packets, decoded; broken ones are passed over, for a film with a few of them is still worth showing.

Leaves out what comes of a stream that has too many (`opening`, `soundtrack`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

import av

Frame_co = TypeVar("Frame_co", covariant=True)


class Packet(Protocol[Frame_co]):
    def decode(self) -> Sequence[Frame_co]: ...


class TooBrokenError(ValueError):
    """So many packets cannot be decoded that no more of the stream is tried."""


def decoded(packets: Iterable[Packet[Frame_co]], most_broken: int) -> Iterator[Frame_co]:
    """Their frames. Raises TooBrokenError after more than `most_broken` packets that cannot be decoded."""
    broken = 0
    for packet in packets:
        try:
            yield from packet.decode()
        except av.InvalidDataError as error:
            broken += 1
            if broken > most_broken:
                raise TooBrokenError(str(error)) from error
