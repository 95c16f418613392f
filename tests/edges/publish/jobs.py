"""One publish as a job for the crash tests: no process of its own, no waiting, no drawing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from player.errors import BytavlaError
from player.publish.publisher import Publisher
from tests.edges.publish.desk import IMPATIENT, InProcess


def publish_once(folder: str, public: str, now: str) -> int:
    """Publish at a moment (RFC 3339); the exit code of the command."""
    with Publisher(Path(folder), Path(public), IMPATIENT, InProcess) as publisher:
        try:
            return publisher.publish(datetime.fromisoformat(now), draw_s=0.0).exit_code
        except BytavlaError as error:
            return error.exit_code
