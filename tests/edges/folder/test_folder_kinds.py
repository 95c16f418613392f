"""What each kind of file becomes, and what is said of those that cannot be shown."""

from __future__ import annotations

import codecs
import os
import plistlib

import pytest
from editors_folder import (
    GIF,
    HEIC,
    JPG,
    MP3,
    PDF,
    URL,
    VCARD,
    WEBP,
    WIFI,
    EditorsFolder,
    board,
    png,
    variants,
)

from player.folder.kind_readers import READERS
from player.folder.kinds import FileKind
from player.folder.reading import FileReading
from player.folder.text import text_body
from player.notices.board import Rights
from player.notices.notice import Contact, Kind, Role, Wifi


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.jpg", JPG, "image/jpeg"),
        ("a.JPEG", JPG, "image/jpeg"),
        ("a.png", png(), "image/png"),
        ("a.gif", GIF, "image/gif"),
        ("a.webp", WEBP, "image/webp"),
        ("a.heic", HEIC, "image/heic"),
        ("a.jpg", png(), "image/png"),
    ],
)
def test_pictures_are_known_by_their_first_bytes(
    folder: EditorsFolder, name: str, content: bytes, media_type: str
) -> None:
    folder.put(name, content)
    notice = folder.notice()
    (part,) = notice.variants[0].parts
    assert (notice.kind, part.role, part.media_type, part.size) == (
        Kind.PICTURE,
        Role.PICTURE,
        media_type,
        len(content),
    )


def test_a_pdf_is_a_poster(folder: EditorsFolder) -> None:
    folder.put("Loppis.pdf", PDF)
    notice = folder.notice()
    assert (notice.kind, notice.variants[0].parts[0].role) == (Kind.POSTER, Role.POSTER)


def test_text_and_picture_of_one_stem_are_one_notice(folder: EditorsFolder) -> None:
    folder.put("Loppis.md")
    folder.put("Loppis.jpg", JPG)
    notice = folder.notice()
    assert notice.kind is Kind.TEXT
    assert {part.role for part in notice.variants[0].parts} == {Role.TEXT, Role.PICTURE}


def test_a_link_file_beside_a_picture_is_the_pictures_link(folder: EditorsFolder) -> None:
    folder.put("Loppis.jpg", JPG)
    folder.put("Loppis.url", URL)
    notice = folder.notice()
    assert (notice.kind, notice.variants[0].link) == (Kind.PICTURE, "https://loppis.example/")


@pytest.mark.parametrize("form", [plistlib.FMT_XML, plistlib.FMT_BINARY])
def test_a_macs_shortcut_is_a_link(folder: EditorsFolder, form: plistlib.PlistFormat) -> None:
    folder.put("Loppis.webloc", plistlib.dumps({"URL": "https://loppis.example/å"}, fmt=form))
    notice = folder.notice()
    assert (notice.kind, notice.variants[0].link) == (Kind.LINK, "https://loppis.example/å")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_windows_shortcut_is_read_in_every_usual_encoding(folder: EditorsFolder, encoding: str) -> None:
    text = "[{000214A0}]\r\nProp3=19,11%\r\n[InternetShortcut]\r\nIDList=\r\nURL=https://loppis.example/%C3%A5?a=å\r\n"
    folder.put("Loppis.url", text.encode(encoding))
    assert folder.notice().variants[0].link == "https://loppis.example/%C3%A5?a=å"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "FTP://a.b", "data:text/html,x", "mailto:a@b.se"]
)
def test_only_web_addresses_may_be_shown(folder: EditorsFolder, link: str) -> None:
    folder.put("Loppis.url", f"[InternetShortcut]\nURL={link}\n")
    assert (folder.notices(), folder.codes()) == ([], ["link-scheme"])


@pytest.mark.parametrize(
    "link",
    ["https://", "https://eva:hemligt@a.example/", "https://a b.example", "https://localhost/", "https://[::1/", "h:/"],
)
def test_addresses_that_no_phone_would_open_are_told(folder: EditorsFolder, link: str) -> None:
    folder.put("Loppis.url", f"[InternetShortcut]\nURL={link}\n")
    assert folder.notices() == []
    assert folder.codes()[0] in ("link-broken", "link-scheme")


