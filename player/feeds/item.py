"""One thing that a news source tells: values that every such source is read into. Leaves out reading and showing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Item:
    """`key` is unique in its source; `words` are plain paragraphs; `published` says when it was written, and never
    when what it tells of takes place. `counties` are codes (07); none means the whole country."""

    key: str
    title: str
    words: str = ""
    published: datetime | None = None
    link: str = ""
    lang: str = ""
    counties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """What a source tells now, as it orders it, and what it calls itself."""

    items: tuple[Item, ...] = ()
    source: str = ""
