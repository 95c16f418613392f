"""Why a feed could not be fetched: a code that the folder's wording has words for. Leaves out the words."""

from __future__ import annotations


class FetchError(Exception):
    """`detail` fills the wording's blank and is shown to editors: never an address, which may hold a secret."""

    def __init__(self, code: str, detail: str = "", retry_after_s: float | None = None) -> None:
        super().__init__(f"{code} {detail}".strip())
        self.code = code
        self.detail = detail
        self.retry_after_s = retry_after_s