@pytest.mark.parametrize("content", ["", "hej", "[InternetShortcut]\nURL=\n", "URL=https://a.example", "\x00\x01"])
def test_a_shortcut_without_a_link_is_told(folder: EditorsFolder, content: str) -> None:
    folder.put("Loppis.url", content + "\n")
    folder.put("Loppis.webloc", content + "\n")
    assert (folder.notices(), set(folder.codes())) == ([], {"link-file-broken"})


@pytest.mark.parametrize(
    ("content", "wifi"),
    [
        ('ssid = "Gast"\npassword = "blabarspaj"', Wifi("Gast", "blabarspaj", "WPA")),
        ('ssid = "Gast"\nsecurity = "öppet"', Wifi("Gast", "", "nopass")),
        (
            'nät = "Gast"\nlösenord = "blabarspaj"\nsäkerhet = "WPA3"\ndold = true',
            Wifi("Gast", "blabarspaj", "SAE", hidden=True),
        ),
        (f'ssid = "Gast"\npassword = "{"a1" * 32}"', Wifi("Gast", "a1" * 32, "WPA")),
        ('ssid = "Gast"', Wifi("Gast", "", "nopass")),
    ],
)
def test_a_guest_network_is_read(folder: EditorsFolder, content: str, wifi: Wifi) -> None:
    folder.put("Gäst @hamneda.wifi.toml", content)
    notice = folder.notice()
    assert (notice.kind, notice.sites, notice.variants[0].wifi) == (Kind.WIFI, ("hamneda",), wifi)


def test_a_network_may_have_a_notices_settings(folder: EditorsFolder) -> None:
    folder.put("Gäst.wifi.toml", WIFI + 'titel = "Gästnät"\ntill = 2027-06-13\n'.encode())
    notice = folder.notice()
    assert notice.variants[0].title == "Gästnät"
    assert notice.schedule.ends is not None


@pytest.mark.parametrize(
    "content",
    [
        'password = "blabarspaj"',
        f'ssid = "{"x" * 33}"',
        f'ssid = "{"å" * 17}"',
        'ssid = ""',
        "ssid = 5",
        'ssid = "G"\npassword = "kort"',
        f'ssid = "G"\npassword = "{"x" * 64}"',
        'ssid = "G"\npassword = "smörgåsbord"',
        'ssid = "G"\npassword = "blabarspaj"\nsecurity = "WEP"',
        'ssid = "G"\nhidden = "ja"',
    ],
)
def test_a_network_that_no_phone_could_join_is_told(folder: EditorsFolder, content: str) -> None:
    folder.put("Gäst.wifi.toml", content)
    assert (folder.notices(), set(folder.codes())) == ([], {"wifi-value"})


@pytest.mark.parametrize("content", ["ssid", "= 5", "[a", "x = 2026-02-31", "a=" + "[" * 5000])
def test_a_network_file_that_is_no_toml_is_told(folder: EditorsFolder, content: str) -> None:
    folder.put("Gäst.wifi.toml", content)
    assert (folder.notices(), folder.codes()) == ([], ["wifi-broken"])


@pytest.mark.parametrize("ssid", ["Café", "a;b", "a,b", 'a\\"b', " kant", "50%"])
def test_characters_that_phones_misread_are_asked_about(folder: EditorsFolder, ssid: str) -> None:
    folder.put("Gäst.wifi.toml", f'ssid = "{ssid}"\npassword = "blabarspaj"')
    assert folder.asked().variants[0].wifi is not None
    assert folder.codes() == ["wifi-risky"]


def test_wifi_is_only_for_playlists_that_may(folder: EditorsFolder) -> None:
    folder.board = board(rights=Rights())
    folder.put("Gäst.wifi.toml", WIFI)
    assert (folder.notices(), folder.codes()) == ([], ["may-not-wifi"])


