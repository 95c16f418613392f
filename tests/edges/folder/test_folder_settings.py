"""Front matter: the same settings in two languages, and everything that can be wrong in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from editors_folder import JPG, NOW, EditorsFolder, board

from player.folder.setting_keys import KEYS
from player.folder.text import text_body
from player.notices.board import Rights
from player.notices.notice import Kind
from player.notices.schedule import Priority


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "matter",
    [
        """title: Stor loppis
link: https://loppis.example/
from: 2027-06-01
until: 2027-06-13
days: mon-wed, fri
hours: 08-18, 22-02
seconds: 20
priority: urgent
language: sv
contact: Eva, 0372-789 00
sites: hamneda
id: loppis-2027""",
        """titel: Stor loppis
länk: https://loppis.example/
från: 1 juni 2027
till: 13 juni 2027
dagar: [mån, tis, ons, fre]
tider: [08:00-18:00, 22.00-02.00]
sekunder: "20"
prioritet: brådskande
språk: sv
kontakt: Eva, 0372-789 00
platser: ["@hamneda"]
id: hembygd.loppis-2027""",
    ],
)
def test_every_setting_is_read_in_both_languages(folder: EditorsFolder, matter: str) -> None:
    folder.put("Vad som helst.md", f"---\n{matter}\n---\nKom!")
    notice = folder.notice()
    (variant,) = notice.variants
    assert (variant.title, variant.link, variant.lang) == ("Stor loppis", "https://loppis.example/", "sv")
    assert (notice.schedule.starts, notice.schedule.ends) == (utc("2027-05-31 22:00"), utc("2027-06-13 22:00"))
    assert notice.schedule.days == (1, 2, 3, 5)
    assert notice.schedule.hours == ((480, 1080), (1320, 120))
    assert (notice.seconds, notice.priority, notice.contact) == (20.0, Priority.URGENT, "Eva, 0372-789 00")
    assert (notice.sites, notice.id) == (("hamneda",), "hembygd.loppis-2027")


def test_no_two_settings_share_a_spelling() -> None:
    spellings = [spelling for key, others in KEYS.items() for spelling in (key, *others)]
    assert len(spellings) == len(set(spellings))


def test_an_end_may_have_a_time_of_day(folder: EditorsFolder) -> None:
    folder.put("Loppis.md", "---\ntill: 2027-06-13 kl 18:30\n---\nKom!")
    assert folder.notice().schedule.ends == utc("2027-06-13 16:30")


@pytest.mark.parametrize(
    ("end", "ends"),
    [
        ("2026-12-02 kl 18", "2026-12-02 17:00"),
        ("2026-12-02 18", "2026-12-02 17:00"),
        ("2026-12-02 klockan 18", "2026-12-02 17:00"),
        ("2 december 2026 kl. 18.30", "2026-12-02 17:30"),
        ("2026-12-02 24:00", "2026-12-02 23:00"),
        ("onsdag 2 december 2026", "2026-12-02 23:00"),
        ("onsdag den 2 december 2026 kl 18", "2026-12-02 17:00"),
        ("t.o.m. 2026-12-02", "2026-12-02 23:00"),
    ],
)
def test_ends_are_read_as_people_write_them(folder: EditorsFolder, end: str, ends: str) -> None:
    folder.put("Vatten.md", f"---\ntill: {end}\n---\nKoka vattnet.")
    assert folder.notice().schedule.ends == utc(ends)


def test_an_end_that_is_not_understood_is_told_with_a_time_of_day(folder: EditorsFolder) -> None:
    folder.put("Vatten.md", "---\ntill: i dag kl 18\n---\nKoka vattnet.")
    assert "2026-12-02 18:00" in folder.read().problems[0].sv


@pytest.mark.parametrize("line", ["till: i dag kl 18", "till: 13 juni", "tilll: 2026-12-02 18:00"])
def test_an_urgent_notice_whose_end_is_not_understood_lasts_a_day(folder: EditorsFolder, line: str) -> None:
    folder.put("Vatten.md", f"---\nprioritet: brådskande\n{line}\n---\nKoka vattnet.")
    notice = folder.asked()
    assert (notice.priority, notice.schedule.ends) == (Priority.URGENT, None)
    assert notice.schedule.lapses == NOW + timedelta(hours=24)
    assert "urgent-end-unread" in folder.codes()
    assert "2026-11-24 10:00" in " ".join(problem.sv for problem in folder.read().problems)


def test_an_urgent_name_whose_end_is_not_understood_lasts_a_day(folder: EditorsFolder) -> None:
    folder.put("Vatten till 13 juni.md", "---\nprioritet: brådskande\n---\nKoka vattnet.")
    assert folder.asked().schedule.lapses == NOW + timedelta(hours=24)


@pytest.mark.parametrize(
    "slip",
    [
        'titel: "Gasläcka" i Hamneda',
        "titel:Gasläcka",
        "titel = Gasläcka",
        "titel: [Utsålt] Gasläcka",
        "titel: @hemma",
        "titel: *Gasläcka*",
        "\ttitel: Gasläcka",
        "en rad utan kolon",
        'titel: "Gasläcka',
        "titel: 'Gasläcka",
    ],
)
def test_one_slip_in_the_settings_loses_one_line(folder: EditorsFolder, slip: str) -> None:
    lines = ["prioritet: brådskande", "till:2026-11-27 18:00", "från: 2026-11-24", "platser: [hamneda]"]
    for at in range(len(lines) + 1):
        folder.put("Gas.md", "---\n" + "\n".join([*lines[:at], slip, *lines[at:]]) + "\n---\nVädra.")
        notice = folder.asked()
        assert (notice.priority, notice.sites) == (Priority.URGENT, ("hamneda",))
        assert (notice.schedule.starts, notice.schedule.ends) == (utc("2026-11-23 23:00"), utc("2026-11-27 17:00"))
        assert folder.codes() == (["matter-line"] if slip.startswith("en rad") else [])
    if slip.startswith("titel"):
        assert "titel" not in notice.variants[0].title


def test_a_quote_left_open_swallows_no_line_below_it(folder: EditorsFolder) -> None:
    folder.put("Gas.md", '---\ntitel: "Gas\nfrån: 2026-11-24\nkontakt: Eva"\n---\nVädra.')
    assert folder.notice().schedule.starts == utc("2026-11-23 23:00")


@pytest.mark.parametrize(
    ("line", "price"),
    [
        ("pris: #100", "#100"),
        ("pris: Lott #1 i byn", "Lott #1 i byn"),
        ("pris: & 30 kr", "& 30 kr"),
        ("pris: !30", "!30"),
    ],
)
def test_what_yaml_takes_for_its_own_signs_stays_a_word(folder: EditorsFolder, line: str, price: str) -> None:
    folder.put("Lotteri.md", f"---\n{line}\n---\nKom!")
    admission = folder.notice().admission
    assert admission is not None
    assert admission.price == price


@pytest.mark.parametrize("text", ["https://loppis.example/sida", "---\ntitel: Loppis\n---\nwww.loppis.example\n"])
def test_a_text_that_is_only_an_address_is_asked_for_a_link(folder: EditorsFolder, text: str) -> None:
    folder.put("Loppis.txt", text)
    folder.asked()
    assert folder.codes() == ["text-is-link"]
    assert "loppis.example" in folder.read().problems[0].sv.partition("länk: ")[2]


def test_an_address_among_words_or_with_its_link_is_not_asked_about(folder: EditorsFolder) -> None:
    folder.put("Loppis.txt", "Läs mer på https://loppis.example/sida")
    assert folder.codes() == []
    folder.put("Loppis.txt", "---\nlänk: https://loppis.example\n---\nhttps://loppis.example")
    assert folder.codes() == []


def test_a_comment_in_the_settings_stays_one(folder: EditorsFolder) -> None:
    folder.put("Lotteri.md", "---\n# från: 2027-01-01\ndagar: mån-fre # inte helger\n---\nKom!")
    assert folder.notice().schedule.days == (1, 2, 3, 4, 5)
    assert folder.notice().schedule.starts is None


def test_a_second_colon_in_a_title_is_no_riddle(folder: EditorsFolder) -> None:
    folder.put("Pizza.md", "---\ntitel: Månens pizza: Skymning\nplatser: [hamneda]\n---\n135 kr.")
    notice = folder.notice()
    assert (notice.variants[0].title, notice.sites) == ("Månens pizza: Skymning", ("hamneda",))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("titul: Loppis", "unknown-key"),
        ("seconds: många", "value"),
        ("seconds: 100000", "value"),
        ("seconds: nan", "value"),
        ("dagar: blåndag", "value"),
        ("tider: 25-99", "value"),
        ("prioritet: kanske", "value"),
        ("till: snart", "value"),
        ("till: 2027-02-31", "date-impossible"),
        ("till: 06-07", "date-ambiguous"),
        ("till: 13/6", "date-without-year"),
        ("language: fi", "language-unknown"),
        ("länk: javascript:alert(1)", "link-scheme"),
        ("länk: file:///etc/passwd", "link-scheme"),
        ("länk: https://", "link-broken"),
        ("platser: hamneda, månen", "site-unknown"),
        ("titel: {a: b}", "value"),
        ("title: A\ntitel: B", "key-twice"),
        (f"titel: {'x' * 500}", "value"),
        ("titel: Loppis\ntill 13 juni", "date-without-year"),
        ("titel: 'öppet\nmer", "matter-line"),
        ("titel: Loppis\nbara prosa", "matter-line"),
        ("a: " + "[" * 3000, "front-matter-broken"),
        ("a: &a [x]\nb: [*a, *a]", "value"),
    ],
)
def test_a_wrong_setting_is_told_and_the_notice_is_shown_without_it(
    folder: EditorsFolder, line: str, code: str
) -> None:
    folder.put("Loppis.md", f"---\n{line}\n---\nKom!")
    notice = folder.asked()
    assert code in folder.codes()
    assert notice.schedule.ends is None
    assert (notice.seconds, notice.variants[0].link) == (None, "")
    assert all("Loppis.md" in problem.sv and "Loppis.md" in problem.en for problem in folder.read().problems)


def test_an_unknown_setting_is_told_with_what_was_probably_meant(folder: EditorsFolder) -> None:
    folder.put("Loppis.md", "---\ntittel: Loppis\n---\nKom!")
    assert "Menade du ”titel”?" in folder.read().problems[0].sv


def test_a_front_matter_that_is_none_is_shown_as_text_and_asked_about(folder: EditorsFolder) -> None:
    folder.put("Loppis.md", "---\nbara prosa\n---\nmer prosa")
    assert folder.asked().kind is Kind.TEXT
    assert folder.codes() == ["front-matter-unclear"]
    assert text_body(b"---\nbara prosa\n---\nmer prosa") == "---\nbara prosa\n---\nmer prosa"


@pytest.mark.parametrize("fence", ["---", "—", "–––", "-----", "——", " --- "])
def test_settings_stand_between_dashes_as_telephones_make_them(folder: EditorsFolder, fence: str) -> None:
    raw = f"{fence}\ntitel: Hej\nprioritet: brådskande\ntill: 2026-12-24 18:00\n{fence}\nKom!"
    folder.put("Fil.md", raw)
    notice = folder.notice()
    assert (notice.variants[0].title, notice.priority) == ("Hej", Priority.URGENT)
    assert notice.schedule.ends == utc("2026-12-24 17:00")
    assert text_body(raw.encode()) == "Kom!"


def test_blank_lines_above_the_settings_do_no_harm(folder: EditorsFolder) -> None:
    folder.put("Fil.md", "\n\n---\ntitel: Hej\n---\nKom!")
    assert folder.notice().variants[0].title == "Hej"


def test_settings_without_their_second_line_of_dashes_are_used_and_told(folder: EditorsFolder) -> None:
    raw = "---\ntitel: Hej\nfrån: 2026-12-20\n\nKom och dansa!\nPris: 50 kr"
    folder.put("Fil.md", raw)
    notice = folder.asked()
    assert (notice.variants[0].title, notice.schedule.starts) == ("Hej", utc("2026-12-19 23:00"))
    assert text_body(raw.encode()).strip() == "Kom och dansa!\nPris: 50 kr"
    (problem,) = folder.read().problems
    assert (problem.code, "den sista är ”från: 2026-12-20”" in problem.sv) == ("front-matter-unclosed", True)


@pytest.mark.parametrize(
    "top", ["Titel: Hej", "Till: 2026-12-24", "Rubrik: Hej\nPlats: Bygdegården", "länk: hej.example"]
)
def test_settings_without_any_dashes_are_shown_and_asked_about(folder: EditorsFolder, top: str) -> None:
    folder.put("Fil.md", f"{top}\nKom!")
    folder.asked()
    assert folder.codes() == ["settings-unfenced"]


@pytest.mark.parametrize(
    "text",
    [
        "Tid: 18.00\nPlats: Bygdegården\nPris: 50 kr",
        "Till: alla medlemmar\nFrån: styrelsen\n\nKom!",
        "—\nTid: 10-15\nPlats: Torget\n—\nKom!",
        "-----\nHöstmarknad\nTid: 10-15\n-----",
        "— Hej, sa hon.",
        "Höstmarknad\ntitel: nej",
    ],
)
def test_what_posters_and_letters_begin_with_is_no_setting(folder: EditorsFolder, text: str) -> None:
    folder.put("Fil.txt", text)
    assert folder.notice().kind is Kind.TEXT
    assert text_body(text.encode()) == text


def test_urgent_is_only_for_playlists_that_may(folder: EditorsFolder) -> None:
    folder.board = board(rights=Rights())
    folder.put("Vatten.md", "---\nprioritet: brådskande\n---\nKoka vattnet.")
    assert folder.asked().priority is Priority.NORMAL
    assert folder.codes() == ["may-not-urgent"]


def test_an_urgent_notice_without_an_end_is_shown_and_asked_about(folder: EditorsFolder) -> None:
    folder.put("Vatten.md", "---\nprioritet: brådskande\n---\nKoka vattnet.")
    assert folder.asked().priority is Priority.URGENT
    assert folder.codes() == ["urgent-without-end"]


def test_name_and_text_that_differ_on_the_end_give_the_shorter_time_and_a_question(folder: EditorsFolder) -> None:
    folder.put("Loppis till 2027-06-20.md", "---\ntill: 2027-06-13\n---\nKom!")
    assert folder.asked().schedule.ends == utc("2027-06-13 22:00")
    assert folder.codes() == ["two-ends"]


def test_name_and_text_that_agree_are_not_asked_about(folder: EditorsFolder) -> None:
    folder.put("Loppis till 2027-06-13 @hamneda.md", "---\ntill: 2027-06-13\nplatser: hamneda\n---\nKom!")
    assert folder.notice().sites == ("hamneda",)


def test_a_text_of_settings_alone_sets_its_picture(folder: EditorsFolder) -> None:
    folder.put("Loppis.md", "---\ntitel: Vårloppis\nlänk: loppis.example\n---\n")
    folder.put("Loppis.jpg", JPG)
    notice = folder.notice()
    (variant,) = notice.variants
    assert (notice.kind, variant.title, variant.link) == (Kind.PICTURE, "Vårloppis", "https://loppis.example")
    assert [part.path for part in variant.parts] == ["Hembygd/Loppis.jpg"]


def test_a_first_heading_is_the_title(folder: EditorsFolder) -> None:
    folder.put("Loppis.md", "# Stor loppis på lördag\n\nKom!")
    assert folder.notice().variants[0].title == "Stor loppis på lördag"


def test_an_id_keeps_a_notice_through_a_rename(folder: EditorsFolder) -> None:
    folder.put("Loppis.md").unlink()
    folder.put("Vårloppis.md", "---\nid: loppis\n---\nKom!")
    assert folder.notice().id == "hembygd.loppis"


def test_two_notices_that_claim_one_id_are_told_and_the_first_keeps_it(folder: EditorsFolder) -> None:
    folder.put("A.md", "---\nid: x\n---\nA")
    folder.put("B.md", "---\nid: x\n---\nB")
    reading = folder.read({"B.md": utc("2026-11-01 00:00"), "A.md": utc("2026-11-02 00:00")})
    assert {notice.variants[0].file: notice.id for notice in reading.content.notices} == {
        "Hembygd/B.md": "hembygd.x",
        "Hembygd/A.md": "hembygd.a",
    }
    assert [problem.code for problem in reading.problems] == ["same-id"]


def test_ids_that_would_be_the_same_get_a_hash_and_the_older_keeps_its_own(folder: EditorsFolder) -> None:
    folder.put("Å-dagen.md")
    folder.put("A dagen.md")
    seen = {"Å-dagen.md": utc("2026-11-01 00:00"), "A dagen.md": NOW}
    ids = [notice.id for notice in folder.read(seen).content.notices]
    assert "hembygd.a-dagen" in ids
    assert len(set(ids)) == 2
    by_file = {notice.variants[0].file: notice.id for notice in folder.read(seen).content.notices}
    assert by_file["Hembygd/Å-dagen.md"] == "hembygd.a-dagen"


@pytest.mark.parametrize("name", ["Ласкаво просимо", "أهلا", "🎉", "x" * 200, "---"])
def test_every_name_gives_an_id_of_plain_letters(folder: EditorsFolder, name: str) -> None:
    folder.put(f"{name}.md")
    playlist, _, slug = folder.notice().id.partition(".")
    assert playlist == "hembygd"
    assert slug
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_an_id_stays_when_only_dates_sites_or_language_change(folder: EditorsFolder) -> None:
    path = folder.put("Loppis till 2027-06-13.md")
    before = folder.notice().id
    path.rename(path.with_name("Loppis till 2027-07-01 @hamneda.sv.txt"))
    assert folder.notice().id == before
