"""The owner's file: what it says, and everything that can be wrong in it at once."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from editors_folder import BOARD_TOML, NOW, png, whole

from player.errors import InputError
from player.folder.board import read_board
from player.notices.board import Board, Lighting, OpenHours, Party, Rights, Screen
from player.notices.problem import Problem

SITE = '[board]\nname = "B"\n[board.owner]\nname = "O"\n[[sites]]\nid = "hamneda"\nname = "H"\n'


def read(root: Path, toml: str) -> tuple[Board, tuple[Problem, ...]]:
    (root / "_board").mkdir(exist_ok=True)
    (root / "_board" / "board.toml").write_text(toml, encoding="utf-8")
    return read_board(root, NOW)


def test_a_whole_board_is_read_without_a_word(tmp_path: Path) -> None:
    (tmp_path / "_board").mkdir()
    (tmp_path / "_board" / "logo.png").write_bytes(png())
    board, problems = read(
        tmp_path,
        """
[board]
name = "Bytavlan"
address = "https://bytavla.example/"
languages = ["sv", "en"]
publish_ahead = 7
[board.owner]
name = "Kommunen"
contact = "a@b.example"
advertise = "Ring."
[board.theme]
paper = "#FFFFFF"
logo = "logo.png"
[[sites]]
id = "hamneda"
name = "Hamneda Lanthandel"
place = "Hamneda"
languages = ["sv", "en"]
hours = ["mån-fre 08-19", "lör-sön 10:30-16", "fri 18-02", "helgdag stängt"]
closed = [2026-12-24, "2026-12-31"]
lap_seconds = 240
[sites.screen]
diagonal_inches = 55
viewing_distance_m = 2.5
size = "3840x2160"
rotate = 90
[sites.responsible]
name = "Eva"
[[playlists]]
folder = "Föreningen"
responsible = "Styrelsen"
sites = ["hamneda"]
share = 2
lifetime_days = 30
may = ["urgent", "wifi"]
approval = "Eva"
""",
    )
    (site,) = board.sites
    (playlist,) = board.playlists
    assert problems == ()
    assert (board.address, board.publish_ahead_days, board.theme.paper) == ("https://bytavla.example", 7, "#ffffff")
    assert board.logo is not None
    assert board.logo.path == "_board/logo.png"
    assert site.screen == Screen(55, 2500, 3840, 2160, 90)
    assert site.hours == (
        OpenHours((1, 2, 3, 4, 5), 480, 1140),
        OpenHours((6, 7), 630, 960),
        OpenHours((5,), 1080, 120),
        OpenHours((0,), 0, 0),
    )
    assert site.closed == (date(2026, 12, 24), date(2026, 12, 31))
    assert site.party == Party("Eva")
    assert (playlist.id, playlist.sites, playlist.share, playlist.lifetime_days) == (
        "foreningen",
        ("hamneda",),
        2.0,
        30,
    )
    assert playlist.rights == Rights(urgent=True, wifi=True, approval="Eva")


def test_swedish_keys_are_the_same_keys(tmp_path: Path) -> None:
    board, problems = read(
        tmp_path,
        """
[tavlan]
namn = "Bytavlan"
språk = ["sv"]
[tavlan.ägare]
namn = "Kommunen"
[[platser]]
id = "hamneda"
namn = "Lanthandeln"
öppettider = "alla dagar 8-20"
[[spellistor]]
mapp = "Kören"
ansvarig = "Kören"
får = ["brådskande"]
""",
    )
    assert problems == ()
    assert (board.name, board.owner.name, board.sites[0].name) == ("Bytavlan", "Kommunen", "Lanthandeln")
    assert board.playlists[0].rights.urgent


@pytest.mark.parametrize(
    ("toml", "code"),
    [("", "board-no-site"), ("[board", "board-not-toml"), ('[[sites]]\nname = "utan id"\n', "board-no-site")],
)
def test_without_a_usable_board_the_reader_says_why(tmp_path: Path, toml: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, toml)
    assert caught.value.problems[0].code == code
    assert "_board/board.toml" in caught.value.problems[0].sv


def test_a_missing_board_is_told_by_its_path(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"_board/board\.toml"):
        read_board(tmp_path, NOW)
    with pytest.raises(InputError):
        read_board(tmp_path / "nowhere", NOW)


def test_every_problem_of_the_file_is_told_at_once(tmp_path: Path) -> None:
    board, problems = read(
        tmp_path,
        SITE
        + """
