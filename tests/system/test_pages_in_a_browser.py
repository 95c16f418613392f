"""The pages behind the codes in a real browser, served by a real nginx under our own configuration.

Everything begins with an address that was read from a slide's picture, as a phone reads it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from urllib.error import HTTPError

import axe_playwright_python
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from player.notices.addresses import short_code
from player.worker.jobs import drawable
from player.worker.protocol import Draw
from tests.edges.film.clips import H264
from tests.edges.publish.desk import NOW, Desk
from tests.system.nginx import _free_port

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "playlists"
HOST = "tavlan.example"
BOARD = f"""
[board]
name = "Bytavlan i Ljungby"
address = "http://{HOST}"
languages = ["sv", "en", "de", "ar"]
[board.owner]
name = "Bytavleföreningen"
contact = "styrelsen@bytavla.example, 070-174 06 05"
advertise = "Skriv till styrelsen@bytavla.example."
[board.theme]
paper = "#f6efe0"
ink = "#1d2b2a"
accent = "#8f2d20"
logo = "logo.png"
[[sites]]
id = "hamneda"
name = "Åboden"
place = "Hamneda"
languages = ["sv", "en", "ar"]
hours = ["mån-fre 08-19", "lör-sön 10-16", "helgdag stängt"]
municipality = "0781"
position = "56.70, 13.85"
sound = true
[[sites]]
id = "lidhult"
name = "Lingon & Lampolja"
place = "Lidhult"
languages = ["sv", "de"]
position = "56.83, 13.44"
[[playlists]]
folder = "Berättelser"
responsible = "Skrivarcirkeln Bläckhornet"
contact = "blackhornet@bytavla.example"
advertise = "Kom till cirkeln."
[[playlists]]
folder = "Turistinformation"
responsible = "Sju socknars turistbyrå"
contact = "turist@bytavla.example, 070-174 06 20"
may = ["sound"]
[[playlists]]
folder = "Företag"
responsible = "Företagarna"
adverts = true
[[playlists]]
folder = "Åboden"
responsible = "Åbodens byförening"
sites = ["hamneda"]
may = ["wifi", "urgent"]
"""
COPIED = (
    ("Berättelser/Tillsvidare/Tomten och bäcken", "Berättelser/Tomten och bäcken"),
    ("Turistinformation/Tillsvidare/Karta över bygden.png", "Turistinformation/Karta över bygden.png"),
    ("Turistinformation/Tillsvidare/Karta över bygden.sv.md", "Turistinformation/Karta över bygden.sv.md"),
    ("Bygdegården Eklunda/Soppa och samtal.pdf", "Turistinformation/Soppa och samtal.pdf"),
    ("Åboden/Tillsvidare/Gästnät.wifi.toml", "Åboden/Gästnät.wifi.toml"),
    ("Åboden/Tillsvidare/Åboden.vcf", "Åboden/Åboden.vcf"),
    ("_board/logo.png", "_board/logo.png"),
)
REVUE = """---
titel: Bygderevyn
länk: https://biljetter.example/revyn
pris: 220 kr
börjar: 2026-12-05 19.00
lokal: Eklunda bygdegård
---
Två timmar skratt.
"""
WELCOME = {
    "sv": "# Välkommen in\n\nVi har öppet.",
    "en": "# Welcome\n\nWe are open.",
    "ar": "# أهلًا وسهلًا\n\nنحن مفتوحون.",
}
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Test//SV
BEGIN:VEVENT
UID:tipspromenad@test
DTSTART:20261129T100000Z
DTEND:20261129T120000Z
SUMMARY:Tipspromenad
LOCATION:Hembygdsgården
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
ALERT = (
    (ROOT / "tests/edges/feeds/documents/cap12_alert.xml")
    .read_text(encoding="utf-8")
    .replace("2026-11-14T", "2026-11-22T")
    .replace("2026-11-16T", "2026-11-30T")
)
FILMED = replace(H264, size=(640, 360), frames=30, sound=True)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
)
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@dataclass
class Village:
    """A published board, served."""

    desk: Desk
    port: int
    work: Path

    def ask(self, path: str) -> tuple[int, dict[str, str], bytes]:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers={"Host": HOST})
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, dict(answer.headers), answer.read()
        except HTTPError as error:
            return error.code, dict(error.headers), error.read()

    def scanned(self, notice_id: str, site_id: str = "hamneda") -> str:
        """What a phone reads from the notice's slide, by way of the picture alone."""
        seen = self.desk.seen()
        site = seen.board.site(site_id)
        notice = seen.notices()[notice_id]
        playlist = next(each for each in seen.board.playlists if each.id == notice.playlist)
        assert site is not None
        slides = self.desk.root / "slides"
        slides.mkdir(exist_ok=True)
        board = drawable(seen.board, site)
        variant = notice.variants[0]
        root = str(self.desk.public)
        draw = Draw("k", board, site, root, str(slides), playlist, notice, variant.lang, png=str(slides), now=NOW)
        pages = self.desk.hand.call(draw).pages  # type: ignore[union-attr]
        codes = [
            (code.position.bottom_right.x - code.position.top_left.x, code.text)
            for page in pages
            for code in zxingcpp.read_barcodes(Image.open(slides / page.frame))
        ]
        return max(codes)[1]


