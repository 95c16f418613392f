"""The real worker, in its sandbox: it reads, draws and watches; and one bad job costs one job."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from player.errors import InputError, StorageError, WorkerError
from player.frames.key import key_of
from player.frames.model import Drawn
from player.frames.pixels import DamagedFrameError
from player.frames.store import FrameStore
from player.notices.board import Board, Party, Playlist, Screen, Site
from player.notices.notice import STANDING, Kind, Notice, Part, Role, Variant
from player.notices.programme import PlaylistContent, Programme, programme_for
from player.worker.client import Worker
from player.worker.file_messages import Normalise, Normalised, NormaliseText, TextNormalised
from player.worker.folder_messages import BoardRead, Changed, FolderRead, ReadBoard, ReadFolder, ReadPlaylist, Watch
from player.worker.jobs import Canvas, all_draws, draw_all, make_draw, read_programme
from player.worker.process import PROGRAM
from player.worker.protocol import Draw
from player.worker.upkeep import Upkeep

NOW = datetime(2027, 6, 13, 12, 5, tzinfo=UTC)
BOARD_TOML = """
[board]
name = "Bygden"
languages = ["sv", "en"]
[board.owner]
name = "Bygderådet"
[[site]]
id = "hamneda"
name = "Hamneda Lanthandel"
[[playlist]]
folder = "Hembygd"
[playlist.party]
name = "Hembygdsföreningen"
"""
SMALL = Screen(diagonal_inches=32.0, width_px=1280, height_px=720)
PLAYLIST = Playlist("hembygd", "Hembygd", "Hembygd", Party("Hembygdsföreningen"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "playlists"
    (root / "_board").mkdir(parents=True)
    (root / "_board" / "board.toml").write_text(BOARD_TOML, "utf-8")
    (root / "Hembygd").mkdir()
    (root / "Hembygd" / "Loppis.md").write_text("# Loppis\n\nKom och fynda!", "utf-8")
    return root


@pytest.fixture
def worker(folder: Path, tmp_path: Path) -> Iterator[Worker]:
    with Worker([folder], [tmp_path / "store", tmp_path / "png"]) as worker:
        yield worker


def programme(text: str = "Hembygd/Loppis.md", screen: Screen = SMALL) -> Programme:
    site = Site("hamneda", "Hamneda Lanthandel", languages=("sv",), screen=screen)
    part = Part(Role.TEXT, text, "1", 10, "text/markdown")
    notice = Notice("hembygd-loppis", "hembygd", Kind.TEXT, (Variant("", "Loppis", text, (part,)),))
    board = Board("Bygden", Party("Bygderådet"), (site,), (PLAYLIST,))
    return programme_for(board, (PlaylistContent("hembygd", (notice,)),), site)


def canvas(folder: Path) -> Canvas:
    return Canvas(folder, folder.parent / "store")


def pid_of(worker: Worker) -> int:
    """The process's number, by its being our only child."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    assert len(children) == 1
    return int(children[0])


def test_it_puts_all_its_limits_on_and_tells(worker: Worker, folder: Path) -> None:
    worker.call(ReadBoard(str(folder), NOW))
    assert worker.guards is not None
    assert worker.guards.notes == ()
    assert worker.guards.complete


def test_it_reads_the_folder_its_board_and_one_playlist(worker: Worker, folder: Path) -> None:
    read = worker.call(ReadFolder(str(folder), NOW))
    assert isinstance(read, FolderRead)
    assert read.board is not None
    assert [content.playlist for content in read.contents] == ["hembygd"]
    one = worker.call(ReadPlaylist(str(folder), read.board, "hembygd", NOW))
    assert getattr(one, "content", None) == read.contents[0]
    with pytest.raises(InputError, match="no playlist 'annan'"):
        worker.call(ReadPlaylist(str(folder), read.board, "annan", NOW))


def test_a_folder_without_a_board_is_told_with_its_problems(worker: Worker, folder: Path) -> None:
    (folder / "_board" / "board.toml").unlink()
    board = worker.call(ReadBoard(str(folder), NOW))
    assert isinstance(board, BoardRead)
    assert board.board is None
    assert board.problems
    with pytest.raises(InputError, match="no board") as caught:
        read_programme(worker, folder, "hamneda", NOW)
    assert caught.value.problems == board.problems


def test_a_site_that_the_board_does_not_have_is_told_with_those_it_has(worker: Worker, folder: Path) -> None:
    with pytest.raises(InputError, match="no site 'hamnedda'; its sites are: hamneda"):
        read_programme(worker, folder, "hamnedda", NOW)


