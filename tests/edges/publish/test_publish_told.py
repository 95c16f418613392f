"""What editors and the owner are told: receipts, pages, the log."""

from __future__ import annotations

from datetime import timedelta
from html.parser import HTMLParser

from player.publish.receipt import write_receipt
from tests.edges.publish.desk import CHOIR, EDITORS, NOW, Desk
from tests.edges.publish.test_publish_tree import photo
from tests.hard.alerts import INFO, alert

LATER = NOW + timedelta(minutes=5)


def test_a_receipt_answers_each_notice_in_plain_swedish_and_then_in_english(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Loppis till 2027-06-13 @hamneda.md", "Våfflor")
    desk.write(f"{EDITORS}/Kaffe.md", "Kaffe")
    desk.write(f"{EDITORS}/Tillsvidare/Vandring.md", "Gå")
    desk.write(f"{EDITORS}/Stämma.docx", "PK")
    desk.write(f"{EDITORS}/Auktion.md", "Bud")
    desk.write(f"{EDITORS}/STOPP Auktion.txt", "x")
    desk.publish()
    swedish, _, english = desk.receipt().partition("RECEIPT FOR")
    assert "KVITTO FÖR Hembygdsföreningen" in swedish
    assert "Ansvarig: Hembygdsföreningen i Hamneda, hembygd@example.se" in swedish
    assert "VISAS (3)" in swedish
    assert (
        "- Loppis  [Loppis till 2027-06-13 @hamneda.md]\n  Visas på Hamneda Lanthandel till och med 13 juni 2027."
        in swedish
    )
    assert "Visas på alla tavlor till och med 22 januari 2027; därefter tas det bort" in swedish
    assert "- Vandring  [Tillsvidare/Vandring.md]\n  Visas på alla tavlor tills vidare." in swedish
    assert "STOPPADE (1)\n- Auktion  [Auktion.md]\n  Borttaget från tavlan med filen ”STOPP Auktion.txt”." in swedish
    assert "ATT GÖRA\n- FEL: ”Stämma.docx”" in swedish
    assert "Spara som PDF" in swedish
    assert "Shown at Hamneda Lanthandel until 13 June 2027." in english


def test_a_receipt_names_beside_a_notice_only_the_files_that_it_shows(desk: Desk) -> None:
    for name in ("Ett", "Fyra", "Två"):
        desk.write(f"{EDITORS}/Sommaren/{name}.jpg", photo())
    desk.publish()
    assert "VISAS (1)\n- Sommaren  [Sommaren/Ett.jpg]\n" in desk.receipt()
    assert "”Sommaren/Två.jpg” visas inte" in desk.receipt()
    assert "flytta ut den ur anslagets mapp" in desk.receipt()


def test_a_receipt_is_rewritten_only_when_its_words_change(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.publish()
    path = desk.folder / EDITORS / "_KVITTO.txt"
    first = path.stat()
    for days in range(1, 40):
        desk.publish(NOW + timedelta(days=days))
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (first.st_ino, first.st_mtime_ns)
    desk.publish(NOW + timedelta(days=55))
    assert "SLUTAR SNART" in desk.receipt()


def told(desk: Desk, name: str, text: str) -> str:
    """What the receipt says in Swedish of a folder with this one text."""
    desk.write(f"{EDITORS}/{name}.md", text)
    desk.publish()
    return desk.receipt().partition("RECEIPT FOR")[0]


def test_a_notice_that_ends_soon_is_told_where_its_end_stands(desk: Desk) -> None:
    assert "skriv ett senare datum i filnamnet, till exempel ”till 2027-01-01”" in told(
        desk, "A till 2026-12-01", "Hej"
    )
    named = "---\ntill: 2026-12-01\n---\nHej"
    assert "skriv ett senare datum överst i texten, till exempel ”till: 2027-01-01”" in told(desk, "B", named)
    both = told(desk, "C till 2027-01-01", named)
    assert "både i filnamnet och i texten" in both
    assert "olika datum (2027-01-01 och 2026-12-01)" in both


def test_nobody_is_asked_to_show_an_event_beyond_its_day(desk: Desk) -> None:
    assert "SLUTAR SNART" not in told(desk, "Dans", "---\nbörjar: 2026-11-24 19:00\n---\nKom!")


def test_an_urgent_notice_whose_end_is_not_understood_is_told_to_last_a_day(desk: Desk) -> None:
    receipt = told(desk, "Gas", "---\nprioritet: brådskande\ntill: i kväll\n---\nVädra.")
    assert (
        "till och med 24 november 2026 kl. 10.00; därefter tas det bort, eftersom slutdatumet inte går att" in receipt
    )
    assert "skriv ett senare datum överst i texten" in receipt


def test_an_alert_that_soon_is_over_asks_nobody_for_a_later_date(desk: Desk) -> None:
    """Its sender says when it is over, in the alert itself."""
    desk.write(f"{EDITORS}/Koka vattnet.cap.xml", alert("1", INFO.replace("2099-01-01", "2026-11-25")))
    desk.publish()
    assert "Visas på alla tavlor till och med 24 november 2026.\n" in desk.receipt()
    assert "SLUTAR SNART" not in desk.receipt()


def test_what_is_to_begin_on_a_day_that_cannot_be_read_is_nowhere_in_the_tree(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Bingo från 20 december.md", "Hemligt ett")
    desk.write(f"{EDITORS}/Dans.md", "---\ntitel: Hemlig dans\nfrån: 20 december kl 8\n---\nHemligt två")
    desk.publish()
    files = [path for path in desk.places.public.rglob("*") if path.is_file()]
    assert not [path for path in files if b"Hemlig" in path.read_bytes() or b"Bingo" in path.read_bytes()]
    swedish, _, _ = desk.receipt().partition("RECEIPT FOR")
    assert "FEL: ”Bingo från 20 december.md” visas inte: det står att det ska börja ”20 december”" in swedish
    assert "Skriv den som 2026-12-20" in swedish


def test_a_receipt_that_somebody_threw_away_comes_back(desk: Desk) -> None:
    desk.publish()
    (desk.folder / EDITORS / "_KVITTO.txt").unlink()
    assert not desk.publish(LATER).changed
    assert "KVITTO" in desk.receipt()


def test_a_receipt_is_never_a_notice_nor_a_change(desk: Desk) -> None:
    desk.publish()
    desk.hand.asked.clear()
    (desk.folder / EDITORS / "_KVITTO.txt").write_text("klotter")
    report = desk.publish(LATER)
    assert not report.changed
    assert desk.hand.asked == []


def test_a_receipt_that_cannot_be_written_is_spoken_of_once(desk: Desk) -> None:
    blocked = desk.folder / EDITORS / "_KVITTO.txt"
    blocked.mkdir()
    (blocked / "x").write_text("a folder in its place")
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    report = desk.publish()
    assert [problem.code for problem in report.problems] == ["receipt-not-written"]
    assert report.exit_code == 0
    assert desk.seen().titles() == {"Loppis"}
    desk.write(f"{EDITORS}/Loppis.md", "Fler våfflor")
    assert desk.publish(LATER).problems == ()


def test_a_link_in_the_receipts_place_is_replaced_and_not_followed(desk: Desk) -> None:
    precious = desk.root / "precious.txt"
    precious.write_text("mine")
    (desk.folder / EDITORS / "_KVITTO.txt").symlink_to(precious)
    assert write_receipt(desk.folder / EDITORS, "text")
    assert precious.read_text() == "mine"
    assert not (desk.folder / EDITORS / "_KVITTO.txt").is_symlink()


def test_the_owner_is_told_of_every_playlist_and_of_folders_without_anyone_responsible(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.write(f"{EDITORS}/Stämma.docx", "PK")
    desk.write("Okänd/Hej.md", "Hej")
    report = desk.publish()
    assert "folder-not-named" in [problem.code for problem in report.problems]
    receipt = desk.receipt("_board")
    assert "- Hembygdsföreningen: anslag på tavlorna: 1, fel: 1" in receipt
    assert "- Kören: anslag på tavlorna: 0\n" in receipt
    assert "Mappen ”Okänd” visas inte, för ingen svarar för den" in receipt
    assert "Mappen ”Okänd” visas inte" in desk.receipt("Okänd")


def test_the_log_tells_what_appeared_changed_and_went_and_whose_it_was(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.publish()
    desk.write(f"{EDITORS}/Loppis.md", "Fler våfflor")
    desk.publish(LATER)
    (desk.folder / EDITORS / "Loppis.md").unlink()
    desk.publish(LATER + timedelta(minutes=5))
    assert desk.history() == [("appeared", "Loppis"), ("changed", "Loppis"), ("withdrawn", "Loppis")]
    first = desk.places.history.read_text(encoding="utf-8").splitlines()[0]
    for word in ('"2026-11-23T09:00:00Z"', '"Hembygdsföreningen/Loppis.md"', '"Hembygdsföreningen i Hamneda"'):
        assert word in first


def test_a_log_line_that_a_power_cut_broke_off_spoils_no_later_one(desk: Desk) -> None:
    desk.places.history.write_text('{"time": "2026-11-2')
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.publish()
    assert '"appeared"' in desk.places.history.read_text(encoding="utf-8").splitlines()[1]


class _Images(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.images: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.images.append(dict(attrs))


def test_the_private_page_shows_what_boards_show(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Stugan.jpg", photo())
    desk.publish_and_draw()
    page = desk.places.gallery / "hembygdsforeningen.html"
    parser = _Images()
    parser.feed(page.read_text(encoding="utf-8"))
    assert len(parser.images) == 1
    assert parser.images[0]["alt"] == "Så ser Stugan ut på tavlan"
    picture = desk.places.gallery / str(parser.images[0]["src"])
    assert picture.stat().st_size > 1000
    assert "hembygdsforeningen.html" in (desk.places.gallery / "index.html").read_text(encoding="utf-8")
    (desk.folder / EDITORS / "Stugan.jpg").unlink()
    desk.publish_and_draw(LATER)
    assert not picture.exists()


def test_small_pictures_are_drawn_once_and_go_on_where_they_were_left(desk: Desk) -> None:
    for name in ("Ett", "Två"):
        desk.write(f"{EDITORS}/{name}.md", name)
    desk.publish()
    assert "Draw" not in desk.hand.asked
    desk.publish_and_draw(LATER)
    assert desk.hand.asked.count("Draw") == 2
    desk.publish_and_draw(LATER + timedelta(minutes=1))
    assert desk.hand.asked.count("Draw") == 2


def test_a_publish_by_hand_draws_what_changed_and_leaves_the_rest_to_the_watch(desk: Desk) -> None:
    for name in ("Ett", "Två"):
        desk.write(f"{EDITORS}/{name}.md", name)
    desk.publish()
    desk.write(f"{EDITORS}/Tre.md", "Tre")
    desk.publish_and_draw(LATER, draw_all=False)
    assert desk.hand.asked.count("Draw") == 1


def test_nothing_an_editor_writes_becomes_markup_on_the_page(desk: Desk) -> None:
    desk.write(f"{EDITORS}/x.md", "---\ntitel: <script>alert(1)</script>\n---\nhej")
    desk.publish_and_draw()
    page = (desk.places.gallery / "hembygdsforeningen.html").read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_choir_without_notices_is_told_how_to_begin(desk: Desk) -> None:
    desk.publish()
    assert "Lägg en bild, en PDF eller en text i mappen" in desk.receipt(CHOIR)


def test_a_name_of_several_lines_stands_on_one(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Två\nrader.md", "Våfflor")
    desk.publish()
    (bullet,) = (line for line in desk.receipt().partition("RECEIPT FOR")[0].splitlines() if line.startswith("- Två"))
    assert bullet.endswith("rader.md]")
