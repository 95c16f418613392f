"""An editor's text as HTML for a page, and what a poster says in words.

Raw HTML and pictures inside a text are shown as they are written; links lead to the web, to mail and to telephones
alone. Leaves out the page around it (`web/`), which trusts none of this and cleans it again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

import pypdfium2
from markdown_it import MarkdownIt
from markdown_it.token import Token

from player.draw.poster import MOST_PAGES, open_poster

LONGEST_TEXT = 20_000
"""Characters of a text that a page has room for: more than any slide holds, and well within 50 kB."""
_LINKS = re.compile(r"https?://|mailto:|tel:", re.IGNORECASE)
_BARE_LINK = re.compile(r"(?<![\w/<(\"'=\]])https?://[^\s<>\"')\]]+[^\s<>\"')\].,:;!?]")


@dataclass(frozen=True, slots=True)
class Prose:
    """A text as HTML and as plain words. `cut`: it was longer than a page has room for."""

    html: str
    plain: str
    cut: bool = False


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")
    parser.validateLink = lambda url: _LINKS.match(url.strip()) is not None  # type: ignore[method-assign]
    return parser


def prose_of(text: str, media_type: str, title: str = "") -> Prose:
    """The text; a first heading that says the same as the page's title is left out."""
    kept = text[:LONGEST_TEXT].replace("\r\n", "\n")
    cut = len(text) > LONGEST_TEXT
    if media_type == "text/plain":
        paragraphs = [part.strip() for part in kept.split("\n\n") if part.strip()]
        html = "".join(f"<p>{_lined(part)}</p>\n" for part in paragraphs)
        return Prose(html, " ".join(" ".join(paragraphs).split()), cut)
    tokens = _without_title(_parser().parse(_linked(kept)), title)
    _lower_headings(tokens)
    plain = " ".join(_words(token) for token in tokens if token.type in ("inline", "fence", "code_block"))
    return Prose(str(_parser().renderer.render(tokens, _parser().options, {})), " ".join(plain.split()), cut)


def poster_text(path: Path) -> str:
    """The words in a poster's own text layer, page by page, an empty line between; "" when it is a picture alone.

    Raises UnusableError.
    """
    with open_poster(path) as document:
        pages = [_page_text(document, number) for number in range(min(len(document), MOST_PAGES))]
    return "\n\n".join(page for page in pages if page)[:LONGEST_TEXT]


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    try:
        text = document[number].get_textpage().get_text_range()
    except pypdfium2.PdfiumError:
        return ""
    lines = (" ".join(line.split()) for line in re.sub(r"[\x00\ufffe\uffff]", "", text).splitlines())
    return "\n".join(line for line in lines if line)


def _lined(paragraph: str) -> str:
    """A paragraph of plain text, its lines as they are broken and its addresses as links."""
    escaped = "<br>\n".join(escape(line.strip()) for line in paragraph.split("\n"))
    return _BARE_LINK.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', escaped)


def _linked(text: str) -> str:
    """With bare web addresses as links: people write them so."""
    return _BARE_LINK.sub(lambda found: f"<{found[0]}>", text)


def _without_title(tokens: list[Token], title: str) -> list[Token]:
    if len(tokens) > 2 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        said = _words(tokens[1])
        if " ".join(said.split()).casefold() == " ".join(title.split()).casefold():
            return tokens[3:]
    return tokens


def _lower_headings(tokens: list[Token]) -> None:
    """The page's own heading is the only one of the first level, and no level is left out below it."""
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    highest = min((int(token.tag[1]) for token in headings), default=2)
    for token in headings:
        token.tag = f"h{min(6, int(token.tag[1]) - highest + 2)}"


def _words(token: Token) -> str:
    children = token.children or []
    said = "".join(" " if child.type in ("softbreak", "hardbreak") else child.content for child in children)
    return said if children else token.content