def test_what_is_read_is_drawn_into_the_store_and_not_drawn_again(worker: Worker, folder: Path) -> None:
    read, _ = read_programme(worker, folder, "hamneda", NOW)
    draws = all_draws(read, canvas(folder))
    ready, drawn = draw_all(worker, draws)
    assert set(ready) == {STANDING, read.notices[0].id}
    store = FrameStore(folder.parent / "store")
    assert [store.find(draw.key) for draw in draws] == list(drawn)
    frame = store.read(drawn[1].pages[0].frame)
    assert (frame.width, frame.height) == (1920, 1080)
    before = {path: path.stat().st_mtime_ns for path in store.folder.iterdir()}
    assert draw_all(worker, draws)[1] == drawn
    assert {path: path.stat().st_mtime_ns for path in store.folder.iterdir()} == before


def test_what_was_not_there_to_be_drawn_is_drawn_once_it_is_back(worker: Worker, folder: Path) -> None:
    read, _ = read_programme(worker, folder, "hamneda", NOW)
    notice = read.notices[0]
    draw = make_draw(read, notice, notice.variants[0].lang, canvas(folder))
    file, aside = folder / notice.variants[0].parts[0].path, folder / "undan"
    file.rename(aside)
    without = worker.call(draw)
    aside.rename(file)
    again = worker.call(draw)
    assert isinstance(without, Drawn)
    assert isinstance(again, Drawn)
    assert without.problems
    assert (again.problems, len(again.pages)) == ((), 1)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_frames_are_turned_as_the_panel_hangs_with_the_clock_in_its_place(
    worker: Worker, folder: Path, degrees: int
) -> None:
    """A person turns their head with the panel: what they see is the preview."""
    shown = programme(screen=replace(SMALL, rotate=degrees))
    draw = make_draw(shown, shown.notices[0], "", canvas(folder))
    drawn = worker.call(draw)
    upright = worker.call(replace(draw, png=str(folder.parent / "png"), now=NOW))
    assert isinstance(drawn, Drawn)
    assert isinstance(upright, Drawn)
    page = drawn.pages[0]
    panel = picture_of(FrameStore(folder.parent / "store"), page.frame)
    assert panel.size == (1280, 720)
    assert page.clock is not None
    strip = picture_of(FrameStore(folder.parent / "store"), page.clock.strip)
    width, height = page.clock.cell
    for char, cell in zip("14:05", page.clock.cells, strict=True):  # 12:05 UTC in Stockholm's summer
        x, y = page.clock.glyphs["0123456789:".index(char)]
        panel.paste(strip.crop((x, y, x + width, y + height)), cell)
    seen = panel.rotate(-degrees, expand=True)
    preview = Image.open(folder.parent / "png" / upright.pages[0].frame)
    assert seen.size == preview.size == shown.site.screen.upright_px
    assert seen.tobytes() == preview.convert("RGB").tobytes()


def picture_of(store: FrameStore, name: str) -> Image.Image:
    pixels = store.read(name)
    return Image.frombuffer("RGBA", (pixels.width, pixels.height), bytes(pixels.rows), "raw", "BGRA").convert("RGB")


def test_a_clock_strip_is_shared_by_all_notices_of_a_site(worker: Worker, folder: Path) -> None:
    shown = programme()
    _, drawn = draw_all(worker, all_draws(shown, canvas(folder)))
    strips = {page.clock.strip for each in drawn for page in each.pages if page.clock}
    assert len(strips) == 1


def test_a_damaged_clock_strip_is_drawn_anew_with_whatever_is_drawn_next(worker: Worker, folder: Path) -> None:
    (job, other) = all_draws(programme(), canvas(folder))
    _, (drawn, _) = draw_all(worker, [job, other])
    store, (page, *_) = FrameStore(folder.parent / "store"), drawn.pages
    assert page.clock is not None
    (store.folder / page.clock.strip).write_bytes(b"BYFR no digits")
    with pytest.raises(DamagedFrameError):
        store.read(page.clock.strip)
    store.forget(job.key)
    draw_all(worker, [job])
    assert store.read(page.clock.strip).width > 0


def test_a_notice_whose_file_is_gone_has_no_pages_and_a_problem_and_is_drawn_once_it_is_back(
    worker: Worker, folder: Path
) -> None:
    shown = programme(text="Hembygd/Borta.md")
    draw = make_draw(shown, shown.notices[0], "", canvas(folder))
    drawn = worker.call(draw)
    assert isinstance(drawn, Drawn)
    assert drawn.pages == ()
    assert "”Borta.md”" in drawn.problems[0].sv
    (folder / "Hembygd" / "Borta.md").write_text("Här igen.", "utf-8")
    again = worker.call(draw)
    assert isinstance(again, Drawn)
    assert len(again.pages) == 1
    assert FrameStore(folder.parent / "store").find(draw.key) == again


