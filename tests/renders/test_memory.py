"""Films of one's own that depend on the frames before: found, told, and drawn frame after frame."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from manim import Dot, Mobject, Square, ValueTracker

from scenes.render.copies import Copy, can_fork
from scenes.render.memory import state_of
from scenes.render.pieces import Piece
from scenes.render.rehearsal import offstage
from scenes.stage.lecture.scene import LectureScene
from scenes.stage.paint.painted import Painted
from tests.everything import some
from tests.renders.nursery import program
from tests.renders.studio import hashes

pytestmark = pytest.mark.skipif(not can_fork(), reason="films are drawn on one core here")

ROOT = Path(__file__).resolve().parents[2]
FILM = """
import random

from manim import DOWN, LEFT, RIGHT, UP, Dot, Line, Square, TracedPath, ValueTracker, VGroup

from scenes.stage.lecture.scene import LectureScene


class Own(LectureScene):
    facts = {}

    def construct(self):
        self.seen = 0
        dot = Dot(4 * LEFT)
        %s
        self.add(dot)
        self.play(dot.animate(path_arc=2).shift(6 * RIGHT), run_time=3.4)  # in two pieces
        dot.clear_updaters()
        self.add(Square().shift(self.seen * 0.05 * UP))
        self.play(dot.animate.shift(2 * UP), run_time=0.6)
        self.wait(0.2)
"""
KINDS = {
    "TracedPath": "self.add(TracedPath(dot.get_center, stroke_width=8))",
    "Square": """speed = [0.0]
        weight = Square(0.5).shift(2 * UP + RIGHT)

        def swing(weight, dt):
            speed[0] -= 8 * weight.get_x() * dt
            weight.shift(speed[0] * dt * RIGHT)

        self.add(weight.add_updater(swing))""",
    "seen": """def count(_):
            self.seen += 1

        dot.add_updater(count)""",
    "random numbers": """random.seed(3)
        star = Dot().add_updater(lambda star: star.set_x(random.uniform(-3, 3)))
        self.add(star)""",
}


def render(folder: Path, jobs: int) -> str:
    """Render the film of a folder; what is said on standard error."""
    words = ("manim", "render", "-ql", "--media_dir", f"media{jobs}", "own.py")
    done = program(folder, *words, DOWNHILL_JOBS=str(jobs), COLUMNS="400")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("part", some(KINDS))  # all are told apart below
def test_a_film_with_a_memory_is_drawn_frame_after_frame_and_says_so_once(
    tmp_path: Path, part: str
) -> None:
    shutil.copy(ROOT / "manim.cfg", tmp_path)
    (tmp_path / "own.py").write_text(FILM % KINDS[part], encoding="utf-8")
    told = (
        f"Own depends on the frames before ({part}): it is drawn frame after frame, in one process."
    )
    films = {jobs: tmp_path / f"media{jobs}/videos/own/480p15/Own.mp4" for jobs in (1, 2)}
    for jobs in films:
        assert render(tmp_path, jobs) == f"{told}\n"
    right = hashes(films[1])
    assert len(right) == 51 + 9 + 3
    assert hashes(films[2]) == right
    # What the first try left, and what was kept of the second, spoils no later render.
    shutil.copytree(tmp_path / "media2", tmp_path / "media1", dirs_exist_ok=True)
    for piece in sorted(tmp_path.glob("media1/**/partial_movie_files/Own/*_alone_*.mp4"))[1:]:
        piece.unlink()
    assert render(tmp_path, 1) == f"{told}\n"
    assert hashes(films[1]) == right


# -- what is seen of a film's state ------------------------------------------------------------


class Kept:
    """Something of the lecturer's own."""

    def __init__(self) -> None:
        self.deep = {"list": [1.0, 2.0]}


COUNT = 0
NUMBERS = np.random.default_rng(1)


def _count(_: Mobject) -> None:
    global COUNT
    COUNT += 1


def _draw_lots(_: Mobject) -> None:
    NUMBERS.random()


