"""Alerts on the screen: whole, verbatim, alone, legible, and a drill never taken for the real thing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from player.draw.drill import YELLOW
from player.draw.page import Composition
from player.draw.scale import legible_cap_mm
from player.draw.shades import parse_colour
from player.draw.variant import draw_variant
from player.notices.board import Board, Party, Playlist, Screen, Site
from player.notices.notice import Alert, Kind, Notice, Variant
from player.notices.schedule import Priority

SCREENS = {
    "lying 1080p": Screen(43, 2000, 1920, 1080, 0),
    "standing 1080p": Screen(43, 1800, 1920, 1080, 90),
    "lying 720p": Screen(32, 1500, 1280, 720, 0),
    "standing 4K": Screen(55, 2500, 3840, 2160, 270),
}
TEXT = (
    "EXEMPEL. Det brinner i en lagerbyggnad - röken är farlig...\n\n"
    "Räddningsledaren uppmanar alla i området att gå inomhus och stänga dörrar, fönster och ventilation."
)
ALARM = parse_colour("#a4161a")


def drawn(
    screen: Screen, text: str = TEXT, *, drill: bool = False, lang: str = "sv", urgent: bool = True
) -> Composition:
    alert = Alert(
        "1", "sr", datetime(2026, 11, 14, 9, 2, tzinfo=UTC), "Sveriges Radio", area="Ljungby kommun", drill=drill
    )
    variant = Variant(lang, "Viktigt meddelande till allmänheten (VMA)", "VMA.feed.toml", text=text, credit="Källa: SR")
    priority = Priority.URGENT if urgent else Priority.NORMAL
    notice = Notice("k.vma-1", "k", Kind.ALERT, (variant,), alert=alert, priority=priority)
    playlist = Playlist("k", "Kommunen", "Kommunen", Party("Kommunen"))
    site = Site("hamneda", "Hamneda", address="https://bytavla.example/hamneda", screen=screen)
    board = Board("B", Party("O"), (site,), (playlist,), address="https://bytavla.example", languages=("sv", "en"))
    return draw_variant(board, site, playlist, notice, variant, Path("/nowhere"), lambda _: "")


@pytest.mark.parametrize("name", SCREENS)
def test_an_alert_fills_the_screen_is_legible_and_nothing_else_is_on_it(name: str) -> None:
    made = drawn(SCREENS[name])
    assert made.problems == ()
    for page in made.pages:
        assert page.image.size == SCREENS[name].upright_px
        assert (page.qr, page.codes) == ((), 0)
        assert page.cap_mm >= legible_cap_mm(SCREENS[name]) * 0.99
        assert page.image.getpixel((2, 2)) == ALARM
        assert page.background == "#a4161a"
        width, height = page.image.size
        assert all(box.x >= 0 and box.right <= width and box.y >= 0 and box.bottom <= height for box in page.written)


def test_every_word_of_a_long_alert_is_shown_on_as_many_pages_as_it_takes() -> None:
    text = "\n\n".join(f"Stycke {n}: " + "Stanna inomhus och lyssna på radion. " * 12 for n in range(12)).strip()
    one, made = drawn(SCREENS["lying 720p"], ""), drawn(SCREENS["lying 720p"], text)
    head = one.pages[0].words
    assert len(made.pages) > 8
    assert sum(page.words - head for page in made.pages) == len(text.split())


def test_its_words_are_not_touched_up() -> None:
    as_sent = drawn(SCREENS["lying 1080p"], "Larm - stanna... inne").pages[0].characters
    assert as_sent == drawn(SCREENS["lying 1080p"], "Larm – stanna… inne").pages[0].characters + 2


def test_a_drill_stands_under_a_band_across_the_whole_screen_on_every_page() -> None:
    made = drawn(SCREENS["lying 1080p"], TEXT * 4, drill=True)
    assert len(made.pages) > 1
    for page in made.pages:
        row = [page.image.getpixel((x, 45)) for x in (5, page.image.width // 2 + 700, page.image.width - 6)]
        assert row == [YELLOW, YELLOW, YELLOW]


def test_an_alert_without_words_of_its_own_still_says_what_and_where() -> None:
    (page,) = drawn(SCREENS["lying 1080p"], "").pages
    assert page.words >= 6


def test_a_warning_that_takes_turns_stands_on_paper() -> None:
    page = drawn(SCREENS["lying 1080p"], urgent=False).pages[0]
    assert page.image.getpixel((2, 2)) == parse_colour("#f6f1e7")


def test_the_english_page_says_when_in_english() -> None:
    swedish, english = (drawn(replace(SCREENS["lying 1080p"]), lang=lang).pages[0] for lang in ("sv", "en"))
    assert swedish.image.tobytes() != english.image.tobytes()