def copied(folder: Path, role: Role, data: bytes) -> tuple[Part, Path]:
    """A part as a board keeps it, by its SHA-256, and where it lies."""
    digest = hashlib.sha256(data).hexdigest()
    path = folder / "blobs" / digest[:2] / digest
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return Part(role, f"blobs/{digest[:2]}/{digest}", digest, len(data), ""), path


@pytest.mark.parametrize("harm", [lambda data: data.replace(b"12", b"13"), lambda data: data[:-1], None])
def test_a_copy_that_is_not_as_signed_is_the_boards_fault_and_drawn_once_it_is_mended(
    worker: Worker, folder: Path, harm: Callable[[bytes], bytes] | None
) -> None:
    part, path = copied(folder, Role.TEXT, healthy := b"# Loppis\n\nKlockan 12.")
    shown = programme()
    variant = replace(shown.notices[0].variants[0], parts=(part,))
    draw = make_draw(shown, replace(shown.notices[0], variants=(variant,)), "", canvas(folder))
    if harm is None:
        path.unlink()
    else:
        path.write_bytes(harm(healthy))
    drawn = worker.call(draw)
    assert isinstance(drawn, Drawn)
    assert (drawn.pages, [problem.code for problem in drawn.problems]) == ((), ["copy-spoilt"])
    assert "inget fel på filen" in drawn.problems[0].sv
    path.write_bytes(healthy)
    again = worker.call(draw)
    assert isinstance(again, Drawn)
    assert (len(again.pages), again.problems) == (1, ())
    assert FrameStore(folder.parent / "store").find(draw.key) == again


def test_a_standing_notice_is_shown_without_a_spoilt_logo_and_not_kept_so(worker: Worker, folder: Path) -> None:
    with BytesIO() as file:
        Image.new("RGB", (400, 200), "#204080").save(file, "PNG")
        logo, path = copied(folder, Role.PICTURE, file.getvalue())
    healthy = path.read_bytes()
    shown = programme()
    shown = replace(shown, board=replace(shown.board, logo=logo))
    draw = make_draw(shown, None, "sv", canvas(folder))
    path.write_bytes(healthy[:300])
    drawn = worker.call(draw)
    assert isinstance(drawn, Drawn)
    assert [problem.code for problem in drawn.problems] == ["copy-spoilt"]
    store = FrameStore(folder.parent / "store")
    assert drawn.pages
    assert store.find(draw.key) is None
    without = store.read(drawn.pages[-1].frame).rows
    path.write_bytes(healthy)
    again = worker.call(draw)
    assert isinstance(again, Drawn)
    assert (again.problems, store.find(draw.key)) == ((), again)
    assert store.read(again.pages[-1].frame).rows != without


def test_a_notice_that_cannot_be_drawn_is_remembered(worker: Worker, folder: Path) -> None:
    (folder / "Hembygd" / "Trasig.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture at all")
    shown = programme(text="Hembygd/Trasig.jpg")
    broken = replace(shown.notices[0].variants[0].parts[0], role=Role.PICTURE)
    variant = replace(shown.notices[0].variants[0], parts=(broken,))
    draw = make_draw(shown, replace(shown.notices[0], kind=Kind.PICTURE, variants=(variant,)), "", canvas(folder))
    drawn = worker.call(draw)
    assert isinstance(drawn, Drawn)
    assert drawn.pages == ()
    assert FrameStore(folder.parent / "store").find(draw.key) == drawn


def test_a_story_is_kept_on_a_board_that_has_not_its_sound(worker: Worker, folder: Path) -> None:
    shown = programme()
    sound = Part(Role.SOUND, "blobs/ab/abc", "1", 10, "audio/mpeg")
    variant = replace(shown.notices[0].variants[0], parts=(*shown.notices[0].variants[0].parts, sound))
    draw = make_draw(shown, replace(shown.notices[0], kind=Kind.STORY, variants=(variant,)), "", canvas(folder))
    drawn = worker.call(draw)
    assert isinstance(drawn, Drawn)
    assert FrameStore(folder.parent / "store").find(draw.key) == drawn


def test_a_part_outside_the_folder_is_not_read(worker: Worker, folder: Path) -> None:
    (folder.parent / "hemlig.md").write_text("# Hemligt", "utf-8")
    shown = programme(text="../hemlig.md")
    drawn = worker.call(make_draw(shown, shown.notices[0], "", canvas(folder)))
    assert isinstance(drawn, Drawn)
    assert drawn.pages == ()


