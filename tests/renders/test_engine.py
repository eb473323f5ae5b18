"""The render engine for real: films are drawn, killed, spoiled and crowded, and are the same.

``DOWNHILL_KILLS=20`` kills more renders than the few that are killed by default.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from scenes.render.copies import can_fork
from tests.everything import some
from tests.renders.studio import FILM, Studio, hashes, unfinished
from tests.scenes.disks import disk

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not can_fork(), reason="films are drawn on one core here"),
]
KILLS = int(os.environ.get("DOWNHILL_KILLS", "2"))
PLAYS = (10, 50, 12, 18)  # frames; the second is cut in two
STOPPED = "Stopped. What is drawn is kept: render again to go on.\n"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    """A studio whose film is drawn, on one core and undisturbed."""
    studio = Studio(tmp_path_factory.mktemp("original"))
    studio.render(DOWNHILL_JOBS=1)
    return studio


@pytest.fixture(scope="module")
def right(original: Studio) -> list[str]:
    """The frames of the film, as they are to be."""
    return original.frames()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Studio]:
    """A studio of one's own, with nothing drawn."""
    studio = Studio(tmp_path / "studio")
    yield studio
    for render in studio.begun:
        render.clear()


@pytest.fixture
def studio(empty: Studio, original: Studio) -> Studio:
    """A studio of one's own, whose film is drawn already."""
    shutil.copytree(original.folder / "media", empty.folder / "media")
    return empty


