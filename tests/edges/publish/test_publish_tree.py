"""What is published is signed, whole, incremental, and leaves again; seen through tuf's own client."""

from __future__ import annotations

import json
import shutil
import stat
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image

from player.errors import InputError, StorageError
from player.folder.text import text_body
from player.notices.notice import Role
from player.publish.lock import locked
from player.publish.metadata import ISSUED
from player.publish.sweep import GRACE
from tests.edges.publish.desk import BOARD, CHOIR, EDITORS, NOW, Desk


def photo(*, gps: bool = True, size: tuple[int, int] = (60, 40), orientation: int = 6) -> bytes:
    """A JPEG as a phone makes it: lying on its side, and telling where it was taken."""
    picture = Image.effect_noise(size, 80).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = "Bildtext som ingen ska se"
    if gps:
        exif.get_ifd(0x8825).update({1: "N", 2: (56.0, 50.0, 13.0), 3: "E", 4: (13.0, 56.0, 27.0)})
    made = BytesIO()
    picture.save(made, "JPEG", exif=exif, quality=95)
    return made.getvalue()


def pdf_around(jpeg: bytes) -> bytes:
    """A PDF in which a JPEG lies as it came, the way word processors put it there."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 595]/Resources<</XObject<</Photo 4 0 R>>>>>>",
        b"<</Subtype/Image/Filter/DCTDecode/Length %d>>\nstream\n%b\nendstream" % (len(jpeg), jpeg),
    )
    numbered = (b"%d 0 obj\n%b\nendobj\n" % each for each in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + b"".join(numbered) + b"trailer\n<</Root 1 0 R>>\n%%EOF"


def test_a_first_publish_is_signed_and_whole(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor och loppis")
    report = desk.publish()
    assert report.changed
    assert report.version == 1
    assert report.added == ("hembygdsforeningen.loppis",)
    assert report.exit_code == 0
    seen = desk.seen()
    assert seen.titles() == {"Loppis"}
    assert set(seen.contents) == {"hembygdsforeningen", "koren"}
    assert list(seen.blobs.values()) == ["Våfflor och loppis".encode()]


def test_a_second_publish_without_a_change_writes_nothing_at_all(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.publish()
    desk.hand.asked.clear()
    before = {path: path.stat().st_mtime_ns for path in desk.root.rglob("*") if path.is_file()}
    report = desk.publish(NOW + timedelta(minutes=1))
    assert not report.changed
    assert not report.signed
    assert (report.added, report.updated, report.removed) == ((), (), ())
    after = {path: path.stat().st_mtime_ns for path in desk.root.rglob("*") if path.is_file()}
    assert after == before
    assert desk.hand.asked == []


def test_only_what_changed_is_read_and_written_again(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.write(f"{EDITORS}/Bild.jpg", photo())
    desk.write(f"{CHOIR}/Konsert.md", "Sång")
    desk.publish()
    before = set(desk.files())
    desk.hand.asked.clear()
    desk.write(f"{CHOIR}/Konsert.md", "Sång och musik")
    report = desk.publish(NOW + timedelta(minutes=1))
    assert report.updated == ("koren.konsert",)
    assert desk.hand.asked == ["ReadPlaylist", "NormaliseText"]
    new = sorted(name.partition("/")[0] for name in set(desk.files()) - before)
    assert new == ["blobs", "metadata", "metadata", "targets"]


def test_a_photo_is_published_upright_and_without_a_trace_of_its_metadata(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Stugan.jpg", photo())
    desk.publish()
    blob = next(iter(desk.seen().blobs.values()))
    with Image.open(BytesIO(blob)) as picture:
        assert picture.size == (40, 60)
        assert not picture.getexif()
    for name, data in desk.files().items():
        assert b"Exif" not in data, name
        assert b"Bildtext" not in data, name


def test_a_picture_is_no_larger_than_the_sharpest_screen_can_use(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Panorama.jpg", photo(size=(2400, 600), orientation=1))
    desk.publish()
    with Image.open(BytesIO(next(iter(desk.seen().blobs.values())))) as picture:
        assert picture.size == (1920, 480)
    desk.write(
        "_board/board.toml", BOARD.replace('name = "Agunnaryds Handel"', 'name = "A"\nscreen = {size = "3840x2160"}')
    )
    desk.publish(NOW + timedelta(minutes=1))
    with Image.open(BytesIO(next(iter(desk.seen().blobs.values())))) as picture:
        assert picture.size == (2400, 600)


@pytest.mark.parametrize("body", ["---\nRubrik: nej\n---\nText", "---\n\nEtt streck först", "Vanlig text\n---\nmer"])
def test_a_text_is_published_without_its_front_matter_and_reads_the_same_again(desk: Desk, body: str) -> None:
    desk.write(f"{EDITORS}/Loppis.md", f"---\ntitel: Loppis\nkontakt: hemlig\n---\n{body}")
    desk.publish()
    blob = next(iter(desk.seen().blobs.values()))
    assert b"titel" not in blob
    assert text_body(blob) == body


def test_a_poster_is_published_byte_for_byte(desk: Desk) -> None:
    poster = BytesIO()
    Image.new("RGB", (100, 140), "white").save(poster, "PDF")
    desk.write(f"{EDITORS}/Auktion.pdf", poster.getvalue())
    desk.publish()
    seen = desk.seen()
    assert seen.notices()["hembygdsforeningen.auktion"].variants[0].parts[0].role is Role.POSTER
    assert list(seen.blobs.values()) == [poster.getvalue()]


def test_a_poster_that_cannot_be_drawn_is_told_and_not_published(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Auktion.pdf", b"%PDF-1.4\n" + bytes(range(256)) * 12)
    report = desk.publish()
    assert [problem.code for problem in report.problems] == ["poster-broken"]
    assert desk.seen().titles() == set()
    assert "VISAS INTE (1)\n- Auktion  [Auktion.pdf]" in desk.receipt()


def test_a_poster_with_a_photo_that_tells_its_place_is_published_and_its_editor_warned(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Utflykt.pdf", pdf_around(photo()))
    desk.write(f"{EDITORS}/Annat.pdf", pdf_around(photo(gps=False)))
    for minutes in (0, 1):  # also when the file was taken in by an earlier publish
        problems = desk.publish(NOW + timedelta(minutes=minutes)).problems
        assert [(problem.code, problem.notice) for problem in problems] == [
            ("poster-tells-place", "hembygdsforeningen.utflykt")
        ]
    assert "talar om var det togs" in desk.receipt()
    assert desk.seen().titles() == {"Utflykt", "Annat"}


def test_nothing_goes_out_earlier_than_the_owner_allows(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Julfest 2026-12-20 till 2026-12-21.md", "Hemlig gäst")
    desk.publish()
    assert desk.seen().titles() == set()
    assert not any(b"Hemlig" in data or b"Julfest" in data for data in desk.files().values())
    assert "Väntar: läggs ut på nätet 6 december 2026" in desk.receipt()
    later = NOW.replace(month=12, day=6)
    assert desk.publish(later).added == ("hembygdsforeningen.julfest",)
    assert desk.seen(later).titles() == {"Julfest"}


def test_what_is_over_leaves_by_itself(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Loppis till 2026-11-24.md", "Våfflor")
    desk.publish()
    later = NOW + timedelta(days=2)
    assert desk.publish(later).removed == ("hembygdsforeningen.loppis",)
    assert desk.seen(later).titles() == set()
    assert "Visas inte längre: det tog slut 24 november 2026." in desk.receipt()


def test_what_is_withdrawn_leaves_the_tree_within_a_day_but_not_under_a_boards_hands(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Loppis.md", "Ett hemligt recept")
    desk.publish()
    (desk.folder / EDITORS / "Loppis.md").unlink()
    assert desk.publish(NOW + timedelta(minutes=1)).removed == ("hembygdsforeningen.loppis",)
    assert desk.seen().titles() == set()
    assert any(b"recept" in data for data in desk.files().values())
    desk.publish(NOW + timedelta(minutes=2) + GRACE)
    assert not any(b"recept" in data or b"Loppis" in data for data in desk.files().values())
    assert sorted(name for name in desk.files() if name.startswith("metadata")) == [
        "metadata/1.root.json",
        "metadata/2.snapshot.json",
        "metadata/2.targets.json",
        "metadata/timestamp.json",
    ]
    assert timedelta(0) < GRACE < timedelta(days=1)


def test_what_comes_back_before_the_grace_is_over_stays(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.publish()
    (desk.folder / EDITORS / "Loppis.md").unlink()
    desk.publish(NOW + timedelta(hours=1))
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.publish(NOW + timedelta(hours=2))
    desk.publish(NOW + timedelta(hours=2) + GRACE)
    assert desk.seen().titles() == {"Loppis"}


def test_the_timestamp_is_signed_anew_each_day_and_says_when(desk: Desk) -> None:
    desk.publish()
    report = desk.publish(NOW + timedelta(days=1, minutes=1))
    assert report.signed
    assert not report.changed
    assert report.version == 1
    signed = json.loads((desk.public / "metadata" / "timestamp.json").read_bytes())["signed"]
    assert signed[ISSUED] == "2026-11-24T09:01:00Z"
    assert signed["expires"] == "2026-12-08T09:01:00Z"
    assert signed["version"] == 2


def test_after_weeks_without_a_change_the_content_is_signed_anew_too(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Tillsvidare/Loppis.md", "Våfflor")
    desk.publish()
    for days in (40, 80, 120):
        report = desk.publish(NOW + timedelta(days=days))
        assert desk.seen(NOW + timedelta(days=days + 10)).titles() == {"Loppis"}
    assert not report.changed


def test_a_clock_that_has_gone_back_never_signs_an_earlier_time(desk: Desk) -> None:
    desk.publish()
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.publish(NOW - timedelta(days=300))
    signed = json.loads((desk.public / "metadata" / "timestamp.json").read_bytes())["signed"]
    assert signed[ISSUED] == "2026-11-23T09:00:00Z"
    assert desk.seen().titles() == {"Loppis"}


def test_nothing_private_lies_in_the_tree_and_the_keys_are_the_owners_alone(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.publish()
    private = desk.places.private
    assert private.parent == desk.public.parent
    assert not private.is_relative_to(desk.public)
    assert stat.S_IMODE(private.stat().st_mode) == 0o700
    for key in (*desk.places.keys.iterdir(), desk.places.root_key / "root.pem"):
        assert stat.S_IMODE(key.stat().st_mode) == 0o600, key
    assert {name.partition("/")[0] for name in desk.files()} == {"metadata", "targets", "blobs"}
    assert not any(b"PRIVATE KEY" in data for data in desk.files().values())
    assert all(stat.S_IMODE((desk.public / name).stat().st_mode) == 0o644 for name in desk.files())


def test_the_tree_may_not_lie_in_the_editors_folder_nor_the_folder_in_the_tree(desk: Desk) -> None:
    desk.public = desk.folder / "public"
    with pytest.raises(InputError, match="in one another"):
        desk.publisher().init(NOW)


def test_a_second_publisher_is_turned_away(desk: Desk) -> None:
    with locked(desk.places), pytest.raises(StorageError, match="Another publish"):
        desk.publish()


def test_a_playlist_that_the_board_no_longer_names_is_withdrawn(desk: Desk) -> None:
    desk.write(f"{CHOIR}/Konsert.md", "Sång")
    desk.publish()
    desk.write("_board/board.toml", BOARD[: BOARD.rindex("[[playlists]]")])
    report = desk.publish(NOW + timedelta(minutes=1))
    assert report.removed == ("koren.konsert",)
    assert set(desk.seen().contents) == {"hembygdsforeningen"}
    assert ("withdrawn", "Konsert") in desk.history()
    assert "ingen svarar för den" in desk.receipt(CHOIR)


def test_a_tampered_tree_is_never_signed_again(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.publish()
    path = desk.public / "metadata" / "1.targets.json"
    path.write_bytes(path.read_bytes().replace(b"koren", b"kuren"))
    report = desk.publish(NOW + timedelta(minutes=1))
    assert report.version > 1
    assert desk.seen().titles() == {"Loppis"}


def test_a_tree_that_was_wiped_is_made_anew_under_higher_versions(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.publish()
    shutil.rmtree(desk.public)
    assert desk.publish(NOW + timedelta(minutes=1)).version == 2
    assert desk.seen().titles() == {"Loppis"}


def test_a_blob_that_somebody_removed_comes_back(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.publish()
    blob = next(name for name in desk.files() if name.startswith("blobs/"))
    (desk.public / blob).unlink()
    for minutes in (1, 2):
        assert not desk.publish(NOW + timedelta(minutes=minutes)).changed
    assert desk.seen().titles() == {"Loppis"}


def test_a_lost_index_costs_nothing_but_time(desk: Desk) -> None:
    desk.write(f"{EDITORS}/Loppis.md", "Våfflor")
    desk.publish()
    desk.places.index.write_bytes(b"this is no database at all, not in the least" * 100)
    report = desk.publish(NOW + timedelta(minutes=1))
    assert not report.changed
    assert desk.seen().titles() == {"Loppis"}