@contextmanager
def served(public: Path, work: Path) -> Iterator[int]:
    """Our own nginx configuration, but for the port and where things lie."""
    work.mkdir()
    port = _free_port()
    ours = (ROOT / "deploy/server/nginx.conf").read_text(encoding="utf-8")
    ours = re.sub(r"listen \[::\]:80;", "", ours).replace("listen 80;", f"listen 127.0.0.1:{port};")
    ours = ours.replace("@NAME@", HOST).replace("/srv/bytavla/public", str(public)).replace("/var/log/nginx", str(work))
    places = " ".join(f"{name}_temp_path {work}/{name};" for name in ("proxy", "fastcgi", "uwsgi", "scgi"))
    head = f"daemon off; master_process off; pid {work}/pid; error_log {work}/error.log; events {{ }}"
    (work / "nginx.conf").write_text(f"{head}\nhttp {{ client_body_temp_path {work}/body; {places}\n{ours}\n}}\n")
    with subprocess.Popen(["nginx", "-p", work, "-e", work / "error.log", "-c", work / "nginx.conf"]) as process:
        try:
            for _ in range(200):
                assert process.poll() is None, (work / "error.log").read_text()
                if (work / "pid").is_file() and (work / "pid").read_text():
                    break
                time.sleep(0.02)
            yield port
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    home = tmp_path_factory.mktemp("village")
    desk = Desk(home)
    for folder in ("Kören", "Hembygdsföreningen"):
        (desk.folder / folder).rmdir()
    desk.write("_board/board.toml", BOARD)
    for source, target in COPIED:
        (desk.folder / target).parent.mkdir(exist_ok=True)
        copy = shutil.copytree if (SAMPLE / source).is_dir() else shutil.copyfile
        copy(SAMPLE / source, desk.folder / target)
    desk.write("Företag/Bygderevyn.md", REVUE)
    desk.write("Turistinformation/Kalender.ics", CALENDAR)
    desk.write(
        "Åboden/Koka vattnet till 2027-03-01.md", "---\nprioritet: brådskande\n---\n# Koka vattnet\n\nKoka allt."
    )
    for lang, text in WELCOME.items():
        desk.write(f"Åboden/Välkommen.{lang}.md", text)
    desk.write("Åboden/Kokning.cap.xml", ALERT)
    desk.write("Turistinformation/Badplatsen.sv.md", "---\ntitel: Badplatsen\nlänk: https://bad.example\n---\nHoppa i.")
    FILMED.write(home / "film.mp4").rename(desk.folder / "Turistinformation/Badplatsen.mp4")
    desk.write("Turistinformation/Marknad till 2026-11-23.md", "# Marknad\n\nKom och köp.")
    by_mistake = desk.write("Turistinformation/Hemligt.md", "# Hemligt\n\nSkulle inte upp.")
    desk.init()
    with desk.publisher() as publisher:
        for _ in range(2):  # the film comes with the second
            report = publisher.publish(NOW, draw_s=0.0)
            assert [problem for problem in report.problems if problem.severity == "error"] == []
            publisher.films.wait()
    by_mistake.unlink()
    desk.publish(NOW + timedelta(days=1))  # the market is over by then
    with served(desk.public, home / "nginx") as port:
        yield Village(desk, port, home / "nginx")


@pytest.fixture(scope="module")
def browser(village: Village) -> Iterator[Browser]:
    rules = f"--host-resolver-rules=MAP {HOST}:80 127.0.0.1:{village.port}, MAP * ~NOTFOUND"
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=shutil.which("chromium"), args=[*ARGUMENTS, rules])
        yield started
        started.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


