"""What the render engine is made of: pieces, progress."""

from __future__ import annotations

import errno
import json
import os
import select
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import svgelements  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from scenes.render import typesetting
from scenes.render.copies import can_fork
from scenes.render.pieces import Piece, pieces_of, prune, publish
from scenes.render.progress import CHANNEL, Progress
from scenes.render.reads import READS
from scenes.render.rehearsal import offstage
from scenes.render.segments import Segments, cores
from scenes.render.trouble import Trouble
from scenes.render.whole import draft, sweep, write_whole
from scenes.stage.type.text import Words

HOUR = 3600.0


# -- pieces ------------------------------------------------------------------------------------


@given(frames=st.integers(0, 5000), longest=st.integers(1, 400))
def test_the_pieces_of_a_play_cover_every_frame_once(frames: int, longest: int) -> None:
    pieces = pieces_of(Path("folder"), "stem", ".mp4", frames, longest)
    assert [frame for p in pieces for frame in range(p.first, p.last)] == list(range(frames))
    lengths = [p.last - p.first for p in pieces]
    assert max(lengths) <= longest
    assert max(lengths) - min(lengths) <= 1
    assert len({p.stem for p in pieces}) == len(pieces)
    assert [p.stem for p in pieces[:100]] == sorted(p.stem for p in pieces[:100])
    assert all(before.last == after.first for before, after in pairwise(pieces))


def publish_bytes(folder: Path, content: bytes, stem: str = "a_00000_00") -> tuple[Piece, Path]:
    """A finished piece that holds ``content``, and its file."""
    piece = Piece(folder, stem, ".mp4", 0, 3)
    unfinished = draft(folder / f"{stem}.mp4")
    unfinished.write_bytes(content)
    publish(unfinished, piece)
    path = piece.find()
    assert path is not None
    assert path.read_bytes() == content
    return piece, path


def test_a_piece_is_found_once_it_is_finished_and_not_before(tmp_path: Path) -> None:
    piece = Piece(tmp_path, "a_00000_00", ".mp4", 0, 3)
    assert piece.find() is None
    unfinished = draft(tmp_path / "a_00000_00.mp4")
    unfinished.write_bytes(b"half a pie")
    assert piece.find() is None
    assert unfinished.exists()  # whoever writes it is still at work
    publish(unfinished, piece)
    assert not unfinished.exists()
    assert piece.find() == tmp_path / f"a_00000_00-{zlib.crc32(b'half a pie'):08x}.mp4"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[:-1],
        lambda content: b"",
        lambda content: content + b"\0",
        lambda content: content[:500] + bytes([content[500] ^ 1]) + content[501:],
        lambda content: b"something else altogether",
    ],
    ids=["truncated", "empty", "longer", "flipped", "foreign"],
)
def test_a_piece_that_is_not_whole_is_removed_and_not_found(tmp_path: Path, spoil: Any) -> None:
    content = bytes(range(256)) * 4
    piece, path = publish_bytes(tmp_path, content)
    path.write_bytes(spoil(content))
    assert piece.find() is None
    assert not path.exists()


def test_a_whole_piece_is_found_beside_a_broken_one(tmp_path: Path) -> None:
    piece, path = publish_bytes(tmp_path, b"whole")
    broken = tmp_path / "a_00000_00-00000000.mp4"
    broken.write_bytes(b"broken")
    assert piece.find() == path
    assert not broken.exists()


def publish_read(folder: Path, data: Path, content: bytes) -> Piece:
    """A finished piece for which ``data`` was read while it was drawn."""
    with READS.noted() as reads:
        data.read_bytes()
    piece = Piece(folder, "a_00000_00", ".mp4", 0, 3)
    unfinished = draft(folder / "a_00000_00.mp4")
    unfinished.write_bytes(content)
    publish(unfinished, piece, list(reads))
    return piece


def test_a_piece_is_used_as_long_as_what_was_read_for_it_is_the_same(tmp_path: Path) -> None:
    folder, data = tmp_path / "pieces", tmp_path / "data.csv"
    folder.mkdir()
    data.write_text("1")
    piece = publish_read(folder, data, b"one")
    path = piece.find()
    assert path is not None
    assert len(list(folder.iterdir())) == 2
    data.write_text("2")
    assert piece.find() is None
    assert piece.find(holding=False) == path  # the film that it was drawn for is being joined
    publish_read(folder, data, b"two")
    for number, content in (("2", b"two"), ("1", b"one")):
        data.write_text(number)
        for holding in (True, False):
            found = piece.find(holding=holding)
            assert found is not None
            assert found.read_bytes() == content
    data.unlink()
    assert piece.find() is None


