"""The client of the worker: every job is answered, no process is left, whatever the worker does."""

from __future__ import annotations

import logging
import os
import select
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from player.errors import WorkerError
from player.worker.client import Worker
from player.worker.folder_messages import FolderRead, ReadFolder
from player.worker.protocol import Failed, Reply
from player.worker.upkeep import Upkeep

NOW = datetime(2027, 6, 13, tzinfo=UTC)
ROGUE = (sys.executable, "-I", str(Path(__file__).with_name("rogue.py")))
QUICK = Upkeep(start_s=20.0, read_s=20.0)


@contextmanager
def rogue(*words: str, upkeep: Upkeep = QUICK) -> Iterator[Worker]:
    """A worker that misbehaves on demand. Holds that neither a process nor a descriptor is left behind."""
    before = set(os.listdir("/proc/self/fd"))  # noqa: PTH208  a listing's own descriptor must not count
    with Worker([], [], upkeep=upkeep, program=(*ROGUE, *words)) as worker:
        yield worker
    assert set(os.listdir("/proc/self/fd")) == before  # noqa: PTH208
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def ask(worker: Worker, name: str) -> Reply:
    return worker.call(ReadFolder(name, NOW))


def pid_of(worker: Worker) -> int:
    reply = ask(worker, "pid")
    assert isinstance(reply, FolderRead)
    return int(reply.missing[0])


def test_a_job_is_answered_and_the_worker_goes_on() -> None:
    with rogue() as worker:
        assert pid_of(worker) == pid_of(worker)
        assert worker.guards is not None
        assert worker.guards.complete


