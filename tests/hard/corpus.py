"""A board's folder with every kind of file and every fault among files in order, and what is to be said of each.

Leaves out most bytes (`valid`, `bent`), the kinds that have files of their own (`calendars`, `recordings`, `alerts`),
hard names (`names`) and what is no file at all (`places`).
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.hard import bent
from tests.hard.alerts import alerts
from tests.hard.calendars import calendars
from tests.hard.entry import POOR_FOLDER, Entry, Fate, asked, refused, shown, spelt
from tests.hard.recordings import recordings
from tests.hard.valid import MARKDOWN, TEXT, URL, VCARD, WEBLOC, WIFI, odd_pictures, one_of_each, pdf, photo

_KINDS_BESIDES = ("mp3", "m4a", "feed.toml", "cap.xml")
"""Kinds that are no notice alone, or another place's."""


def entries() -> list[Entry]:
    """All files whose names are plain, each a notice of its own or a fault of its own."""
    return [
        *(shown(f"hel-{spelt(kind)}.{kind}", data) for kind, data in one_of_each().items()),
        *(shown(f"udda-{spelt(name)}.{name.rpartition('.')[2]}", data) for name, data in odd_pictures().items()),
        *_sound_words(),
        *(refused(f"tom-{spelt(kind)}.{kind}", b"", "empty-file") for kind in (*one_of_each(), *_KINDS_BESIDES)),
        *_cut(),
        *_renamed(),
        *_huge(),
        *_bent_words(),
        *_bent_settings(),
        *_bent_links(),
        *_kinds_not_shown(),
        *_without_rights(),
        *calendars(),
        *recordings(),
        *alerts(),
    ]


def _sound_words() -> Iterator[Entry]:
    """Words in every encoding that programs save by, and settings in all their spellings."""
    for encoding in ("latin-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"):
        yield shown(f"kodning-{encoding}.txt", TEXT.encode(encoding))
    yield shown("kodning-i-bitar.txt", (TEXT.encode("utf-16") * 3)[:-1])
    yield shown("rader-mac.txt", b"Hej\rp\xe5\rer\r")
    yield shown("matter-med-bom.md", b"\xef\xbb\xbf" + MARKDOWN)
    yield shown("matter-crlf.md", MARKDOWN.replace(b"\n", b"\r\n"))
    yield shown("rubrik-utan-text.md", b"# Bara en rubrik\n")
    yield shown("ett-langt-ord.txt", b"Sm\xc3\xb6rg\xc3\xa5sbord" * 40)
    yield shown("djupa-listor.md", b"".join(b"  " * depth + b"- steg\n" for depth in range(60)))
    yield shown("tecken.txt", "Två \u202ebakvända\u202c ord, en 👨‍👩‍👧‍👦 familj, مرحبا, 漢字 och Z̸̡͙a̶͓l̴̘g̵̱o̸.".encode())
    yield shown("html.md", b"<script>alert(1)</script>\n\n<b>Fet</b> &amp; **fet**\n\n![bild](/etc/passwd)\n")


_STUMP = {"jpg": "picture-unknown"}


