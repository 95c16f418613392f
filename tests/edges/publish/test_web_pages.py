"""The pages behind the codes: what a publish prints, leaves alone, and says of what is over."""

from __future__ import annotations

import hashlib
import re
import shutil
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from player.notices.addresses import short_code
from player.publish.index import Index
from tests.edges.draw.pictures import poster
from tests.edges.publish.desk import BOARD, CHOIR, EDITORS, NOW, Desk

PAGED = BOARD.replace("[board]\n", '[board]\naddress = "https://tavlan.example"\n')
MARKET = f"{EDITORS}/Loppis till 2026-12-06.md"
CODE = short_code("hembygdsforeningen.loppis")


@pytest.fixture
def paged(desk: Desk) -> Desk:
    desk.write("_board/board.toml", PAGED)
    return desk


def page(desk: Desk, path: str) -> str:
    return (desk.public / f"{path}.html").read_text(encoding="utf-8")


def changed(desk: Desk, before: dict[str, bytes]) -> set[str]:
    after = desk.files()
    return {
        path
        for path in after
        if not path.startswith(("metadata/", "targets/", "blobs/")) and before.get(path) != after[path]
    }


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("href", "src")]


def links(text: str) -> list[str]:
    parser = _Links()
    parser.feed(text)
    return parser.found


def test_a_board_without_an_address_has_no_pages(desk: Desk) -> None:
    desk.write(MARKET, "Kom!")
    desk.publish()
    assert not list(desk.public.rglob("*.html"))


def test_a_notice_has_a_page_with_its_words_and_who_answers_for_it(paged: Desk) -> None:
    paged.write(
        MARKET, "---\nlänk: https://hembygd.example/loppis\n---\n# Loppis i ladan\n\nKaffe & **våfflor** <b>alla</b>."
    )
    paged.publish()
    text = page(paged, f"n/{CODE}")
    assert "<h1>Loppis i ladan</h1>" in text
    assert "Kaffe &amp; <strong>våfflor</strong> &lt;b&gt;alla&lt;/b&gt;." in text
    assert 'href="https://hembygd.example/loppis"' in text
    assert "Hembygdsföreningen i Hamneda svarar för det som står här." in text
    assert '<html lang="sv" dir="ltr">' in text
    assert f'<link rel="canonical" href="https://tavlan.example/n/{CODE}">' in text
    assert "söndag 6 december" in text


def test_whom_to_ask_is_told_beside_who_answers_for_it_and_can_be_called(paged: Desk) -> None:
    paged.write(MARKET, "---\nkontakt: Siv, 070-174 06 05\n---\nKom!")
    paged.publish()
    assert 'Siv, <a href="tel:0701740605">070-174 06 05</a>' in page(paged, f"n/{CODE}")


def test_every_link_on_every_page_leads_to_something_in_the_tree(paged: Desk) -> None:
    paged.write(MARKET, "Kom!")
    paged.write(f"{CHOIR}/Sjung.sv.md", "Sjung med oss!")
    paged.write(f"{CHOIR}/Sjung.en.md", "Sing with us!")
    poster(paged.folder / EDITORS / "Marknad.pdf")
    Image.new("RGB", (1600, 900), (30, 90, 60)).save(paged.folder / CHOIR / "Sjung.jpg")
    paged.write(
        f"{EDITORS}/Siv.vcf", "BEGIN:VCARD\nVERSION:3.0\nN:Bäck;Siv;;;\nFN:Siv Bäck\nTEL:0701740605\nEND:VCARD\n"
    )
    paged.publish()
    pages = sorted(paged.public.rglob("*.html"))
    assert len(pages) > 12
    for path in pages:
        for link in links(path.read_text(encoding="utf-8")):
            if not link.startswith("/"):
                assert link.startswith(("https://", "mailto:", "tel:", "#", "data:,")), link
                continue
            target = paged.public / (link.partition("?")[0].strip("/") or "index")
            assert target.is_file() or target.with_name(f"{target.name}.html").is_file(), f"{path}: {link}"