def test_replies_come_under_their_tickets_in_order() -> None:
    with rogue() as worker:
        tickets = [worker.submit(ReadFolder(str(number), NOW)) for number in range(20)]
        came: list[int] = []
        while len(came) < len(tickets):
            came += [ticket for ticket, _ in worker.poll(5.0)]
        assert came == tickets


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("segfault", "killed by SIGSEGV"),
        ("leave", "ended with exit code 3"),
        ("close", "it closed its pipe"),
        ("garbage", "does not speak as a worker"),
        ("brackets", "does not speak as a worker"),
        ("another ticket", "an answer nobody asked for"),
        ("another type", "expected FolderRead, got Normalised"),
        ("not a number", "NaN"),
        ("greet again", "out of turn"),
        ("unasked change", "an answer nobody asked for: Changed"),
    ],
)
def test_a_crash_or_a_lie_fails_the_job_in_hand_alone_and_the_log_names_it(
    name: str, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    with rogue() as worker:
        first = pid_of(worker)
        tickets = [worker.submit(ReadFolder(what, NOW)) for what in ("fine", name, "fine too")]
        replies: dict[int, Reply] = {}
        while len(replies) < 3:
            replies.update(worker.poll(10.0))
        failed = replies[tickets[1]]
        assert isinstance(failed, Failed)
        assert failed.reason == "crashed"
        assert words in failed.message
        assert isinstance(replies[tickets[0]], FolderRead)
        assert isinstance(replies[tickets[2]], FolderRead)
        assert pid_of(worker) != first
    errors = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert [record.name for record in errors] == ["bytavla.worker"]
    assert errors[0].getMessage().startswith(f"{name}: ")


def test_an_endless_line_is_cut_off() -> None:
    with rogue(upkeep=Upkeep(read_s=20.0, longest_line_bytes=1 << 20)) as worker:
        with pytest.raises(WorkerError, match="a line of more than 1048576 bytes"):
            ask(worker, "endless")
        assert pid_of(worker)


def test_a_second_answer_to_a_job_costs_the_worker_and_no_job() -> None:
    with rogue() as worker:
        ask(worker, "twice")
        time.sleep(0.05)
        assert pid_of(worker)


def test_a_long_reply_and_one_in_pieces_come_whole() -> None:
    with rogue() as worker:
        reply = ask(worker, "long")
        assert isinstance(reply, FolderRead)
        assert len(reply.problems[0].file) == 300_000
        assert isinstance(ask(worker, "halves"), FolderRead)


def test_a_request_larger_than_the_pipe_is_sent_whole() -> None:
    with rogue() as worker:
        assert isinstance(ask(worker, "å" * 1_000_000), FolderRead)


def test_a_job_that_does_not_end_is_ended_and_the_next_goes_to_a_fresh_worker() -> None:
    with rogue() as worker:
        first = pid_of(worker)
        started = time.monotonic()
        with pytest.raises(WorkerError, match=r"hang: took more than 0\.2 s") as caught:
            worker.call(ReadFolder("hang", NOW), limit_s=0.2)
        assert caught.value.reason == "timeout"
        assert time.monotonic() - started < 5.0
        assert pid_of(worker) != first


def test_a_worker_out_of_memory_is_replaced() -> None:
    with rogue() as worker:
        first = pid_of(worker)
        with pytest.raises(WorkerError, match="no memory") as caught:
            ask(worker, "memory")
        assert caught.value.reason == "memory"
        assert pid_of(worker) != first


def test_a_worker_that_grew_is_replaced_before_the_next_job() -> None:
    with rogue(upkeep=Upkeep(most_resident_bytes=50_000_000)) as worker:
        first = pid_of(worker)
        assert pid_of(worker) == first
        ask(worker, "bloat")
        assert pid_of(worker) != first


def test_a_worker_is_replaced_after_so_many_jobs() -> None:
    with rogue(upkeep=Upkeep(most_jobs=3)) as worker:
        pids = [pid_of(worker) for _ in range(7)]
        assert [pids.index(pid) for pid in pids] == [0, 0, 0, 3, 3, 3, 6]


def test_a_worker_that_never_starts_fails_its_jobs_soon() -> None:
    with rogue("die-at-start") as worker:
        tickets = {worker.submit(ReadFolder(str(number), NOW)) for number in range(3)}
        replies: dict[int, Reply] = {}
        while len(replies) < 3:
            replies.update(worker.poll(10.0))
        assert set(replies) == tickets
        assert all(isinstance(reply, Failed) and reply.reason == "refused" for reply in replies.values())
        assert all("exit code 7" in reply.message for reply in replies.values() if isinstance(reply, Failed))


def test_a_program_that_is_not_there_fails_its_jobs_too(tmp_path: Path) -> None:
    with (
        Worker([], [], program=(str(tmp_path / "none"),)) as worker,
        pytest.raises(WorkerError, match="does not start") as caught,
    ):
        ask(worker, "any")
    assert caught.value.reason == "refused"


def test_a_worker_that_fails_to_start_once_is_tried_again(tmp_path: Path) -> None:
    with rogue("die-once", str(tmp_path / "mark")) as worker:
        assert isinstance(ask(worker, "any"), FolderRead)


def test_a_worker_that_never_greets_is_given_up() -> None:
    not_ready = pytest.raises(WorkerError, match=r"not ready within 0\.1 s")
    with rogue("never-greet", upkeep=Upkeep(start_s=0.1)) as worker, not_ready:
        ask(worker, "any")


def test_a_worker_killed_while_idle_costs_no_job() -> None:
    with rogue() as worker:
        first = pid_of(worker)
        os.kill(first, signal.SIGKILL)
        select.select([worker], [], [], 5.0)
        assert pid_of(worker) != first


def test_resting_ends_an_idle_worker_and_a_busy_one_stays() -> None:
    with rogue() as worker:
        first = pid_of(worker)
        ticket = worker.submit(ReadFolder("pid", NOW))
        worker.rest()
        assert worker.poll(5.0)[0][0] == ticket
        assert Path(f"/proc/{first}").exists()
        worker.rest()
        worker.poll()
        assert worker.wake_at is None
        assert pid_of(worker) != first


def test_closing_ends_a_worker_in_the_middle_of_a_job() -> None:
    with rogue() as worker:
        first = pid_of(worker)
        worker.submit(ReadFolder("hang", NOW))
        worker.submit(ReadFolder("pid", NOW))
    assert not Path(f"/proc/{first}").exists()


def test_a_job_that_has_not_begun_can_be_taken_back() -> None:
    with rogue() as worker:
        first, second, third = (worker.submit(ReadFolder(str(number), NOW)) for number in range(3))
        assert worker.cancel(second)
        assert not worker.cancel(first)
        came: list[int] = []
        while len(came) < 2:
            came += [ticket for ticket, _ in worker.poll(5.0)]
        assert came == [first, third]
        assert worker.poll(5.0) == []


def test_a_call_keeps_the_replies_to_other_jobs() -> None:
    with rogue() as worker:
        ticket = worker.submit(ReadFolder("pid", NOW))
        pid_of(worker)
        assert worker.wake_at is not None
        assert [told for told, _ in worker.poll()] == [ticket]


def test_one_descriptor_stands_for_every_process_in_a_select_loop() -> None:
    with rogue() as worker:
        handle = worker.fileno()
        for name in ("fine", "segfault", "fine"):
            ticket = worker.submit(ReadFolder(name, NOW))
            replies: list[tuple[int, Reply]] = []
            while not replies:
                wake_at = worker.wake_at
                assert wake_at is not None
                select.select([handle], [], [], max(0.0, wake_at - time.monotonic()))
                replies = worker.poll()
            assert replies[0][0] == ticket
        assert worker.fileno() == handle