def test_the_film_is_cut_into_pieces_that_are_all_of_it(original: Studio, right: list[str]) -> None:
    first, second, third, last = PLAYS
    pieces = [hashes(path) for path in original.pieces()]
    assert [len(piece) for piece in pieces] == [first, second // 2, second // 2, third, last]
    assert [frame for piece in pieces for frame in piece] == right
    assert len(set(right)) >= first + second + third - 3  # it moves, and then is held


def lines(told: Path, total: int) -> list[dict[str, int]]:
    """What was told of the progress, if it makes sense."""
    news = [json.loads(line) for line in told.read_text().splitlines()]
    assert news[-1] == {"done": total, "known": total}
    assert [line["done"] for line in news] == sorted(line["done"] for line in news)
    assert all(line["done"] <= line["known"] for line in news)
    return news


@pytest.mark.parametrize("jobs", some([5, 2]))
def test_the_frames_are_the_same_on_any_number_of_cores(
    empty: Studio, original: Studio, right: list[str], jobs: int
) -> None:
    told = empty.folder / "told"
    with told.open("wb") as file:
        empty.render(DOWNHILL_JOBS=jobs, DOWNHILL_PROGRESS=file.fileno())
    assert empty.frames() == right
    assert [path.name for path in empty.pieces()] == [path.name for path in original.pieces()]
    subtitles = original.film().with_suffix(".srt").read_bytes()
    assert empty.film().with_suffix(".srt").read_bytes() == subtitles
    assert len(lines(told, len(right))) > len(PLAYS)


def stamps(studio: Studio) -> dict[str, tuple[int, float]]:
    """What shows whether a piece was touched; Manim rounds the times."""
    status = {path.name: path.stat() for path in studio.pieces()}
    return {name: (of.st_ino, round(of.st_mtime, 4)) for name, of in status.items()}


def test_rendering_again_draws_nothing_unless_asked_to(studio: Studio, right: list[str]) -> None:
    before = stamps(studio)
    for jobs in (1, 5):
        studio.film().unlink()
        told = studio.folder / "told"
        with told.open("wb") as file:  # drawing would fail
            studio.render(DOWNHILL_JOBS=jobs, DOWNHILL_PROGRESS=file.fileno(), TEST_FAIL=1)
        assert stamps(studio) == before
        assert studio.frames() == right
        assert lines(told, len(right))
    studio.render("--disable_caching")
    assert studio.frames() == right
    after = stamps(studio)
    assert after.keys() == before.keys()
    assert all(after[name] != before[name] for name in before)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0x10
    path.write_bytes(content)


def is_whole(piece: Path) -> bool:
    return piece.stem.endswith(f"-{zlib.crc32(piece.read_bytes()):08x}")


def test_pieces_that_are_not_whole_are_drawn_again(studio: Studio, right: list[str]) -> None:
    pieces = studio.pieces()
    truncate(pieces[0])
    flip(pieces[1])
    pieces[2].write_bytes(b"")
    shutil.copy(studio.film(), pieces[3])  # a video that plays well, and is another
    pieces[4].unlink()
    studio.film().write_bytes(b"no film")
    studio.film().with_suffix(".srt").write_bytes(b"")
    assert not any(path.exists() and is_whole(path) for path in pieces)
    studio.render()
    assert studio.frames() == right
    assert studio.pieces() == pieces
    assert all(is_whole(path) for path in pieces)
    assert "And back." in studio.film().with_suffix(".srt").read_text(encoding="utf-8")


def test_broken_drawings_of_words_are_set_again(studio: Studio, right: list[str]) -> None:
    drawings = sorted((studio.folder / "media/Tex").glob("*.svg"))
    contents = [path.read_bytes() for path in drawings]
    first, *others = drawings
    first.write_bytes(b"")
    for path in others:
        truncate(path)
    studio.render("--disable_caching")
    assert studio.frames() == right
    assert [path.read_bytes() for path in drawings] == contents
    assert len(drawings) >= 2


def test_what_a_killed_render_left_is_swept_from_wherever_films_are_written(
    studio: Studio, right: list[str]
) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    folders = [studio.folder / "media/Tex", studio.film().parent, studio.pieces()[0].parent]
    folders.append(studio.film().parent / "sections")
    folders[-1].mkdir()
    for folder in folders:
        (folder / f".left.{gone.pid}.unfinished.mp4").write_bytes(b"half")
    assert len(unfinished(studio.folder)) == 4
    studio.render("--save_sections")
    assert studio.frames() == right
    assert not unfinished(studio.folder)


def test_what_has_changed_is_drawn_and_what_comes_back_is_still_there(
    studio: Studio, right: list[str]
) -> None:
    before = stamps(studio)
    (studio.folder / "short.py").write_text(FILM.replace("1.5, 1, 1", "0.5, 1, 1"))
    studio.render()
    assert len(studio.frames()) == len(right)
    assert not set(studio.frames()) & set(right)
    (studio.folder / "short.py").write_text(FILM)
    studio.render(TEST_FAIL=1)
    assert studio.frames() == right
    assert before.items() <= stamps(studio).items()
    assert len(stamps(studio)) == 2 * len(before)


@pytest.mark.parametrize("number", range(KILLS))
def test_a_killed_render_is_finished_by_the_next(
    empty: Studio, right: list[str], number: int
) -> None:
    """By turns the parent and a child die, at any moment or with half a piece on the disk."""
    chance, of_child, in_piece = random.Random(number), number % 2 == 1, number % 4 >= 2
    for _ in range(5):
        render = empty.begin(TEST_PAUSE=0.08, DOWNHILL_JOBS=chance.choice([2, 3]))
        if in_piece:
            half = chance.choice(render.wait_until(lambda: unfinished(empty.film().parent)))
            victim = int(half.name.split(".")[-3]) if of_child else render.parent
        elif of_child:
            render.wait_until(render.children)
            time.sleep(chance.uniform(0, 1.5))
            victim = chance.choice(render.children() or [render.parent])
        else:
            time.sleep(chance.uniform(0.5, 4))
            victim = render.parent
        with suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
        render.process.wait(10)  # and not for its children, which hold its stderr too
        render.assert_gone()
        status, complaint = render.end(10)
        if status != 0:  # else it was over before it could be killed
            break
        shutil.rmtree(empty.folder / "media")
    if victim == render.parent:
        assert status == -signal.SIGKILL
    else:
        assert status == 1
        assert "ended by signal 9" in complaint
        assert complaint.count("\n") == 1
    empty.render()
    assert empty.frames() == right
    assert not unfinished(empty.folder)


@pytest.mark.parametrize(
    ("jobs", "everyone"),
    some(
        [
            pytest.param(2, False, id="the parent"),
            pytest.param(1, False, id="one core"),
            pytest.param(2, True, id="the whole group"),
        ],
    ),
)
def test_an_interrupted_render_says_so_and_leaves_whole_pieces(
    empty: Studio, right: list[str], jobs: int, everyone: bool
) -> None:
    render = empty.begin(TEST_PAUSE=0.04, DOWNHILL_JOBS=jobs)
    render.wait_until(lambda: empty.pieces() and unfinished(empty.folder))
    (os.killpg if everyone else os.kill)(render.parent, signal.SIGINT)
    assert render.end(10) == (130, STOPPED)
    render.assert_gone()
    assert not unfinished(empty.folder)
    assert not empty.film().exists()
    drawn = stamps(empty)
    assert 1 <= len(drawn) < 5
    empty.render()
    assert drawn.items() <= stamps(empty).items()
    assert empty.frames() == right


def assert_told_once(complaint: str, words: str) -> None:
    """What went wrong is told in one sentence, without a traceback."""
    assert complaint.endswith(f": {words}.\n")
    assert complaint.count("\n") == 1


def test_a_full_disk_is_told_and_with_room_the_film_is_finished(
    empty: Studio, right: list[str]
) -> None:
    with disk(empty.folder / "disk", "size=256k") as media:
        ballast = media / "ballast"
        # Kilobytes on which the typesetting, the pieces or the film find no room.
        for room in (8, 40, 64):
            ballast.unlink(missing_ok=True)
            for path in empty.pieces(media)[2:]:
                path.unlink()
            taken = sum(-(-p.stat().st_size // 4096) * 4 for p in media.rglob("*") if p.is_file())
            ballast.write_bytes(bytes(1024 * (256 - max(room, taken))))
            status, complaint = empty.fail(media=media)
            assert status == 1
            assert_told_once(complaint, "there is no space left on the disk")
            assert not unfinished(media)
            if empty.film(media).exists():  # only what lies beside it found no room
                assert empty.frames(media) == right
            assert all(is_whole(path) and hashes(path) for path in empty.pieces(media))
        ballast.unlink()
        empty.render(media=media)
        assert empty.frames(media) == right


def test_a_disk_that_can_only_be_read_is_told(studio: Studio, right: list[str]) -> None:
    with disk(studio.folder / "disk", "size=1m") as media:
        shutil.copytree(studio.folder / "media", media, dirs_exist_ok=True)
        subprocess.run(["mount", "-o", "remount,ro", str(media)], check=True)
        status, complaint = studio.fail(media=media)
        assert status == 1
        assert_told_once(complaint, "the disk can only be read")
        assert studio.frames(media) == right


def test_a_folder_that_cannot_be_made_is_told(empty: Studio) -> None:
    status, complaint = empty.fail(media="manim.cfg/media")
    assert status == 1
    assert_told_once(complaint, "a part of its path is a file, not a folder")
    assert sorted(path.name for path in empty.folder.iterdir()) == ["manim.cfg", "short.py"]


def test_two_renders_of_one_film_do_not_disturb_each_other(empty: Studio, right: list[str]) -> None:
    renders = [empty.begin() for _ in range(2)]
    assert [render.end() for render in renders] == [(0, ""), (0, "")]
    assert empty.frames() == right
    assert not unfinished(empty.folder)
    assert len(empty.pieces()) == 5


@pytest.mark.parametrize("jobs", some([2, 1]))
def test_a_mistake_in_a_painter_is_shown_with_its_traceback(
    empty: Studio, right: list[str], jobs: int
) -> None:
    render = empty.begin(TEST_FAIL=1, DOWNHILL_JOBS=jobs)
    status, complaint = render.end()
    render.assert_gone()
    assert status == 1
    assert complaint.count("Traceback (most recent call last)") == 1
    assert "the patch has gone too far" in complaint
    assert "short.py" in complaint
    assert not unfinished(empty.folder)
    assert not empty.film().exists()
    if jobs == 2:
        empty.render()
        assert empty.frames() == right