@pytest.mark.parametrize(
    ("card", "contact"),
    [
        (
            (
                "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Ek;Eva;;;\r\nFN:Eva Ek\r\nORG:Hamneda Hembygdsförening;Styrelsen\r\n"
                "TITLE:Ordförande\r\nTEL;TYPE=CELL:+46 70 174 06 05\r\nitem1.EMAIL;TYPE=INTERNET:eva@a.example\r\n"
                "URL:https://a.example\r\nADR;TYPE=WORK:;;Storgatan 1;Hamneda;;341 78;Sverige\r\nNOTE:lång\r\n  rad\r\n"
                "END:VCARD\r\n"
            ),
            Contact(
                "Eva Ek",
                "Hamneda Hembygdsförening · Styrelsen",
                "Ordförande",
                ("+46 70 174 06 05",),
                ("eva@a.example",),
                "https://a.example",
                "Storgatan 1, Hamneda, 341 78, Sverige",
            ),
        ),
        (
            (
                'BEGIN:VCARD\nVERSION:4.0\nFN:Eva\\, Ek\nTEL;VALUE=uri;TYPE="voice,work":tel:+46-372-1\n'
                "EMAIL:mailto:e@a.example\nEND:VCARD"
            ),
            Contact("Eva, Ek", phones=("+46-372-1",), emails=("e@a.example",)),
        ),
        (
            (
                "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=85berg;=C3=85sa;;;\n"
                "ADR;WORK;ENCODING=QUOTED-PRINTABLE:;;Lilla=\n gatan 2;Hamneda;;;\nTEL;CELL:1\nEND:VCARD\n"
            ),
            Contact("Åsa Åberg", phones=("1",), address="Lilla gatan 2, Hamneda"),
        ),
        (
            "BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nORG:Pizze\n ria Månälgen\nURL:javascript:alert(1)\nEND:VCARD\n",
            Contact("Pizzeria Månälgen", "Pizzeria Månälgen"),
        ),
    ],
)
def test_contact_cards_of_every_version_are_read(folder: EditorsFolder, card: str, contact: Contact) -> None:
    folder.put("Kontakt.vcf", card)
    notice = folder.notice()
    assert (notice.kind, notice.variants[0].contact) == (Kind.CONTACT, contact)


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ("ADR;TYPE=HOME:;;Hemvägen 3;Hamneda;;;", "adress"),
        ("ADR:;;Hemvägen 3;Hamneda;;;", "adress"),
        ("TEL;type=HOME;type=VOICE;type=pref:0372-11", "telefon"),
        ("TEL;HOME:0372-11", "telefon"),
        ('TEL;TYPE="voice,home":0372-11', "telefon"),
        ("item2.TEL:0372-11\nitem2.X-ABLabel:_$!<Home>!$_", "telefon"),
        ("EMAIL;type=INTERNET;type=HOME:hemma@a.example", "e-post"),
        ("ADR;TYPE=HOME:;;Hemvägen 3;;;;\nTEL;TYPE=HOME:0372-11\nTEL;TYPE=HOME:0372-11 2", "adress, telefon"),
    ],
)
def test_what_is_private_in_a_card_goes_nowhere_and_is_asked_about(
    folder: EditorsFolder, lines: str, what: str
) -> None:
    folder.put("Åsa.vcf", f"BEGIN:VCARD\nVERSION:3.0\nFN:Åsa Öberg\nTEL;TYPE=CELL:070-174 06 05\n{lines}\nEND:VCARD\n")
    contact = folder.asked().variants[0].contact
    assert contact == Contact("Åsa Öberg", phones=("070-174 06 05",))
    (problem,) = folder.read().problems
    assert (problem.code, f"({what})" in problem.sv) == ("contact-private", True)


def test_a_firm_s_address_and_what_is_marked_as_work_are_shown(folder: EditorsFolder) -> None:
    card = "BEGIN:VCARD\nFN:Åsa\n{}ADR{}:;;Åvägen 3;;;;\nADR;HOME:;;Hemvägen 3;;;;\nADR;HOME:;;;;;;\nEND:VCARD\n"
    for org, mark in (("ORG:Åboden\n", ""), ("", ";TYPE=WORK"), ("ORG:;\n", ";HOME;WORK")):
        folder.put("Åsa.vcf", card.format(org, mark))
        contact = folder.asked().variants[0].contact
        assert contact is not None
        assert contact.address == "Åvägen 3"
    folder.put("Åsa.vcf", card.format("", ""))
    assert "vägen" not in str(folder.asked().variants[0].contact)


def test_a_picture_joins_the_contact_of_its_stem(folder: EditorsFolder) -> None:
    folder.put("Eva.vcf", VCARD)
    folder.put("Eva.jpg", JPG)
    notice = folder.notice()
    assert notice.kind is Kind.CONTACT
    assert len(notice.variants[0].parts) == 1


def test_of_several_contacts_the_first_is_shown_and_it_is_told(folder: EditorsFolder) -> None:
    folder.put("Alla.vcf", VCARD + VCARD.replace(b"Eva Ek", b"Bo Al"))
    contact = folder.asked().variants[0].contact
    assert contact is not None
    assert contact.name == "Eva Ek"
    assert folder.codes() == ["contact-many"]


