"""Which addresses lie inside our own network, and so are never asked for an editor's sake.

Whoever may write a feed's file must not reach the router, the cloud's metadata or the printer by it. Leaves out the
connection (`dial`), which asks this of the very address that it connects to.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_NAT64 = ip_network("64:ff9b::/96")
"""A gateway turns these into the IPv4 address at their end."""


def is_public(address: str) -> bool:
    """Whether it is an address of the open internet; also of one that is hidden in an IPv6 address."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and found in _NAT64:
        return _is_global(IPv4Address(int(found) & 0xFFFF_FFFF))
    return all(_is_global(each) for each in (found, *_hidden(found)))


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _hidden(address: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    if isinstance(address, IPv4Address):
        return []
    hidden = (address.ipv4_mapped, address.sixtofour, *(address.teredo or ()))
    return [each for each in hidden if each is not None]