def test_a_person_s_home_is_nowhere_in_the_tree(paged: Desk) -> None:
    home = "ADR;TYPE=HOME:;;Hemvägen 3;Hamneda;;;\nTEL;TYPE=HOME:0372-111111"
    paged.write(f"{EDITORS}/Kort.vcf", f"BEGIN:VCARD\nVERSION:3.0\nFN:Åsa Öberg\nTEL:0701740605\n{home}\nEND:VCARD\n")
    paged.publish()
    written = {path: path.read_bytes() for path in paged.public.rglob("*") if path.is_file()}
    telling = [path for path, data in written.items() if "Åsa Öberg".encode() in data]
    assert {path.suffix for path in telling} >= {".html", ".vcf", ".json"}
    assert not [path for path, data in written.items() if "Hemvägen".encode() in data or b"111111" in data]
    text = page(paged, f"n/{short_code('hembygdsforeningen.kort')}")
    assert '"Person"' in text
    assert "LocalBusiness" not in text


def test_each_language_has_a_page_and_a_way_to_the_others(paged: Desk) -> None:
    paged.write(f"{CHOIR}/Sjung.sv.md", "# Sjung med oss\n\nKom!")
    paged.write(f"{CHOIR}/Sjung.en.md", "# Sing with us\n\nCome!")
    paged.publish()
    code = short_code("koren.sjung")
    assert "<h1>Sing with us</h1>" in page(paged, f"n/{code}.en")
    assert '<html lang="en" dir="ltr">' in page(paged, f"n/{code}.en")
    assert f'<a href="/n/{code}.en" lang="en" hreflang="en">English</a>' in page(paged, f"n/{code}")


def test_one_changed_notice_costs_its_own_pages_and_the_lists_alone(paged: Desk) -> None:
    for number in range(30):
        paged.write(f"{EDITORS}/Anslag {number}.md", f"Nummer {number}.")
    paged.write(f"{CHOIR}/Sjung.md", "Kom!")
    paged.publish()
    before = paged.files()
    paged.hand.asked.clear()
    paged.write(f"{EDITORS}/Anslag 7.md", "Nummer sju, ändrat.")
    paged.publish()
    code = short_code("hembygdsforeningen.anslag-7")
    touched = changed(paged, before)
    assert f"n/{code}.html" in touched
    assert {path for path in touched if path.startswith("n/")} == {f"n/{code}.html"}
    assert paged.hand.asked.count("RenderText") == 1
    before = paged.files()
    paged.hand.asked.clear()
    paged.publish()
    assert changed(paged, before) == set()
    assert "RenderText" not in paged.hand.asked


def test_what_has_ended_says_so_by_name_and_leads_on(paged: Desk) -> None:
    paged.write(MARKET, "# Loppis i ladan\n\nKom!")
    paged.publish()
    later = NOW + timedelta(days=20)
    paged.publish(later)
    text = page(paged, f"n/{CODE}")
    assert "Det här är över" in text
    assert "Loppis i ladan" in text
    assert "/p/hembygdsforeningen" in links(text)
    assert '<meta name="robots" content="noindex">' in text


def test_what_was_taken_down_is_not_named_and_its_files_are_gone_within_a_day(paged: Desk) -> None:
    paged.write(MARKET, "# Sven Svenssons loppis\n\nKom!")
    Image.new("RGB", (1600, 900), (30, 90, 60)).save(paged.folder / EDITORS / "Loppis till 2026-12-06.jpg")
    paged.publish()
    assert len(list(paged.public.glob("media/*.jpg")) + list(paged.public.glob("media/*.png"))) == 2
    for file in (paged.folder / EDITORS).glob("Loppis*"):
        file.unlink()
    paged.publish(NOW + timedelta(minutes=1))
    text = page(paged, f"n/{CODE}")
    assert "sitter inte uppe längre" in text
    assert "Svensson" not in text
    paged.publish(NOW + timedelta(hours=7))
    assert sorted(path.name for path in paged.public.glob("media/*")) == ["style.css"]
    paged.write(MARKET, "# Loppis igen\n\nKom!")
    paged.publish(NOW + timedelta(hours=8))
    assert "<h1>Loppis igen</h1>" in page(paged, f"n/{CODE}")