def until(page: Page, holds: str) -> None:
    """Wait for it from outside: the page's own policy lets nothing wait within."""
    ends = time.monotonic() + 20
    while not page.evaluate(holds):
        assert time.monotonic() < ends, holds
        time.sleep(0.05)


FILM, OVER, TAKEN_DOWN = (f"turistinformation.{name}" for name in ("badplatsen", "marknad", "hemligt"))
STORY, MAP = "berattelser.tomten-och-backen", "turistinformation.karta-over-bygden"


def kinds_of_page(village: Village) -> list[str]:
    event = next(path.name for path in village.desk.public.glob(f"n/{short_code('turistinformation.kalender')}-*.html"))
    notices = (STORY, MAP, "turistinformation.soppa-och-samtal", "foretag.bygderevyn", "turistinformation.kalender")
    own = ("aboden.gastnat", "aboden.aboden", "aboden.koka-vattnet", "aboden.kokning-96d47911b8")
    codes = [short_code(each) for each in (*notices, *own, FILM, OVER, TAKEN_DOWN)]
    welcome = short_code("aboden.valkommen")
    return [
        *("/", "/index.ar", "/s/hamneda", "/s/hamneda.ar", "/s/lidhult.de", "/p/turistinformation", "/p/foretag.en"),
        *(
            "/tillganglighet",
            f"/n/{event.removesuffix('.html')}",
            f"/n/{welcome}.ar",
            *(f"/n/{code}" for code in codes),
        ),
    ]


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 390), ("light", 1280)])
def test_no_page_breaks_a_rule_of_accessibility(scheme: str, width: int, village: Village, browser: Browser) -> None:
    options = {"viewport": {"width": width, "height": 844}, "color_scheme": scheme}
    context: BrowserContext = browser.new_context(**options, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    found = []
    for path in kinds_of_page(village):
        answer = page.goto(f"http://{HOST}{path}")
        assert answer is not None
        assert answer.status == 200, path
        page.evaluate(AXE)
        violations = page.evaluate("axe.run().then(found => found.violations)")
        found += [(path, each["id"], [node["html"][:120] for node in each["nodes"]]) for each in violations]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append((path, "wider than the screen", []))
    context.close()
    assert found == []


def test_a_story_is_heard_from_the_code_on_its_slide(village: Village, phone: Page) -> None:
    address = village.scanned(STORY)
    assert address == f"http://{HOST}/n/{short_code(STORY)}?hamneda"
    phone.goto(address)
    sounds = phone.locator("audio")
    assert sounds.count() == 3, "in three languages"
    phone.evaluate("document.querySelector('audio').play()")
    until(phone, "document.querySelector('audio').currentTime > 0.3")
    assert phone.locator(".words").inner_text().strip(), "and read"


def test_a_film_plays_with_its_sound_from_the_code_on_its_slide(village: Village, phone: Page) -> None:
    phone.goto(village.scanned(FILM))
    assert phone.evaluate("document.querySelector('video').getAttribute('aria-label')") == "Film: Badplatsen"
    phone.evaluate("document.querySelector('video').play()")
    until(phone, "document.querySelector('video').currentTime > 0.3")
    until(phone, "document.querySelector('video').webkitAudioDecodedByteCount > 0")


def test_what_is_over_is_named_and_what_was_taken_down_is_not_and_both_point_onward(
    village: Village, phone: Page
) -> None:
    for notice, named in ((OVER, True), (TAKEN_DOWN, False)):
        phone.goto(f"http://{HOST}/n/{short_code(notice)}?hamneda")
        said = phone.locator("main").inner_text()
        assert any(word in said for word in ("Marknad", "Hemligt")) is named
        phone.locator("main a.button").first.click()
        assert phone.url.startswith(f"http://{HOST}/")
        assert phone.locator("h1").inner_text() != ""


def test_a_map_comes_along_byte_for_byte_from_the_code_on_its_slide(village: Village, phone: Page) -> None:
    phone.goto(village.scanned(MAP))
    with phone.expect_download() as download:
        phone.get_by_text("Bilden i full storlek").click()
    assert download.value.suggested_filename.endswith(".png")
    notice = village.desk.seen().notices()[MAP]
    (picture,) = [part for part in notice.variants[0].parts if part.role == "picture"]
    assert Path(download.value.path()).read_bytes() == (village.desk.public / picture.path).read_bytes()


def test_a_page_is_used_by_keyboard_alone(village: Village, phone: Page) -> None:
    phone.goto(f"http://{HOST}/s/hamneda")
    phone.keyboard.press("Tab")
    skip = phone.locator("a.skip")
    assert skip.evaluate("each => each === document.activeElement")
    until(phone, "document.querySelector('a.skip').getBoundingClientRect().top >= 0")
    phone.keyboard.press("Enter")
    assert phone.evaluate("document.activeElement.id") == "main"
    order = []
    for _ in range(8):
        phone.keyboard.press("Tab")
        seen = phone.evaluate(
            "(() => { const it = document.activeElement, at = it.getBoundingClientRect(), style = getComputedStyle(it);"
            " const card = it.closest('.card'); const edge = card ? getComputedStyle(card) : style;"
            " return [at.top + scrollY, edge.outlineStyle, parseFloat(edge.outlineWidth)] })()"
        )
        assert seen[1] == "solid", "what has the focus is seen to have it"
        assert seen[2] >= 2
        order.append(seen[0])
    assert order == sorted(order), "from the top down"


def test_another_language_is_one_click_away_and_reads_in_its_own_direction(village: Village, phone: Page) -> None:
    phone.goto(f"http://{HOST}/n/{short_code('aboden.valkommen')}")
    phone.get_by_role("link", name="العربية").click()
    assert phone.url == f"http://{HOST}/n/{short_code('aboden.valkommen')}.ar"
    assert phone.locator("html").get_attribute("dir") == "rtl"
    assert "أهلًا وسهلًا" in phone.locator("h1").inner_text()


def test_a_page_asks_no_other_host_and_has_nothing_to_complain_of(village: Village, phone: Page) -> None:
    asked: list[str] = []
    said: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.on("console", lambda message: said.append(message.text))
    for path in kinds_of_page(village):
        phone.goto(f"http://{HOST}{path}")
    assert {url.split("/")[2] for url in asked if not url.startswith("data:")} == {HOST}
    assert said == []


def test_the_sites_page_prints_as_a_poster_whose_code_leads_back(village: Village, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 794, "height": 1123}, device_scale_factor=1)
    page = context.new_page()
    page.goto(f"http://{HOST}/s/hamneda")
    page.emulate_media(media="print")
    target = village.desk.root / "poster.png"
    page.screenshot(path=target)
    with Image.open(target) as picture:
        assert {code.text for code in zxingcpp.read_barcodes(picture)} == {f"http://{HOST}/s/hamneda"}
    assert page.locator(".paper").is_visible()
    assert not page.locator(".screen").is_visible()
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") + printed.count(b"/Type/Page/") <= 1
    context.close()


