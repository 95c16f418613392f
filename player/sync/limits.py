"""How long and how much sync puts up with: every limit in one place, with its unit. Leaves out who enforces them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds and bytes. The defaults suit a rural line: slow is fine, standing still is not.

    `headers_seconds` covers connecting, the TLS handshake and the whole answer's head; `idle_seconds` the gap between
    two reads; `document_seconds` the whole of a metadata file. A blob may take long, but after `grace_seconds` its
    mean speed must be `least_bytes_per_second`: a drip of a byte a second hung other clients for ever.
    `poll_seconds` is how often the server is asked for news, also while content is still coming.
    """

    connect_seconds: float = 10.0
    idle_seconds: float = 15.0
    headers_seconds: float = 20.0
    document_seconds: float = 60.0
    grace_seconds: float = 20.0
    least_bytes_per_second: int = 2048
    document_bytes: int = 8 << 20
    redirects: int = 3
    connections: int = 6
    fruitless_attempts: int = 5
    fruitful_bytes: int = 4096
    pause_seconds: float = 0.2
    retry_after_seconds: float = 3600.0
    refresh_seconds: float = 3600.0
    poll_seconds: float = 5.0