def test_a_poster_and_a_picture_can_be_taken_along_byte_for_byte(paged: Desk) -> None:
    poster(paged.folder / EDITORS / "Marknad.pdf")
    paged.publish()
    text = page(paged, f"n/{short_code('hembygdsforeningen.marknad')}")
    (pdf,) = [link for link in links(text) if link.endswith(".pdf")]
    assert (paged.public / pdf.strip("/")).read_bytes() == (paged.folder / EDITORS / "Marknad.pdf").read_bytes()
    assert "Kaffe och ABC BAKVERK" in text, "the poster's own words"


def test_a_poster_without_words_is_asked_about_until_a_text_lies_beside_it(paged: Desk) -> None:
    Image.new("RGB", (800, 1100), (200, 30, 30)).save(paged.folder / EDITORS / "Marknad.pdf")
    assert "poster-no-text" in [problem.code for problem in paged.publish().problems]
    assert "bild utan text" in paged.receipt()
    paged.write(f"{EDITORS}/Marknad.md", "Marknad på torget lördag kl 10.")
    assert [problem.code for problem in paged.publish(NOW + timedelta(minutes=5)).problems] == []
    assert "Marknad på torget" in page(paged, f"n/{short_code('hembygdsforeningen.marknad')}")


def test_a_site_says_what_is_up_and_how_to_join_its_network(paged: Desk) -> None:
    board = PAGED.replace('responsible = "Kören"', 'responsible = "Kören"\nsites = ["hamneda"]\nmay = ["wifi"]')
    paged.write("_board/board.toml", board)
    paged.write(f"{CHOIR}/Gästnät.wifi.toml", 'ssid = "Gäst"\npassword = "blabar-och-mjolk"')
    paged.write(f"{CHOIR}/Sjung.md", "Kom och sjung!")
    paged.publish()
    text = page(paged, "s/hamneda")
    assert "blabar-och-mjolk" in text
    assert "Kom och sjung!" in text
    assert "tavlan.example/s/hamneda" in text, "the address, for those who read it on the printed poster"
    assert text.count('<svg class="code"') == 2
    assert "Kom och sjung!" not in page(paged, "s/agunnaryd")


def test_feeds_and_the_sitemap_name_the_notices(paged: Desk) -> None:
    paged.write(MARKET, "# Loppis & kaffe\n\nKom!")
    paged.publish()
    address = f"https://tavlan.example/n/{CODE}"
    files = paged.files()
    assert f"<loc>{address}</loc>" in files["sitemaps/hembygdsforeningen.xml"].decode()
    assert "https://tavlan.example/sitemaps/hembygdsforeningen.xml" in files["sitemap.xml"].decode()
    for feed in ("flode.rss", "p/hembygdsforeningen.rss"):
        assert f"<title>Loppis &amp; kaffe</title><link>{address}</link>" in files[feed].decode()
    assert "Sitemap: https://tavlan.example/sitemap.xml" in files["robots.txt"].decode()


def test_two_notices_that_share_a_code_are_both_found_under_it(paged: Desk) -> None:
    one, other = _namesakes()
    paged.write(f"{EDITORS}/{one}.md", "# Den första\n\nEtt.")
    paged.publish()
    code = short_code(f"hembygdsforeningen.{one}")
    assert "<h1>Den första</h1>" in page(paged, f"n/{code}")
    paged.write(f"{EDITORS}/{other}.md", "# Den andra\n\nTvå.")
    paged.publish(NOW + timedelta(minutes=1))
    text = page(paged, f"n/{code}")
    assert {f"/n/hembygdsforeningen-{one}", f"/n/hembygdsforeningen-{other}"} <= set(links(text))
    assert "<h1>Den andra</h1>" in page(paged, f"n/hembygdsforeningen-{other}")
    (paged.folder / EDITORS / f"{one}.md").unlink()
    paged.publish(NOW + timedelta(minutes=2))
    assert "<h1>Den andra</h1>" in page(paged, f"n/{code}")


