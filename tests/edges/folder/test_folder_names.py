"""What a name says: stem, language, sites."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from editors_folder import JPG, EditorsFolder, board, variants

from player.folder.here import HereAndNow
from player.folder.names import read_name
from player.notices.board import Site
from player.notices.notice import Kind

HERE = HereAndNow(("sv", "en", "de"), ("hamneda", "agunnaryd"), ("hamneda", "agunnaryd"), date(2026, 11, 23))


def test_a_plain_name_is_the_title(folder: EditorsFolder) -> None:
    folder.put("Höstmarknad i parken.txt")
    assert folder.notice().variants[0].title == "Höstmarknad i parken"


def test_dates_sites_and_language_are_not_shown_as_title(folder: EditorsFolder) -> None:
    folder.put("Loppis till 2027-06-13 @hamneda.sv.md")
    notice = folder.notice()
    assert (notice.variants[0].title, notice.variants[0].lang, notice.sites) == ("Loppis", "sv", ("hamneda",))


@pytest.mark.parametrize(
    "name", ["Loppis.en @hamneda", "Loppis @hamneda.en", "@hamneda Loppis.EN", "Loppis.en till 2027-01-01 @hamneda"]
)
def test_the_order_of_site_date_and_language_does_not_matter(name: str) -> None:
    reading = read_name(name, HERE)
    assert (reading.key, reading.lang, reading.sites) == ("loppis", "en", ("hamneda",))


def test_underscores_are_read_as_blanks(folder: EditorsFolder) -> None:
    folder.put("Loppis_i_parken_till_2027-06-13.md")
    assert folder.notice().variants[0].title == "Loppis i parken"


def test_several_sites_may_be_named(folder: EditorsFolder) -> None:
    folder.put("Julmarknad @hamneda @agunnaryd.jpg", JPG)
    assert folder.notice().sites == ("hamneda", "agunnaryd")


def test_a_site_may_be_written_in_capitals(folder: EditorsFolder) -> None:
    folder.put("Julmarknad @Hamneda.jpg", JPG)
    assert folder.notice().sites == ("hamneda",)


def test_a_misspelt_site_is_not_shown_everywhere_but_asked_about(folder: EditorsFolder) -> None:
    folder.put("Julmarknad @hamnedda.jpg", JPG)
    (problem,) = folder.read().problems
    assert folder.notices() == []
    assert problem.code == "site-unknown"
    assert "Menade du ”hamneda”?" in problem.sv
    assert "Did you mean “hamneda”?" in problem.en


def test_of_two_sites_the_known_one_is_kept(folder: EditorsFolder) -> None:
    folder.put("Julmarknad @hamneda @månen.jpg", JPG)
    assert folder.asked().sites == ("hamneda",)
    assert folder.codes() == ["site-unknown"]


def test_a_site_where_the_playlist_is_not_shown_is_told(folder: EditorsFolder) -> None:
    folder.board = board(sites=("agunnaryd",))
    folder.put("Julmarknad @hamneda.jpg", JPG)
    assert folder.codes() == ["site-not-here"]
    assert folder.notices() == []


def test_an_address_in_a_name_names_no_site(folder: EditorsFolder) -> None:
    folder.put("Skriv till anna@hamneda.example.txt")
    assert folder.notice().sites is None


SHOPS = (Site("hamneda", "Åboden", "Hamneda"), Site("vittaryd", "Vitsippans livs", "Vittaryd"))


@pytest.mark.parametrize(
    ("name", "sites", "title"),
    [
        ("Fika @Åboden", ("hamneda",), "Fika"),
        ("Fika @åboden @vitsippans LIVS till 2027-01-01", ("hamneda", "vittaryd"), "Fika"),
        ("@Vitsippans_livs,hamneda Fika", ("vittaryd", "hamneda"), "Fika"),
        ("Fika @vitsippans-livs", ("vittaryd",), "Fika"),
        ("Auktion@hamneda", ("hamneda",), "Auktion"),
        ("Auktion@Åboden.sv", ("hamneda",), "Auktion"),
        ("Auktion @ hamneda i ladan", ("hamneda",), "Auktion i ladan"),
        ("Auktion [@hamneda]", ("hamneda",), "Auktion"),
        ("Auktion -@hamneda", ("hamneda",), "Auktion"),
    ],
)
def test_a_site_may_be_called_as_people_do_and_its_sign_stand_almost_right(
    folder: EditorsFolder, name: str, sites: tuple[str, ...], title: str
) -> None:
    folder.board = replace(folder.board, sites=SHOPS)
    folder.put(f"{name}.md")
    notice = folder.notice()
    assert (notice.sites, notice.variants[0].title) == (sites, title)


def test_a_name_that_two_sites_share_names_neither(folder: EditorsFolder) -> None:
    folder.board = replace(folder.board, sites=(*SHOPS, Site("bensin", "Macken", "Vittaryd")))
    folder.put("Fika @Macken.md")
    assert folder.notice().sites == ("bensin",)
    folder.board = replace(folder.board, sites=(*SHOPS, Site("macken", "Vitsippans livs", "Vittaryd")))
    folder.put("Fika @Macken.md")
    folder.put("Dans @Vitsippans livs.md")
    assert [notice.sites for notice in folder.notices()] == [("macken",)]
    (problem,) = folder.read().problems
    assert (problem.code, "Menade du" in problem.sv) == ("site-unknown", False)


@pytest.mark.parametrize("name", ["Auktion@hamnedda", "Auktion @ hamnedda", "Auktion@ hamnedda"])
def test_what_may_be_a_site_but_is_none_is_shown_and_asked_about(folder: EditorsFolder, name: str) -> None:
    folder.put(f"{name}.md")
    assert folder.asked().sites is None
    (problem,) = folder.read().problems
    assert problem.code == "site-perhaps"
    assert "Menade du ”hamneda”?" in problem.sv


def test_an_unknown_site_is_met_with_all_that_there_are_as_people_call_them(folder: EditorsFolder) -> None:
    many = tuple(Site(f"by{number}", f"Butiken i den by som är nummer {number}") for number in range(8))
    folder.board = replace(folder.board, sites=(*SHOPS, *many))
    folder.put("Fika @månen.md")
    (problem,) = folder.read().problems
    assert "så anslaget visas inte någonstans." in problem.sv
    assert "Platserna är: hamneda (Åboden), vittaryd (Vitsippans livs), by0 (Butiken" in problem.sv
    assert problem.sv.endswith("nummer 7).")


def test_a_site_that_only_the_text_gets_wrong_is_not_said_to_hide_the_notice(folder: EditorsFolder) -> None:
    folder.put("Fika @hamneda.md", "---\nplatser: hamnedda\n---\nKom!")
    assert folder.asked().sites == ("hamneda",)
    assert not [problem for problem in folder.read().problems if "någonstans" in problem.sv]


def test_a_venue_that_is_written_as_a_site_is_told_how_to_say_it(folder: EditorsFolder) -> None:
    folder.put("Fika.md", "---\nplats: Bygdegården\nprioritet: brådskande\ntill: 2026-12-01\n---\nKom!")
    assert folder.notices() == []
    assert folder.codes() == ["site-or-venue", "site-unknown"]
    assert "”lokal: Bygdegården”" in folder.read().problems[0].sv
    folder.put("Fika.md", "---\nplats: hamnedda\n---\nKom!")
    assert folder.codes() == ["site-unknown"]


def test_a_language_counts_only_if_the_board_has_it(folder: EditorsFolder) -> None:
    folder.put("Loppis.fi.md")
    notice = folder.asked()
    assert (notice.variants[0].lang, notice.variants[0].title) == ("", "Loppis.fi")
    assert folder.codes() == ["language-not-declared"]


def test_se_is_asked_whether_it_means_sv(folder: EditorsFolder) -> None:
    folder.put("Loppis.se.md")
    (problem,) = folder.read().problems
    assert "Menade du ”.sv”?" in problem.sv


def test_other_endings_are_part_of_the_name(folder: EditorsFolder) -> None:
    folder.put("Program v1.2.md")
    assert folder.notice().variants[0].title == "Program v1.2"


def test_names_from_macs_are_compared_composed_and_opened_as_listed(folder: EditorsFolder) -> None:
    decomposed = unicodedata.normalize("NFD", "Året.md")
    folder.put(decomposed)
    folder.put(unicodedata.normalize("NFC", "Året.jpg"), JPG)
    notice = folder.notice()
    assert notice.kind is Kind.TEXT
    assert {part.path for part in notice.variants[0].parts} == {f"Hembygd/{decomposed}", "Hembygd/Året.jpg"}


def test_two_names_that_most_computers_take_for_one_are_told(folder: EditorsFolder) -> None:
    folder.put("Loppis.md", "den ena")
    folder.put("loppis.MD", "den andra")
    assert len(folder.notices()) == 1
    assert folder.codes() == ["same-name"]


@pytest.mark.parametrize("name", ["Fest 🎉🪩.md", "Två\nrader.md", "  blank  .md", "'citat\".md", "-rf.md", "%41.md"])
def test_odd_names_are_shown_like_any_other(folder: EditorsFolder, name: str) -> None:
    folder.put(name)
    assert "\n" not in folder.notice().variants[0].title


def test_a_name_with_broken_bytes_is_told_and_nothing_else_is_lost(folder: EditorsFolder) -> None:
    folder.put("Loppis.md")
    (folder.root / "Hembygd").joinpath(b"Sm\xf6rg\xe5s.md".decode("utf-8", "surrogateescape")).write_text("x")
    assert folder.codes() == ["name-encoding"]
    assert len(folder.notices()) == 1
    assert folder.read().problems[0].sv.encode()


def test_files_of_one_stem_make_one_notice_with_its_languages(folder: EditorsFolder) -> None:
    folder.put("Bad.sv.md", "Bada här.")
    folder.put("Bad.en.md", "Swim here.")
    folder.put("Bad.jpg", JPG)
    notice = folder.notice()
    assert [variant.lang for variant in notice.variants] == ["sv", "en"]
    assert all(len(variant.parts) == 2 for variant in notice.variants)


def test_a_text_without_language_stands_beside_those_with_one(folder: EditorsFolder) -> None:
    folder.put("Bad.md")
    folder.put("Bad.en.md")
    assert list(variants(folder.notice())) == ["", "en"]


def test_a_picture_in_a_language_goes_before_the_one_for_all(folder: EditorsFolder) -> None:
    folder.put("Karta.jpg", JPG)
    folder.put("Karta.en.jpg", JPG)
    pictures = {lang: variant.parts[0].path for lang, variant in variants(folder.notice()).items()}
    assert pictures == {"": "Hembygd/Karta.jpg", "en": "Hembygd/Karta.en.jpg"}