def test_what_was_read_for_a_piece_is_whole_or_the_piece_is_not_used(tmp_path: Path) -> None:
    folder, data = tmp_path / "pieces", tmp_path / "data.csv"
    folder.mkdir()
    data.write_text("1")
    for spoil in (lambda path: path.unlink(), lambda path: path.write_text("[]")):
        piece = publish_read(folder, data, b"one")
        (beside,) = folder.glob("*.reads")
        spoil(beside)
        assert piece.find() is None
        assert list(folder.iterdir()) == []


def test_with_a_piece_goes_what_was_read_for_it(tmp_path: Path) -> None:
    folder, data = tmp_path / "pieces", tmp_path / "data.csv"
    folder.mkdir()
    data.write_text("1")
    path = publish_read(folder, data, b"one").find()
    assert path is not None
    os.utime(path, (0, 0))
    prune(folder, ".mp4", [], keep=0)
    assert list(folder.iterdir()) == []


def test_other_pieces_are_not_taken_for_this_one(tmp_path: Path) -> None:
    _, path = publish_bytes(tmp_path, b"whole", stem="a_00000_00")
    for stem, suffix in (("a_00000_01", ".mp4"), ("b_00000_00", ".mp4"), ("a_00000_00", ".mov")):
        assert Piece(tmp_path, stem, suffix, 0, 3).find() is None
    assert path.exists()


def test_pruning_keeps_the_used_the_young_and_the_youngest_of_the_others(tmp_path: Path) -> None:
    def aged(name: str, hours: float) -> Path:
        path = tmp_path / name
        path.write_bytes(b"piece")
        then = time.time() - hours * HOUR
        os.utime(path, (then, then))
        return path

    used, young, newer = aged("used.mp4", 90), aged("young.mp4", 0.9), aged("newer.mp4", 2)
    older, oldest = aged("older.mp4", 3), aged("oldest.mp4", 4)
    other, hidden = aged("other.txt", 90), aged(".hidden.mp4", 90)
    prune(tmp_path, ".mp4", [used], keep=-1)
    assert older.exists()
    prune(tmp_path, ".mp4", [used], keep=1)
    assert set(tmp_path.iterdir()) == {used, young, newer, other, hidden}
    assert not older.exists()
    assert not oldest.exists()
    prune(tmp_path, ".mp4", [used], keep=0)
    assert set(tmp_path.iterdir()) == {used, young, other, hidden}


@pytest.fixture
def gone() -> int:
    """The number of a process that has ended."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def test_sweeping_takes_what_the_dead_left_and_nothing_of_the_living(
    tmp_path: Path, gone: int
) -> None:
    mine = draft(tmp_path / "a.mp4")
    of_first = mine.with_name(mine.name.replace(f".{os.getpid()}.", ".1."))
    of_dead = mine.with_name(mine.name.replace(f".{os.getpid()}.", f".{gone}."))
    of_nobody = mine.with_name(mine.name.replace(f".{os.getpid()}.", ".9999999999999999999999."))
    finished = tmp_path / "a-00000000.mp4"
    for path in (mine, of_first, of_dead, of_nobody, finished):
        path.write_bytes(b"piece")
    sweep(tmp_path)
    assert set(tmp_path.iterdir()) == {mine, of_first, finished}


@pytest.mark.skipif(not can_fork(), reason="processes are different here")
def test_a_process_that_has_ended_is_dead_though_its_parent_took_no_note(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.read()
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        mine = draft(tmp_path / "a.mp4")
        left = mine.with_name(mine.name.replace(f".{os.getpid()}.", f".{process.pid}."))
        left.write_bytes(b"piece")
        sweep(tmp_path)
        assert not left.exists()


def test_a_file_has_its_name_only_when_it_is_complete(tmp_path: Path) -> None:
    target = tmp_path / "film.srt"
    target.write_text("before")

    def fail(path: Path) -> None:
        path.write_text("half")
        assert target.read_text() == "before"
        raise OSError(errno.ENOSPC, "No space left")

    with pytest.raises(OSError, match="No space"):
        write_whole(target, fail)
    assert target.read_text() == "before"
    write_whole(target, lambda path: path.write_text("whole"))
    assert target.read_text() == "whole"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(not can_fork(), reason="processes do not fork well here")
def test_another_process_may_read_the_same_drawing_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse, other = svgelements.SVG.parse, Segments(1)

    def parse_beside_another(*arguments: Any, **options: Any) -> Any:
        monkeypatch.setattr(svgelements.SVG, "parse", parse)
        other.start(lambda: Words("side by side"))
        other.finish()
        return parse(*arguments, **options)

    monkeypatch.setattr(typesetting, "read_letters", lambda text: False)  # left to Manim
    monkeypatch.setattr(svgelements.SVG, "parse", parse_beside_another)
    with offstage(media_dir=str(tmp_path)):
        words = Words("side by side")
    assert svgelements.SVG.parse is parse  # the other one was there
    assert len(words.family_members_with_points()) == len("sidebyside")
    assert [path.suffix for path in tmp_path.rglob("*.*")] == [".svg"]


# -- progress ----------------------------------------------------------------------------------


@pytest.fixture
def channel(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The end to read of a pipe that progress is told to."""
    ends = os.pipe()
    os.set_blocking(ends[0], False)
    monkeypatch.setenv(CHANNEL, str(ends[1]))
    yield ends[0]
    for end in ends:
        os.close(end)