def _cut() -> Iterator[Entry]:
    """Files that end too early: after their first bytes, in the middle, near the end."""
    for extension in ("jpg", "png", "gif", "webp", "heic"):
        whole = photo(extension)
        # Three bytes are all that marks a JPEG, so that its decoder is the one to say no.
        yield refused(f"stump-{extension}.{extension}", whole[:3], _STUMP.get(extension, "not-a-picture"))
        for share in (10, 50, 90):
            code = "picture-unknown" if (extension, share) == ("heic", 10) else "picture-broken"
            yield refused(f"kapad-{share}-{extension}.{extension}", whole[: len(whole) * share // 100], code)
    for share in (10, 50):
        yield refused(f"kapad-{share}-pdf.pdf", pdf()[: len(pdf()) * share // 100], "poster-broken")
    yield refused("kapad-url.url", URL[:30], "link-broken")
    yield refused("kapad-webloc.webloc", WEBLOC[: len(WEBLOC) // 2], "link-file-broken")
    yield refused("kapad-vcf.vcf", VCARD[:40], "contact-broken")
    yield refused("kapad-wifi.wifi.toml", WIFI[:20], "wifi-broken")
    yield asked("kapad-matter.md", MARKDOWN.replace(b"\n---\nKaffe", b"\nKaffe"), "front-matter-unclosed")


def _renamed() -> Iterator[Entry]:
    whole = one_of_each()
    yield shown("jpg-som.png", whole["jpg"])
    yield shown("heic-som.jpg", whole["heic"])
    yield refused("text-som.jpg", whole["txt"], "not-a-picture")
    yield refused("pdf-som.png", whole["pdf"], "not-a-picture")
    yield refused("jpg-som.pdf", whole["jpg"], "not-a-pdf")
    yield refused("text-som.pdf", whole["txt"], "not-a-pdf")
    yield refused("jpg-som.md", whole["jpg"], "not-text")
    yield refused("pdf-som.md", whole["pdf"], "not-text")
    yield refused("rtf-som.txt", rb"{\rtf1\ansi\deff0 {\fonttbl{\f0 Arial;}} \f0\fs60 Hej}", "not-text")
    yield refused("zip-som.txt", b"PK\x03\x04" + bytes(range(256)) * 4, "not-text")
    yield refused("jpg-som.url", whole["jpg"], "link-file-broken")
    yield refused("jpg-som.webloc", whole["jpg"], "link-file-broken")
    yield refused("jpg-som.vcf", whole["jpg"], "contact-broken")
    yield refused("jpg-som.wifi.toml", whole["jpg"], "wifi-broken")
    yield refused("text-som.ics", whole["txt"], "not-a-calendar")
    yield refused("slump-som.heic", b"\0\0\0\x18ftypheic" + bytes(range(256)) * 20, "picture-unknown")


def _huge() -> Iterator[Entry]:
    yield refused("tvahundra-megapixel.png", bent.png_of_200_megapixels(), "picture-too-large")
    yield refused("bomb.png", bent.png_that_unpacks_for_ever(), "picture-broken")
    yield refused("fyra-gigapixel.gif", bent.gif_of_4_gigapixels(), "picture-too-large")
    yield refused("fyra-gigapixel-jpg.jpg", bent.jpeg_of_4_gigapixels(photo("jpg")), "picture-too-large")
    yield refused("femtio-megabyte.md", b"Hej igen. " * (5 * bent.MEGABYTE), "too-big-text")
    yield asked("tvatusen-sidor.pdf", pdf(2000), "poster-pages")
    yield refused("last.pdf", bent.locked_pdf(), "poster-locked")
    yield refused("rundgang.pdf", bent.pdf_whose_pages_are_their_own_parents(), "poster-broken")
    yield refused("bred-som-sverige.pdf", bent.pdf_of_a_page_as_wide_as_sweden(), "poster-broken")
    yield refused("stor.url", URL + b"X=hej\r\n" * 5_000, "too-big")
    yield refused("stor.webloc", WEBLOC + b" " * 30_000, "too-big")
    yield refused("stor.vcf", VCARD.replace(b"END", b"NOTE:hej\r\n" * 120_000 + b"END"), "too-big")
    yield refused("stort.wifi.toml", WIFI + b"# hej\n" * 5_000, "too-big")
    yield asked("nittio-kilobyte.txt", b"Hej igen. " * 9_000, "text-too-long")


def _bent_words() -> Iterator[Entry]:
    yield refused("binar.md", bytes(range(256)) * 8, "not-text")
    yield refused("nollor.txt", bytes(5000), "not-text")
    yield refused("blanka.txt", b" \n\t\r\n \n", "empty-text")
    yield refused("bara-matter.md", b"---\ntill: 2099-01-01\n---\n", "empty-text")


def _bent_settings() -> Iterator[Entry]:
    body = "Kaffe och våfflor.\n"
    bent_ones = {
        "matter-utan-kolon": ("---\ntill 2099\n---\n", "value"),
        "matter-ej-yaml": ("---\ntitel: [oavslutad\nbara ord\n---\n", "matter-line"),
        "matter-lista": ("---\n- till: 2099-01-01\n- titel: x\n---\n", "front-matter-unclear"),
        "matter-samma-nyckel": ("---\ntitel: Ett\ntitel: Två\n---\n", "key-repeated"),
        "matter-samma-sak": ("---\ntitel: Ett\ntitle: Two\n---\n", "key-twice"),
        "matter-okand-nyckel": ("---\nfarg: röd\n---\n", "unknown-key"),
        "matter-djup": ("---\ntitel: {a: {b: c}}\n---\n", "value"),
        "datum-omojligt": ("---\ntill: 2099-02-30\n---\n", "date-impossible"),
        "datum-trettonde": ("---\ntill: 2099-13-01\n---\n", "date-impossible"),
        "datum-ord": ("---\ntill: snart\n---\n", "value"),
        "datum-ar-noll": ("---\ntill: 0000-00-00\n---\n", "date-impossible"),
        "sekunder-noll": ("---\nsekunder: -1\n---\n", "value"),
        "sekunder-nan": ("---\nsekunder: nan\n---\n", "value"),
        "dagar-fel": ("---\ndagar: blåndag\n---\n", "value"),
        "tider-fel": ("---\ntider: 25-99\n---\n", "value"),
    }
    for name, (matter, code) in bent_ones.items():
        yield asked(f"{name}.md", (matter + body).encode(), code)
    yield asked("matter-bomb.md", bent.YAML_BOMB, "value")
    yield shown("matter-tagg.md", b"---\ntitel: !!python/object/apply:os.system ['true']\n---\nHej.\n")
    yield asked("namn-omojligt till 2099-02-30.md", body.encode(), "date-impossible")
    yield refused("over till 2001-01-01.md", body.encode(), "already-over")
    yield refused("vilse @ingenstans.md", body.encode(), "site-unknown")


def _bent_links() -> Iterator[Entry]:
    """Links that nobody is to scan. A text is shown without its link; a shortcut has nothing else."""
    schemes = {"js": "javascript:alert(1)", "fil": "file:///etc/passwd", "data": "data:text/html,hej", "tel": "tel:+46"}
    for name, scheme in {**schemes, "js-stort": "JaVaScRiPt:alert(1)"}.items():
        yield refused(f"lank-{name}.url", f"[InternetShortcut]\nURL={scheme}\n".encode(), "link-scheme")
        yield asked(f"text-{name}.md", f'---\nlänk: "{scheme}"\n---\nHej.\n'.encode(), "link-scheme")
    yield refused("lank-trasig.url", b"[InternetShortcut]\nURL=https://exempel se/\n", "link-broken")
    yield refused("lank-losenord.url", b"[InternetShortcut]\nURL=https://a:b@exempel.se/\n", "link-broken")
    yield refused("lank-rader.url", b"hej\nhopp\n", "link-file-broken")
    yield refused("lank-bomb.webloc", bent.XML_BOMB, "link-file-broken")


def _kinds_not_shown() -> Iterator[Entry]:
    yield refused("dokument.docx", b"PK\x03\x04", "office-file")
    yield refused("arkiv.zip", b"PK\x03\x04", "archive-file")
    yield refused("bild.tiff", b"II*\0", "other-picture")
    yield refused("bild.svg", b"<svg/>", "other-picture")
    yield refused("program.exe", b"MZ", "unknown-kind")
    yield refused("utan-andelse", b"Hej", "unknown-kind")
    yield refused("varning.cap.xml", bent.XML_BOMB, "cap-broken")
    yield refused("sida.xml", b"<html><body>Hej</body></html>", "cap-broken")
    yield refused("buss.feed.toml", b'adress = "file:///etc/passwd"\nslag = "rss"\n', "feed-address")
    yield refused("nyheter.feed.toml", b'adress = "https://exempel.se/"\nslag = "rs"\n', "feed-kind")


def _without_rights() -> Iterator[Entry]:
    yield Entry(f"{POOR_FOLDER}/natet.wifi.toml", WIFI, Fate.REFUSED, "may-not-wifi")
    akut = "---\nprio: akut\ntill: 2099-01-01\n---\nVattnet är avstängt.\n".encode()
    yield Entry(f"{POOR_FOLDER}/akut.md", akut, Fate.ASKED, "may-not-urgent")
    yield Entry(f"{POOR_FOLDER}/lugnt.md", MARKDOWN)