def _namesakes() -> tuple[str, str]:
    """Two stems whose notices have the same letters in their address."""
    seen: dict[str, str] = {}
    for number in range(400_000):
        code = short_code(f"hembygdsforeningen.a{number}")
        if code in seen:
            return seen[code], f"a{number}"
        seen[code] = f"a{number}"
    raise AssertionError("no two in four hundred thousand")


def test_a_playlist_and_a_site_that_are_no_more_say_so(paged: Desk) -> None:
    paged.write(f"{CHOIR}/Sjung.md", "Kom!")
    paged.publish()
    head, _, _ = PAGED.rpartition("[[playlists]]")
    paged.write("_board/board.toml", head.replace('[[sites]]\nid = "agunnaryd"\nname = "Agunnaryds Handel"\n', ""))
    paged.publish(NOW + timedelta(minutes=1))
    for path in ("p/koren", f"n/{short_code('koren.sjung')}", "s/agunnaryd"):
        assert "sitter inte uppe längre" in page(paged, path), path


def test_pages_of_which_nothing_is_remembered_say_that_they_are_over(paged: Desk) -> None:
    paged.write(MARKET, "# Loppis\n\nKom!")
    paged.publish()
    (paged.folder / MARKET).unlink()
    paged.write(f"{EDITORS}/Nytt.md", "Nytt!")
    paged.places.index.unlink()
    paged.publish(NOW + timedelta(minutes=1))
    assert "sitter inte uppe längre" in page(paged, f"n/{CODE}")
    assert "Nytt!" in page(paged, f"n/{short_code('hembygdsforeningen.nytt')}")


def test_a_lost_picture_of_a_page_is_made_anew(paged: Desk) -> None:
    Image.new("RGB", (1600, 900), (30, 90, 60)).save(paged.folder / EDITORS / "Ladan.jpg")
    paged.publish()
    shutil.rmtree(paged.public / "media")
    paged.publish(NOW + timedelta(minutes=1))
    paged.publish(NOW + timedelta(minutes=2))
    text = page(paged, f"n/{short_code('hembygdsforeningen.ladan')}")
    named = [link for link in links(text) if link.startswith("/media/")]
    assert named
    assert all((paged.public / link.strip("/")).is_file() for link in named)


def test_a_publish_with_no_time_for_pages_goes_on_with_them_in_the_next(paged: Desk) -> None:
    for number in range(5):
        paged.write(f"{EDITORS}/Anslag {number}.md", f"Nummer {number}.")
    with paged.publisher() as publisher:
        publisher.publish(NOW, draw_s=0.0, page_s=0.0)
        assert publisher.agenda.unfinished
        assert not list(paged.public.glob("n/*.html"))
        publisher.publish(NOW, draw_s=0.0)
        assert len(list(paged.public.glob("n/*.html"))) == 5
        assert not publisher.agenda.unfinished


def test_however_long_a_look_takes_some_pages_and_pictures_are_made_after_each(paged: Desk) -> None:
    for number in range(4):
        paged.write(f"{EDITORS}/Anslag {number}.md", f"Nummer {number}.")
    rounds = 0
    with paged.publisher() as publisher:
        while publisher.agenda.unfinished or not rounds:
            publisher.publish(NOW, draw_s=1e-9, draw_all=True, page_s=1e-9)
            rounds += 1
            assert rounds < 30
    assert rounds > 3
    assert len(list(paged.public.glob("n/*.html"))) == 4


