"""Copies of a process that wait for work, in place of a new Python that imports everything."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import Mock

import pytest

from gdmath import InputError
from scenes.hills import Hills
from scenes.render.command import job
from scenes.render.command.course import Film
from scenes.render.command.ready import Ready, ready
from scenes.render.copies import can_fork

pytestmark = pytest.mark.skipif(not can_fork(), reason="there are no copies here")

_ASKED, _ANSWERED = 0, 1


def shout() -> int:
    """Read all that is asked, say it loudly, and tell in which session."""
    asked = b""
    while more := os.read(_ASKED, 100):
        asked += more
    os.write(_ANSWERED, asked.upper() + b" in %d" % os.getsid(0))
    return 3


def sleep() -> int:
    try:
        os.write(_ANSWERED, b"asleep")  # from then on an interrupt may come
        time.sleep(60)
    except KeyboardInterrupt:
        return 130
    return 0


@contextmanager
def copies(*work: object) -> Iterator[list[Ready]]:
    made: list[Ready] = []
    try:
        for one in work:
            made.append(Ready(one, made))  # type: ignore[arg-type]
        yield made
    finally:
        for copy in made:
            copy.kill()
            copy.wait()
            copy.let_go()


def test_each_answers_what_it_is_asked_and_gives_its_status() -> None:
    with copies(shout, shout) as two:
        for copy, words in zip(two, (b"one", b"two"), strict=True):
            copy.stdin.write(words)
            copy.stdin.close()  # of which it hears though the other one waits
            said, _, session = copy.stdout.read().partition(b" in ")
            assert said == words.upper()
            assert int(session) not in (os.getsid(0), 0)
            assert copy.wait() == copy.returncode == 3


def test_it_heeds_an_interrupt_even_if_we_do_not() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with copies(sleep) as (copy,):
            assert copy.stdout.read(6) == b"asleep"
            copy.send_signal(signal.SIGINT)
            assert copy.wait() == 130
            copy.kill()  # of which nobody takes note: its number is free
    finally:
        signal.signal(signal.SIGINT, before)


def test_what_goes_wrong_in_it_ends_it_alone() -> None:
    with copies(lambda: 1 // 0) as (copy,):
        assert copy.wait() == 1


ALONE = """
import os, threading
from scenes.render.command.ready import ready
with ready(lambda: 0, 2) as waiting:
    print(len(waiting))
print(os.waitpid(-1, 0) if waiting and waiting[0].returncode is None else "none are left")
threading.Thread(target=threading.Event().wait, daemon=True).start()
with ready(lambda: 0, 2) as waiting:
    print(len(waiting))
"""


def test_they_are_gone_afterwards_and_made_by_a_process_of_one_thread_only() -> None:
    said = subprocess.check_output([sys.executable, "-c", ALONE], text=True)
    assert said.split("\n") == ["2", "none are left", "0", ""]


def test_of_none_there_is_none() -> None:
    with ready(shout, 0) as waiting:
        assert waiting == []


def test_films_of_ones_own_share_a_process_with_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "ready", lambda work, count: count)
    ours, own = Film("hills", Hills, ""), Film("own.py", Hills, "")
    cases = {2: [ours, ours], 1: [own], 0: [ours, own]}
    assert {count: job.waiting_for(films) for count, films in cases.items()} == {
        count: count for count in cases
    }


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (InputError("far must not be negative."), r"far must not be negative\."),
        (ZeroDivisionError("by nothing"), r"(?s)Traceback.*ZeroDivisionError: by nothing\n"),
    ],
    ids=["in a sentence", "with where it was"],
)
def test_a_job_that_fails_tells_why(
    trouble: Exception, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job, "_received", Mock(side_effect=trouble))
    with copies(job.work) as (copy,):
        copy.stdin.close()
        assert re.fullmatch(told, json.loads(copy.stdout.read())["failed"])
        assert copy.wait() == 1


_PRINTS = """
import sys
from scenes.render.command.ready import ready

def work():
    sys.stdout.reconfigure(errors="replace")
    print("answered", sys.stdin.read())
    return 0

print("begun")
with ready(work, 1) as (copy,):
    copy.stdin.write(b"asked")
    copy.stdin.close()
    print(copy.stdout.read().decode(), copy.wait())
"""


def test_a_copy_of_a_program_that_prints_to_a_file_prints_to_its_own_output(
    tmp_path: Path,
) -> None:
    printed = tmp_path / "printed"
    with printed.open("w") as file:
        done = subprocess.run(
            [sys.executable, "-c", _PRINTS], stdout=file, stderr=subprocess.PIPE, check=False
        )
    assert done.stderr == b""
    assert printed.read_text() == "begun\nanswered asked\n 0\n"