def test_a_store_that_cannot_be_written_to_is_a_storage_error(worker: Worker, folder: Path) -> None:
    shown = programme()
    draw = make_draw(shown, shown.notices[0], "", Canvas(folder, folder.parent / "elsewhere"))
    with pytest.raises(StorageError, match="elsewhere"):
        worker.call(draw)


def test_where_no_folder_can_be_made_for_frames_folders_are_read_and_pictures_come_once_it_can(
    folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    card = tmp_path / "card"
    card.write_text("no folder can be made in a file")
    shown = programme()
    draw = make_draw(shown, shown.notices[0], "", Canvas(folder, card / "frames"))
    with Worker([folder], [card / "frames"]) as worker:
        assert isinstance(worker.call(ReadFolder(str(folder), NOW)), FolderRead)
        for _ in range(2):
            with pytest.raises(StorageError, match="cannot be made"):
                worker.call(draw)
        assert len([record for record in caplog.records if str(card) in record.getMessage()]) == 1
        card.unlink()
        drawn = worker.call(draw)
        assert isinstance(drawn, Drawn)
        assert drawn.pages
        assert FrameStore(card / "frames").find(draw.key) == drawn


def test_a_job_stopped_half_way_times_out_and_the_next_is_done(folder: Path, tmp_path: Path) -> None:
    shown = programme()
    with Worker([folder], [tmp_path / "store"], upkeep=Upkeep(draw_s=0.5)) as worker:
        worker.call(ReadBoard(str(folder), NOW))
        os.kill(pid_of(worker), signal.SIGSTOP)
        with pytest.raises(WorkerError, match=r"Hembygd/Loppis\.md: took more than 0\.5 s") as caught:
            worker.call(make_draw(shown, shown.notices[0], "", canvas(folder)))
        assert caught.value.reason == "timeout"
        assert isinstance(worker.call(ReadBoard(str(folder), NOW)), BoardRead)


def test_a_worker_killed_in_the_middle_of_a_job_fails_it_by_name(
    worker: Worker, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shown = programme()
    worker.call(ReadBoard(str(folder), NOW))
    os.kill(pid_of(worker), signal.SIGSTOP)
    worker.submit(make_draw(shown, shown.notices[0], "", canvas(folder)))
    os.kill(pid_of(worker), signal.SIGKILL)
    _, drawn = draw_all(worker, [make_draw(shown, None, "sv", canvas(folder))])
    assert drawn[0].pages
    assert "Hembygd/Loppis.md: the worker is lost: killed by SIGKILL" in caplog.text


def test_a_failed_drawing_becomes_a_problem_that_names_the_file(folder: Path, tmp_path: Path) -> None:
    shown = programme()
    with Worker([folder], [tmp_path / "store"], upkeep=Upkeep(draw_s=0.001)) as worker:
        ready, drawn = draw_all(worker, all_draws(shown, canvas(folder)))
    assert dict(ready) == {}
    assert [each.problems[0].code for each in drawn] == ["draw-timeout", "draw-timeout"]
    assert drawn[1].problems[0].file == "Hembygd/Loppis.md"
    assert drawn[1].problems[0].notice == "hembygd-loppis"


def test_a_picture_that_needs_more_memory_than_there_is_is_refused_by_name(folder: Path, tmp_path: Path) -> None:
    Image.new("RGB", (6000, 6000)).save(folder / "Hembygd" / "Stor.png", compress_level=1)
    program = (*PROGRAM, "--memory", "300000000")
    with Worker([folder], [tmp_path / "out"], program=program) as worker:
        with pytest.raises(InputError, match=r"Stor\.png.* too large"):
            worker.call(Normalise(str(folder / "Hembygd" / "Stor.png"), str(tmp_path / "out" / "stor"), 3840))
        assert isinstance(worker.call(ReadBoard(str(folder), NOW)), BoardRead)


def test_a_job_that_needs_two_gigabytes_fails_and_the_next_is_done(worker: Worker, folder: Path) -> None:
    with (folder / "Hembygd" / "Stor.txt").open("wb") as file:
        file.truncate(2 << 30)
    with pytest.raises(WorkerError, match="more memory than a worker has") as caught:
        worker.call(NormaliseText(str(folder / "Hembygd" / "Stor.txt"), str(folder.parent / "store" / "a")))
    assert caught.value.reason == "memory"
    assert isinstance(worker.call(ReadBoard(str(folder), NOW)), BoardRead)


def test_a_picture_and_a_text_are_made_fit_to_publish(worker: Worker, folder: Path, tmp_path: Path) -> None:
    Image.new("RGB", (3000, 2000), "red").save(folder / "Hembygd" / "Bild.jpg")
    picture = worker.call(Normalise(str(folder / "Hembygd" / "Bild.jpg"), str(tmp_path / "store" / "a"), 1500))
    assert isinstance(picture, Normalised)
    assert (picture.width, picture.height) == (1500, 1000)
    (folder / "Hembygd" / "Regler.txt").write_bytes("---\ntitel: Hej\n---\n---\nRad på rad".encode("cp1252"))
    text = worker.call(NormaliseText(str(folder / "Hembygd" / "Regler.txt"), str(tmp_path / "store" / "b")))
    assert text == TextNormalised("text/plain")
    assert (tmp_path / "store" / "b").read_text("utf-8") == "---\n---\n---\nRad på rad"
    with pytest.raises(InputError, match="cannot be read"):
        worker.call(NormaliseText(str(tmp_path / "elsewhere.txt"), str(tmp_path / "store" / "c")))


def test_a_watched_folder_tells_of_a_change_also_after_the_worker_was_replaced(worker: Worker, folder: Path) -> None:
    assert worker.call(Watch(str(folder))) == Changed(str(folder))
    (folder / "Hembygd" / "Ny.md").write_text("# Ny", "utf-8")
    assert worker.poll(10.0) == [(0, Changed(str(folder)))]
    os.kill(pid_of(worker), signal.SIGKILL)
    assert worker.poll(10.0) == [(0, Changed(str(folder)))]
    (folder / "Hembygd" / "Nyare.md").write_text("# Nyare", "utf-8")
    assert worker.poll(10.0) == [(0, Changed(str(folder)))]


def test_a_folder_that_takes_anothers_place_is_read(worker: Worker, folder: Path) -> None:
    """A stick pulled out and put back, a folder renamed: the sandbox knew the old one only."""
    worker.call(ReadBoard(str(folder), NOW))
    folder.rename(folder.with_name("old"))
    gone = worker.call(ReadBoard(str(folder), NOW))
    assert isinstance(gone, BoardRead)
    assert gone.board is None
    folder.with_name("old").rename(folder.with_name("older"))
    (folder / "_board").mkdir(parents=True)
    (folder / "_board" / "board.toml").write_text(BOARD_TOML, "utf-8")
    back = worker.call(ReadBoard(str(folder), NOW))
    assert isinstance(back, BoardRead)
    assert back.board is not None


def test_a_thousand_jobs_leave_no_trace(worker: Worker, folder: Path) -> None:
    ask = make_draw(programme(), None, "sv", canvas(folder))
    for _ in range(100):
        worker.call(ask)
    pid = pid_of(worker)
    descriptors, held = len(os.listdir("/proc/self/fd")), resident_kb(pid)  # noqa: PTH208
    for _ in range(1000):
        worker.call(ask)
    assert pid_of(worker) == pid
    assert len(os.listdir("/proc/self/fd")) == descriptors  # noqa: PTH208
    assert len(os.listdir(f"/proc/{pid}/fd")) < 10  # noqa: PTH208
    assert resident_kb(pid) < held + 2000


def resident_kb(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4


def test_it_ends_when_its_program_dies(folder: Path, tmp_path: Path) -> None:
    """The program is killed outright, so nothing of its own can end the worker."""
    lonely = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from player.worker.client import Worker\n"
        "from player.worker.folder_messages import ReadBoard\n"
        "Worker([Path(sys.argv[1])], []).call(ReadBoard(sys.argv[1]))\n"
        "print(Path(f'/proc/self/task/{os.getpid()}/children').read_text(), flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    run = subprocess.run([sys.executable, "-c", lonely, str(folder)], capture_output=True, text=True, check=False)
    assert run.returncode == -signal.SIGKILL
    until = time.monotonic() + 5.0
    while is_running(int(run.stdout)):
        assert time.monotonic() < until, "the worker lives on"
        time.sleep(0.01)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_keys_do_not_follow_other_sites_or_the_folders_place(folder: Path) -> None:
    shown = programme()
    elsewhere = make_draw(shown, shown.notices[0], "", Canvas(Path("/a"), Path("/b")))
    bigger = replace(shown, board=replace(shown.board, sites=(*shown.board.sites, Site("b", "B"))))
    assert elsewhere.key == make_draw(bigger, bigger.notices[0], "", canvas(folder)).key
    assert isinstance(elsewhere, Draw)
    assert elsewhere.key == key_of(shown.board, shown.site, "", playlist=PLAYLIST, notice=shown.notices[0])