adress = "javascript:alert(1)"
hours = ["mån-fre 25-99", "sön 10-14"]
closed = ["julafton"]
rotate = 45
[sites.screen]
size = "stor"
rotate = 45
diagonal_inches = -1
[[sites]]
id = "hamneda"
[[playlists]]
folder = "A"
responsible = "A"
sites = ["hamnedda"]
may = ["allt"]
share = "hälften"
[[playlists]]
responsible = "ingen mapp"
[extra]
""",
    )
    told = [problem.sv for problem in problems]
    assert len(problems) == 14, told
    assert board.sites[0].hours == (OpenHours((7,), 600, 840),)
    assert board.playlists[0].sites == ()
    assert {problem.playlist for problem in problems} == {""}


def test_unknown_keys_are_told_with_what_was_probably_meant(tmp_path: Path) -> None:
    _, problems = read(tmp_path, SITE + 'lap_second = 300\nscren = "x"\n')
    assert [problem.code for problem in problems] == ["board-unknown-key", "board-unknown-key"]
    assert "Menade du ”lap_seconds”?" in problems[0].sv
    assert "Did you mean “screen”?" in problems[1].en


def test_a_key_in_the_wrong_table_is_told_where_it_belongs(tmp_path: Path) -> None:
    _, problems = read(tmp_path, SITE + "off_when_closed = true\n")
    assert [problem.code for problem in problems] == ["board-misplaced-key"]
    assert "Flytta raden till [sites.screen]." in problems[0].sv


def test_a_key_that_belongs_in_several_tables_is_not_sent_to_one_of_them(tmp_path: Path) -> None:
    _, problems = read(tmp_path, SITE + 'contact = "Anna"\n')
    assert [problem.code for problem in problems] == ["board-unknown-key"]


def test_an_unknown_site_is_told_with_what_was_probably_meant(tmp_path: Path) -> None:
    _, problems = read(tmp_path, SITE + '[[playlists]]\nfolder = "A"\nresponsible = "A"\nsites = ["hamnedda"]\n')
    assert "Menade du ”hamneda”?" in problems[0].sv


@pytest.mark.parametrize("zone", ["Europe/Stokholm", "../../etc/passwd", "", "/etc/localtime", 5])
def test_an_unknown_time_zone_is_told_and_stockholms_is_used(tmp_path: Path, zone: object) -> None:
    value = f'"{zone}"' if isinstance(zone, str) else zone
    board, problems = read(tmp_path, SITE.replace("[board]", f"[board]\ntimezone = {value}"))
    assert [problem.code for problem in problems] == ["board-value"]
    assert board.timezone == "Europe/Stockholm"


@pytest.mark.parametrize("logo", ["saknas.png", "board.toml", "../../../etc/hostname"])
def test_a_logo_that_cannot_be_used_is_told(tmp_path: Path, logo: str) -> None:
    toml = SITE.replace("[board.owner]", f'[board.theme]\nlogo = "{logo}"\n[board.owner]')
    board, problems = read(tmp_path, toml)
    assert [problem.code for problem in problems] == ["board-logo"]
    assert board.logo is None


def test_without_somebody_responsible_the_owner_answers_and_is_told(tmp_path: Path) -> None:
    board, problems = read(tmp_path, SITE + '[[playlists]]\nfolder = "A"\n')
    assert [problem.code for problem in problems] == ["board-no-responsible"]
    assert board.playlists[0].party == board.owner


def test_two_playlists_never_share_an_id(tmp_path: Path) -> None:
    board, _ = read(
        tmp_path,
        SITE + '[[playlists]]\nfolder="Kör A"\nresponsible="x"\n[[playlists]]\nfolder="kor-a"\nresponsible="y"\n',
    )
    assert len({playlist.id for playlist in board.playlists}) == 2


def test_holidays_are_those_of_last_this_and_next_year_with_the_eves(tmp_path: Path) -> None:
    board, _ = read(tmp_path, SITE)
    days = dict(board.holidays)
    assert {day.year for day in days} == {2025, 2026, 2027}
    assert days[date(2026, 6, 6)] == "Nationaldagen"
    assert days[date(2026, 6, 19)] == "Midsommarafton"
    assert days[date(2027, 12, 24)] == "Julafton"
    assert date(2026, 11, 22) not in days  # a Sunday is no public holiday here: shops have Sunday hours


def test_a_folder_that_nobody_answers_for_is_not_shown(tmp_path: Path) -> None:
    read_ = whole(tmp_path, BOARD_TOML, "Hembygdsföreningen", "Hembygdsforeningen 2")
    (tmp_path / "Hembygdsforeningen 2" / "Hemligt.md").write_text("x")
    (problem,) = read_.problems
    assert (problem.code, problem.playlist, problem.file) == ("folder-not-named", "", "Hembygdsforeningen 2")
    assert read_.contents[0].notices == ()


def test_a_missing_playlist_folder_is_held_and_an_empty_one_is_meant(tmp_path: Path) -> None:
    assert whole(tmp_path, BOARD_TOML).missing == ("hembygdsforeningen",)
    empty = whole(tmp_path, BOARD_TOML, "Hembygdsföreningen")
    assert (empty.missing, empty.problems) == ((), ())


def test_a_folder_spelt_as_macs_do_is_the_named_one(tmp_path: Path) -> None:
    listed = unicodedata.normalize("NFD", "Hembygdsföreningen")
    read_ = whole(tmp_path, BOARD_TOML, listed)
    assert read_.problems == ()
    assert read_.board is not None
    assert read_.board.playlists[0].folder == listed


def test_a_playlist_folder_that_leads_out_is_not_read(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "Hemligt.md").write_text("x")
    root = tmp_path / "inside"
    root.mkdir()
    (root / "Hembygdsföreningen").symlink_to(outside)
    read_ = whole(root, BOARD_TOML)
    assert [problem.code for problem in read_.problems] == ["folder-leads-out"]
    assert read_.missing == ("hembygdsforeningen",)


def test_loose_files_beside_the_playlists_are_told(tmp_path: Path) -> None:
    (tmp_path / "Loppis.md").write_text("x")
    assert [problem.code for problem in whole(tmp_path, BOARD_TOML, "Hembygdsföreningen").problems] == ["loose-file"]


def test_a_board_that_cannot_be_used_is_answered_not_raised(tmp_path: Path) -> None:
    read_ = whole(tmp_path, "nonsense")
    assert read_.board is None
    assert [problem.code for problem in read_.problems] == ["board-not-toml"]


def test_a_site_says_whether_its_screen_is_dark_while_it_is_closed(tmp_path: Path) -> None:
    board, problems = read(
        tmp_path, f"{SITE}\n[sites.screen]\nsläckt_när_stängt = true\nminutes_before_opening = 30\n".replace("ä", "a")
    )
    assert problems == ()
    assert board.sites[0].lighting == Lighting(off_when_closed=True, before_minutes=30, after_minutes=15)


def test_what_cannot_be_said_of_a_dark_screen_is_told_and_the_screen_stays_lit(tmp_path: Path) -> None:
    wrong = 'off_when_closed = "ja"\nminutes_after_closing = -1\n'
    board, problems = read(tmp_path, f"{SITE}\n[sites.screen]\n{wrong}")
    assert [problem.code for problem in problems] == ["board-value", "board-value"]
    assert board.sites[0].lighting == Lighting()


def test_a_site_says_in_which_municipality_and_where_it_lies(tmp_path: Path) -> None:
    board, problems = read(tmp_path, SITE + 'kommun = "0781"\nläge = "56.70, 13.85"\n')
    assert (board.sites[0].municipality, board.sites[0].position, problems) == ("0781", (56.7, 13.85), ())


@pytest.mark.parametrize(
    "line", ["municipality = 781", 'municipality = "Ljungby"', 'position = "95, 13"', "position = 56.7"]
)
def test_a_place_that_cannot_be_is_told_and_left_out(tmp_path: Path, line: str) -> None:
    board, problems = read(tmp_path, SITE + line)
    assert [problem.code for problem in problems] == ["board-value"]
    assert (board.sites[0].municipality, board.sites[0].position) == ("", None)


def test_a_site_says_whether_films_may_be_heard_there(tmp_path: Path) -> None:
    for line in ("sound = true", "ljud = true"):
        board, problems = read(tmp_path, SITE + line)
        assert (board.sites[0].sound, problems) == (True, ())
    assert not read(tmp_path, SITE)[0].sites[0].sound


def test_what_is_neither_yes_nor_no_leaves_a_site_silent_and_is_told(tmp_path: Path) -> None:
    board, problems = read(tmp_path, SITE + 'sound = "ja"')
    assert [problem.code for problem in problems] == ["board-value"]
    assert not board.sites[0].sound
    assert "true eller false" in problems[0].sv
