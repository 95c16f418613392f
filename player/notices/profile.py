"""What a playlist tells of itself for good: its home page on the web, not one of its notices.

Leaves out where it is read from (`folder/`) and its page (`web/`).
"""

from __future__ import annotations

from dataclasses import dataclass

from player.notices.notice import Part, Variant


@dataclass(frozen=True, slots=True)
class Profile:
    """Texts by language, pictures, and the facts of a place in its editor's words.

    `type` is its type at schema.org.
    """

    words: tuple[Variant, ...] = ()
    pictures: tuple[Part, ...] = ()
    address: str = ""
    hours: str = ""
    links: tuple[str, ...] = ()
    type: str = "Organization"

    @property
    def parts(self) -> tuple[Part, ...]:
        return (*(part for variant in self.words for part in variant.parts), *self.pictures)
