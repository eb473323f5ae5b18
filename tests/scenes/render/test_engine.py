"""The render engine for real: films are drawn, killed, spoiled and crowded, and come out the same.

``DOWNHILL_KILLS=20`` kills more renders than the few that are killed by default.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import av
import pytest

from scenes.render.copies import can_fork
from tests.everything import some
from tests.scenes.disks import disk
from tests.scenes.render.interrupting import interruptible
from tests.scenes.render.nursery import program

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not can_fork(), reason="films are drawn on one core here"),
]

ROOT = Path(__file__).resolve().parents[3]
KILLS = int(os.environ.get("DOWNHILL_KILLS", "2"))
PLAYS = (10, 50, 12, 18)  # frames; the second is cut in two
STOPPED = "Stopped. What is drawn is kept: render again to go on.\n"

FILM = '''
import os
from time import sleep

from manim import DOWN, UP, ValueTracker, linear

from scenes.stage.lecture.scene import LectureScene, beat
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import ink
from scenes.stage.lecture.theme import STEP
from scenes.stage.type.text import Words
from scenes.stage.lecture.words import tr

PAUSE = float(os.environ.get("TEST_PAUSE", "0"))  # makes drawing slow, and no other picture


class Patch(Painted):
    """A square that paints itself where its tracker says."""

    def __init__(self, x):
        super().__init__()
        self.x = x

    def paint(self, canvas):
        sleep(PAUSE)
        if self.x.get_value() > 3 and "TEST_FAIL" in os.environ:
            raise RuntimeError("the patch has gone too far")
        canvas.rectangle(self.x.get_value() - 0.5, 1.5, 1, 1)
        canvas.set_source_rgba(*ink(STEP))
        canvas.fill()


class Short(LectureScene):
    facts = {}

    def construct(self):
        self.x = ValueTracker(-4)
        self.add(Patch(self.x))
        self.there()
        self.back()

    @beat("Look.")
    def there(self):
        self.play(self.x.animate(rate_func=linear).set_value(-3), run_time=0.63)
        self.play(self.x.animate.set_value(4), run_time=3.3)

    @beat("And back.")
    def back(self):
        self.add(Words(tr("back")).shift(DOWN), Words(tr("and forth")).shift(2 * DOWN))
        self.play(self.x.animate(rate_func=linear).set_value(0), run_time=0.8)
        self.hold(1.2)
'''


class Render:
    """A `manim render` that has begun."""

    def __init__(self, process: subprocess.Popen[str], mark: str) -> None:
        self.process, self.parent = process, process.pid
        self._mark = f"TEST_MARK={mark}".encode()

    def end(self, seconds: float = 120) -> tuple[int, str]:
        """Wait for its end: the status and the complaint."""
        _, complaint = self.process.communicate(timeout=seconds)
        return self.process.returncode, complaint

    def processes(self) -> list[int]:
        """Those of its processes that are alive."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if self._mark in (folder / "environ").read_bytes():  # the dead have none
                    found.append(int(folder.name))
        return sorted(found)

    def children(self) -> list[int]:
        return [process for process in self.processes() if process != self.parent]

    def wait_until(self, seen: Callable[[], Any]) -> Any:
        """What is ``seen`` of the render at work, as soon as there is something."""
        end = time.monotonic() + 60
        while time.monotonic() < end and self.process.poll() is None:
            if found := seen():
                return found
            time.sleep(0.005)
        pytest.fail(f"In vain until {self.process.poll()}.")

    def assert_gone(self, seconds: float = 1.0) -> None:
        """Within so many seconds no process of it is left."""
        end = time.monotonic() + seconds
        while (left := self.processes()) and time.monotonic() < end:
            time.sleep(0.02)
        assert not left

    def clear(self) -> None:
        """Whatever happened, leave nothing running."""
        if self.process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self.parent, signal.SIGKILL)
            self.process.communicate()


class Studio:
    """A folder with a film in it, and ways to render it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.begun: list[Render] = []
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "short.py").write_text(FILM, encoding="utf-8")
        shutil.copy(ROOT / "manim.cfg", folder)

    def begin(self, *flags: str, media: Path | str = "media", **settings: object) -> Render:
        """A render in a process group of its own; all its processes carry its mark."""
        command = [sys.executable, "-m", "manim", "render", "-ql", *flags]
        environment = {**os.environ, "DOWNHILL_JOBS": "2", "COLUMNS": "400"}
        environment["PYTHONDONTWRITEBYTECODE"] = "1"  # what a render leaves behind is its own
        environment.pop("DOWNHILL_LANGUAGE", None)
        environment["TEST_MARK"] = mark = uuid4().hex
        environment.update({name: str(value) for name, value in settings.items()})
        channel = [int(environment["DOWNHILL_PROGRESS"])] if "DOWNHILL_PROGRESS" in settings else []
        with interruptible():
            process = subprocess.Popen(
                [*command, "--media_dir", str(media), "short.py"],
                cwd=self.folder,
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                start_new_session=True,
                pass_fds=channel,
            )
        self.begun.append(render := Render(process, mark))
        return render

    def fail(self, *flags: str, media: Path | str = "media", **settings: object) -> tuple[int, str]:
        """The status and the complaint of a render that nobody disturbs."""
        if "DOWNHILL_PROGRESS" in settings:  # an open file, which its child has to inherit
            return self.begin(*flags, media=media, **settings).end()
        surroundings = {"DOWNHILL_JOBS": "2", "COLUMNS": "400", "PYTHONDONTWRITEBYTECODE": "1"}
        surroundings |= {name: str(value) for name, value in settings.items()}
        words = ["render", "-ql", *flags, "--media_dir", str(media), "short.py"]
        with pytest.MonkeyPatch.context() as environment:
            environment.delenv("DOWNHILL_LANGUAGE", raising=False)
            done = program(self.folder, "manim", *words, **surroundings)
        return done.returncode, done.stderr

    def render(self, *flags: str, **options: Any) -> None:
        """A render that goes well, without a word."""
        assert self.fail(*flags, **options) == (0, "")

    def film(self, media: Path | str = "media") -> Path:
        return self.folder / media / "videos/short/480p15/Short.mp4"

    def frames(self, media: Path | str = "media") -> list[str]:
        return hashes(self.film(media))

    def pieces(self, media: Path | str = "media") -> list[Path]:
        return sorted((self.film(media).parent / "partial_movie_files/Short").glob("[!.]*.mp4"))


def hashes(film: Path) -> list[str]:
    """A hash of every decoded frame."""
    with av.open(str(film)) as container:
        return [
            hashlib.sha256(frame.to_ndarray().tobytes()).hexdigest()
            for frame in container.decode(video=0)
        ]


def unfinished(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if ".unfinished" in path.name]


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


# -- the same film, however it is drawn --------------------------------------------------------


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


# -- what is kept is safe ------------------------------------------------------------------------


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


# -- killed renders ------------------------------------------------------------------------------


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


# -- disks -------------------------------------------------------------------------------------


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


# -- crowds and mistakes -----------------------------------------------------------------------


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