@pytest.mark.parametrize("content", ["hej", "BEGIN:VCARD\nEND:VCARD\n", "BEGIN:VCARD\nFN:Eva\n"])
def test_a_card_without_a_contact_is_told(folder: EditorsFolder, content: str) -> None:
    folder.put("Eva.vcf", content)
    assert (folder.notices(), folder.codes()) == ([], ["contact-broken"])


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Protokoll.docx", "office-file"),
        ("Budget.XLSX", "office-file"),
        ("Bild.odt", "office-file"),
        ("Bild.tiff", "other-picture"),
        ("Bilder.zip", "archive-file"),
        ("Spel.exe", "unknown-kind"),
        ("Saga.mp3", "not-a-sound"),
        ("LÄSMIG", "unknown-kind"),
        ("inställningar.toml", "unknown-kind"),
        ("Kalender.ics", "not-a-calendar"),
        ("Film.mp4", "not-a-film"),
        ("Buss.feed.toml", "feed-broken"),
        ("Varning.cap.xml", "cap-broken"),
    ],
)
def test_what_cannot_be_shown_is_told_with_what_to_do(folder: EditorsFolder, name: str, code: str) -> None:
    folder.put(name)
    folder.put("Annat.md")
    (problem,) = folder.read().problems
    assert (problem.code, problem.file) == (code, f"Hembygd/{name}")
    assert len(folder.notices()) == 1


def test_an_office_file_is_answered_with_save_as_pdf(folder: EditorsFolder) -> None:
    folder.put("Protokoll.docx")
    assert "Spara som PDF" in folder.read().problems[0].sv