def lines(channel: int) -> list[dict[str, int]]:
    return [json.loads(line) for line in os.read(channel, 65536).splitlines()]


def test_progress_is_told_in_lines_that_end_with_all_frames_done(channel: int) -> None:
    progress = Progress("Film", shown=True)
    progress.expect(10)
    progress.add(4)
    progress.look()
    progress.expect(5)
    progress.add(11)
    progress.close()
    told = lines(channel)
    assert told[0] == {"done": 0, "known": 10}
    assert {"done": 4, "known": 10} in told
    assert told[-1] == {"done": 15, "known": 15}
    assert [line["done"] for line in told] == sorted(line["done"] for line in told)


@pytest.mark.skipif(not can_fork(), reason="processes do not fork well here")
def test_frames_that_other_processes_have_done_are_counted(channel: int) -> None:
    progress, segments = Progress("Film", shown=False), Segments(2)
    segments.look = progress.look
    for _ in range(5):
        progress.expect(3)
        segments.start(lambda: progress.add(3))
    segments.finish()
    progress.close()
    assert lines(channel)[-1] == {"done": 15, "known": 15}


def test_progress_goes_on_when_nobody_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    monkeypatch.setenv(CHANNEL, str(writing))
    progress = Progress("Film", shown=False)
    progress.expect(2)
    progress.add(2)
    progress.close()
    os.close(writing)
    assert (progress.done, progress.known) == (2, 2)


def test_a_frame_that_is_held_for_hours_is_counted_at_once(channel: int) -> None:
    progress = Progress("Film", shown=False)
    progress.expect(10**6)
    progress.add(10**6)  # while nobody looks
    progress.close()
    assert lines(channel)[-1] == {"done": 10**6, "known": 10**6}


# -- processes ---------------------------------------------------------------------------------


def test_the_number_of_jobs_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DOWNHILL_JOBS", raising=False)
    assert cores() >= 1
    monkeypatch.setenv("DOWNHILL_JOBS", "7")
    assert cores() == 7
    for wrong in ("0", "-1", "many", "1.5"):
        monkeypatch.setenv("DOWNHILL_JOBS", wrong)
        with pytest.raises(Trouble, match=f"DOWNHILL_JOBS must be .* got '{wrong}'"):
            cores()


@pytest.mark.skipif(not can_fork(), reason="processes do not fork well here")
def test_no_more_are_at_work_at_once_than_there_are_jobs() -> None:
    hear, tell = os.pipe()
    wait, let_go = os.pipe()

    def begin_and_end() -> None:
        os.write(tell, b"+")
        os.read(wait, 1)
        os.write(tell, b"-")

    def heard() -> str:
        assert select.select([hear], [], [], 60)[0], "nobody begins or ends"
        return os.read(hear, 1).decode()

    segments = Segments(3)
    for _ in range(9):
        segments.start(begin_and_end)
    assert [heard() for _ in range(3)] == ["+"] * 3  # which none of them ends of itself
    for _ in range(6):
        os.write(let_go, b".")
        assert [heard(), heard()] == ["-", "+"]
    os.write(let_go, b"...")
    segments.finish()
    assert [heard() for _ in range(3)] == ["-"] * 3
    for end in (hear, tell, wait, let_go):
        os.close(end)
