"""How hypothesis draws: few and always the same examples, so that a run is quick and never flaky.

`HYPOTHESIS_PROFILE=thorough` draws many and new ones: for a night, or after a change of the rules.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "quick",
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],  # the shared runner's speed is not what these tests are about
)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=1000, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
