"""Every language the boards speak is set with real letters, in its own direction, and none falls off a line."""

from __future__ import annotations

import pytest
from PIL import features

from player.draw import faces
from player.draw.bidi import check_shaping, visual_order
from player.draw.faces import Voice
from player.draw.phrases import language_name, phrases_in, urgent_words
from player.draw.runs import Span, passage, runs_between
from tests.edges.draw.gallery import TEXTS, Gallery

OTHER_SCRIPTS = {
    "he": "שלום לכולם",
    "th": "ยินดีต้อนรับ",
    "fa": "خوش آمدید",
    "el": "Καλώς ήρθατε",
    "ti": "እንቋዕ ብደሓን",
    "pl": "Zażółć gęślą jaźń",
    "vi": "Chào mừng quý vị",
}


def drawn_boxes(text: str, voice: Voice) -> list[str]:
    """The characters of a text that come out as the font's empty box."""
    made = passage([Span(text, voice)], rtl=False)
    boxes = []
    for run in runs_between(made, 0, len(made.text)):
        shaped = faces.font(run.face, 40)
        missing = bytes(shaped.getmask("\U0010fffe"))
        boxes += [char for char in run.text if char.isalnum() and bytes(shaped.getmask(char)) == missing]
    return boxes


@pytest.mark.parametrize("voice", Voice)
@pytest.mark.parametrize("lang", TEXTS)
def test_no_letter_of_our_languages_is_a_box(lang: str, voice: Voice) -> None:
    title, body = TEXTS[lang]
    assert drawn_boxes(title + body + str(phrases_in(lang)) + language_name(lang), voice) == []


@pytest.mark.parametrize("lang", OTHER_SCRIPTS)
def test_no_letter_of_other_scripts_is_a_box_either(lang: str) -> None:
    assert drawn_boxes(OTHER_SCRIPTS[lang], Voice.BODY) == []
    assert drawn_boxes(OTHER_SCRIPTS[lang], Voice.HEADING) == []


def test_emoji_are_pictures_also_when_joined_or_coloured() -> None:
    text = passage([Span("Kaffe ☕ 👩🏽‍🌾 🇸🇪 1️⃣ ☀️!")], rtl=False)
    runs = runs_between(text, 0, len(text.text))
    assert [run.text for run in runs if run.emoji] == ["☕", "👩🏽‍🌾", "🇸🇪", "1️⃣", "☀️"]
    assert "".join(run.text for run in runs) == text.text


def test_digits_and_signs_are_no_emoji() -> None:
    text = passage([Span("#1 * 2 © ™ 3!")], rtl=False)
    assert not any(run.emoji for run in runs_between(text, 0, len(text.text)))


def test_arabic_runs_right_to_left_and_a_phone_number_in_it_does_not() -> None:
    text = passage([Span("اتصل على 0372-78 90 00 أو تعال")], rtl=True)
    runs = runs_between(text, 0, len(text.text))
    assert text.rtl
    assert [run.text for run in runs if not run.rtl] == ["0372-78 90 00"]
    assert runs[0].text.strip() == "أو تعال", "the sentence ends at the left"
    assert runs[-1].text.strip() == "اتصل على"


def test_a_swedish_name_on_an_arabic_page_keeps_its_own_direction() -> None:
    text = passage([Span("Vitsippans livs")], rtl=True)
    assert not text.rtl
    assert passage([Span("10–14")], rtl=True).rtl


def test_runs_are_ordered_as_the_standard_says() -> None:
    assert visual_order([0, 0]) == [0, 1]
    assert visual_order([1, 2, 1]) == [2, 1, 0]
    assert visual_order([0, 1, 2, 1, 0]) == [0, 3, 2, 1, 4]
    assert visual_order([2, 2, 1]) == [2, 0, 1]


@pytest.mark.parametrize("lang", TEXTS)
def test_every_language_becomes_slides_with_all_its_words(lang: str, gallery: Gallery) -> None:
    title, body = TEXTS[lang]
    composition = gallery.text(title, body, lang=lang)
    said = len(title.split()) + len([word for word in body.split() if word != "-"])
    assert sum(page.words for page in composition.pages) >= said
    assert composition.problems == ()


def test_an_arabic_page_is_mirrored(gallery: Gallery) -> None:
    swedish, arabic = (gallery.text(*TEXTS[lang], lang=lang).pages[0] for lang in ("sv", "ar"))
    assert swedish.clock is not None
    assert arabic.clock is not None
    assert swedish.clock.corners[0][0] > 1500
    assert arabic.clock.corners[0][0] < 100
    title_right = max(box.right for box in arabic.written if box.y < 200)
    assert 1920 - title_right < 100, "its title begins at the right"


def test_an_urgent_band_speaks_swedish_english_and_the_slides_language() -> None:
    assert urgent_words("sv") == "BRÅDSKANDE\u00a0· URGENT"
    assert urgent_words("uk") == "BRÅDSKANDE\u00a0· URGENT\u00a0· ТЕРМІНОВО"


def test_this_machine_can_shape_text() -> None:
    check_shaping()
    assert features.check("raqm")
