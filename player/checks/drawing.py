"""Can this machine draw: fonts, right-to-left text, emoji, a code that reads back, in the limited worker?

Draws a made-up notice the way every notice is drawn, so that whatever is missing is met here and not on the wall.
"""

from __future__ import annotations

from player.checks.answer import Check, Examination, State
from player.errors import BytavlaError
from player.frames.model import Drawn
from player.notices.board import Board, Party, Playlist, Site
from player.notices.notice import Kind, Notice, Part, Role, Variant
from player.notices.programme import PlaylistContent, Programme, programme_for
from player.worker.jobs import Canvas, make_draw

LINK = "https://bytavla.example/doctor"
TEXT = "# Prov, Probe, Перевірка, تجربة\n\nÅ, ä och ö; ї та є; أهلا وسهلا. \N{SMILING FACE WITH OPEN MOUTH}\n"


def check(examination: Examination) -> Check:
    try:
        drawn = _drawn(examination)
    except BytavlaError as error:
        return _failed(str(error))
    codes = [payload for page in drawn.pages for payload in page.qr]
    data = {"pages": len(drawn.pages), "codes": codes}
    if codes != [LINK]:
        words = "; ".join(problem.en for problem in drawn.problems) or "the code does not read back"
        return _failed(words, data)
    return Check("drawing", State.OK, "Anslag går att rita.", "Notices can be drawn.", data=data)


def _drawn(examination: Examination) -> Drawn:
    """Raises OSError where nothing can be written, else what the worker's client raises."""
    programme = _programme(len(TEXT.encode()))
    with examination.scratch() as root, examination.worker([root], [root / "frames"]) as worker:
        (root / "prov.md").write_text(TEXT, encoding="utf-8")
        canvas = Canvas(root=root, store=root / "frames")
        drawn = worker.call(make_draw(programme, programme.notices[0], "", canvas))
    assert isinstance(drawn, Drawn)  # the client lets nothing else through
    return drawn


def _failed(words: str, data: dict[str, object] | None = None) -> Check:
    return Check(
        "drawing", State.FAIL, f"Anslag går inte att rita: {words}", f"Notices cannot be drawn: {words}",
        "Run deploy/setup.sh (or install.sh) again: a font or a library is missing.", data or {},
    )  # fmt: skip


def _programme(size: int) -> Programme:
    """A board of one notice."""
    site, playlist = Site("doctor", "Doctor"), Playlist("prov", "Prov", "Prov", Party("Bytavla"))
    board = Board("Prov", Party("Bytavla"), (site,), (playlist,))
    variant = Variant("", "Prov", "prov.md", (Part(Role.TEXT, "prov.md", "1", size, "text/markdown"),), link=LINK)
    notice = Notice("prov", "prov", Kind.TEXT, (variant,))
    return programme_for(board, (PlaylistContent("prov", (notice,)),), site)
