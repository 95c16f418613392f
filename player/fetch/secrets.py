"""Keys in addresses: an editor writes `${TRAFIKLAB_KEY}`, the server's owner says which key that is and for which host.

In the environment: `BYTAVLA_FEED_TRAFIKLAB_KEY="realtime-api.trafiklab.se abc123"`. Named with its host, so that nobody
who may write a feed's file can have the key sent to a server of their own. Leaves out asking (`web`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from player.fetch.problem import FetchError

PREFIX = "BYTAVLA_FEED_"
_NAME = re.compile(r"\$\{([A-Z][A-Z0-9_]{0,60})\}")


def with_secrets(address: str, environment: Mapping[str, str]) -> str:
    """The address to ask. Raises FetchError when a key is not there, or not for this host, or would go unencrypted."""
    if "${" not in address:
        return address
    parts = urlsplit(address)

    def secret(match: re.Match[str]) -> str:
        host, _, value = environment.get(PREFIX + match[1], "").strip().partition(" ")
        if not value or parts.scheme != "https" or host.casefold() != (parts.netloc or "").casefold():
            raise FetchError("no-secret", match[1])
        return quote(value.strip(), safe="")

    return _NAME.sub(secret, address)


def only_secrets(environment: Mapping[str, str]) -> dict[str, str]:
    """What of an environment a fetcher needs to know."""
    return {name: value for name, value in environment.items() if name.startswith(PREFIX)}