def test_a_kind_that_is_not_shown_does_not_break_the_rest_of_its_notice(folder: EditorsFolder) -> None:
    folder.put("Tomten/text.md")
    folder.put("Tomten/sv.wma", b"ASF")
    assert folder.asked().kind is Kind.TEXT
    assert folder.codes() == ["unknown-kind"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.jpg", b"bara text", "not-a-picture"),
        ("a.png", PDF, "not-a-picture"),
        ("a.pdf", b"PK\x03\x04docx", "not-a-pdf"),
        ("a.md", JPG + bytes(range(256)) * 4, "not-text"),
        ("a.txt", b"\x7fELF\x02\x01\x01" + b"\0" * 64, "not-text"),
        ("a.md", b" \n\t\n", "empty-text"),
        ("a.md", b"---\ntill: 2027-06-13\n---\n", "empty-text"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_told(
    folder: EditorsFolder, name: str, content: bytes, code: str
) -> None:
    folder.put(name, content)
    assert (folder.notices(), folder.codes()) == ([], [code])


def test_a_text_of_fifty_megabytes_is_refused_without_being_read(folder: EditorsFolder) -> None:
    path = folder.put("Bok.md")
    os.truncate(path, 50_000_000)
    (problem,) = folder.read().problems
    assert problem.code == "too-big-text"
    assert "50 MB" in problem.sv


def test_a_picture_beyond_all_measure_is_refused(folder: EditorsFolder) -> None:
    path = folder.put("Bild.jpg", JPG)
    os.truncate(path, 300_000_000)
    assert folder.codes() == ["too-big"]


def test_a_file_that_cannot_be_read_is_told(folder: EditorsFolder) -> None:
    (folder.root / "Hembygd" / "Loppis.md").symlink_to("Loppis.md")
    assert folder.codes() == ["unreadable"]


@pytest.mark.parametrize(
    ("raw", "body"),
    [
        ("Hej å".encode(), "Hej å"),
        (codecs.BOM_UTF8 + "Hej å".encode(), "Hej å"),
        ("Hej å".encode("utf-16"), "Hej å"),
        ("Hej på er".encode("utf-16-le"), "Hej på er"),
        ("Hej på er".encode("utf-16-be"), "Hej på er"),
        ("Hej å – “€”".encode("cp1252"), "Hej å – “€”"),
        (b"a\r\nb\rc", "a\nb\nc"),
        (b"---\ntitel: x\n---\nHej", "Hej"),
        (codecs.BOM_UTF8 + b"---\r\ntitel: x\r\n---\r\nHej", "Hej"),
        (b"---\n---\n---\nHej", "---\nHej"),
        (b"---\ntitel: x\n...\nHej", "Hej"),
        (b"bell\x07 and nul\x00", "bell and nul"),
        (b"", ""),
    ],
)
def test_the_body_is_the_text_without_its_encoding_and_settings(raw: bytes, body: str) -> None:
    assert text_body(raw) == body


def test_a_notice_may_be_a_folder(folder: EditorsFolder) -> None:
    folder.put("Tomten och bäcken till 2027-01-06/text.md", "Det var en gång.")
    folder.put("Tomten och bäcken till 2027-01-06/text.en.md", "Once upon a time.")
    folder.put("Tomten och bäcken till 2027-01-06/de.md", "Es war einmal.")
    folder.put("Tomten och bäcken till 2027-01-06/omslag.jpg", JPG)
    notice = folder.notice()
    assert list(variants(notice)) == ["", "en", "de"]
    assert notice.id == "hembygd.tomten-och-backen"
    assert {variant.title for variant in notice.variants} == {"Tomten och bäcken"}
    assert all(len(variant.parts) == 2 for variant in notice.variants)
    assert notice.schedule.ends is not None


def test_the_cover_is_the_picture_of_a_folder(folder: EditorsFolder) -> None:
    folder.put("Tomten/a.jpg", JPG)
    folder.put("Tomten/omslag.jpg", JPG)
    folder.put("Tomten/text.md")
    (part,) = [part for part in folder.asked().variants[0].parts if part.role is Role.PICTURE]
    assert part.path == "Hembygd/Tomten/omslag.jpg"
    assert folder.codes() == ["same-thing-twice"]


def test_only_the_files_that_a_notice_is_made_of_count_as_its_own(folder: EditorsFolder) -> None:
    for name in ("a.jpg", "b.jpg", "c.jpg", "text.md"):
        folder.put(f"Bilder/{name}", JPG if name.endswith("jpg") else "Hej.")
    folder.put("Affisch.pdf", PDF)
    folder.put("Affisch.jpg", JPG)
    folder.put("Affisch.md")
    reading = folder.read()
    assert {sources.notice: set(sources.files) for sources in reading.sources} == {
        "hembygd.bilder": {"Hembygd/Bilder/a.jpg", "Hembygd/Bilder/text.md"},
        "hembygd.affisch": {"Hembygd/Affisch.pdf", "Hembygd/Affisch.md"},
    }


def test_a_picture_beside_one_language_s_poster_is_still_another_language_s(folder: EditorsFolder) -> None:
    folder.put("Loppis.sv.pdf", PDF)
    folder.put("Loppis.en.md")
    folder.put("Loppis.jpg", JPG)
    (sources,) = folder.read().sources
    assert "Hembygd/Loppis.jpg" in sources.files


def test_files_of_unlike_names_in_one_folder_are_asked_about(folder: EditorsFolder) -> None:
    folder.put("2026/Höstfest.md")
    folder.put("2026/Vinterfest.jpg", JPG)
    (problem,) = folder.read().problems
    assert (problem.code, problem.file) == ("folder-unlike", "Hembygd/2026")
    assert "”Höstfest.md” och ”Vinterfest.jpg”" in problem.sv


@pytest.mark.parametrize(
    "names",
    [
        ("text.sv.md", "omslag.jpg", "Vendela läser.sv.mp3"),
        ("Höstfest.md", "Höstfesten i ladan.jpg"),
        ("Höstfest.md", "IMG_2031.jpg"),
        ("Höstfest.md", "20261126_120301.jpg"),
        ("Tomten.md", "Bäcken.jpg"),
        ("sv.md", "en.md", "Höstfest.jpg"),
        ("Höstfest.jpg", "Vinterfest.jpg", "Vårfest.jpg"),
        ("Höstfest.md", "a.jpg"),
        ("Höstfest.sv.md", "Autumn fair.en.md", "omslag.jpg"),
    ],
)
def test_files_that_are_called_for_what_they_are_belong_together(folder: EditorsFolder, names: tuple[str, ...]) -> None:
    for name in names:
        content = {"jpg": JPG, "mp3": MP3}.get(name[-3:], "Hej.")
        folder.put(f"Tomten och bäcken/{name}", content)
    assert "folder-unlike" not in folder.codes()


def test_two_texts_of_one_notice_in_one_language_are_told(folder: EditorsFolder) -> None:
    folder.put("Loppis.md", "den ena")
    folder.put("Loppis.txt", "den andra")
    assert [part.path for part in folder.asked().variants[0].parts] == ["Hembygd/Loppis.md"]
    assert folder.codes() == ["same-thing-twice"]


def test_what_lies_beside_a_poster_is_told_not_to_be_shown(folder: EditorsFolder) -> None:
    folder.put("Loppis.pdf", PDF)
    folder.put("Loppis.jpg", JPG)
    assert [part.role for part in folder.asked().variants[0].parts] == [Role.POSTER]
    assert folder.codes() == ["beside-poster"]


def test_a_text_beside_a_poster_stays_as_what_the_poster_says_in_words(folder: EditorsFolder) -> None:
    folder.put("Loppis.pdf", PDF)
    folder.put("Loppis.md", "Loppis lördag kl 10.")
    assert {part.role for part in folder.asked().variants[0].parts} == {Role.POSTER, Role.TEXT}
    assert folder.codes() == []


def test_one_stem_with_two_times_is_two_notices_each_in_its_own(folder: EditorsFolder) -> None:
    folder.put("Vatten 2026-11-28 till 2026-12-02.md", "Avstängt i november.")
    folder.put("Vatten 2027-03-01 till 2027-03-03.md", "Avstängt i mars.")
    first, second = folder.notices()
    assert first.id == "hembygd.vatten"
    assert second.id.startswith("hembygd.vatten-")
    assert {len(notice.variants[0].parts) for notice in (first, second)} == {1}


def test_one_stem_for_two_sites_is_two_notices_that_share_what_is_for_both(folder: EditorsFolder) -> None:
    folder.put("Öppet @hamneda.md", "08-19")
    folder.put("Öppet @agunnaryd.md", "10-16")
    folder.put("Öppet.jpg", JPG)
    notices = folder.notices()
    assert {notice.sites for notice in notices} == {("hamneda",), ("agunnaryd",)}
    assert all(len(notice.variants[0].parts) == 2 for notice in notices)
    assert folder.codes() == []


def test_a_file_without_dates_joins_the_one_that_has_them(folder: EditorsFolder) -> None:
    folder.put("Loppis till 2027-06-13.md")
    folder.put("Loppis.jpg", JPG)
    notice = folder.notice()
    assert len(notice.variants[0].parts) == 2
    assert notice.schedule.ends is not None


@pytest.mark.parametrize("matter", ["titel: Ett\ntitel: Två", "titel: Ett\nprio: normal\ntitel: Två: och ett halvt"])
def test_of_a_setting_written_twice_the_first_counts_and_the_editor_is_asked(
    folder: EditorsFolder, matter: str
) -> None:
    folder.put("Loppis.md", f"---\n{matter}\n---\nHej.")
    reading = folder.read()
    assert [notice.variants[0].title for notice in reading.content.notices] == ["Ett"]
    assert [problem.code for problem in reading.problems] == ["key-repeated"]


@pytest.mark.parametrize("content", [PDF, rb"{\rtf1\ansi Hej}", b"\xef\xbb\xbf%PDF-1.4\n"])
def test_a_format_in_letters_is_no_text(folder: EditorsFolder, content: bytes) -> None:
    folder.put("Loppis.md", content)
    assert [problem.code for problem in folder.read().problems] == ["not-text"]


@pytest.mark.parametrize(
    "content",
    [
        b"[InternetShortcut]\nURL\n\tIconIndex=0\nURL=https://loppis.example/\n",
        b"[{000214A0}]\nURL=https://fel.example/\n[internetshortcut]\nURL=\nurl = https://loppis.example/\n",
        b"\xef\xbb\xbf[InternetShortcut]\r\nIconFile=C:\\x%20y\r\nURL=https://loppis.example/\r\n",
    ],
)
def test_a_shortcut_with_odd_lines_still_leads_where_it_says(folder: EditorsFolder, content: bytes) -> None:
    folder.put("Loppis.url", content)
    assert folder.notice().variants[0].link == "https://loppis.example/"


def test_a_reader_that_fails_costs_its_own_file_alone(
    folder: EditorsFolder, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> FileReading:
        raise AttributeError("a fault of ours")

    monkeypatch.setitem(READERS, FileKind.CARD, fail)
    folder.put("Eva.vcf", VCARD)
    folder.put("Loppis.md")
    found = folder.read()
    assert [notice.id for notice in found.content.notices] == ["hembygd.loppis"]
    assert [(problem.file, problem.code) for problem in found.problems] == [("Hembygd/Eva.vcf", "broken-file")]
    assert "Hembygd/Eva.vcf: its reader failed" in caplog.text