def test_what_is_served_has_its_type_its_letters_and_its_guards(village: Village) -> None:
    code = short_code(MAP)
    status, headers, body = village.ask(f"/n/{code}?hamneda")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "Sju socknar, en karta" in body.decode()
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
    assert "script-src" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-cache"
    kinds = {
        f"/n/{short_code('foretag.bygderevyn')}.ics": "text/calendar; charset=utf-8",
        f"/n/{short_code('aboden.aboden')}.vcf": "text/vcard; charset=utf-8",
        "/flode.rss": "application/rss+xml; charset=utf-8",
        "/sitemap.xml": "application/xml; charset=utf-8",
        "/robots.txt": "text/plain; charset=utf-8",
        "/media/style.css": "text/css; charset=utf-8",
    }
    for path, kind in kinds.items():
        status, headers, _ = village.ask(path)
        assert (status, headers["Content-Type"]) == (200, kind), path
    assert village.ask("/")[0] == 200
    for path in ("/n/000000", "/index.sqlite", "/../private", "/n/x.html.new", "/.git/config", "/n/"):
        assert village.ask(path)[0] in {400, 403, 404}, path


def test_the_embedded_server_serves_the_same(village: Village) -> None:
    from player.publish.serve import serve  # noqa: PLC0415 - a web server that one test asks for

    with serve(village.desk.public) as url:
        elsewhere = replace(village, port=int(url.rstrip("/").rpartition(":")[2]))
        for path in ("/", "/s/hamneda", f"/n/{short_code(MAP)}?hamneda", "/flode.rss", f"/n/{short_code(STORY)}.en"):
            ours, theirs = village.ask(path), elsewhere.ask(path)
            assert ours[0] == theirs[0] == 200, path
            assert ours[2] == theirs[2], path
            for name in ("Content-Type", "Content-Security-Policy"):
                assert ours[1][name].casefold() == {k.title(): v for k, v in theirs[1].items()}[name].casefold(), path
        assert elsewhere.ask("/n/000000")[0] == 404