def test_pages_are_small(paged: Desk) -> None:
    for number in range(150):
        paged.write(f"{EDITORS}/Ett ganska långt anslag nummer {number}.md", "Kaffe och våfflor till alla. " * 10)
    paged.write(f"{CHOIR}/Lång.md", "Ett ord till. " * 4000)
    paged.publish()
    sizes = {path.relative_to(paged.public).as_posix(): path.stat().st_size for path in paged.public.rglob("*.html")}
    assert max(sizes.values()) < 50_000, max(sizes, key=lambda name: sizes[name])
    code = short_code("koren.lang")
    whole = [link for link in links(page(paged, f"n/{code}")) if link.endswith(".md")]
    assert (paged.public / whole[0].strip("/")).stat().st_size > 50_000, "all of it can be taken along"


def test_the_index_forgets_nothing_of_an_ended_page(paged: Desk) -> None:
    paged.write(MARKET, "Kom!")
    paged.publish()
    (paged.folder / MARKET).unlink()
    paged.publish(NOW + timedelta(minutes=1))
    index = Index(paged.places.index)
    assert index.names("page:hembygdsforeningen:") == ["hembygdsforeningen.loppis"]
    index.close()
    digest = hashlib.sha256((paged.public / f"n/{CODE}.html").read_bytes()).hexdigest()
    paged.publish(NOW + timedelta(days=2))
    assert hashlib.sha256((paged.public / f"n/{CODE}.html").read_bytes()).hexdigest() == digest


def test_no_page_has_a_script_that_runs(paged: Desk) -> None:
    paged.write(MARKET, "# <script>alert(1)</script>\n\n[länk](javascript:alert(1)) </script><script>alert(2)</script>")
    paged.publish()
    for path in paged.public.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert set(re.findall(r"<script[^>]*>", text)) <= {'<script type="application/ld+json">'}, path
        assert not [link for link in links(text) if link.startswith("javascript")], path


def test_a_folder_of_pages_is_found_where_the_tree_is_served_below_a_path(paged: Desk) -> None:
    paged.write("_board/board.toml", PAGED.replace("https://tavlan.example", "https://kommunen.example/tavla"))
    paged.write(MARKET, "Kom!")
    paged.publish()
    text = page(paged, f"n/{CODE}")
    assert f'<link rel="canonical" href="https://kommunen.example/tavla/n/{CODE}">' in text
    assert "/tavla/media/style.css" in links(text)
    assert Path(paged.public / "index.html").is_file()


def test_a_playlist_has_a_home_page_of_its_own_from_its_om_folder(paged: Desk) -> None:
    home = f"{CHOIR}/_om"
    facts = ("adress: Sockenstugan i Hamneda", "öppettider: onsdagar 19-21", "länkar: https://koren.example")
    matter = "\n".join(("---", *facts, "typ: sevärdhet", "---\n"))
    paged.write(f"{home}/text.md", f"{matter}# Kören\n\nVi har sjungit **sedan 1931**.")
    paged.write(f"{home}/text.en.md", "We have sung since 1931.")
    Image.new("RGB", (1600, 900), (30, 90, 60)).save(paged.folder / home / "sal.jpg")
    paged.publish()
    text = page(paged, "p/koren")
    for said in ("<strong>sedan 1931</strong>", "Sockenstugan i Hamneda", "onsdagar 19-21", "https://koren.example"):
        assert said in text
    assert '"@type":"TouristAttraction"' in text
    assert "We have sung since 1931." in page(paged, "p/koren.en")
    pictures = [link for link in links(text) if link.endswith(("960.jpg", "960.png"))]
    assert (paged.public / pictures[0].strip("/")).is_file()
    assert paged.seen().notices() == {}, "it is no notice"
    for path in (paged.folder / home).iterdir():
        path.unlink()
    paged.publish(NOW + timedelta(hours=7))
    paged.publish(NOW + timedelta(hours=14))
    assert "1931" not in page(paged, "p/koren")
    assert sorted(path.name for path in paged.public.glob("media/*")) == ["style.css"]