def stage() -> Any:
    """A scene as far as its state goes."""
    scene = SimpleNamespace(mobjects=[Square(), Dot()], updaters=[], kept=Kept(), x=ValueTracker(1))
    scene.mobjects[0].add(Square())
    return scene


def _closed(scene: Any) -> Callable[[], object]:
    speed = [0.0]
    scene.mobjects[1].add_updater(lambda dot: dot.shift(speed))
    return partial(speed.__setitem__, 0, 1.0)


def _of_module(scene: Any, updater: Callable[[Mobject], None]) -> Callable[[], object]:
    scene.mobjects[1].add_updater(updater, call_updater=False)
    return partial(updater, scene.mobjects[1])


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda scene: lambda: scene.mobjects[0].submobjects[0].shift([1e-3, 0, 0]), "Square"),
        (lambda scene: lambda: scene.mobjects[1].set_opacity(0.5), "Dot"),
        (lambda scene: lambda: scene.mobjects.append(Dot()), "Dot"),
        (lambda scene: lambda: scene.x.set_value(2), "ValueTracker"),
        (lambda scene: lambda: scene.kept.deep["list"].append(3.0), "deep"),
        (lambda scene: lambda: setattr(scene, "said", "so"), "said"),
        (lambda scene: lambda: random.random(), "random numbers"),
        (lambda scene: lambda: np.random.random(), "random numbers"),  # noqa: NPY002
        (_closed, "speed"),
        (partial(_of_module, updater=_count), "COUNT"),
        (partial(_of_module, updater=_draw_lots), "NUMBERS"),
    ],
)
def test_a_state_tells_what_has_changed(
    change: Callable[[Any], Callable[[], object]], named: str
) -> None:
    scene = stage()
    do = change(scene)
    before = state_of(scene)
    assert before.difference(state_of(scene)) is None
    do()
    assert before.difference(state_of(scene)) == named


def test_what_manim_keeps_of_a_film_is_no_part_of_its_state() -> None:
    with offstage():
        lecture = Bare()
    lecture.add(Dot().add_updater(lambda dot: dot.set_x(len(lecture.sections_told))))
    before = state_of(lecture)
    lecture.last_t, lecture.duration = 3.0, 4.0
    lecture.renderer.num_plays = 5
    assert before.difference(state_of(lecture)) is None
    lecture.sections_told.append("first")
    assert before.difference(state_of(lecture)) == "sections_told"


class Bare(LectureScene):
    """A film of one's own that keeps a list."""

    def __init__(self) -> None:
        super().__init__()
        self.sections_told: list[str] = []


def test_what_the_house_keeps_to_draw_faster_is_no_memory() -> None:
    scene = stage()
    scene.mobjects.append(painted := Painted())
    before = state_of(scene)
    vars(painted)["extent"] = Piece(Path(), "", "", 0, 1)  # values in a class of the house
    assert before.difference(state_of(scene)) is None


def test_a_rounding_error_is_no_change() -> None:
    scene = stage()
    before = state_of(scene)
    scene.mobjects[0].shift([1e-14, 0, 0])
    assert before.difference(state_of(scene)) is None


# -- copies -------------------------------------------------------------------------------------


@pytest.fixture
def copy() -> Iterator[Callable[..., Copy]]:
    made: list[Copy] = []

    def begin(*arguments: Any, **options: Any) -> Copy:
        made.append(Copy(*arguments, **options))
        return made[-1]

    yield begin
    for one in made:
        one.close()


def test_a_copy_begins_where_the_process_was(copy: Callable[..., Copy]) -> None:
    here = [1]
    spare = copy(lambda: (here, random.random(), np.random.random()), waits=True)  # noqa: NPY002
    here.append(2)
    assert spare.made() == ([1], random.random(), np.random.random())  # noqa: NPY002


def test_what_fails_in_a_copy_fails_here(
    copy: Callable[..., Copy], capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        copy(lambda: 1 / 0).made()
    assert "ZeroDivisionError" in capfd.readouterr().err
